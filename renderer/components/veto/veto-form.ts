import type { Role, VetoRecord } from '../../../shared/campaign/records'
import type { VetoState } from '../../../shared/scoring/entry'
import { parseDate } from '../base/parse-date'

/** What a veto form gives: a proposal without its unit and id. */
export interface VetoFields {
  readonly item: string
  readonly state: VetoState
  readonly document: string
  readonly date: string
  readonly note: string
}

export const secretariatOnly = '决定生效以及改动已经生效的决定，只能由秘书处（平安办）来做。'

/** Only the secretariat makes a veto effective or changes an effective one. */
export function mayDecide(role: Role | null): boolean {
  return role === 'secretariat'
}

export function mayChange(veto: VetoRecord, role: Role | null): boolean {
  return veto.state !== 'effective' || mayDecide(role)
}

/** What is missing or wrong, by field: a decision needs its document and date. */
export function vetoErrors({ state, document, date }: Pick<VetoFields, 'state' | 'document' | 'date'>): Partial<Record<'document' | 'date', string>> {
  const isDecision = state === 'effective'
  return {
    ...(isDecision && document.trim() === '' ? { document: '决定生效应写明文号' } : {}),
    ...(date !== '' && parseDate(date) === null ? { date: '请写成 2026年11月23日 或 2026-11-23' } : isDecision && date === '' ? { date: '决定生效应写明日期' } : {}),
  }
}
