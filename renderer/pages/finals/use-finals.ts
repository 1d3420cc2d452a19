import { computed, shallowRef } from 'vue'
import type { Failure, Request } from '../../../shared/ipc/contract'
import { unitLock } from '../../components/across/row-lock'
import type { FinalTarget } from '../../components/finals/finals-plan'
import { useCampaignStore } from '../../stores/campaign'
import { useSessionStore } from '../../stores/session'
import { useToastStore } from '../../stores/toast'

/** 上年得分 of all units: the dialog that 工作台 and 按内容 open. */
export function useFinals() {
  const campaign = useCampaignStore()
  const session = useSessionStore()
  const toast = useToastStore()

  const isOpen = shallowRef(false)
  const failure = shallowRef<Failure | null>(null)
  const targets = computed<readonly FinalTarget[]>(() => campaign.units.map((unit) => ({ unit, lock: unitLock(unit, campaign.phaseOf(unit.id), session.readOnly)?.reason ?? null })))

  async function save(finals: Request<'unit.saveFinals'>['finals']): Promise<void> {
    failure.value = await campaign.saveFinals({ finals })
    if (failure.value) return
    isOpen.value = false
    toast.say(`已写入 ${finals.length} 个单位的上年度最终得分`, { undoable: true })
  }

  return {
    isOpen, failure, targets, save,
    open: () => {
      failure.value = null
      isOpen.value = true
    },
    close: () => (isOpen.value = false),
  }
}
