import { AppError } from '../../shared/failure'
import { isOpenPhase, phaseNames } from '../../shared/campaign/phase'
import type { Unit } from '../../shared/campaign/records'
import type { Work } from './work'
import { getLiveRow, getRow } from './work'

/** The unit if its scores may be edited now. Throws AppError `not-found`, `phase-closed`. */
export function getOpenUnit(work: Work, unitId: string): Unit {
  const unit = getLiveRow(work, 'unit', unitId)
  checkOpen(work, unit)
  return unit
}

/** Throws AppError `phase-closed` for a unit that is submitted or finalized. */
export function checkOpen(work: Work, unit: Unit): void {
  const { phase } = getRow(work, 'assessment', unit.id)
  if (!isOpenPhase(phase)) throw new AppError('phase-closed', { unit: unit.name, phase: phaseNames[phase] })
}
