import type { ItemChange, SetAsideCause } from '../../shared/rubric-change'

/** What of an item has changed between two versions. */
export const changeWords: Readonly<Record<ItemChange, string>> = { content: '考核内容', standard: '评分标准', points: '分值', rule: '评分规则', zones: '适用区域' }
/** Why a score cannot stay. */
export const causeWords: Readonly<Record<SetAsideCause, string>> = { gone: '新版本没有这一项', kind: '评分方式变了', input: '原来填的新规则不能用', zones: '新版本不考本单位的区域' }

export const changesText = (changes: readonly ItemChange[]): string => (changes.length === 0 ? '' : `${changes.map((change) => changeWords[change]).join('、')}有变化`)
