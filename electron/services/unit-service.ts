import { AppError } from '../../shared/failure'
import { isFinalText } from '../../shared/campaign/last-year'
import type { EntryRecord, Unit } from '../../shared/campaign/records'
import type { Answer, Request, UnitInput } from '../../shared/ipc/contract'
import { isSameJson } from '../../shared/change/canonical-json'
import { listItems } from '../../shared/rubric/tree'
import { listRows } from '../db/record-rows'
import type { Services } from './context'
import { setInput } from './entry-rows'
import { checkOpen, getOpenUnit } from './unit-phase'
import { act, getLiveRow, getRow, type ActName, type Work } from './work'

function checkUnit(work: Work, unitId: string | null, unit: UnitInput): void {
  if (unit.code.trim() === '') throw new AppError('bad-entry', { message: '单位编码不能为空' })
  if (unit.name.trim() === '') throw new AppError('bad-entry', { message: '单位名称不能为空' })
  // Zones that only an earlier rubric version knows stay with a unit that has them.
  const had = unitId === null ? [] : getLiveRow(work, 'unit', unitId).zones
  const unknown = unit.zones.find((zone) => !work.rubric.zones.includes(zone) && !had.includes(zone))
  if (unknown !== undefined) throw new AppError('bad-entry', { message: `适用区域“${unknown}”不在细则中` })
  if (unit.previousFinal !== null && !isFinalText(unit.previousFinal)) throw new AppError('bad-entry', { message: '上年得分应为最多两位小数的数' })
  const others = listRows(work.tx, 'unit', work.campaignId).filter(({ id, deleted }) => id !== unitId && !deleted)
  if (others.some(({ code }) => code === unit.code)) throw new AppError('duplicate-unit', { code: unit.code })
}

/** What a change of zones does to one entry: out to 移出的评分, back into an empty slot, or null for nothing. */
export function moveWithZones(entry: Pick<EntryRecord, 'input' | 'setAside'>, applies: boolean): Pick<EntryRecord, 'input' | 'setAside'> | null {
  if (!applies && entry.input) return { input: null, setAside: entry.input }
  if (applies && entry.setAside && !entry.input) return { input: entry.setAside, setAside: null }
  return null
}

function moveEntries(work: Work, unitId: string, zones: readonly string[]): void {
  const items = new Map(listItems(work.rubric).map((item) => [item.id, item]))
  for (const entry of listRows(work.tx, 'entry', work.campaignId)) {
    const item = items.get(entry.itemId)
    if (entry.unitId !== unitId || !item) continue
    const moved = moveWithZones(entry, item.zones.length === 0 || item.zones.some((zone) => zones.includes(zone)))
    if (moved) setInput(work, { unitId, item, slot: entry.slot }, moved)
  }
}

function tidy(unit: UnitInput, work: Work): UnitInput {
  const zones = work.rubric.zones.filter((zone) => unit.zones.includes(zone))
  return { ...unit, code: unit.code.trim().normalize('NFC'), name: unit.name.trim(), group: unit.group.trim(), zones: [...zones, ...unit.zones.filter((zone) => !zones.includes(zone))] }
}

/** A handed-in unit may still be renamed by the secretariat (改名不是改分); what decides scores stays closed. */
function checkCorrection(work: Work, unitId: string, next: UnitInput): void {
  const { zones, group, leftOut } = getLiveRow(work, 'unit', unitId)
  const onlyNames = isSameJson([zones, group], [next.zones, next.group]) && leftOut === ''
  if (onlyNames && work.role === 'secretariat' && getRow(work, 'assessment', unitId).phase === 'submitted') return
  getOpenUnit(work, unitId)
}

/** Adds a unit with its assessment, or corrects one; entries that no longer apply are moved. Throws AppError `bad-entry`, `duplicate-unit`, `phase-closed`. */
export function saveUnit(work: Work, unitId: string | null, input: UnitInput): ActName & { unitId: string } {
  const unit = tidy(input, work)
  checkUnit(work, unitId, unit)
  if (unitId !== null) {
    checkCorrection(work, unitId, unit)
    work.writer.set('unit', unitId, unit)
    moveEntries(work, unitId, unit.zones)
    return { label: `${unit.name} 单位信息`, unitId, itemId: null }
  }
  const id = work.services.randomId()
  work.writer.set('unit', id, unit)
  work.writer.set('assessment', id, { phase: 'draft', revision: 1 })
  return { label: `新增单位 ${unit.name}`, unitId: id, itemId: null }
}

export function removeUnit(work: Work, unitId: string): ActName {
  const unit: Unit = getLiveRow(work, 'unit', unitId)
  checkOpen(work, unit)
  work.writer.set('unit', unitId, { deleted: true })
  return { label: `移除单位 ${unit.name}`, unitId: null, itemId: null }
}

export const unitHandlers = (services: Services) => ({
  'unit.save': ({ campaignId, unitId, unit }: Request<'unit.save'>): Answer<'unit.save'> => act(services, campaignId, (work) => saveUnit(work, unitId, unit)),
  'unit.remove': ({ campaignId, unitId }: Request<'unit.remove'>): Answer<'unit.remove'> => act(services, campaignId, (work) => removeUnit(work, unitId)),
})
