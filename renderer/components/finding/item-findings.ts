import { clauseText, stands, type FindingView } from '../../../shared/finding'
import { sumPoints, type Points } from '../../../shared/points'

/** The findings of one clause under one heading. */
export interface FindingClause {
  readonly key: string
  /** The clause's own words; empty where the item's content above says it already. */
  readonly name: string
  readonly lost: Points
  readonly findings: readonly FindingView[]
}

const freeKey = '\u0000free'
const keyOf = ({ kind, clause }: FindingView): string => (kind === 'free' ? freeKey : clause)

function nameOf(finding: FindingView): string {
  if (finding.kind === 'free') return '不扣分的问题'
  if (finding.clause !== '' && finding.item) return clauseText(finding.item, finding.clause)
  return finding.text
}

/** Findings of an item by clause, in their order; withdrawn ones stay with their clause. */
export function byClause(findings: readonly FindingView[]): FindingClause[] {
  const keys = [...new Set(findings.map(keyOf))]
  return keys.map((key) => {
    const own = findings.filter((finding) => keyOf(finding) === key)
    const [first] = own
    return { key, name: first ? nameOf(first) : '', lost: sumPoints(own.map(({ lost }) => lost)), findings: own }
  })
}

/** The earliest 整改时限 among what still stands, YYYY-MM-DD; empty where nothing is due. */
export function nextDue(findings: readonly FindingView[]): string {
  return findings.filter((finding) => stands(finding) && finding.daysLeft !== null).map(({ rectification }) => rectification.dueDate).sort()[0] ?? ''
}
