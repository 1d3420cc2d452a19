import type { Role, Slot } from '../../shared/campaign/records'
import type { VetoState } from '../../shared/scoring/entry'

/** Terms of the glossary, for the window. */
export const roleWords: Readonly<Record<Role, string>> = { secretariat: '秘书处（平安办）', leadAssessor: '组长', assessor: '考核人员' }
export const slotWords: Readonly<Record<Slot, string>> = { team: '考核组', self: '自评' }
export const vetoStateWords: Readonly<Record<VetoState, string>> = {
  lead: '线索', verified: '核实', proposed: '提请', effective: '决定生效', declined: '不予采用', withdrawn: '撤销',
}
