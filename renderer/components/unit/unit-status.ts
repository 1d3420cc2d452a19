import type { Phase } from '../../../shared/campaign/records'
import { phaseNames } from '../../../shared/campaign/phase'
import type { IconName } from '../base/icons'

export interface UnitStatus {
  readonly icon: IconName
  readonly text: string
  readonly tone: string
}

/** The unit's phase as 工作台 shows it; a draft says whether it has begun. */
export function unitStatus(phase: Phase, done: number): UnitStatus {
  switch (phase) {
    case 'draft':
      return done === 0 ? { icon: 'circle', text: '未开始', tone: 'q' } : { icon: 'half', text: '进行中', tone: '' }
    case 'submitted':
      return { icon: 'check', text: phaseNames.submitted, tone: 'ok' }
    case 'returned':
      return { icon: 'half', text: phaseNames.returned, tone: 'attn' }
    case 'finalized':
      return { icon: 'lock', text: phaseNames.finalized, tone: 'ok' }
  }
}
