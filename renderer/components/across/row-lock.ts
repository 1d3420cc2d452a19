import type { Phase, Unit } from '../../../shared/campaign/records'
import { phaseNames } from '../../../shared/campaign/phase'
import type { Failure } from '../../../shared/ipc/contract'
import type { Item } from '../../../shared/rubric/rubric'
import { errorText } from '../../../shared/words/errors'
import type { RowLock } from './across-row'

interface Circumstances {
  readonly item: Item
  readonly unit: Unit
  readonly phase: Phase
  /** Why nothing at all can be written, or null. */
  readonly readOnly: Failure | null
  /** Document that strikes the item for the whole campaign, or null. */
  readonly exemptBy: string | null
}

/** Why nothing of a unit may be changed now; null where it may. */
export function unitLock(unit: Unit, phase: Phase, readOnly: Failure | null): RowLock | null {
  if (readOnly !== null) return { word: '只读', reason: `只读：${errorText(readOnly)}` }
  if (phase === 'submitted') return { word: phaseNames.submitted, reason: `${unit.name}已提交，退回后才能修改` }
  return phase === 'finalized' ? { word: phaseNames.finalized, reason: `${unit.name}已定稿，重新打开后才能修改` } : null
}

/** Why a unit has nothing to enter for an item, or may not now; null where it may. */
export function rowLock({ item, unit, phase, readOnly, exemptBy }: Circumstances): RowLock | null {
  if (exemptBy !== null) return { word: '免考', reason: `免考：本批次不考，列为合理缺项。依据：${exemptBy}` }
  if (item.zones.length > 0 && !item.zones.some((zone) => unit.zones.includes(zone))) {
    return { word: '区域不适用', reason: `本项只考${item.zones.join('、')}，${unit.name}的适用区域是${unit.zones.join('、') || '无'}，自动列为合理缺项` }
  }
  return unitLock(unit, phase, readOnly)
}
