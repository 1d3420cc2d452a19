import { departmentLosses, formatRate, itemsInScope, lossLine, rateOf, worstItems, type DepartmentLosses, type LossLine, type RankedGroup, type Rate, type ScoredUnit } from '../../../shared/analysis'
import { toPoints, ZERO, type Points } from '../../../shared/points'
import { departmentWords, type WhySubject } from '../../../shared/report/why-subject'
import type { Item, Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { heatCell, type HeatCell, type HeatMode } from './heat-cells'

/** A line of points lost, with a bar. */
export interface LossRow {
  readonly key: string
  readonly name: string
  readonly line: LossLine
  /** Of all that the group lost. */
  readonly share: Rate
  /** Null for the line that stands for the rest. */
  readonly subject: WhySubject | null
}
export interface DepartmentRow extends LossRow { readonly cells: readonly HeatCell[] }
export interface ItemRow extends LossRow {
  readonly code: string
  readonly worst: { readonly name: string; readonly lost: Points } | null
}

const unitsOf = ({ rows }: RankedGroup): ScoredUnit[] => rows.map(({ scored }) => scored)
/** Everything that the group's units lost. */
export const allLosses = (rubric: Rubric, group: RankedGroup): LossLine => lossLine(unitsOf(group), listItems(rubric))

function toRow({ department, line }: DepartmentLosses, group: RankedGroup, all: Points): LossRow {
  return { key: `d/${department}`, name: departmentWords(department), line, share: rateOf(line.total.lost, all), subject: { unitId: null, group: group.group, scope: { kind: 'department', department } } }
}

/** Lead departments, most lost first; those after `most` in one line without a subject. */
export function departmentLines(rubric: Rubric, group: RankedGroup, most: number): LossRow[] {
  const all = allLosses(rubric, group).total.lost
  const departments = departmentLosses(rubric, unitsOf(group))
  const rows = departments.map((each) => toRow(each, group, all))
  if (rows.length <= most) return rows
  const rest = departments.slice(most - 1)
  const line = lossLine(unitsOf(group), rest.flatMap(({ department }) => itemsInScope(rubric, { kind: 'department', department })))
  return [...rows.slice(0, most - 1), { key: '…', name: `其余 ${rest.length} 个部门`, line, share: rateOf(line.total.lost, all), subject: null }]
}

/** 按部门（条）: every lead department with its losses in each unit, in the order of the ranking. */
export function departmentRows(rubric: Rubric, group: RankedGroup, mode: HeatMode): DepartmentRow[] {
  const all = allLosses(rubric, group).total.lost
  return departmentLosses(rubric, unitsOf(group)).map((each) => ({
    ...toRow(each, group, all),
    cells: group.rows.map(({ scored }, at) =>
      heatCell(mode, {
        key: `d/${each.department}/${scored.unit.id}`, name: `${departmentWords(each.department)} ${scored.unit.name}`, loss: each.line.units[at] ?? each.line.total,
        subject: { unitId: scored.unit.id, group: group.group, scope: { kind: 'department', department: each.department } },
      }),
    ),
  }))
}

function worstOf(units: readonly ScoredUnit[], line: LossLine): ItemRow['worst'] {
  const most = line.units.reduce((best, { lost }, at) => (lost > (line.units[best]?.lost ?? ZERO) ? at : best), 0)
  const unit = units[most]
  return unit && line.losingUnits > 0 ? { name: unit.unit.name, lost: line.units[most]?.lost ?? ZERO } : null
}

/** 失分最多的考核内容. */
export function itemLines(rubric: Rubric, group: RankedGroup, most: number): ItemRow[] {
  const units = unitsOf(group)
  const all = allLosses(rubric, group).total.lost
  return worstItems(rubric, units, most).map(({ item, line }: { item: Item; line: LossLine }) => ({
    key: item.id, code: item.code, name: item.content, line, share: rateOf(line.total.lost, all), worst: worstOf(units, line),
    subject: { unitId: null, group: group.group, scope: { kind: 'item', itemId: item.id } },
  }))
}

/** `前 8 项共失 205.08 分，占全部失分 28.00%`: the sum of what a card lists. */
export function sumWords(rows: readonly LossRow[], all: Points): { readonly lost: Points; readonly share: string } {
  const lost = toPoints(rows.reduce((sum, { line }) => sum + line.total.lost, 0))
  return { lost, share: formatRate(rateOf(lost, all)) }
}
