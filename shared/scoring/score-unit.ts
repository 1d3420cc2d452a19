import type { Checked } from '../fault'
import { decimal, fromPoints, roundToPoints } from '../number/decimal'
import { compare, divide, multiply } from '../number/rational'
import { assertNever } from '../assert-never'
import { parsePoints, sumPoints, toPoints, ZERO, type Points } from '../points'
import type { Item, Rubric } from '../rubric/rubric'
import { scoreClaims } from './claims'
import type { EntriesFile } from './entry'
import { scoreItem } from './item-rules'
import type { Outcome } from './outcome'
import { appliesByZones, indexRubric } from './rubric-index'
import type { ItemScore, Scorecard } from './scorecard'

export type Across = ReadonlyMap<string, Outcome>

/** An earlier scoring of the same unit: items whose input has not changed keep their score. */
export interface Earlier {
  readonly file: EntriesFile
  readonly across: Across
  readonly items: Scorecard['items']
}

const sameList = (a: readonly string[] = [], b: readonly string[] = []): boolean => a.length === b.length && a.every((value, index) => value === b[index])
const entryOf = (file: EntriesFile, id: string): EntriesFile['entries'][string] | undefined => (Object.hasOwn(file.entries, id) ? file.entries[id] : undefined)

/** The earlier score of an item if nothing that decides it has changed, by identity of its entry. */
function keeper(file: EntriesFile, across: Across, earlier: Earlier | undefined): (id: string) => ItemScore | undefined {
  if (!earlier || !sameList(earlier.file.exempt, file.exempt) || !sameList(earlier.file.unit.zones, file.unit.zones)) return () => undefined
  return (id) => (entryOf(file, id) === entryOf(earlier.file, id) && across.get(id) === earlier.across.get(id) ? earlier.items[id] : undefined)
}

function notApplicable(cause: NonNullable<ItemScore['cause']>, explain: string): ItemScore {
  return { points: ZERO, state: 'notApplicable', cause, explain }
}

function itemScore(item: Item, file: EntriesFile, across: Across): ItemScore {
  if ((file.exempt ?? []).includes(item.id)) return notApplicable('exempt', `免考：本项${item.points}分计入合理缺项，不计得分`)
  if (!appliesByZones(item, file.unit.zones ?? [])) return notApplicable('zones', `不适用于本单位的区域：本项${item.points}分计入合理缺项，不计得分`)
  const entry = entryOf(file, item.id)
  if (!entry) return { points: ZERO, state: 'unscored' }
  if (entry.kind === 'notApplicable') return notApplicable('declared', `不适用：本项${item.points}分计入合理缺项，不计得分`)
  const own = scoreItem(item, entry)
  const outcome = own.kind === 'waiting' ? (across.get(item.id) ?? own) : own
  switch (outcome.kind) {
    case 'points': return { points: roundToPoints(outcome.value), state: 'scored', explain: outcome.explain }
    case 'notApplicable': return notApplicable('denominator', outcome.explain)
    case 'waiting': return { points: ZERO, state: 'waiting' }
    default: return assertNever(outcome)
  }
}

const rescale = (points: Points, full: Points, na: Points): Points =>
  roundToPoints(divide(multiply(fromPoints(points), fromPoints(full)), fromPoints(toPoints(full - na))))

const fullOf = (item: { points: number }): Points => parsePoints(item.points) ?? ZERO

interface Sums { readonly earned: Points; readonly na: Points; readonly perRequirement: ReadonlyMap<string, { earned: Points; na: Points; full: Points }> }

function baseOf(rubric: Rubric, { earned, na, perRequirement }: Sums): { base: Points; rescaled?: NonNullable<Scorecard['rescaled']> } {
  const full = parsePoints(rubric.basePoints) ?? ZERO
  switch (rubric.notApplicablePolicy) {
    case 'rescaleTotal': return { base: rescale(earned, full, na) }
    case 'fullMarks': return { base: toPoints(earned + na) }
    case 'rescaleRequirement': {
      const requirements = [...perRequirement]
      const gone = sumPoints(requirements.filter(([, sums]) => sums.na === sums.full).map(([, sums]) => sums.full))
      const rescaled = requirements
        .filter(([, sums]) => sums.na !== sums.full)
        .map(([code, sums]) => [code, rescale(sums.earned, sums.full, sums.na)] as const)
      return { base: rescale(sumPoints(rescaled.map(([, points]) => points)), full, gone), rescaled: { requirements: Object.fromEntries(rescaled), gone } }
    }
    default: return assertNever(rubric.notApplicablePolicy)
  }
}

/** By points alone: half-open bands, highest first (scoring.md 2). */
export function gradeByPoints(rubric: Rubric, final: Points): string {
  const grade = rubric.grades.find(({ min }) => compare(fromPoints(final), decimal(min)) >= 0)
  return grade?.name ?? ''
}

function sumsOf(rubric: Rubric, items: Readonly<Record<string, ItemScore>>): Sums {
  const perRequirement = new Map<string, { earned: Points; na: Points; full: Points }>()
  for (const [code, list] of indexRubric(rubric).requirementItems) {
    perRequirement.set(code, {
      earned: sumPoints(list.map((item) => items[item.id]?.points ?? ZERO)),
      na: sumPoints(list.filter((item) => items[item.id]?.state === 'notApplicable').map(fullOf)),
      full: sumPoints(list.map(fullOf)),
    })
  }
  const all = [...perRequirement.values()]
  return { earned: sumPoints(all.map((sums) => sums.earned)), na: sumPoints(all.map((sums) => sums.na)), perRequirement }
}

/** Scores a checked entries file (scoring.md 5). `across` holds what other units decided; what is missing there waits. */
export function scoreChecked(rubric: Rubric, file: EntriesFile, across: Across, earlier?: Earlier): Checked<Scorecard> {
  const kept = keeper(file, across, earlier)
  const items: Readonly<Record<string, ItemScore>> = Object.fromEntries(indexRubric(rubric).order.map((item) => [item.id, kept(item.id) ?? itemScore(item, file, across)]))
  const states = Object.values(items).map(({ state }) => state)
  if (states.every((state) => state === 'notApplicable')) {
    return { ok: false, errors: [{ where: file.unit.code, code: 'nothing-applicable', message: `${file.unit.name ?? file.unit.code}没有适用的考核内容，算不出得分` }] }
  }
  const sums = sumsOf(rubric, items)
  const { base, rescaled } = baseOf(rubric, sums)
  const bonus = scoreClaims(rubric.bonus, file.bonus ?? [])
  const penalty = scoreClaims(rubric.penalty, file.penalty ?? [])
  const final = toPoints(Math.max(0, base + bonus.total - penalty.total))
  const vetoed = (file.vetoes ?? []).some(({ state }) => state === 'effective')
  const byPoints = gradeByPoints(rubric, final)
  const value: Scorecard = {
    complete: states.every((state) => state === 'scored' || state === 'notApplicable'),
    items,
    requirements: Object.fromEntries([...sums.perRequirement].map(([code, { earned }]) => [code, earned])),
    earned: sums.earned,
    notApplicable: sums.na,
    base,
    bonus: bonus.total,
    penalty: penalty.total,
    final,
    grade: vetoed ? rubric.vetoes.grade : byPoints,
    gradeByPoints: byPoints,
    vetoed,
    claims: { bonus: bonus.claims, penalty: penalty.claims },
    claimItems: { bonus: bonus.items, penalty: penalty.items },
    ...(rescaled ? { rescaled } : {}),
  }
  return { ok: true, value }
}
