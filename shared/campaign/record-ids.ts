import { evidenceTargets, slots, type EvidenceTarget, type Slot } from './records'

/** Ids that say what a record belongs to (merge.md 1): the same thing gets the same id on every laptop. */

/** Id of an entry record from its identity. */
export function entryRecordId(unitId: string, itemId: string, slot: Slot): string {
  return `${unitId}/${itemId}/${slot}`
}

/** Unit, item and slot of an entry's id, whose item may hold slashes itself; null when the text is no such id. */
export function parseEntryRecordId(id: string): { unitId: string; itemId: string; slot: Slot } | null {
  const first = id.indexOf('/')
  const last = id.lastIndexOf('/')
  const slot = slots.find((known) => known === id.slice(last + 1))
  return first > 0 && last > first + 1 && slot ? { unitId: id.slice(0, first), itemId: id.slice(first + 1, last), slot } : null
}

/** A part of a text joined by slashes. */
export const escapePart = (part: string): string => part.replace(/[%/]/g, (sign) => (sign === '%' ? '%25' : '%2F'))
export const readPart = (part: string): string => part.replace(/%2F/g, '/').replace(/%25/g, '%')

/** What an automatic finding is: the n-th of a clause of an item at a unit. */
export interface FindingIdentity {
  readonly unitId: string
  readonly itemId: string
  readonly clause: string
  /** From 1. */
  readonly n: number
}

/** Id of an automatic finding, `unitId/itemId/clause/n`; slashes inside the parts are escaped. */
export function findingId({ unitId, itemId, clause, n }: FindingIdentity): string {
  return [unitId, escapePart(itemId), escapePart(clause), String(n)].join('/')
}

/** The identity of an automatic finding; null for any other id, such as a free finding's. */
export function parseFindingId(id: string): FindingIdentity | null {
  const [unitId = '', itemId = '', clause, n = '', ...more] = id.split('/')
  if (unitId === '' || itemId === '' || clause === undefined || !/^[1-9]\d{0,8}$/.test(n) || more.length > 0) return null
  return { unitId, itemId: readPart(itemId), clause: readPart(clause), n: Number(n) }
}

/** Id of a link from a piece of evidence to what it proves: linking twice is one link. */
export function evidenceLinkId(evidenceId: string, target: EvidenceTarget, targetId: string): string {
  return `${evidenceId}/${target}/${targetId}`
}

/** Null when the text is no such id. */
export function parseEvidenceLinkId(id: string): { evidenceId: string; target: EvidenceTarget; targetId: string } | null {
  const [evidenceId = '', kind = '', ...rest] = id.split('/')
  const target = evidenceTargets.find((known) => known === kind)
  return evidenceId !== '' && target && rest.join('/') !== '' ? { evidenceId, target, targetId: rest.join('/') } : null
}
