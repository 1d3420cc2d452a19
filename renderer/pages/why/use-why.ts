import { computed } from 'vue'
import { itemsInScope, whyLost, type LostItem, type RankedGroup, type RankedRow, type ScoredUnit } from '../../../shared/analysis'
import type { CampaignState } from '../../../shared/campaign/records'
import { evidenceByItem } from '../../../shared/evidence/evidence-by-item'
import { listUnitFindings, type FindingView } from '../../../shared/finding'
import { groupBy } from '../../../shared/group-by'
import { factsOfFindings, rectificationSentence } from '../../../shared/report/why-facts'
import type { WhyInput } from '../../../shared/report/why-input'
import { claimParagraphs, lossParagraph, resultParagraphs } from '../../../shared/report/why-result'
import type { WhySubject } from '../../../shared/report/why-subject'
import { whyText, whyTitle } from '../../../shared/report/why-text'
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

/** Facts, 整改 and proof of each lost item, from the findings and the evidence. */
function factsFinder(state: CampaignState, findings: readonly FindingView[]): (line: LostItem) => LineFacts {
  const byItem = groupBy(findings, ({ unit, item }) => `${unit.id}/${item?.id ?? ''}`)
  const proofs = new Map<string, ReturnType<typeof evidenceByItem>>()
  const proofsOf = (unitId: string): ReturnType<typeof evidenceByItem> => {
    const own = proofs.get(unitId) ?? evidenceByItem(state, unitId)
    proofs.set(unitId, own)
    return own
  }
  return ({ scored, item }) => {
    const pieces = (proofsOf(scored.unit.id).get(item.id) ?? []).map(({ evidence }) => evidence)
    return { ...factsOfFindings(byItem.get(`${scored.unit.id}/${item.id}`) ?? []), evidence: pieces.length, pictures: pieces.filter(({ mediaType }) => mediaType.startsWith('image/')).map(({ id }) => id) }
  }
}

/** The findings of the units and items asked about; what belongs to no item only where everything is. */
function findingsOf(state: CampaignState, scored: readonly ScoredUnit[], { scope }: WhySubject, today: string): FindingView[] {
  const items = new Set(itemsInScope(state.rubric, scope).map(({ id }) => id))
  return scored.flatMap(({ unit, scorecard }) => listUnitFindings(state, unit, scorecard, today)).filter(({ item }) => (item ? items.has(item.id) : scope.kind === 'all'))
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
    const date = localDay(Date.now())
    const findings = findingsOf(state, scored, subject(), date)
    return { campaign: state.campaign, rubric: state.rubric, date, subject: subject(), ...found, why, claims: state.claims, factsOf: factsFinder(state, findings), rectification: rectificationSentence(findings, date) }
  })
  const lines = computed<WhyLine[]>(() => (input.value?.why.lost ?? []).map((line) => ({ ...line, ...input.value?.factsOf(line), key: `${line.scored.unit.id}/${line.item.id}` }) as WhyLine))

  return {
    input,
    lines,
    title: computed(() => (input.value ? whyTitle(input.value) : '为什么扣分')),
    intro: computed(() => (input.value ? [...resultParagraphs(input.value), lossParagraph(input.value), ...claimParagraphs(input.value), input.value.rectification].filter((paragraph) => paragraph !== '') : [])),
    text: computed(() => (input.value ? whyText(input.value) : [])),
    open: computed(() => openLines(input.value?.why.open ?? [])),
    struck: computed(() => struckLines(input.value?.why.notApplicable ?? [])),
  }
}
