import { computed } from 'vue'
import { itemsInScope, whyLost, type LostItem, type RankedGroup, type RankedRow } from '../../../shared/analysis'
import { entryRecordId } from '../../../shared/campaign/record-ids'
import type { CampaignState } from '../../../shared/campaign/records'
import type { WhyInput } from '../../../shared/report/why-input'
import { claimParagraphs, lossParagraph, resultParagraphs } from '../../../shared/report/why-result'
import type { WhySubject } from '../../../shared/report/why-subject'
import { whyText, whyTitle } from '../../../shared/report/why-text'
import { isBlank } from '../../../shared/text'
import { openLines, struckLines, type LineFacts, type WhyLine } from '../../components/why/why-lines'
import { useCampaignStore } from '../../stores/campaign'
import { localDay } from '../../words/dates'

interface Found { readonly group: RankedGroup; readonly row: RankedRow | null }

function findRanked(ranking: readonly RankedGroup[], { unitId, group }: WhySubject): Found | null {
  for (const each of ranking) {
    const row = each.rows.find(({ scored }) => scored.unit.id === unitId) ?? null
    if (row || (unitId === null && each.group === group)) return { group: each, row }
  }
  return null
}

/** 事实 and proof of each lost item, from the records. */
function factsFinder(state: CampaignState): (line: LostItem) => LineFacts {
  const notes = new Map(state.entries.map(({ id, note }) => [id, note]))
  const evidence = new Map(state.evidence.map((row) => [row.id, row]))
  return ({ scored, item }) => {
    const id = entryRecordId(scored.unit.id, item.id, 'team')
    const note = notes.get(id) ?? ''
    const proofs = state.evidenceLinks.filter(({ target, targetId }) => target === 'entry' && targetId === id).flatMap(({ evidenceId }) => evidence.get(evidenceId) ?? [])
    return { facts: isBlank(note) ? [] : [note], plan: '', findingId: null, evidence: proofs.length, pictures: proofs.filter(({ mediaType }) => mediaType.startsWith('image/')).map((row) => row.id) }
  }
}

/** 为什么扣分 of a subject; null where it has no place in the ranking. */
export function useWhy(subject: () => WhySubject) {
  const campaign = useCampaignStore()

  const input = computed<(WhyInput & { readonly factsOf: (line: LostItem) => LineFacts }) | null>(() => {
    const { state } = campaign
    const found = findRanked(campaign.ranking, subject())
    if (!state || !found) return null
    const scored = found.row ? [found.row.scored] : found.group.rows.map((row) => row.scored)
    const why = whyLost(scored, itemsInScope(state.rubric, subject().scope))
    return { campaign: state.campaign, rubric: state.rubric, date: localDay(Date.now()), subject: subject(), ...found, why, claims: state.claims, factsOf: factsFinder(state), rectification: '' }
  })
  const lines = computed<WhyLine[]>(() => (input.value?.why.lost ?? []).map((line) => ({ ...line, ...input.value?.factsOf(line), key: `${line.scored.unit.id}/${line.item.id}` }) as WhyLine))

  return {
    input,
    lines,
    title: computed(() => (input.value ? whyTitle(input.value) : '为什么扣分')),
    intro: computed(() => (input.value ? [...resultParagraphs(input.value), lossParagraph(input.value), ...claimParagraphs(input.value)] : [])),
    text: computed(() => (input.value ? whyText(input.value) : [])),
    open: computed(() => openLines(input.value?.why.open ?? [])),
    struck: computed(() => struckLines(input.value?.why.notApplicable ?? [])),
  }
}
