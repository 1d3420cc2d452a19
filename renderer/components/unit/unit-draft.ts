import type { UnitInput } from '../../../shared/ipc/contract'
import { parsePoints } from '../../../shared/points'

export type UnitErrors = Partial<Record<keyof UnitInput, string>>

/** Chinese messages by field for a unit about to be saved; `others` are the codes of the other units. */
export function unitErrors(unit: UnitInput, others: readonly string[]): UnitErrors {
  const errors: UnitErrors = {}
  if (unit.code.trim() === '') errors.code = '请填写单位编码'
  else if (others.includes(unit.code.trim())) errors.code = `单位编码 ${unit.code.trim()} 重复`
  if (unit.name.trim() === '') errors.name = '请填写单位名称'
  if (unit.zones.length === 0) errors.zones = '至少选一个适用区域'
  if (!Number.isSafeInteger(unit.order) || unit.order < 1) errors.order = '顺序请填 1 以上的整数'
  if (unit.previousFinal !== null && parsePoints(unit.previousFinal) === null) errors.previousFinal = '请填最多两位小数的数，或留空'
  return errors
}

/** Rows pasted from Excel or WPS: 编码, 名称, 分组, 区域 (zones named by any of the rubric's marks). Blank lines are skipped. */
export function parseUnitRows(text: string, zones: readonly string[], firstOrder: number): UnitInput[] {
  const rows = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return rows.map((row, at) => {
    const [code = '', name = '', group = '', marks = ''] = row.split('\t').map((cell) => cell.trim())
    return { code, name, group, zones: zones.filter((zone) => marks.includes(zone)), order: firstOrder + at, previousFinal: null }
  })
}
