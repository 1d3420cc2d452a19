import { AppError } from '../../shared/failure'
import { entryRecordId, findingId, parseFindingId } from '../../shared/campaign/record-ids'
import type { Finding } from '../../shared/campaign/records'
import { deriveFindings, type DerivedFinding } from '../../shared/finding'
import { roundToPoints } from '../../shared/number/decimal'
import { parsePoints, toPoints, ZERO } from '../../shared/points'
import type { Item } from '../../shared/rubric/rubric'
import { listItems } from '../../shared/rubric/tree'
import { scoreItem } from '../../shared/scoring'
import type { Entry } from '../../shared/scoring/entry'
import { findRow } from '../db/record-rows'
import { getLiveRow, getRow, type Work } from './work'

/** What an entry makes by its item alone; what comparing units makes is nobody's act and has no rows of its own. */
function deriveAlone(item: Item, input: Entry | null): readonly DerivedFinding[] {
  if (input === null || input.kind === 'notApplicable') return []
  const outcome = scoreItem(item, input)
  if (outcome.kind !== 'points') return []
  return deriveFindings(item, input, toPoints((parsePoints(item.points) ?? ZERO) - roundToPoints(outcome.value)))
}

/**
 * Gives the findings that an input has just made their rows, dated today, so that a later fall of the count shows them as
 * 已撤销. Registered ones keep their date: a finding that comes back is the same finding.
 */
export function registerFindings(work: Work, unitId: string, item: Item, input: Entry | null): void {
  const derived = deriveAlone(item, input)
  if (derived.length === 0) return
  if (isExempt(work, item.id)) return
  for (const { clause, n } of derived) registerFinding(work, findingId({ unitId, itemId: item.id, clause, n }))
}

function isExempt(work: Work, itemId: string): boolean {
  return getRow(work, 'campaign', work.campaignId).exempt.some((one) => one.itemId === itemId)
}

function registerFinding(work: Work, id: string): void {
  const row = findRow(work.tx, 'finding', work.campaignId, id)
  if (!row || row['foundOn'] === '') work.writer.set('finding', id, { foundOn: work.services.today() })
}

/** A finding as the services see it: where it belongs, whether it still stands, and its row if it has one. */
export interface FoundFinding {
  readonly id: string
  readonly unitId: string
  readonly item: Item | null
  readonly row: Finding | null
  /** False for an automatic one whose deduction is gone. */
  readonly stands: boolean
}

function teamInput(work: Work, unitId: string, itemId: string): Entry | null {
  const id = entryRecordId(unitId, itemId, 'team')
  return findRow(work.tx, 'entry', work.campaignId, id) ? getRow(work, 'entry', id).input : null
}

/** What only other units decide stands as long as the unit has its figure: whether points are lost is theirs to say. */
function standsFor(item: Item, input: Entry | null, clause: string, n: number): boolean {
  if (input?.kind === 'rank' || input?.kind === 'relative') return clause === '' && n === 1
  return deriveAlone(item, input).some((derived) => derived.clause === clause && derived.n === n)
}

/** Throws AppError `not-found` for an id that no finding of the campaign has or can have now. */
export function getFinding(work: Work, id: string): FoundFinding {
  const identity = parseFindingId(id)
  const row = findRow(work.tx, 'finding', work.campaignId, id) ? getLiveRow(work, 'finding', id) : null
  const { unitId, itemId } = identity ?? row ?? { unitId: '', itemId: '' }
  getLiveRow(work, 'unit', unitId)
  const item = listItems(work.rubric).find((candidate) => candidate.id === itemId) ?? null
  if (identity === null && row === null) throw new AppError('not-found')
  if (identity === null) return { id, unitId, item, row, stands: true }
  const stands = item !== null && !isExempt(work, itemId) && standsFor(item, teamInput(work, unitId, itemId), identity.clause, identity.n)
  if (!stands && row === null && !findRow(work.tx, 'rectification', work.campaignId, id)) throw new AppError('not-found')
  return { id, unitId, item, row, stands }
}
