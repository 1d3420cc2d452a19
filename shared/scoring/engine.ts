import type { Checked, Fault } from '../fault'
import { sumPoints, ZERO, type Points } from '../points'
import type { Item, Rubric } from '../rubric/rubric'
import { itemsOf } from '../rubric/tree'
import { checkEntries, unitCodeOf } from './check-entries'
import type { EntriesFile } from './entry'
import { applyQuotas } from './quota'
import { indexRubric } from './rubric-index'
import { scoreChecked } from './score-unit'
import type { RankedUnit, Scorecard } from './scorecard'
import { scoreAcrossUnits } from './together'

/** One entries file against its rubric; rank and relative items wait for other units (scoring.md 5). */
export function scoreUnit(rubric: Rubric, entries: unknown): Checked<Scorecard> {
  const checked = checkEntries(rubric, entries)
  return checked.ok ? scoreChecked(rubric, checked.value, new Map()) : checked
}

/** Scorecards of all units by unit code, with rank and relative items decided among those files that are valid. */
export function scoreTogether(rubric: Rubric, files: readonly EntriesFile[]): ReadonlyMap<string, Checked<Scorecard>> {
  const checked = files.map((file) => checkEntries(rubric, file))
  const valid = checked.flatMap((result) => (result.ok ? [result.value] : []))
  const across = scoreAcrossUnits(rubric, valid)
  const scored = new Map<string, Checked<Scorecard>>()
  checked.forEach((result, index) => {
    const code = files[index]?.unit.code ?? ''
    scored.set(code, result.ok ? scoreChecked(rubric, result.value, across[valid.indexOf(result.value)] ?? new Map()) : result)
  })
  return scored
}

function criterion(rubric: Rubric, text: string): (scorecard: Scorecard) => Points {
  const index = indexRubric(rubric)
  const sum = (items: readonly Item[]) => (scorecard: Scorecard): Points => sumPoints(items.map(({ id }) => scorecard.items[id]?.points ?? ZERO))
  const at = text.indexOf(':')
  const [kind, name] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
  if (kind === 'base') return ({ base }) => base
  if (kind === 'domain') return sum(index.order.filter((item) => item.domain === name))
  if (kind === 'item') return sum([index.itemByCode.get(name)].filter((item) => item !== undefined))
  const node = index.nodeByCode.get(name)
  return sum(node ? itemsOf(node) : [])
}

function placesOf(rubric: Rubric, scorecards: readonly Scorecard[]): number[] {
  const keys = [({ final }: Scorecard): Points => final, ...rubric.tieBreak.map((text) => criterion(rubric, text))]
  const values = scorecards.map((scorecard) => keys.map((key) => key(scorecard)))
  const better = (a: readonly Points[], b: readonly Points[]): boolean => {
    const k = a.findIndex((value, index) => value !== b[index])
    return k >= 0 && (a[k] ?? 0) > (b[k] ?? 0)
  }
  return values.map((mine) => values.filter((other) => better(other, mine)).length + 1)
}

/** A unit to be ranked: its code (or another name of its own), its group, its result. */
export interface UnitResult { readonly unit: string; readonly group: string; readonly scorecard: Scorecard }

function rankGroup(rubric: Rubric, units: readonly UnitResult[]): RankedUnit[] {
  const places = placesOf(rubric, units.map(({ scorecard }) => scorecard))
  const grades = applyQuotas(rubric, units.map(({ scorecard }, index) => ({ place: places[index] ?? 0, vetoed: scorecard.vetoed, grade: scorecard.grade })))
  const ranked = units.map(({ unit, group, scorecard }, index): RankedUnit => {
    const grade = grades[index] ?? scorecard.grade
    return { unit, group, place: places[index] ?? 0, grade, movedByQuota: grade !== scorecard.grade, scorecard }
  })
  return ranked.sort((a, b) => a.place - b.place)
}

/** Results ranked, each group by itself (scoring.md 6): groups in order of first appearance, then by place, then in the order given. */
export function rankScorecards(rubric: Rubric, results: readonly UnitResult[]): RankedUnit[] {
  const groups = new Map<string, UnitResult[]>()
  for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result])
  return [...groups.values()].flatMap((units) => rankGroup(rubric, units))
}

/** All units ranked, by group in order of first appearance, then by place, then in input order (scoring.md 6 and 7). */
export function rankUnits(rubric: Rubric, files: readonly unknown[]): Checked<RankedUnit[]> {
  const errors: Fault[] = []
  const codes = files.map(unitCodeOf)
  codes.forEach((code, index) => {
    if (codes.indexOf(code) !== index) errors.push({ where: code, unit: code, code: 'repeated-unit', message: `单位编码 ${code} 重复` })
  })
  const valid: EntriesFile[] = []
  files.forEach((file, index) => {
    const checked = checkEntries(rubric, file)
    if (checked.ok) valid.push(checked.value)
    else errors.push(...checked.errors.map((fault) => ({ ...fault, unit: codes[index] ?? '' })))
  })
  const across = scoreAcrossUnits(rubric, valid)
  const results: UnitResult[] = []
  valid.forEach((file, index) => {
    const scored = scoreChecked(rubric, file, across[index] ?? new Map())
    if (!scored.ok) errors.push(...scored.errors.map((fault) => ({ ...fault, unit: file.unit.code })))
    else results.push({ unit: file.unit.code, group: file.unit.group ?? '', scorecard: scored.value })
  })
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, value: rankScorecards(rubric, results) }
}
