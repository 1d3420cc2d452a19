import { AppError } from '../../shared/failure'
import { isOpenForVeto, isOpenPhase, phaseNames } from '../../shared/campaign/phase'
import type { Unit } from '../../shared/campaign/records'
import { listRows } from '../db/record-rows'
import type { Work } from './work'
import { getLiveRow, getRow } from './work'

/** A unit that takes part in the campaign. Throws AppError `not-found`, `unit-left-out`. */
export function getUnit(work: Work, unitId: string): Unit {
  const unit = getLiveRow(work, 'unit', unitId)
  if (unit.leftOut !== '') throw new AppError('unit-left-out', { unit: unit.name })
  return unit
}

/** The unit if its scores may be edited now. Throws AppError `not-found`, `unit-left-out`, `phase-closed`. */
export function getOpenUnit(work: Work, unitId: string): Unit {
  const unit = getUnit(work, unitId)
  checkOpen(work, unit)
  return unit
}

/** The unit if its vetoes may be edited now: also while it is submitted, by the secretariat. Throws AppError `not-found`, `unit-left-out`, `phase-closed`. */
export function getVetoUnit(work: Work, unitId: string): Unit {
  const unit = getUnit(work, unitId)
  checkOpen(work, unit, 'veto')
  return unit
}

/** Throws AppError `phase-closed` for a unit whose scores, or vetoes, are closed in its phase. */
export function checkOpen(work: Work, unit: Unit, what: 'scores' | 'veto' = 'scores'): void {
  const { phase } = getRow(work, 'assessment', unit.id)
  const open = what === 'veto' ? isOpenForVeto(phase, work.role) : isOpenPhase(phase)
  if (!open) throw new AppError('phase-closed', { unit: unit.name, phase: phaseNames[phase] })
}

/** A change of rubric version, and the way back, leave no frozen scorecard behind on another version. Throws AppError `version-finalized` naming the units. */
export function checkNoneFinalized({ tx, campaignId }: Pick<Work, 'tx' | 'campaignId'>): void {
  const frozen = new Set(listRows(tx, 'assessment', campaignId).flatMap(({ id, phase }) => (phase === 'finalized' ? [id] : [])))
  const units = listRows(tx, 'unit', campaignId).filter(({ id, deleted, leftOut }) => frozen.has(id) && !deleted && leftOut === '').sort((a, b) => a.order - b.order)
  if (units.length > 0) throw new AppError('version-finalized', { units: units.map(({ name }) => name).join('、'), phase: phaseNames.finalized })
}
