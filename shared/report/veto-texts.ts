import type { VetoRecord } from '../campaign/records'
import type { UnitReport } from './unit-report'
import { dateText, nothing, vetoWords } from './words'

/**
 * What a paper for the inspected unit says about vetoes: from 提请 on. Clues and their checking stay inside the team, and what
 * was declined or withdrawn changed nothing.
 */
const printed: readonly VetoRecord['state'][] = ['proposed', 'effective']

export function printedVetoes({ vetoes }: Pick<UnitReport, 'vetoes'>, item?: string): VetoRecord[] {
  return vetoes.filter((veto) => !veto.deleted && printed.includes(veto.state) && (item === undefined || veto.item === item))
}

/** One proposal or decision: state, document, date, note. */
export function vetoText({ state, document, date, note }: VetoRecord): string {
  const basis = [document, date === '' ? '' : dateText(date)].filter((part) => part !== '').join('，')
  return `${vetoWords[state]}${basis === '' ? '' : `（${basis}）`}${note.trim() === '' ? '' : `：${note.trim()}`}`
}

/** The result's line: 无, or the strongest state. */
export function vetoOutcome(report: Pick<UnitReport, 'vetoes' | 'scorecard'>): string {
  if (report.scorecard.vetoed) return '有（决定生效）'
  return printedVetoes(report).length > 0 ? '已提请，未决定' : nothing
}
