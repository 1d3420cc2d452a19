import type { CampaignState, Unit } from '../campaign/records'
import { listFindings, rectificationTypeNames, stands, type FindingView } from '../finding'
import type { Scorecard } from '../scoring/scorecard'
import { describeFindings, progressText, standingText } from './finding-texts'
import type { LedgerRow } from './ledger-row'

/** 整改台账 before it is laid out. */
export interface Ledger {
  readonly rows: readonly LedgerRow[]
  /** How many stand where on the day. */
  readonly standing: string
  /** What is not listed, in a sentence each. */
  readonly leftOut: readonly string[]
}

/** 问题来源 as the ledger's narrow column takes it. */
const source = '年度考核'

function ledgerRow(view: FindingView, description: string): LedgerRow {
  const { rectification: plan, answering, unit, item, kind, lost, overdue, status } = view
  return {
    unitName: answering.name, source, code: item?.code ?? '', description,
    lost: kind === 'free' || unit !== answering ? null : lost,
    cause: plan.cause, goal: plan.goal, measures: plan.measures, responsibleUnit: plan.responsibleUnit, leader: plan.leader, person: plan.person,
    type: plan.type === '' ? '' : rectificationTypeNames[plan.type],
    dueDate: plan.dueDate, overdue, progress: progressText(view), completedOn: plan.completedOn, verifier: plan.verifier, verdict: plan.verdict, closed: status === 'closed',
  }
}

function leftOutTexts(findings: readonly FindingView[], gone: readonly FindingView[]): string[] {
  const withdrawn = findings.length - findings.filter(stands).length
  const units = [...new Set(gone.map(({ unit }) => unit.name))]
  return [
    ...(withdrawn === 0 ? [] : [`已撤销的问题${withdrawn}个不列入。`]),
    ...(gone.length === 0 ? [] : [`退出本批次且无单位承接的${units.join('、')}，问题${gone.length}个不列入。`]),
  ]
}

/**
 * The findings of all units that take part, in official order and the rubric's, each with its rectification. What another unit
 * took over (并入) stands with that unit and takes no points of it; a unit that left without a successor has nobody to answer
 * and is named in `leftOut`, as are the withdrawn ones. `day` is what 逾期 counts from.
 */
export function ledgerOf(state: CampaignState, cardOf: (unitId: string) => Scorecard | null, day: string): Ledger {
  const all = listFindings(state, cardOf, day)
  const standing = all.filter(stands)
  const takesPart = ({ leftOut }: Unit): boolean => leftOut === ''
  const listed = standing.filter(({ answering }) => takesPart(answering)).sort((a, b) => a.answering.order - b.answering.order || Number(a.unit !== a.answering) - Number(b.unit !== b.answering))
  const texts = describeFindings(listed)
  return {
    rows: listed.map((view, index) => ledgerRow(view, texts[index] ?? '')),
    standing: standingText(listed, day),
    leftOut: leftOutTexts(all, standing.filter(({ answering }) => !takesPart(answering))),
  }
}
