import { AppError } from '../../shared/failure'
import { entryRecordId } from '../../shared/campaign/record-ids'
import type { Slot } from '../../shared/campaign/records'
import type { Answer, Request } from '../../shared/ipc/contract'
import type { Item } from '../../shared/rubric/rubric'
import { listItems } from '../../shared/rubric/tree'
import { checkEntry } from '../../shared/scoring'
import type { Entry } from '../../shared/scoring/entry'
import { checkInput } from './check-input'
import type { Services } from './context'
import { setInput } from './entry-rows'
import { getOpenUnit } from './unit-phase'
import { act, type ActName, type Work } from './work'

/** Throws AppError `not-found`. */
export function getItem(work: Work, itemId: string): Item {
  const item = listItems(work.rubric).find(({ id }) => id === itemId)
  if (!item) throw new AppError('not-found')
  return item
}

/** Holds an input against its item alone, exempt or not: an exemption can be taken back. Throws AppError `bad-entry`. */
export function checkAlone(item: Item, input: Entry): void {
  const [fault] = checkEntry(item, input)
  if (fault) throw new AppError('bad-entry', { message: fault.message })
}

export interface EntriesInput {
  readonly unitId: string
  readonly slot: Slot
  readonly entries: readonly { readonly itemId: string; readonly input: Entry | null }[]
}

export const slotNames = { team: '评分', self: '自报数' } as const satisfies Record<Slot, string>

/** 评分: one or many entries of a unit, all or none; the team's register the findings they make. Throws AppError `not-found`, `phase-closed`, `bad-entry`. */
export function recordEntries(work: Work, { unitId, slot, entries }: EntriesInput): ActName {
  const unit = getOpenUnit(work, unitId)
  const items = entries.map(({ itemId, input }) => {
    const item = getItem(work, itemId)
    if (input) checkAlone(item, input)
    return item
  })
  const given = entries.flatMap(({ itemId, input }) => (input ? [[itemId, input] as const] : []))
  if (given.length > 0) checkInput(work, unit, { entries: Object.fromEntries(given) })
  for (const [index, item] of items.entries()) setInput(work, { unitId, item, slot }, { input: entries[index]?.input ?? null, review: null })
  const [first] = entries
  const code = items[0]?.code ?? ''
  const what = items.length > 1 ? `${code} 等${items.length}项${slotNames[slot]}` : `${code} ${slotNames[slot]}`
  return { label: `${unit.name} ${what}`, unitId, itemId: first?.itemId ?? null }
}

/** 扣分原因. Throws AppError `not-found`, `phase-closed`. */
export function recordNote(work: Work, { unitId, itemId, slot, note }: { unitId: string; itemId: string; slot: Slot; note: string }): ActName {
  const unit = getOpenUnit(work, unitId)
  const { code } = getItem(work, itemId)
  work.writer.set('entry', entryRecordId(unitId, itemId, slot), { note })
  return { label: `${unit.name} ${code} ${slot === 'self' ? '自评说明' : '扣分原因'}`, unitId, itemId }
}

export const entryHandlers = (services: Services) => ({
  'entry.record': (request: Request<'entry.record'>): Answer<'entry.record'> => act(services, request.campaignId, (work) => recordEntries(work, request)),
  'entry.note': (request: Request<'entry.note'>): Answer<'entry.note'> => act(services, request.campaignId, (work) => recordNote(work, request)),
})
