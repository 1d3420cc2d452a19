import { computed, type ShallowRef } from 'vue'
import type { Unit } from '../../../shared/campaign/records'
import type { Failure, StandIn } from '../../../shared/ipc/contract'
import type { Leave } from '../../components/unit/leave'
import type { useCampaignStore } from '../../stores/campaign'

/** Corrections in the season on 工作台: a unit leaves or comes back, somebody records for another. */
export function useSeason(campaign: ReturnType<typeof useCampaignStore>, unitId: ShallowRef<string | null>, settle: (done: string, act: Promise<Failure | null>) => Promise<void>) {
  const leftOut = computed(() => campaign.leftOut.find(({ id }) => id === unitId.value) ?? null)
  const scoredOf = (id: string): number => campaign.state?.entries.filter((entry) => entry.unitId === id && entry.slot === 'team' && entry.input !== null).length ?? 0
  const others = (unit: Unit): Unit[] => campaign.units.filter(({ id }) => id !== unit.id)

  return {
    leftOut, scoredOf, others,
    leave: (unit: Unit, leave: Leave) => settle(leave.into ? `${unit.name}已并入${campaign.unitById(leave.into)?.name ?? ''}` : `${unit.name}已退出本批次`, campaign.leaveOut({ unitId: unit.id, ...leave })),
    bringBack: (unit: Unit) => settle(`已恢复${unit.name}`, campaign.bringBack(unit.id)),
    standIn: (standIn: StandIn) => settle('代录已开始', campaign.standIn(standIn)),
  }
}
