import { AppError } from '../../shared/failure'
import { currentFigure, fitsRule, measureOf, sameItem, withPrevious, type Figure, type FigureSource } from '../../shared/campaign/last-year'
import { entryRecordId } from '../../shared/campaign/record-ids'
import type { Campaign, Slot, Unit } from '../../shared/campaign/records'
import type { Answer, Request } from '../../shared/ipc/contract'
import { parseDecimal } from '../../shared/number/decimal'
import type { Item } from '../../shared/rubric/rubric'
import { listItems } from '../../shared/rubric/tree'
import type { Entry } from '../../shared/scoring/entry'
import { findRow, listItemEntries, listRows } from '../db/record-rows'
import { checkInput } from './check-input'
import type { Services } from './context'
import { setInput } from './entry-rows'
import { checkAlone, getItem, slotNames } from './entry-service'
import { isThere, listOtherCampaigns } from './other-campaigns'
import { getOpenUnit } from './unit-phase'
import { act, getRow, type ActName, type Work } from './work'

/** The same checks as for one unit's entry, with the unit's name before what is wrong. Throws AppError `bad-entry`, `nothing-applicable`. */
function checkFor(work: Work, item: Item, unit: Unit, input: Entry): void {
  try {
    checkAlone(item, input)
    checkInput(work, unit, { entries: { [item.id]: input } })
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-entry') throw new AppError('bad-entry', { message: `${unit.name} ${error.detail['message'] ?? ''}` })
    throw error
  }
}

/** Throws AppError `not-found`, `phase-closed`, and `bad-entry` where a unit is named twice. */
export function openUnits(work: Work, unitIds: readonly string[]): Unit[] {
  const units = unitIds.map((unitId) => getOpenUnit(work, unitId))
  const twice = units.find(({ id }, at) => unitIds.indexOf(id) !== at)
  if (twice) throw new AppError('bad-entry', { message: `${twice.name}出现了两次` })
  return units
}

/** One unit is named; of several the item and how many. */
function nameOf(item: Item, units: readonly Unit[], what: string): ActName {
  const [first] = units
  if (units.length === 1 && first) return { label: `${first.name} ${item.code} ${what}`, unitId: first.id, itemId: item.id }
  return { label: `${item.code} ${units.length} 个单位${what}`, unitId: null, itemId: item.id }
}

export interface ItemInput {
  readonly itemId: string
  readonly slot: Slot
  readonly entries: readonly { readonly unitId: string; readonly input: Entry | null; readonly previous?: Figure | undefined }[]
}

/** 按内容: the entries of one item for many units, all or none. Throws AppError `not-found`, `phase-closed`, `bad-entry`. */
export function recordItem(work: Work, { itemId, slot, entries }: ItemInput): ActName {
  const item = getItem(work, itemId)
  const units = openUnits(work, entries.map(({ unitId }) => unitId))
  entries.forEach(({ input, previous }, at) => {
    const unit = units[at]
    if (input && unit) checkFor(work, item, unit, input)
    if (previous !== undefined) checkFigure(item, previous)
  })
  for (const { unitId, input, previous } of entries) setInput(work, { unitId, item, slot }, { input, review: null, ...(previous === undefined ? {} : { previous }) })
  return nameOf(item, units, slotNames[slot])
}

function checkFigure(item: Item, figure: Figure): void {
  const numbers = typeof figure === 'number' ? [figure] : [figure.numerator, figure.denominator]
  const fits = fitsRule(item.rule, figure) && numbers.every((number) => (parseDecimal(number)?.n ?? -1n) >= 0n)
  if (!fits) throw new AppError('bad-entry', { message: `${item.code} ${item.content}：上年同期应为不小于 0、小于十亿、最多六位小数的数` })
}

/** 上年同期 of many units: into the entry where there is one, else beside it for the form. Throws AppError `not-found`, `phase-closed`, `bad-entry`. */
export function fillPrevious(work: Work, itemId: string, figures: readonly { readonly unitId: string; readonly figure: Figure }[]): ActName {
  const item = getItem(work, itemId)
  const units = openUnits(work, figures.map(({ unitId }) => unitId))
  figures.forEach(({ unitId, figure }, at) => {
    checkFigure(item, figure)
    const id = entryRecordId(unitId, itemId, 'team')
    const stored = findRow(work.tx, 'entry', work.campaignId, id) ? getRow(work, 'entry', id).input : null
    const input = stored && withPrevious(item.rule, stored, figure)
    const unit = units[at]
    if (input && unit) checkFor(work, item, unit, input)
    if (input) setInput(work, { unitId, item, slot: 'team' }, { previous: figure, input })
    else work.writer.set('entry', id, { previous: figure })
  })
  return nameOf(item, units, '上年同期')
}

function sourceOf(services: Services, item: Item, units: readonly Unit[], other: Campaign): FigureSource[] {
  const twin = sameItem(item, listItems(services.rubricOf(services.db, other.rubricDigest)))
  if (!twin) return []
  const entries = listItemEntries(services.db, other.id, twin.id).filter(({ slot, deleted }) => slot === 'team' && !deleted)
  const figureOf = new Map(entries.map(({ unitId, input }) => [unitId, currentFigure(input)]))
  const theirs = listRows(services.db, 'unit', other.id).filter(isThere)
  const figures = units.flatMap(({ id, code }) => {
    const figure = figureOf.get(theirs.find((unit) => unit.code === code)?.id ?? '') ?? null
    return figure === null ? [] : [{ unitId: id, figure }]
  })
  return [{ campaignId: other.id, name: other.name, cycle: other.cycle, content: twin.content, measure: measureOf(twin.rule), figures }]
}

/** Throws AppError `not-found`. */
function listFigures(services: Services, { campaignId, itemId }: Request<'item.lastYear'>): FigureSource[] {
  const { campaign, others } = listOtherCampaigns(services, campaignId)
  const item = listItems(services.rubricOf(services.db, campaign.rubricDigest)).find(({ id }) => id === itemId)
  if (!item) throw new AppError('not-found')
  const units = listRows(services.db, 'unit', campaignId).filter(isThere)
  return others.flatMap((other) => sourceOf(services, item, units, other))
}

export const itemHandlers = (services: Services) => ({
  'item.record': (request: Request<'item.record'>): Answer<'item.record'> => act(services, request.campaignId, (work) => recordItem(work, request)),
  'item.lastYear': (request: Request<'item.lastYear'>): Answer<'item.lastYear'> => ({ sources: listFigures(services, request) }),
  'item.fillPrevious': ({ campaignId, itemId, figures }: Request<'item.fillPrevious'>): Answer<'item.fillPrevious'> =>
    act(services, campaignId, (work) => fillPrevious(work, itemId, figures)),
})
