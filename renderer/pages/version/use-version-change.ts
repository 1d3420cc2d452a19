import { computed, ref, shallowRef, watch } from 'vue'
import type { Answer, Failure } from '../../../shared/ipc/contract'
import type { Decision } from '../../../shared/rubric-change'
import { call } from '../../api/bridge'
import { useCampaignStore } from '../../stores/campaign'

export type Step = 'choose' | 'match' | 'plan'

/** 改用新版本: choose a version, say which items are the same, see what happens to every score, do it. Nothing is written before the last. */
export function useVersionChange(asked: string | undefined) {
  const campaign = useCampaignStore()
  const versions = shallowRef<Answer<'rubric.library'>['versions']>([])
  const chosen = ref(asked ?? '')
  const decisions = shallowRef<readonly Decision[]>([])
  const planned = shallowRef<Answer<'version.plan'> | null>(null)
  const step = ref<Step>('choose')
  const busy = ref(false)
  const failure = ref<Failure | null>(null)
  watch(chosen, () => {
    decisions.value = []
    planned.value = null
    step.value = 'choose'
  })

  async function load(): Promise<void> {
    const reply = await call('rubric.library', {})
    if (reply.ok) versions.value = reply.value.versions
    else failure.value = reply.error
  }

  const confirmed = computed(() => decisions.value.filter(({ to }) => to !== null))
  async function plan(): Promise<boolean> {
    busy.value = true
    const reply = await campaign.planVersion(chosen.value, [...confirmed.value])
    busy.value = false
    failure.value = reply.ok ? null : reply.error
    if (reply.ok) planned.value = reply.value
    return reply.ok
  }
  /** To the items that must be confirmed; straight to the plan where there are none. */
  async function begin(): Promise<void> {
    if (!(await plan()) || !planned.value) return
    const { proposals, gone, doubtful, added } = planned.value.plan.matching
    step.value = proposals.length + doubtful.length > 0 || (gone.length > 0 && added.length > 0) ? 'match' : 'plan'
  }
  async function showPlan(): Promise<void> {
    if (await plan()) step.value = 'plan'
  }
  async function change(): Promise<boolean> {
    if (!planned.value) return false
    busy.value = true
    failure.value = await campaign.changeVersion({ digest: chosen.value, matches: [...confirmed.value], seen: planned.value.seen })
    busy.value = false
    return failure.value === null
  }

  return { versions, chosen, decisions, confirmed, planned, step, busy, failure, load, begin, showPlan, change }
}
