import type { DifferenceKind } from './compare'

/** Kinds of difference as they are named on the screen and on paper. */
export const differenceNames: Readonly<Record<DifferenceKind, string>> = {
  added: '新增', removed: '删除', moved: '移动', code: '编码', points: '分值', rule: '评分规则', text: '文字', whole: '设置',
}
