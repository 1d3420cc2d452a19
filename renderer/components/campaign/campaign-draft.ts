import type { UnitInput } from '../../../shared/ipc/contract'
import { unitErrors } from '../unit/unit-draft'

export interface CampaignDraft {
  readonly name: string
  readonly cycle: string
  readonly startDate: string
  readonly endDate: string
  readonly units: readonly UnitInput[]
}

/** Chinese messages for a campaign about to be made: by field, and by unit row as `units.<index>`. */
export function campaignErrors(draft: CampaignDraft): Record<string, string> {
  const errors: Record<string, string> = {}
  if (!draft.name.trim()) errors['name'] = '请填写考核批次名称'
  if (!/^\d{4}$/.test(draft.cycle.trim())) errors['cycle'] = '请填四位年份，例如 2026'
  if (!draft.startDate) errors['startDate'] = '请选择开始日期'
  if (!draft.endDate) errors['endDate'] = '请选择结束日期'
  else if (draft.startDate && draft.endDate < draft.startDate) errors['endDate'] = '结束日期不能早于开始日期'
  if (draft.units.length === 0) errors['units'] = '至少要有一个被考核单位'
  draft.units.forEach((unit, at) => {
    const others = draft.units.filter((_, other) => other !== at).map(({ code }) => code.trim())
    const messages = Object.values(unitErrors(unit, others))
    if (messages.length) errors[`units.${at}`] = messages.join('；')
  })
  return errors
}
