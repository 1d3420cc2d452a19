import { showChange, showPoints } from '../../words/points'
import { parsePoints, toPoints, ZERO, type Points } from '../../../shared/points'
import { claimRoles, type ColumnRole, type ListKind, type RowRole } from '../../../shared/rubric-import/layout'
import type { ReadingNote, RubricReading } from '../../../shared/rubric-import/reading'
import type { IconName } from '../base/icons'

export const columnWords: Readonly<Record<ColumnRole, string>> = {
  ignore: '不读', code: '编码', level1: '一级指标', level2: '二级指标', level3: '三级指标', content: '考核内容',
  points: '分值', level1Points: '一级分值', level2Points: '二级分值', level3Points: '三级分值', standard: '评分标准',
  methods: '考核方式', leadDepartment: '牵头部门', supportingDepartments: '配合部门', zones: '适用区域', domain: '领域', pillar: '六位',
  sample: '抽样', evidence: '应备材料', advice: '整改建议', note: '备注', cap: '封顶', claimList: '加分或减分',
}

/** The list of a column's chooser, in groups as people think of a table. */
export const columnGroups: ReadonlyArray<{ readonly title: string; readonly roles: readonly ColumnRole[] }> = [
  { title: '层级', roles: ['level1', 'level2', 'level3', 'content', 'code'] },
  { title: '分值', roles: ['points', 'level1Points', 'level2Points', 'level3Points'] },
  { title: '怎样考核', roles: ['standard', 'methods', 'sample', 'evidence', 'advice'] },
  { title: '部门和标签', roles: ['leadDepartment', 'supportingDepartments', 'zones', 'domain', 'pillar'] },
  { title: '其他', roles: ['note', 'ignore'] },
]
/** The same for a sheet of 加分, 减分 or 一票否决. */
export const listColumnGroups: typeof columnGroups = [
  { title: '内容', roles: ['content', 'level1', 'level2', 'code', 'claimList'] },
  { title: '分值', roles: ['standard', 'points', 'cap'] },
  { title: '其他', roles: ['note', 'ignore'] },
]
/** What a sheet is read as. */
export const sheetChoices: ReadonlyArray<{ readonly value: ListKind | 'table' | 'none'; readonly word: string }> = [
  { value: 'table', word: '评分表' }, { value: 'bonus', word: '加分' }, { value: 'penalty', word: '减分' }, { value: 'claims', word: '加分和减分' }, { value: 'veto', word: '一票否决' }, { value: 'none', word: '不读' },
]

export const rowWords: Readonly<Record<RowRole, string>> = {
  item: '考核内容', node: '指标', more: '续行', head: '表头', title: '标题', total: '合计', signature: '签字', note: '备注', left: '不读', bonus: '加分', penalty: '减分', veto: '一票否决',
}
/** What becomes of such a row, for its chooser. */
export const rowHints: Readonly<Record<RowRole, string>> = {
  item: '一项考核内容', node: '只有指标名称', more: '接着上一行的文字', head: '列的名称', title: '表的名称，不读', total: '合计数，不读', signature: '签字、填表人，不读', note: '文字留作说明', left: '略过这一行；在标题上是整块', bonus: '1000 分之外；在标题上是整块', penalty: '1000 分之外；在标题上是整块', veto: '1000 分之外；在标题上是整块',
}
export const rowGroups: ReadonlyArray<{ readonly title: string; readonly roles: readonly RowRole[] }> = [
  { title: '读入', roles: ['item', 'more', 'node', 'note'] },
  { title: '1000 分之外', roles: ['bonus', 'penalty', 'veto'] },
  { title: '不读入', roles: ['head', 'title', 'total', 'signature', 'left'] },
]
/** Rows whose cells are not part of the rubric. */
export const leftOutRoles: ReadonlySet<RowRole> = new Set(['head', 'title', 'total', 'signature', 'left'])

export const basisWords: Readonly<Record<RubricReading['basis'], string>> = {
  own: '千分导出的细则，按原样读入', remembered: '按上次的更正识别', guessed: '自动识别', corrected: '已按你的更正识别',
}

export const weightWords: Readonly<Record<ReadingNote['weight'], { readonly word: string; readonly icon: IconName; readonly look: string }>> = {
  wrong: { word: '要改', icon: 'err', look: 'danger' },
  check: { word: '请核对', icon: 'warn', look: 'attn' },
  told: { word: '说明', icon: 'dot', look: 'q2' },
}
const weights: readonly ReadingNote['weight'][] = ['wrong', 'check', 'told']

/** The heaviest first; within a weight as the sheet goes. */
export function sortNotes(notes: readonly ReadingNote[]): ReadingNote[] {
  return weights.flatMap((weight) => notes.filter((note) => note.weight === weight))
}
/** `要改 2，请核对 5，说明 8`; empty without notes. */
export function noteCounts(notes: readonly ReadingNote[]): string {
  return weights.flatMap((weight) => {
    const count = notes.filter((note) => note.weight === weight).length
    return count > 0 ? [`${weightWords[weight].word} ${count}`] : []
  }).join('，')
}

/** How many rows of the included sheets were taken for each role. */
function roleCounts(reading: RubricReading): ReadonlyMap<RowRole, number> {
  const included = new Set(reading.layouts.filter((layout) => layout.included).map(({ sheet }) => sheet))
  const counts = new Map<RowRole, number>()
  for (const { name, roles } of reading.sheets) if (included.has(name)) for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1)
  return counts
}

/** What was read, so that nothing is lost in silence: every row with content is named by what became of it. */
export function countWords(reading: RubricReading): string {
  const { rows, items, nodes, more, leftOut, claims } = reading.counts
  const counts = roleCounts(reading)
  const notes = Math.min(leftOut, counts.get('note') ?? 0)
  const left = (['title', 'head', 'total', 'signature'] as const).map((role) => [rowWords[role], counts.get(role) ?? 0] as const)
  const other = leftOut - notes - left.reduce((sum, [, count]) => sum + count, 0)
  const named = [...left, ['其他', other] as const].filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}`)
  const parts = [['考核内容', items], ['指标', nodes], ['续行', more], ...claimRoles.map((role) => [rowWords[role], claims === 0 ? 0 : (counts.get(role) ?? 0)] as const), ['备注', notes]].filter(([word, count]) => word === '考核内容' || Number(count) > 0).map(([word, count]) => `${word} ${count}`)
  if (leftOut > notes) parts.push(`没有读入 ${leftOut - notes}（${named.join('，')}）`)
  return `共 ${rows} 行：${parts.join('，')}`
}
/** `分值合计 998.00，比 1000.00 少 2.00`. */
export function pointsWords(reading: RubricReading): string {
  const base = parsePoints(reading.draft.rubric.basePoints) ?? ZERO
  const points = toPoints(reading.counts.points)
  return points === base ? `分值合计正好 ${showPoints(base)}` : `分值合计 ${showPoints(points)}，比 ${showPoints(base)} ${points < base ? '少' : '多'} ${showPoints(toPoints(Math.abs(points - base)))}`
}
export const isEven = (reading: RubricReading): boolean => parsePoints(reading.draft.rubric.basePoints) === reading.counts.points

/** A node whose own points are not what its items come to: `+2.00`, or nothing. */
export function nodeGap(stated: Points | null, sum: Points): string {
  return stated === null || stated === sum ? '' : showChange(toPoints(sum - stated))
}
