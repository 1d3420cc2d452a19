import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseEntryRecordId, parseFindingId } from '../../../shared/campaign/record-ids'
import { toEntriesFile } from '../../../shared/campaign/entries-file'
import type { CampaignState, EntryRecord, Finding } from '../../../shared/campaign/records'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { applyFields, migrateScores, planChange, toMatches, type ChangePlan, type Decision } from '../../../shared/rubric-change'
import type { Item, Rubric } from '../../../shared/rubric/rubric'
import { itemsOf, listItems } from '../../../shared/rubric/tree'
import { checkRubric, scoreTogether, scoreUnit } from '../../../shared/scoring'
import type { EntriesFile } from '../../../shared/scoring/entry'
import { stateOf } from '../../unit/analysis/state-of'
import { drawn, runs, type Draw } from '../generators/draw'
import { entryOf, fileOf } from '../generators/entries'
import { rubricOf } from '../generators/rubric'
import { ruleKinds, ruleOf } from '../generators/rules'

const digests = { a: 'a'.repeat(64), b: 'b'.repeat(64), c: 'c'.repeat(64) }
const sum = (items: readonly Item[]): number => items.reduce((total, { points }) => total + Math.round(points * 100), 0) / 100

/** Vetoes stay, are reworded or give way to others; of the bonus and penalty items some go, lose a level or are worth more. */
function adjustsOf(draw: Draw, rubric: Rubric): Pick<Rubric, 'bonus' | 'penalty' | 'vetoes'> {
  const vetoes = draw.one([rubric.vetoes.items, rubric.vetoes.items.map((item) => ({ ...item, content: `${item.content}改` })), [{ code: 'V2', content: '另一件大事' }]])
  const list = (one: Rubric['bonus']): Rubric['bonus'] => ({ ...one, items: one.items.flatMap((item) => {
    const luck = draw.whole(0, 4)
    if (luck === 0 || (luck === 1 && item.levels.length === 1)) return []
    if (luck === 1) return [{ ...item, levels: item.levels.slice(1) }]
    return [luck === 2 ? { ...item, levels: item.levels.map((level) => ({ ...level, points: Math.round(level.points * 50) / 100 })), content: `${item.content}改` } : item]
  }) })
  return { bonus: list(rubric.bonus), penalty: list(rubric.penalty), vetoes: { grade: '末等', items: vetoes } }
}

/** The next version: items leave and come, get other rules, points, texts, zones, and some another id. */
function nextOf(draw: Draw, rubric: Rubric): { rubric: Rubric; decisions: Decision[] } {
  const decisions: Decision[] = []
  const keep = draw.one(listItems(rubric)).id
  const changed = (item: Item): Item[] => {
    const luck = draw.whole(0, 9)
    if (luck === 0 && item.id !== keep) return []
    if (luck === 1) return [{ ...item, rule: ruleOf(draw, draw.one(ruleKinds), Math.round(item.points * 100)) }]
    if (luck === 2) return [{ ...item, content: `${item.content}改` }]
    if (luck === 3) return [{ ...item, zones: draw.some(rubric.zones) }]
    if (luck === 4) {
      const id = `N-${item.id}`
      decisions.push({ from: item.id, to: draw.flip() ? id : null })
      return [{ ...item, id }]
    }
    return [item]
  }
  const node = (one: Rubric['requirements'][number]): Rubric['requirements'][number][] => {
    const inner = one.children ? { children: one.children.flatMap(node) } : { items: (one.items ?? []).flatMap(changed) }
    const below = { ...one, ...inner }
    const items = itemsOf(below)
    return items.length === 0 ? [] : [{ ...below, points: sum(items) }]
  }
  const requirements = rubric.requirements.flatMap(node)
  const checked = checkRubric({ ...rubric, requirements, basePoints: sum(requirements.flatMap(itemsOf)), tieBreak: [], grades: [{ name: '末等', min: 0 }], ...adjustsOf(draw, rubric) })
  if (!checked.ok) throw new Error(`the generator made a rubric with faults: ${JSON.stringify(checked.errors)}`)
  return { rubric: checked.value, decisions: decisions.filter(({ to }) => to !== null) }
}

/** Findings with facts, for the law that nothing loses its record. */
const findingsOf = (draw: Draw, state: CampaignState): Finding[] => state.entries.filter(() => draw.flip()).map(({ unitId, itemId }): Finding => ({ id: `${unitId}/${itemId.replace(/[%/]/g, '')}/x/1`, unitId, itemId, clause: 'x', n: 1, foundOn: '2026-11-20', time: '', place: '', what: `事实${itemId}`, deleted: false }))

/** What `checkEntries` accepts is not all that an entry may be alone: 缺项 without a reason where zones exclude it. */
const taken = (rubric: Rubric, files: readonly EntriesFile[]): EntriesFile[] => files.map((file) => ({ ...file, exempt: files[0]?.exempt ?? [], entries: Object.fromEntries(Object.entries(file.entries).filter(([id, entry]) => entry.kind !== 'notApplicable' || (entry.reason !== '' && listItems(rubric).some((item) => item.id === id && item.notApplicable.allowed)))) }))

function campaignOf(draw: Draw, rubric: Rubric): CampaignState {
  const state = stateOf(rubric, taken(rubric, [fileOf(draw, rubric, '1'), fileOf(draw, rubric, '2')]))
  const items = listItems(rubric)
  const entries = state.entries.map((entry): EntryRecord => {
    const item = items.find(({ id }) => id === entry.itemId)
    return { ...entry, note: draw.one(['', '值班室无人']), ...(item && draw.whole(0, 5) === 0 ? { setAside: entryOf(draw, item) } : {}) }
  })
  // Where zones exclude an item its score waits in the tray.
  const kept = entries.map((entry): EntryRecord => {
    const item = items.find(({ id }) => id === entry.itemId)
    const zones = state.units.find(({ id }) => id === entry.unitId)?.zones ?? []
    const applies = item === undefined || item.zones.length === 0 || item.zones.some((zone) => zones.includes(zone))
    return applies ? entry : { ...entry, input: null, setAside: entry.input ?? entry.setAside }
  })
  return { ...state, campaign: { ...state.campaign, rubricDigest: digests.a, exempt: [...state.campaign.exempt].sort((a, b) => (a.itemId < b.itemId ? -1 : 1)) }, entries: kept, findings: findingsOf(draw, state) }
}

interface Season { readonly state: CampaignState; readonly next: Rubric; readonly decisions: readonly Decision[]; readonly third: { rubric: Rubric; decisions: Decision[] } }
const seasons = drawn((draw): Season => {
  const drawnOne = rubricOf(draw)
  const rubric: Rubric = { ...drawnOne, vetoes: { ...drawnOne.vetoes, items: [{ code: 'V1', content: '发生重大安全责任事故' }] } }
  const { rubric: next, decisions } = nextOf(draw, rubric)
  return { state: campaignOf(draw, rubric), next, decisions, third: nextOf(draw, next) }
})

function move(state: CampaignState, next: Rubric, decisions: readonly Decision[], now: string, known: ReadonlyMap<string, Rubric>): { plan: ChangePlan; after: CampaignState } {
  const matches = toMatches(state.rubric, next, decisions)
  if (!matches) throw new Error('bad decisions')
  const plan = planChange(state, { from: { digest: state.campaign.rubricDigest, rubric: state.rubric }, to: { digest: now, rubric: next }, rubricOf: (digest) => known.get(digest) ?? null }, matches)
  return { plan, after: applyFields(state, migrateScores(state, plan), next) }
}
const knownOf = ({ state, next, third }: Season): Map<string, Rubric> => new Map([[digests.a, state.rubric], [digests.b, next], [digests.c, third.rubric]])
const there = (season: Season): { plan: ChangePlan; after: CampaignState } => move(season.state, season.next, season.decisions, digests.b, knownOf(season))

/** Every input of a unit and slot, wherever it is kept, as a bag. */
const inputs = ({ entries }: CampaignState): string[] => entries.flatMap(({ unitId, slot, input, setAside, former }) => [input, setAside, ...former.map((one) => one.input)].filter((one) => one !== null).map((one) => `${unitId}/${slot} ${canonicalJson(one)}`)).sort()
const facts = ({ findings }: CampaignState): string[] => findings.filter(({ what, deleted }) => what !== '' && !deleted).map(({ unitId, what }) => `${unitId} ${what}`).sort()
const notes = ({ entries }: CampaignState): string[] => entries.filter(({ note }) => note !== '').map(({ unitId, note }) => `${unitId} ${note}`).sort()
const check = (law: (season: Season) => void): void => { fc.assert(fc.property(seasons, law), { numRuns: runs(40) }) }

describe('a change of version', () => {
  test('loses nothing: every input, note and finding of before is there after, over two changes', () => check((season) => {
    const once = there(season).after
    const twice = move(once, season.third.rubric, season.third.decisions, digests.c, knownOf(season)).after
    for (const after of [once, twice]) {
      expect(inputs(after)).toEqual(inputs(season.state))
      expect(notes(after)).toEqual(notes(season.state))
      expect(facts(after)).toEqual(facts(season.state))
      for (const { id, unitId, itemId } of after.entries) expect(parseEntryRecordId(id)).toMatchObject({ unitId, itemId })
      for (const { id, itemId } of after.findings) expect(parseFindingId(id)?.itemId).toBe(itemId)
    }
  }))
  test('there and back restores every score, its place, its note and what is to be looked at', () => check((season) => {
    const { after } = there(season)
    const inverse = season.decisions.flatMap(({ from, to }) => (to === null ? [] : [{ from: to, to: from }]))
    const back = move(after, season.state.rubric, inverse, digests.a, knownOf(season)).after
    // As it is stored: texts in NFC.
    const shown = (state: CampaignState): string[] => state.entries.filter(({ input, note }) => input !== null || note !== '').map(({ id, input, note, review }) => canonicalJson([id, input, note, review])).sort()
    expect(shown(back)).toEqual(shown(season.state))
    expect(inputs(back)).toEqual(inputs(season.state))
    expect(canonicalJson([back.claims, back.vetoes, back.campaign])).toBe(canonicalJson([season.state.claims, season.state.vetoes, season.state.campaign]))
    expect(facts(back)).toEqual(facts(season.state))
  }))
  test('a claim or veto counts, asks to be looked at or waits in the tray, and says in the plan which', () => check((season) => {
    const { plan, after } = there(season)
    for (const { record, after: { setAsideFrom, review }, fate } of plan.claims) {
      const level = season.next[record.list].items.find(({ code }) => code === record.item)?.levels.find(({ id }) => id === record.level)
      expect([setAsideFrom === '', review !== null && setAsideFrom === '']).toEqual([fate !== 'setAside', fate === 'review'])
      if (!level) expect(fate).toBe('setAside')
    }
    for (const { record, after: { setAsideFrom, review }, fate } of plan.vetoes) {
      const word = (rubric: Rubric): string => canonicalJson([rubric.vetoes.grade, rubric.vetoes.items.find(({ code }) => code === record.item)?.content ?? null])
      expect([setAsideFrom === '', review !== null && setAsideFrom === '']).toEqual([fate !== 'setAside', fate === 'review'])
      if (fate === 'stays') expect(word(season.next)).toBe(word(season.state.rubric))
    }
    const waiting = move(after, season.third.rubric, season.third.decisions, digests.c, knownOf(season)).plan
    for (const { record, fate } of [...waiting.claims, ...waiting.vetoes]) if (record.setAsideFrom !== '') expect([null, 'back']).toContain(fate)
  }))
  test('to the same version changes nothing', () => check(({ state }) => {
    const { plan } = move(state, state.rubric, [], digests.a, new Map([[digests.a, state.rubric]]))
    expect(migrateScores(state, plan)).toEqual([])
  }))
  test('leaves what can be scored, and the total is the scoring of what stays', () => check((season) => {
    const { plan, after } = there(season)
    const cards = scoreTogether(after.rubric, after.units.map(({ id }) => toEntriesFile(after, id, 'team')).filter((file) => file !== null))
    for (const unit of after.units) {
      const staying = plan.entries.filter(({ record, after: { input } }) => record.unitId === unit.id && record.slot === 'team' && input !== null)
      const file = { ...toEntriesFile(after, unit.id, 'team'), entries: Object.fromEntries(staying.map((one) => [one.itemId, one.after.input])) }
      const alone = scoreUnit(after.rubric, file)
      const card = cards.get(unit.code)
      // Nothing applicable is a result of its own; nothing else may be refused.
      if (card && !card.ok) expect(card.errors.map(({ where }) => where)).toEqual([unit.code])
      expect(alone.ok).toBe(card?.ok)
      if (alone.ok && card?.ok) for (const [id, score] of Object.entries(alone.value.items)) if (score.state === 'scored') expect(card.value.items[id]?.points).toBe(score.points)
    }
  }))
  test('is the same on every laptop: the order of records plays no part', () => check((season) => {
    const other = { ...season.state, entries: [...season.state.entries].reverse(), findings: [...season.state.findings].reverse(), claims: [...season.state.claims].reverse() }
    const sorted = (state: CampaignState): unknown => [state.entries, state.findings, state.claims].map((rows) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)))
    expect(sorted(move(other, season.next, season.decisions, digests.b, knownOf(season)).after)).toEqual(sorted(there(season).after))
  }))
})
