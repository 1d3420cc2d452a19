import type { Checked, Fault } from '../fault'
import type { ClaimItem, Rubric } from '../rubric/rubric'
import { isBlank } from '../text'
import { checkEntry } from './check-entry'
import { entriesFileSchema, type ClaimInput, type EntriesFile, type Entry } from './entry'
import { indexRubric, appliesByZones } from './rubric-index'

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The code by which faults name a unit; `unit` where it has none. */
export function unitCodeOf(file: unknown): string {
  const code = isRecord(file) && isRecord(file['unit']) ? file['unit']['code'] : undefined
  return typeof code === 'string' && !isBlank(code) ? code : 'unit'
}

/** Zones of the unit as far as they can be read, so that a fault elsewhere in `unit` makes none at the items. */
function zonesOf(file: Record<string, unknown>): readonly string[] {
  const zones = isRecord(file['unit']) ? file['unit']['zones'] : undefined
  return Array.isArray(zones) ? zones.filter((zone): zone is string => typeof zone === 'string') : []
}

const fileFields = new Set(['format', 'unit', 'entries', 'bonus', 'penalty', 'vetoes', 'exempt'])

function checkFrame(rubric: Rubric, file: Record<string, unknown>, faults: Fault[]): void {
  const where = unitCodeOf(file)
  const complain = (code: string, message: string): void => { faults.push({ where, code, message }) }
  if (file['format'] !== 1) complain('bad-format', '评分文件的 format 应为 1')
  for (const field of Object.keys(file)) if (!fileFields.has(field)) complain('unknown-field', `评分文件有不认识的内容 ${field}`)
  const unit = entriesFileSchema.shape.unit.safeParse(file['unit'])
  if (!unit.success || isBlank(unit.data.code)) complain('bad-unit', '被考核单位的内容不完整：应有编码，适用区域应为列表')
  else for (const zone of unit.data.zones ?? []) if (!rubric.zones.includes(zone)) complain('unknown-zone', `适用区域“${zone}”不在评分细则里`)
  if (!isRecord(file['entries'])) complain('bad-shape', '评分文件缺少 entries')
}

function checkItems(rubric: Rubric, file: Record<string, unknown>, exempt: ReadonlySet<string>, faults: Fault[]): void {
  const { items } = indexRubric(rubric)
  const zones = zonesOf(file)
  for (const [id, entry] of Object.entries(isRecord(file['entries']) ? file['entries'] : {})) {
    const item = items.get(id)
    if (!item) faults.push({ where: id, code: 'unknown-item', message: `评分细则里没有 ${id}` })
    else if (exempt.has(id)) continue
    else if (appliesByZones(item, zones)) faults.push(...checkEntry(item, entry))
    else if (!isRecord(entry) || entry['kind'] !== 'notApplicable') {
      faults.push({ where: id, code: 'zone-excluded', message: `${item.code} ${item.content}：不适用于本单位的区域，不能评分` })
    }
  }
}

function checkClaim(list: readonly ClaimItem[], value: unknown, fallback: string, faults: Fault[]): void {
  const where = isRecord(value) && typeof value['item'] === 'string' ? value['item'] : fallback
  const parsed = entriesFileSchema.shape.bonus.unwrap().element.safeParse(value)
  const complain = (code: string, message: string): void => { faults.push({ where, code, message: `${where}：${message}` }) }
  const item = list.find(({ code }) => code === where)
  if (!item) return complain('unknown-claim', '评分细则里没有这个加减分事项')
  if (!parsed.success) return complain('bad-shape', '加减分记录的内容不完整或有多余的内容')
  const claim: ClaimInput = parsed.data
  if (!item.levels.some(({ id }) => id === claim.level)) complain('unknown-level', `没有档次 ${claim.level}`)
  if (!Number.isInteger(claim.count) || claim.count < 1 || claim.count >= 1e9) complain('not-whole', '次数应为不小于 1 的整数')
}

function checkLists(rubric: Rubric, file: Record<string, unknown>, faults: Fault[]): void {
  const unit = unitCodeOf(file)
  const eachOf = (field: string, check: (value: unknown) => void): void => {
    const list = file[field]
    if (list === undefined) return
    if (Array.isArray(list)) list.forEach(check)
    else faults.push({ where: unit, code: 'bad-shape', message: `评分文件的 ${field} 应为列表` })
  }
  eachOf('bonus', (value) => checkClaim(rubric.bonus.items, value, unit, faults))
  eachOf('penalty', (value) => checkClaim(rubric.penalty.items, value, unit, faults))
  eachOf('vetoes', (value) => {
    const where = isRecord(value) && typeof value['item'] === 'string' ? value['item'] : unit
    if (!rubric.vetoes.items.some(({ code }) => code === where)) faults.push({ where, code: 'unknown-veto', message: `${where}：评分细则里没有这个一票否决事项` })
    else if (!entriesFileSchema.shape.vetoes.unwrap().element.safeParse(value).success) faults.push({ where, code: 'bad-shape', message: `${where}：一票否决的状态不对` })
  })
  eachOf('exempt', (value) => {
    if (typeof value !== 'string' || !indexRubric(rubric).items.has(value)) {
      faults.push({ where: typeof value === 'string' ? value : unit, code: 'unknown-item', message: `免考：评分细则里没有 ${String(value)}` })
    }
  })
}

/** Every fault of an entries file against its rubric (scoring.md 3 to 5). */
export function checkEntries(rubric: Rubric, file: unknown): Checked<EntriesFile> {
  if (!isRecord(file)) return { ok: false, errors: [{ where: 'unit', code: 'bad-shape', message: '评分文件的内容不对' }] }
  const faults: Fault[] = []
  const exemptList: unknown = file['exempt']
  const exempt = new Set(Array.isArray(exemptList) ? exemptList.filter((id): id is string => typeof id === 'string') : [])
  checkFrame(rubric, file, faults)
  checkItems(rubric, file, exempt, faults)
  checkLists(rubric, file, faults)
  if (faults.length > 0) return { ok: false, errors: faults }
  // Exempt items may carry anything: what they carry is ignored, so it is dropped before the shape is trusted.
  const entries = Object.fromEntries(Object.entries(file['entries'] as Record<string, Entry>).filter(([id]) => !exempt.has(id)))
  return { ok: true, value: { ...(file as EntriesFile), entries } }
}
