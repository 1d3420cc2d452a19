import { trimCell } from '../../../shared/entry-form/clean-cell'

export interface Named {
  readonly id: string
  readonly name: string
  readonly code: string
}

export type UnitMatch =
  | { readonly kind: 'unit'; readonly unitId: string; readonly by: 'name' | 'code' | 'short' }
  | { readonly kind: 'many'; readonly names: readonly string[] }
  | { readonly kind: 'none' }

const fold = (text: string): string => trimCell(text).normalize('NFKC').replace(/\p{White_Space}+/gu, '').toLowerCase()

/** What a unit is called without its rank: 德令哈, 大柴旦. */
const ranks = /(?:行政委员会|行委|自治州|自治县|自治旗|管理委员会|管委会|街道办事处|街道|地区|林区|特区|新区|市|县|区|旗|州|镇|乡|盟)$/
function stemOf(folded: string): string {
  const stem = folded.replace(ranks, '')
  return stem.length >= 2 ? stem : folded
}

const matchOf = (found: readonly Named[], by: 'name' | 'code' | 'short'): UnitMatch | null => {
  const [only] = found
  if (!only) return null
  return found.length === 1 ? { kind: 'unit', unitId: only.id, by } : { kind: 'many', names: found.map(({ name }) => name) }
}

/**
 * The unit that a cell names: its full name, its code, else a name that only one unit can mean: without its rank (德令哈), with another
 * (大柴旦行政委员会), with what stands above it in front (海西州乌兰县), or a piece of at least two letters.
 */
export function matchUnit(cell: string, units: readonly Named[]): UnitMatch {
  const wanted = fold(cell)
  if (wanted === '') return { kind: 'none' }
  const exact = matchOf(units.filter(({ name }) => fold(name) === wanted), 'name') ?? matchOf(units.filter(({ code }) => fold(code) === wanted), 'code')
  if (exact) return exact
  if (wanted.length < 2 || /^[\d.,，]+$/.test(wanted)) return { kind: 'none' }
  const stem = stemOf(wanted)
  return (
    matchOf(units.filter(({ name }) => stemOf(fold(name)) === stem), 'short') ??
    matchOf(units.filter(({ name }) => wanted.endsWith(fold(name))), 'short') ??
    matchOf(units.filter(({ name }) => fold(name).includes(wanted)), 'short') ?? { kind: 'none' }
  )
}

/** Rows that sum up or explain are about no unit. */
export function isSummary(cell: string): boolean {
  return /^(合计|总计|小计|全州|全市|全县|平均|平均值|均值|备注.*|注[:：].*|说明.*|填表.*|制表.*|审核.*|单位负责人.*)[:：]?$/.test(fold(cell))
}
