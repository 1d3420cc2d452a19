import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { isOpenForVeto, phaseNames } from '../../../shared/campaign/phase'
import type { Unit } from '../../../shared/campaign/records'
import { errorText } from '../../../shared/words/errors'
import { useCampaignStore } from '../../stores/campaign'
import { useSessionStore } from '../../stores/session'
import { showPoints } from '../../words/points'
import type { useUnitView } from './use-unit-view'

/** Whether the unit may be edited, and what its 定稿 says beside today's data. */
export function usePhase(unit: ComputedRef<Unit | null>, view: ReturnType<typeof useUnitView>) {
  const campaign = useCampaignStore()
  const session = useSessionStore()

  const phase = computed(() => (unit.value ? campaign.phaseOf(unit.value.id) : 'draft'))
  const line = computed(() => {
    if (phase.value === 'submitted') return `${phaseNames.submitted}：退回后才能修改`
    if (phase.value === 'finalized') return `${phaseNames.finalized}：显示的是定稿时冻结的评分表，重新打开后才能修改`
    if (phase.value !== 'returned') return null
    const reason = unit.value ? campaign.assessmentOf(unit.value.id)?.reason : ''
    return `${phaseNames.returned}${reason ? `：${reason}` : ''}`
  })
  const readonlyReason = computed(() => {
    if (session.readOnly) return `只读：${errorText(session.readOnly)}`
    if (phase.value === 'submitted') return '本单位已提交，退回后才能修改'
    if (phase.value === 'finalized') return '本单位已定稿，重新打开后才能修改'
    return null
  })

  const vetoReadonlyReason = computed(() => (session.readOnly || !isOpenForVeto(phase.value, session.me?.role ?? null) ? readonlyReason.value : null))

  const lateChanges = shallowRef(0)
  watch([unit, phase, () => campaign.state], async () => {
    lateChanges.value = unit.value && phase.value === 'finalized' ? await campaign.countLate(unit.value.id) : 0
  }, { immediate: true })
  const warnings = computed(() => {
    const now = view.recomputed.value
    const differs = view.differs.value ? [`按现在的数据重算${now ? `，最终得分为 ${showPoints(now.final)}` : '已算不出得分'}，与定稿不同`] : []
    return lateChanges.value > 0 ? [...differs, `定稿后变更 ${lateChanges.value} 条`] : differs
  })

  return { phase, line, readonlyReason, vetoReadonlyReason, warnings }
}
