import { toEntriesFile } from '../campaign/entries-file'
import { findingId, parseFindingId } from '../campaign/record-ids'
import type { CampaignState, EntryRecord, Finding, Progress, Rectification, Unit } from '../campaign/records'
import { vanishedItems } from '../campaign/known-items'
import { isSameJson } from '../change/canonical-json'
import { groupBy } from '../group-by'
import { parsePoints, toPoints, ZERO, type Points } from '../points'
import type { Item } from '../rubric/rubric'
import { listItems } from '../rubric/tree'
import { scoreUnit } from '../scoring'
import type { Scorecard } from '../scoring/scorecard'
import { isBlank } from '../text'
import { clauseText } from './clause-keys'
import { deriveFindings } from './derive-findings'
import { dueOf } from './due'
import { blankFact, factSource, factText, type Fact } from './fact'
import type { FindingView } from './finding-view'
import { defaultPlan, isConfirmed, rectificationOf } from './rectification-plan'
import type { FindingStatus } from './status'

/** Points that a scored item loses; null where it has no points. */
export function lostPoints(item: Item, card: Scorecard): Points | null {
  const score = card.items[item.id]
  return score?.state === 'scored' ? toPoints((parsePoints(item.points) ?? ZERO) - score.points) : null
}

/** The unit that answers for what was found at `unit`: the last of those that took it over. */
export function answeringUnit(units: readonly Unit[], unit: Unit): Unit {
  const seen = new Set<string>()
  let answering = unit
  while (answering.mergedInto !== '' && !seen.has(answering.id)) {
    seen.add(answering.id)
    const next = units.find(({ id }) => id === answering.mergedInto)
    if (!next) break
    answering = next
  }
  return answering
}

interface UnitRows {
  readonly entries: ReadonlyMap<string, EntryRecord>
  readonly findings: ReadonlyMap<string, Finding>
  readonly rectifications: ReadonlyMap<string, Rectification>
  readonly progress: ReadonlyMap<string, readonly Progress[]>
  /** Findings with a piece of evidence. */
  readonly proved: ReadonlySet<string>
}

const byDate = (a: Progress, b: Progress): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1)

function rowsOf(state: CampaignState, unitId: string): UnitRows {
  const own = <R extends { readonly unitId: string; readonly deleted: boolean }>(rows: readonly R[]): R[] => rows.filter((row) => row.unitId === unitId && !row.deleted)
  const progress = groupBy(own(state.progress).sort(byDate), ({ findingId: id }) => id)
  return {
    entries: new Map(own(state.entries).filter(({ slot }) => slot === 'team').map((entry) => [entry.itemId, entry])),
    findings: new Map(own(state.findings).map((row) => [row.id, row])),
    rectifications: new Map(own(state.rectifications).map((row) => [row.id, row])),
    progress,
    proved: new Set(own(state.evidenceLinks).filter(({ target }) => target === 'finding').map(({ targetId }) => targetId)),
  }
}

/** What is needed to make views of one unit's findings. */
interface Making {
  readonly state: CampaignState
  readonly unit: Unit
  readonly answering: Unit
  readonly rows: UnitRows
  readonly today: string
}

interface Known {
  readonly id: string
  readonly item: Item | null
  readonly kind: FindingView['kind']
  readonly clause: string
  readonly n: number
  readonly lost: Points
  readonly text: string
  readonly withdrawn: boolean
}

function statusOf(withdrawn: boolean, status: Rectification['status'], fact: FindingView['factFrom']): FindingStatus {
  if (withdrawn) return 'withdrawn'
  return status === 'toRectify' && fact === 'none' ? 'factMissing' : status
}

/** What is said for all findings of an item: its 扣分原因, else the reason of a judged score, which nobody writes twice. */
function itemFact(entry: EntryRecord | undefined): string {
  if (!entry || !isBlank(entry.note)) return entry?.note ?? ''
  return entry.input?.kind === 'judged' ? entry.input.reason : ''
}

function toView({ state, unit, answering, rows, today }: Making, { withdrawn, ...known }: Known): FindingView {
  const row = rows.findings.get(known.id)
  const fact: Fact = row ? { time: row.time, place: row.place, what: row.what } : blankFact
  const note = known.kind === 'automatic' && known.item ? itemFact(rows.entries.get(known.item.id)) : ''
  const factFrom = factSource(fact, note)
  const stored = rows.rectifications.get(known.id)
  // What comparing units has made is registered late or never; its time runs from the campaign's end.
  const rectification = rectificationOf(stored, defaultPlan(known.item, row?.foundOn || state.campaign.endDate))
  const status = statusOf(withdrawn, rectification.status, factFrom)
  return {
    ...known, unit, answering, foundOn: row?.foundOn ?? '', fact, factFrom, factText: factText(fact, note), status, rectification,
    confirmed: isConfirmed(stored), progress: rows.progress.get(known.id) ?? [], ...dueOf(status, rectification, today),
  }
}

/** A unit that took this one over with its entries: the same entry makes findings there now, and not twice. */
function isTakenOver({ state, unit, answering }: Making, { itemId, input }: EntryRecord): boolean {
  if (answering === unit) return false
  const other = state.entries.find((entry) => entry.unitId === answering.id && entry.itemId === itemId && entry.slot === 'team' && !entry.deleted)
  return input !== null && isSameJson(other?.input ?? null, input)
}

function derivedOf(making: Making, item: Item, card: Scorecard): Known[] {
  const { unit } = making
  const entry = making.rows.entries.get(item.id)
  const lost = lostPoints(item, card)
  if (lost === null || (entry && isTakenOver(making, entry))) return []
  return deriveFindings(item, entry?.input ?? null, lost).map(({ clause, n, lost: own, text }) => ({
    id: findingId({ unitId: unit.id, itemId: item.id, clause, n }), item, kind: 'automatic', clause, n, lost: own, text, withdrawn: false,
  }))
}

/** Registered, described, planned, worked on or proved: more than the trace that an undo leaves. */
function carriesSomething({ findings, rectifications, progress, proved }: UnitRows, id: string): boolean {
  const row = findings.get(id)
  const written = row !== undefined && [row.foundOn, row.time, row.place, row.what].some((text) => text !== '')
  return written || isConfirmed(rectifications.get(id)) || progress.has(id) || proved.has(id)
}

/** Automatic findings whose deduction is gone (已撤销); they keep all they carried. */
function withdrawnOf({ rows, unit }: Making, items: ReadonlyMap<string, Item>, derived: ReadonlySet<string>): Known[] {
  const ids = new Set([...rows.findings.keys(), ...rows.rectifications.keys(), ...rows.progress.keys(), ...rows.proved])
  return [...ids].sort().flatMap((id): Known[] => {
    const identity = parseFindingId(id)
    if (identity === null || identity.unitId !== unit.id || derived.has(id) || !carriesSomething(rows, id)) return []
    const item = items.get(identity.itemId) ?? null
    return [{ id, item, kind: 'automatic', clause: identity.clause, n: identity.n, lost: ZERO, text: item ? clauseText(item, identity.clause) : '', withdrawn: true }]
  })
}

function freeOf({ rows }: Making, items: ReadonlyMap<string, Item>): Known[] {
  return [...rows.findings.values()].filter(({ id }) => parseFindingId(id) === null).map(({ id, itemId }) => ({
    id, item: items.get(itemId) ?? null, kind: 'free', clause: '', n: 0, lost: ZERO, text: '', withdrawn: false,
  }))
}

/**
 * All findings of a unit: what its entries and points make, what was once made and is withdrawn, and the free ones; in the
 * rubric's order, then those of items that only an earlier version had, those of no item last. What another unit took over with its entry stands there and is withdrawn here. `card` is the scorecard that counts (frozen after 定稿); null where there is none,
 * then everything automatic is withdrawn. `today` is YYYY-MM-DD. Rows never make a finding by themselves.
 */
export function listUnitFindings(state: CampaignState, unit: Unit, card: Scorecard | null, today: string): FindingView[] {
  return listOf(state, unit, [...listItems(state.rubric), ...vanishedItems(state)], card, today)
}

function listOf(state: CampaignState, unit: Unit, order: readonly Item[], card: Scorecard | null, today: string): FindingView[] {
  const making: Making = { state, unit, answering: answeringUnit([...state.units, ...state.leftOut], unit), rows: rowsOf(state, unit.id), today }
  const items = new Map(order.map((item) => [item.id, item]))
  const derived = card ? order.flatMap((item) => derivedOf(making, item, card)) : []
  const others = [...withdrawnOf(making, items, new Set(derived.map(({ id }) => id))), ...freeOf(making, items)]
  const byItem = groupBy([...derived, ...others], ({ item }) => item)
  return [...order, null].flatMap((item) => (byItem.get(item) ?? []).map((known) => toView(making, known)))
}

/** The findings of one item at every unit that takes part, in the order of `state.units`; see `listUnitFindings`. */
export function listItemFindings(state: CampaignState, item: Item, cardOf: (unitId: string) => Scorecard | null, today: string): FindingView[] {
  const findings = state.findings.filter(({ itemId }) => itemId === item.id)
  const free = new Set(findings.map(({ id }) => id))
  const isOwn = (id: string): boolean => free.has(id) || parseFindingId(id)?.itemId === item.id
  const own: CampaignState = {
    ...state,
    findings,
    entries: state.entries.filter(({ itemId }) => itemId === item.id),
    rectifications: state.rectifications.filter(({ id }) => isOwn(id)),
    progress: state.progress.filter(({ findingId: id }) => isOwn(id)),
    evidenceLinks: state.evidenceLinks.filter(({ targetId }) => isOwn(targetId)),
  }
  return own.units.flatMap((unit) => listOf(own, unit, [item], cardOf(unit.id), today))
}

/** A unit that no longer takes part is scored by itself: its findings outlive its place among the others. */
function cardAlone(state: CampaignState, unit: Unit): Scorecard | null {
  const file = unit.leftOut === '' ? null : toEntriesFile(state, unit.id, 'team')
  const scored = file ? scoreUnit(state.rubric, file) : null
  return scored?.ok ? scored.value : null
}

/** What a unit has to answer for: its own findings (`card` as in `listUnitFindings`), then those of the units that it took over. */
export function listAnsweredFindings(state: CampaignState, unit: Unit, card: Scorecard | null, today: string): FindingView[] {
  const takenOver = state.leftOut.filter((other) => other.id !== unit.id && answeringUnit([...state.units, ...state.leftOut], other).id === unit.id)
  return [...listUnitFindings(state, unit, card, today), ...takenOver.flatMap((other) => listUnitFindings(state, other, cardAlone(state, other), today))]
}

/** The findings of all units in official order; see `listUnitFindings`. `cardOf` answers null where a unit has no scorecard. */
export function listFindings(state: CampaignState, cardOf: (unitId: string) => Scorecard | null, today: string): FindingView[] {
  return [...state.units, ...state.leftOut].sort((a, b) => a.order - b.order).flatMap((unit) => listUnitFindings(state, unit, cardOf(unit.id) ?? cardAlone(state, unit), today))
}
