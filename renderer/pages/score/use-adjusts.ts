import { computed, type ComputedRef } from 'vue'
import type { Unit } from '../../../shared/campaign/records'
import type { Failure, Request } from '../../../shared/ipc/contract'
import { doublePunishments, penaltyClaims } from '../../../shared/finding'
import { doubleWords } from '../../components/claim/double-words'
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

  const doubles = computed(() => doublePunishments(view.findings.value, penaltyClaims(all.value, view.team.value)))

  async function settle(done: string, act: Promise<Failure | null>): Promise<void> {
    const failure = await act
    if (failure) toast.fail(failure)
    else toast.say(done, { undoable: true })
  }

  return {
    claims, vetoes, counts, doubles,
    doubleSentences: computed(() => doubles.value.map(doubleWords)),
    saveClaim: (claim: Omit<Request<'claim.save'>, 'campaignId' | 'unitId'>) => unit.value && settle('已保存', campaign.saveClaim({ ...claim, unitId: unit.value.id })),
    removeClaim: (claimId: string) => settle('已删除', campaign.removeClaim(claimId)),
    saveVeto: (veto: Omit<Request<'veto.save'>, 'campaignId' | 'unitId'>) => unit.value && settle('已保存', campaign.saveVeto({ ...veto, unitId: unit.value.id })),
    removeVeto: (vetoId: string) => settle('已删除', campaign.removeVeto(vetoId)),
  }
}
