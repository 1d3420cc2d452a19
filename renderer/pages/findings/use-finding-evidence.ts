import { computed } from 'vue'
import { isOpenPhase } from '../../../shared/campaign/phase'
import { entryRecordId } from '../../../shared/campaign/record-ids'
import type { Progress } from '../../../shared/campaign/records'
import { countEvidence } from '../../../shared/evidence/pieces'
import type { FindingView } from '../../../shared/finding'
import { useCampaignStore } from '../../stores/campaign'
import { useSessionStore } from '../../stores/session'

/** 佐证 of findings and of their lines of progress: what they hang on, and when they are closed. */
export function useFindingEvidence() {
  const campaign = useCampaignStore()
  const session = useSessionStore()
  const ofEntries = computed(() => (campaign.state ? countEvidence(campaign.state, 'entry') : new Map<string, number>()))

  /** The proof of a problem closes with the unit's scores; the service says the same. */
  function closedBecause({ unit, status }: FindingView): string | null {
    if (session.isReadOnly) return '只读'
    if (status === 'withdrawn') return '已撤销，不再修改'
    if (unit.leftOut !== '') return '单位已退出，不再修改'
    return isOpenPhase(campaign.phaseOf(unit.id)) ? null : '单位已提交或定稿'
  }
  const nameOf = ({ unit, item }: FindingView): string => [unit.name, item?.code].filter(Boolean).join(' ')

  return {
    ofFinding: (finding: FindingView) => {
      const scored = finding.item ? (ofEntries.value.get(entryRecordId(finding.unit.id, finding.item.id, 'team')) ?? 0) : 0
      return {
        subject: { target: 'finding' as const, targetId: finding.id }, label: `${nameOf(finding)} 问题`, readonlyReason: closedBecause(finding), pastes: true,
        asked: finding.lost > 0 && scored === 0, also: scored > 0 ? `打分时本项已附 ${scored} 份` : '',
      }
    },
    ofProgress: (finding: FindingView, { id }: Progress) => ({
      subject: { target: 'progress' as const, targetId: id }, label: `${nameOf(finding)} 进展`,
      readonlyReason: session.isReadOnly ? '只读' : finding.status === 'closed' ? '已销号' : finding.status === 'withdrawn' ? '已撤销' : null,
    }),
  }
}
