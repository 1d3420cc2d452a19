import { AppError } from '../../shared/failure'
import { findLate, formatFrozen, engineVersion, parseFrozen } from '../../shared/campaign/frozen'
import { canMove, needsReason, phaseNames } from '../../shared/campaign/phase'
import type { Phase } from '../../shared/campaign/records'
import { fingerprintOf } from '../../shared/change/fingerprint'
import type { Answer, Request } from '../../shared/ipc/contract'
import type { Reader } from '../db/handles'
import { listSeen, listUnitChanges } from '../db/changes'
import { findRow } from '../db/record-rows'
import { loadCampaign } from './campaign-state'
import type { Services } from './context'
import { scoreInCampaign } from '../../shared/campaign/unit-scoring'
import { getUnit } from './unit-phase'
import { getRow, inCampaign, type Work } from './work'

/** Fingerprint of a unit as it is now. */
export function unitFingerprint(services: Services, db: Reader, campaignId: string, unitId: string): string {
  const hashes = listUnitChanges(db, campaignId, unitId).map(({ hash }) => hash)
  return fingerprintOf(hashes, services.sha256)
}

function freeze(work: Work, unitId: string): string {
  const { services, tx, campaignId } = work
  const state = loadCampaign(services, tx, campaignId)
  return formatFrozen({
    seen: listSeen(tx, campaignId),
    fingerprint: unitFingerprint(services, tx, campaignId, unitId),
    rubricDigest: state.campaign.rubricDigest,
    engine: engineVersion,
    scorecard: scoreInCampaign(state, unitId, 'team'),
  })
}

/**
 * 提交, 退回, 定稿 (freezes the scorecard), 重新打开 (a new revision). No undo step: it has a way back of its own.
 * Throws AppError `not-found`, `unit-left-out`, `bad-transition`, `reason-needed`, `nothing-applicable`.
 */
export function moveAssessment(work: Work, unitId: string, to: Phase, reason: string): void {
  const unit = getUnit(work, unitId)
  const { phase, revision } = getRow(work, 'assessment', unitId)
  if (!canMove(phase, to)) throw new AppError('bad-transition', { unit: unit.name, phase: phaseNames[phase] })
  if (needsReason(phase, to) && reason.trim() === '') throw new AppError('reason-needed')
  work.writer.set('assessment', unitId, {
    phase: to,
    reason: reason.trim(),
    frozen: to === 'finalized' ? freeze(work, unitId) : null,
    revision: phase === 'finalized' ? revision + 1 : revision,
  })
}

/** Hashes of the changes to a finalized unit that its 定稿 has not seen (定稿后变更). Empty for a unit that is not finalized. */
export function listLateChanges(services: Services, campaignId: string, unitId: string): string[] {
  const frozen = findRow(services.db, 'assessment', campaignId, unitId)?.['frozen']
  if (typeof frozen !== 'string') return []
  return findLate(parseFrozen(frozen), listUnitChanges(services.db, campaignId, unitId)).map(({ hash }) => hash)
}

export const phaseHandlers = (services: Services) => ({
  'assessment.move': ({ campaignId, unitId, to, reason }: Request<'assessment.move'>): Answer<'assessment.move'> =>
    inCampaign(services, campaignId, (work) => moveAssessment(work, unitId, to, reason)).saved,
  'assessment.late': ({ campaignId, unitId }: Request<'assessment.late'>): Answer<'assessment.late'> => ({ hashes: listLateChanges(services, campaignId, unitId) }),
})
