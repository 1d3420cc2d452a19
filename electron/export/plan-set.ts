import { kindNames, type ExportKind } from '../../shared/export/kinds'
import type { CampaignReport } from '../../shared/report/campaign-report'
import { campaignWorkbook, ledgerWorkbook } from '../../shared/report/campaign-workbook'
import type { UnitReport } from '../../shared/report/unit-report'
import { unitWorkbook } from '../../shared/report/unit-workbook'
import { listItems } from '../../shared/rubric/tree'
import type { PlannedFile } from './write-files'

/** What a workbook takes whatever stands in it, and about so much for a line; measured on the bundled rubric, on the safe side. */
const sizes = { workbook: 24_000, item: 500, unit: 2_500, line: 300 } as const
/** Texts are compressed to about a half, in UTF-8 of three bytes. */
const bytesOf = (text: string): number => text.length * 2

function unitBytes(report: UnitReport): number {
  const texts = Object.values(report.entries).reduce((sum, { note }) => sum + bytesOf(note), 0)
  return sizes.workbook + listItems(report.rubric).length * sizes.item + texts
}

function ledgerBytes({ ledger }: CampaignReport): number {
  return ledger.rows.reduce((sum, { description, cause, goal, measures, progress, verdict }) => sum + sizes.line + bytesOf(description + cause + goal + measures + progress + verdict), 0)
}

function campaignBytes(report: CampaignReport, kind: ExportKind): number {
  return sizes.workbook + ledgerBytes(report) + (kind === 'ledger' ? 0 : report.scores.units.length * sizes.unit)
}

export interface SetParts {
  readonly kinds: readonly ExportKind[]
  /** Null where it could not be gathered: then its workbooks are not planned. */
  readonly campaignReport: CampaignReport | null
  /** Units whose 评分表 is wanted. */
  readonly chosen: readonly string[]
  /** Of all units that have one. */
  readonly reports: readonly UnitReport[]
}

/** The workbooks of an export in the order in which they are written: first what is of the whole campaign. */
export function planFiles({ kinds, campaignReport: report, chosen, reports }: SetParts): PlannedFile[] {
  const whole = report === null ? [] : kinds.filter((kind) => kind !== 'unit').map((kind): PlannedFile => ({ kind, unitId: null, title: kindNames[kind], bytes: campaignBytes(report, kind), toWorkbook: () => (kind === 'ledger' ? ledgerWorkbook(report) : campaignWorkbook(report)) }))
  const units = kinds.includes('unit') ? reports.filter(({ unit }) => chosen.includes(unit.id)) : []
  return [...whole, ...units.map((each): PlannedFile => ({ kind: 'unit', unitId: each.unit.id, title: each.unit.name, bytes: unitBytes(each), toWorkbook: () => unitWorkbook(each) }))]
}
