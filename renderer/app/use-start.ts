import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { useCampaignStore } from '../stores/campaign'
import { useSessionStore } from '../stores/session'

/** Loads who and what is here; opens the last campaign straight into the 工作台, else the first-run page. */
export function useStart() {
  const session = useSessionStore()
  const campaign = useCampaignStore()
  const router = useRouter()
  const loading = ref(true)

  async function begin(): Promise<void> {
    loading.value = true
    if ((await session.load()) === null && session.start) {
      const { me, lastCampaignId, campaigns } = session.start
      const last = campaigns.find((candidate) => candidate.id === lastCampaignId) ?? campaigns[0]
      const failure = me && last ? await campaign.open(last.id) : null
      if (failure) session.startFailure = failure
      await router.replace({ name: campaign.state ? 'home' : 'start' })
    }
    loading.value = false
  }

  return { loading, begin }
}
