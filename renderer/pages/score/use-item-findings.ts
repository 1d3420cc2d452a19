import { computed, type ComputedRef } from 'vue'
import { useRouter } from 'vue-router'
import type { Fact, FindingView } from '../../../shared/finding'
import type { Item } from '../../../shared/rubric/rubric'
import { useCampaignStore } from '../../stores/campaign'
import { useToastStore } from '../../stores/toast'

/** What was found at the shown item, and writing its fact beside the score. */
export function useItemFindings(findings: ComputedRef<readonly FindingView[]>, item: ComputedRef<Item | null>) {
  const campaign = useCampaignStore()
  const toast = useToastStore()
  const router = useRouter()

  async function saveFact(fact: Fact, { id, unit, item: of, foundOn }: FindingView): Promise<void> {
    const failure = await campaign.saveFinding({ findingId: id, unitId: unit.id, itemId: of?.id ?? '', foundOn, ...fact })
    if (failure) toast.fail(failure)
  }
  return {
    list: computed(() => findings.value.filter((finding) => finding.item !== null && finding.item === item.value)),
    saveFact,
    open: (findingId: string) => void router.push({ name: 'findings', params: { findingId } }),
  }
}
