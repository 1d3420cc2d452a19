import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { rankCampaign, scoreCampaign } from '../../shared/analysis'
import type { CampaignState, ClaimRecord, EntryRecord, Phase, Slot, VetoRecord } from '../../shared/campaign/records'
import type { Channel } from '../../shared/ipc/channels'
import type { Answer, Failure, Request, Reverted, Saved, StandIn } from '../../shared/ipc/contract'
import { toEntriesFile } from '../../shared/campaign/entries-file'
import { readFrozen, type Frozen } from '../../shared/campaign/frozen'
import type { Checked } from '../../shared/fault'
import { scoreItemWith, scoreUnit, scoreWith, type JointScoring } from '../../shared/scoring'
import type { Entry } from '../../shared/scoring/entry'
import type { Scorecard } from '../../shared/scoring/scorecard'
import { call } from '../api/bridge'
import { applyRecords } from './apply-records'
import { jointScorer } from './scorecards'
import { useSessionStore } from './session'

/** Calls that answer with the rows they changed. */
type WritingChannel = { [C in Channel]: Answer<C> extends Saved ? C : never }[Channel]
/** A writing call's request without the campaign, which the store knows. */
type Act<C extends WritingChannel> = Omit<Request<C>, 'campaignId'>

/** The open campaign: copies of its rows, and what follows from them. Every action resolves when its rows are on disk. */
export const useCampaignStore = defineStore('campaign', () => {
  const session = useSessionStore()
  const state = shallowRef<CampaignState | null>(null)

  const rubric = computed(() => state.value?.rubric ?? null)
  const units = computed(() => [...(state.value?.units ?? [])].sort((a, b) => a.order - b.order))
  const scorers = { team: jointScorer('team'), self: jointScorer('self') }
  const joint = {
    team: computed(() => (state.value ? scorers.team(state.value) : null)),
    self: computed(() => (state.value ? scorers.self(state.value) : null)),
  }
  const scorecards = computed(() => cardsById(joint.team.value))
  const selfScorecards = computed(() => cardsById(joint.self.value))

  /** Every unit as the ranking sees it: what 定稿 froze, else what is computed now. */
  const scores = computed(() => (state.value ? scoreCampaign({ ...state.value, units: units.value }) : null))
  const ranking = computed(() => (scores.value ? rankCampaign(scores.value) : []))
  /** The scorecard of each unit that totals show: what 定稿 froze, else what is computed now. */
  const shownScores = computed(() => new Map((scores.value?.units ?? []).map((scored) => [scored.unit.id, scored])))

  const unitById = (unitId: string) => units.value.find((unit) => unit.id === unitId) ?? null
  const leftOut = computed(() => state.value?.leftOut ?? [])
  /** 代录 in this campaign: for whom and why, or null. */
  const standingIn = computed(() => {
    const now = session.start?.standIns[state.value?.campaign.id ?? '']
    const person = state.value?.people.find(({ id }) => id === now?.personId)
    return now && person ? { name: person.name, reason: now.reason } : null
  })
  /** The scorecard of a unit that was left out, scored by itself; null where it cannot be. */
  function leftOutCard(unitId: string): Scorecard | null {
    const file = state.value && toEntriesFile(state.value, unitId, 'team')
    const checked = file && rubric.value ? scoreUnit(rubric.value, file) : null
    return checked?.ok ? checked.value : null
  }
  const assessmentOf = (unitId: string) => state.value?.assessments.find((row) => row.id === unitId) ?? null
  const phaseOf = (unitId: string): Phase => assessmentOf(unitId)?.phase ?? 'draft'
  // By its own list, so that a score redraws nothing of it.
  const assessments = computed(() => state.value?.assessments ?? [])
  const frozen = computed(() => new Map(assessments.value.flatMap(({ id, phase, frozen: text }): [string, Frozen][] => {
    const read = phase === 'finalized' ? readFrozen(text) : null
    return read ? [[id, read]] : []
  })))
  const frozenOf = (unitId: string): Frozen | null => frozen.value.get(unitId) ?? null
  /** The team's scorecard that counts: what 定稿 froze, else what is computed now; null where there is none. */
  function cardOf(unitId: string): Scorecard | null {
    const checked = scorecards.value.get(unitId)
    return frozenOf(unitId)?.scorecard ?? (checked?.ok ? checked.value : null)
  }
  const claimsOf = (unitId: string): ClaimRecord[] => (state.value?.claims ?? []).filter((row) => row.unitId === unitId && row.setAsideFrom === '')
  const vetoesOf = (unitId: string): VetoRecord[] => (state.value?.vetoes ?? []).filter((row) => row.unitId === unitId && row.setAsideFrom === '')

  function cardsById(scored: JointScoring | null): Map<string, Checked<Scorecard>> {
    const cards = (state.value?.units ?? []).map(({ id, code }) => [id, scored?.cards.get(code)] as const)
    return new Map(cards.filter((pair): pair is readonly [string, Checked<Scorecard>] => pair[1] !== undefined))
  }

  /** The unit's scorecard with another input for one item, not saved: the live preview. Null where it cannot be scored. */
  function preview(unitId: string, slot: Slot, itemId: string, input: Entry | null): Scorecard | null {
    const unit = unitById(unitId)
    const scored = joint[slot].value
    const checked = unit && scored ? scoreWith(scored, unit.code, itemId, input) : null
    return checked?.ok ? checked.value : null
  }

  /** All units' scorecards with other inputs for one item, by unit id, not saved: a unit that cannot be scored is left out. */
  function previewItem(slot: Slot, itemId: string, inputs: ReadonlyMap<string, Entry | null>): ReadonlyMap<string, Scorecard> {
    const scored = joint[slot].value
    if (!scored) return new Map()
    const byCode = new Map([...inputs].flatMap(([unitId, input]) => (unitById(unitId) ? [[unitById(unitId)?.code ?? '', input] as const] : [])))
    const cards = cardsById(scoreItemWith(scored, itemId, byCode))
    return new Map([...cards].flatMap(([unitId, checked]) => (checked.ok ? [[unitId, checked.value] as const] : [])))
  }

  function entriesOf(unitId: string, slot: Slot): Map<string, EntryRecord> {
    const rows = (state.value?.entries ?? []).filter((row) => row.unitId === unitId && row.slot === slot)
    return new Map(rows.map((row) => [row.itemId, row]))
  }

  async function open(campaignId: string): Promise<Failure | null> {
    const reply = await call('campaign.open', { campaignId })
    if (!reply.ok) return reply.error
    state.value = reply.value
    return null
  }

  let reloading: Promise<unknown> = Promise.resolve()
  function applySaved(saved: Saved): void {
    session.savedAt = saved.savedAt
    if (!state.value) return
    const changed = saved.records.some(({ kind, row }) => kind === 'campaign' && row.id === state.value?.campaign.id && row.rubricDigest !== state.value.campaign.rubricDigest)
    // Another rubric version: nothing of the copy is applied until all of it is there.
    if (changed) reloading = open(state.value.campaign.id)
    else state.value = applyRecords(state.value, saved.records)
  }

  /** `key` names what is written, so that a later success makes an earlier failed attempt obsolete. */
  async function write<C extends WritingChannel>(channel: C, key: string, act: Act<C>): Promise<Failure | null> {
    if (!state.value) return { code: 'not-found', detail: {} }
    const request = { ...act, campaignId: state.value.campaign.id } as unknown as Request<C>
    const failure = await session.tracked(`${channel}/${key}`, () => call(channel, request), (answer) => applySaved(answer))
    await reloading
    return failure
  }

  async function revert(channel: 'history.undo' | 'history.redo'): Promise<Reverted | null | Failure> {
    if (!state.value) return null
    const reply = await call(channel, { campaignId: state.value.campaign.id })
    if (!reply.ok) return reply.error
    if (reply.value) applySaved(reply.value.saved)
    await reloading
    return reply.value
  }

  return {
    state, rubric, units, leftOut, standingIn, scorecards, selfScorecards, leftOutCard, scores, ranking, shownScores,
    unitById, assessmentOf, phaseOf, frozenOf, cardOf, claimsOf, vetoesOf, entriesOf, preview, previewItem,
    open, applySaved,
    recordEntries: (unitId: string, slot: Slot, entries: Act<'entry.record'>['entries']) =>
      write('entry.record', `${unitId}/${slot}/${entries.map(({ itemId }) => itemId).join(',')}`, { unitId, slot, entries }),
    /** 看过，不变 after a change of version. */
    markReviewed: (act: Act<'entry.reviewed'>) => write('entry.reviewed', `${act.unitId}/${act.slot}/${[...act.itemIds, ...act.claimIds, ...act.vetoIds].join()}`, act),
    /** 放回 a score that a change of version set aside. */
    putBack: (act: Act<'entry.putBack'>) => write('entry.putBack', `${act.unitId}/${act.slot}/${act.itemId}/${act.at}`, act),
    /** What a change to another version does to every score. */
    planVersion: (digest: string, matches: Request<'version.plan'>['matches']) => call('version.plan', { campaignId: state.value?.campaign.id ?? '', digest, matches }),
    /** Done as it was seen; the campaign is then on the new version. */
    changeVersion: (act: Act<'version.change'>) => write('version.change', act.digest, act),
    saveNote: (unitId: string, itemId: string, slot: Slot, note: string) =>
      write('entry.note', `${unitId}/${slot}/${itemId}`, { unitId, itemId, slot, note }),
    /** One item for many units, one act. */
    recordItem: (act: Act<'item.record'>) => write('item.record', `${act.itemId}/${act.slot}/${act.entries.map(({ unitId }) => unitId).join(',')}`, act),
    fillPrevious: (act: Act<'item.fillPrevious'>) => write('item.fillPrevious', act.itemId, act),
    /** 自报数 of many units, one act. */
    importSelf: (units: Act<'self.import'>['units']) => write('self.import', units.map(({ unitId }) => unitId).join(), { units }),
    saveFinals: (act: Act<'unit.saveFinals'>) => write('unit.saveFinals', '', act),
    saveClaim: (claim: Act<'claim.save'>) => write('claim.save', claim.claimId ?? `${claim.unitId}/${claim.item}/${claim.matter}`, claim),
    removeClaim: (claimId: string) => write('claim.remove', claimId, { claimId }),
    saveVeto: (veto: Act<'veto.save'>) => write('veto.save', veto.vetoId ?? `${veto.unitId}/${veto.item}`, veto),
    removeVeto: (vetoId: string) => write('veto.remove', vetoId, { vetoId }),
    /** The fact of an automatic finding, or a free one (new where `findingId` is null). */
    saveFinding: (finding: Act<'finding.save'>) => write('finding.save', finding.findingId ?? `${finding.unitId}/${finding.what}`, finding),
    removeFinding: (findingId: string) => write('finding.remove', findingId, { findingId }),
    saveRectification: (findingIds: string[], fields: Act<'rectification.save'>['fields']) => write('rectification.save', findingIds.join(), { findingIds, fields }),
    moveRectification: (step: Act<'rectification.move'>) => write('rectification.move', step.findingIds.join(), step),
    addProgress: (findingId: string, date: string, text: string) => write('progress.add', `${findingId}/${text}`, { findingId, date, text }),
    removeProgress: (progressId: string) => write('progress.remove', progressId, { progressId }),
    /** Files that are kept: their rows and links, in the campaign that was open when they were chosen. */
    addEvidence: async (campaignId: string, act: Act<'evidence.add'>): Promise<Failure | null> =>
      state.value?.campaign.id === campaignId ? write('evidence.add', `${act.target}/${act.targetId}/${act.files.map(({ id }) => id).join()}`, act) : { code: 'not-found', detail: {} },
    unlinkEvidence: (linkId: string) => write('evidence.unlink', linkId, { linkId }),
    captionEvidence: (linkId: string, caption: string) => write('evidence.caption', linkId, { linkId, caption }),
    /** `document: null` takes the exemption back. */
    saveExempt: (itemId: string, document: string | null) => write('exempt.save', itemId, { itemId, document }),
    saveUnit: (unitId: string | null, unit: Act<'unit.save'>['unit']) => write('unit.save', unitId ?? unit.code, { unitId, unit }),
    removeUnit: (unitId: string) => write('unit.remove', unitId, { unitId }),
    leaveOut: (act: Act<'unit.leaveOut'>) => write('unit.leaveOut', act.unitId, act),
    bringBack: (unitId: string) => write('unit.bringBack', unitId, { unitId }),
    standIn: (standIn: StandIn | null) => write('me.standIn', '', { standIn }).then((failure) => {
      if (!failure && state.value) session.setStandIn(state.value.campaign.id, standIn)
      return failure
    }),
    saveCampaign: (act: Act<'campaign.update'>) => write('campaign.update', '', act),
    movePhase: (unitId: string, to: Phase, reason: string) => write('assessment.move', unitId, { unitId, to, reason }),
    /** What other campaigns of this data folder have for an item, or for the units' finals. */
    lastYear: (itemId: string) => call('item.lastYear', { campaignId: state.value?.campaign.id ?? '', itemId }),
    lastFinals: () => call('unit.lastFinals', { campaignId: state.value?.campaign.id ?? '' }),
    chooseTable: () => call('table.choose', {}),
    /** How many 定稿后变更 the unit has; 0 where it cannot be told. */
    countLate: async (unitId: string): Promise<number> => {
      const reply = state.value ? await call('assessment.late', { campaignId: state.value.campaign.id, unitId }) : null
      return reply?.ok ? reply.value.hashes.length : 0
    },
    /** The journal of an item, a unit (`itemId` null) or the campaign (`unitId` null), newest first. */
    history: (request: Request<'history.list'>) => call('history.list', request),
    /** What was taken back, null when there is nothing, or why it failed. */
    undo: () => revert('history.undo'),
    redo: () => revert('history.redo'),
  }
})

/** Tells a failure from a reverted act. */
export function isFailure(result: Reverted | Failure | null): result is Failure {
  return result !== null && 'code' in result
}
