import { computed, type ComputedRef } from 'vue'
import type { Unit } from '../../../shared/campaign/records'
import type { Failure, Request } from '../../../shared/ipc/contract'
import { doublePunishments, penaltyClaims } from '../../../shared/finding'
import { doubleWords } from '../../components/claim/double-words'
import { claimReview, vetoReview, type AdjustReview } from '../../components/version/adjust-reviews'
import { useCampaignStore } from '../../stores/campaign'
import { useToastStore } from '../../stores/toast'
import type { useUnitView } from './use-unit-view'

/** 加分, 减分 and 一票否决 of the shown unit, and saving them. */
export function useAdjusts(unit: ComputedRef<Unit | null>, view: Pick<ReturnType<typeof useUnitView>, 'findings' | 'team'>) {
  const campaign = useCampaignStore()
  const toast = useToastStore()

  const all = computed(() => (unit.value ? campaign.claimsOf(unit.value.id) : []))
  const claims = computed(() => ({ bonus: all.value.filter(({ list }) => list === 'bonus'), penalty: all.value.filter(({ list }) => list === 'penalty') }))
  const vetoes = computed(() => (unit.value ? campaign.vetoesOf(unit.value.id) : []))
  const counts = computed(() => ({ bonus: claims.value.bonus.length, penalty: claims.value.penalty.length, veto: vetoes.value.length }))

  /** By id, what a change of version asks to look at again. */
  const reviews = computed(() => {
    const { state } = campaign
    const found = (id: string, review: AdjustReview | null): [string, AdjustReview][] => (review ? [[id, review]] : [])
    return new Map(state ? [...all.value.flatMap((claim) => found(claim.id, claimReview(state, claim))), ...vetoes.value.flatMap((veto) => found(veto.id, vetoReview(state, veto)))] : [])
  })
  const reviewCounts = computed(() => {
    const count = (rows: readonly { readonly id: string }[]): number => rows.filter(({ id }) => reviews.value.has(id)).length
    return { bonus: count(claims.value.bonus), penalty: count(claims.value.penalty), veto: count(vetoes.value) }
  })
  const firstReview = computed(() => (['bonus', 'penalty', 'veto'] as const).find((kind) => reviewCounts.value[kind] > 0) ?? null)

  const doubles = computed(() => doublePunishments(view.findings.value, penaltyClaims(all.value, view.team.value)))

  async function settle(done: string, act: Promise<Failure | null>): Promise<void> {
    const failure = await act
    if (failure) toast.fail(failure)
    else toast.say(done, { undoable: true })
  }

  return {
    claims, vetoes, counts, doubles, reviews, reviewCounts, firstReview,
    doubleSentences: computed(() => doubles.value.map(doubleWords)),
    saveClaim: (claim: Omit<Request<'claim.save'>, 'campaignId' | 'unitId'>) => unit.value && settle('已保存', campaign.saveClaim({ ...claim, unitId: unit.value.id })),
    removeClaim: (claimId: string) => settle('已删除', campaign.removeClaim(claimId)),
    saveVeto: (veto: Omit<Request<'veto.save'>, 'campaignId' | 'unitId'>) => unit.value && settle('已保存', campaign.saveVeto({ ...veto, unitId: unit.value.id })),
    /** 看过，不变. */
    markReviewed: (seen: { claimIds?: string[]; vetoIds?: string[] }) =>
      unit.value && settle('看过，不变', campaign.markReviewed({ unitId: unit.value.id, slot: 'team', itemIds: [], claimIds: [], vetoIds: [], ...seen })),
    removeVeto: (vetoId: string) => settle('已删除', campaign.removeVeto(vetoId)),
  }
}
