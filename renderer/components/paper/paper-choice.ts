import { departmentsOf, noDepartment } from '../../../shared/paper/blank-sheet'
import type { PaperSheet, PaperSplit } from '../../../shared/paper/order'
import { chineseNumber } from '../../../shared/report/words'
import type { Rubric } from '../../../shared/rubric/rubric'
import { itemsOf } from '../../../shared/rubric/tree'

/** What is to be printed, as it was chosen; parts that another choice hides are kept. */
export interface PaperChoice {
  readonly kind: 'blank' | 'filled'
  readonly scope: 'whole' | 'departments' | 'items'
  readonly departments: readonly string[]
  readonly itemIds: readonly string[]
  /** Name of the part with chosen items; empty: what was chosen names it. */
  readonly partName: string
  readonly unitIds: readonly string[]
  /** 考核组 as the sheets print it, or empty. */
  readonly team: string
  readonly split: PaperSplit
}

export const startChoice = (unitIds: readonly string[]): PaperChoice => ({ kind: 'blank', scope: 'whole', departments: [], itemIds: [], partName: '', unitIds, team: '', split: 'one' })

/** Name of chosen items: `第一、三项工作要求` where they are whole requirements, else their number. */
export function nameOfItems(rubric: Rubric, itemIds: readonly string[]): string {
  const chosen = new Set(itemIds)
  const whole = rubric.requirements.flatMap((requirement, at) => (itemsOf(requirement).every(({ id }) => chosen.has(id)) ? [{ number: chineseNumber(at + 1), items: itemsOf(requirement).length }] : []))
  const covered = whole.reduce((sum, { items }) => sum + items, 0)
  return covered === chosen.size && whole.length > 0 ? `第${whole.map(({ number }) => number).join('、')}项工作要求` : `选定的${chosen.size}项考核内容`
}

/** The sheets of one unit. */
export function sheetsOf(rubric: Rubric, { kind, scope, departments, itemIds, partName }: PaperChoice): PaperSheet[] {
  if (kind === 'filled') return [{ kind: 'filled' }]
  if (scope === 'whole') return [{ kind: 'blank', department: null }]
  if (scope === 'departments') return departmentsOf(rubric).filter((name) => departments.includes(name)).map((department) => ({ kind: 'blank', department }))
  return itemIds.length === 0 ? [] : [{ kind: 'part', name: partName.trim() || nameOfItems(rubric, itemIds), itemIds: [...itemIds] }]
}

/** What a sheet is called where one is picked from several. */
export function sheetName(sheet: PaperSheet): string {
  if (sheet.kind === 'filled') return '已填评分表'
  const part = sheet.kind === 'part' ? sheet.name : sheet.department
  return part === null ? '空白评分表' : `空白评分表（${part === '' ? noDepartment : part}）`
}

/** Why nothing can be printed yet; empty where all is chosen. */
export function missingOf({ kind, scope, departments, itemIds, unitIds }: PaperChoice): string {
  if (unitIds.length === 0) return '请至少选一个单位'
  if (kind === 'filled' || scope === 'whole') return ''
  if (scope === 'departments') return departments.length === 0 ? '请至少选一个牵头部门' : ''
  return itemIds.length === 0 ? '请至少选一项考核内容' : ''
}

/** How the sheets may be put into files: only ways that differ. */
export function splitsOf({ kind, scope, departments, unitIds }: PaperChoice): ReadonlyArray<readonly [PaperSplit, string]> {
  return [
    ['one', '合成一个 PDF'],
    ...(unitIds.length > 1 ? [['unit', `每个单位一个（${unitIds.length} 个）`] as const] : []),
    ...(kind === 'blank' && scope === 'departments' && departments.length > 1 ? [['department', `每个部门一个（${departments.length} 个）`] as const] : []),
  ]
}

/** The chosen way, or the first that still makes sense. */
export const splitOf = (choice: PaperChoice): PaperSplit => (splitsOf(choice).some(([split]) => split === choice.split) ? choice.split : 'one')
