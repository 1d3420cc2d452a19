import { computed } from 'vue'
import { isOfUnit, isOpen, listDoublePunishments, listFindings } from '../../../shared/finding'
import { useCampaignStore } from '../../stores/campaign'
import { localDay } from '../../words/dates'

/** What is left to do about the problems of the campaign, for 工作台. */
export function useHomeFindings() {
  const campaign = useCampaignStore()
  const findings = computed(() => (campaign.state ? listFindings(campaign.state, campaign.cardOf, localDay(Date.now())) : []))
  const doubles = computed(() => listDoublePunishments(findings.value, campaign.state?.claims ?? [], campaign.cardOf))
  const loads = computed(() => new Map(campaign.units.map(({ id }) => {
    const open = findings.value.filter((finding) => isOpen(finding) && isOfUnit(finding, id))
    return [id, { open: open.length, overdue: open.filter(({ overdue }) => overdue).length }]
  })))
  return { findings, doubles, loadOf: (unitId: string) => loads.value.get(unitId) ?? { open: 0, overdue: 0 } }
}
