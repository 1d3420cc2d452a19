import type { RankedGroup } from '../analysis'
import type { Campaign, Phase, Unit } from '../campaign/records'
import { kindNames, partKey, type ExportKind, type ExportPart } from '../export/kinds'
import { toPoints, type Points } from '../points'
import type { Rubric } from '../rubric/rubric'
import type { ReportFonts } from './unit-report'

/** A file that an export wrote, as its 目录 lists it. */
export interface IndexFile extends ExportPart {
  readonly name: string
  readonly bytes: number
  /** 64 lower-case hex digits. */
  readonly sha256: string
}

/** What the 目录 of an export is made of: everything that was asked for, and what became of it. */
export interface IndexReport {
  readonly campaign: Campaign
  readonly rubric: Rubric
  /** All of the campaign, in official order. */
  readonly units: readonly Unit[]
  readonly leftOut: readonly Unit[]
  readonly kinds: readonly ExportKind[]
  /** Units whose 评分表 was asked for. */
  readonly chosen: readonly string[]
  /** Null where the campaign as a whole could not be computed; then there are no places. */
  readonly ranking: readonly RankedGroup[] | null
  /** What the 评分表 of a unit prints, by unit id. */
  readonly printed: Readonly<Record<string, { readonly phase: Phase; readonly final: Points; readonly complete: boolean; readonly fingerprint: string }>>
  readonly files: readonly IndexFile[]
  readonly failures: readonly (ExportPart & { readonly text: string })[]
  readonly cancelled: boolean
  /** Folder of the export since which only changes were wanted, and the parts that had none; null for all. */
  readonly since: { readonly folder: string; readonly same: readonly string[] } | null
  readonly by: string
  /** Calendar date YYYY-MM-DD. */
  readonly exportDate: string
  readonly fonts: ReportFonts
}

/** One line of the 目录. */
export interface IndexLine {
  readonly name: string
  readonly group: string
  readonly phase: Phase | null
  readonly final: Points | null
  /** 暂定. */
  readonly provisional: boolean
  readonly place: number | null
  readonly fingerprint: string
  readonly file: IndexFile | null
  /** Why there is no file, or what else must be known. */
  readonly note: string
}

function noteOf(report: IndexReport, part: ExportPart, wanted: boolean): string {
  const failure = report.failures.find((one) => partKey(one) === partKey(part))
  if (failure) return `没有写出：${failure.text}`
  if (!wanted) return report.since?.same.includes(partKey(part)) ? `没有变化，见“${report.since.folder}”` : '本次没有导出'
  return report.cancelled ? '已取消，没有写' : '没有写出'
}

function lineOf(report: IndexReport, part: ExportPart, wanted: boolean): Pick<IndexLine, 'file' | 'note'> {
  const file = report.files.find((one) => partKey(one) === partKey(part)) ?? null
  return { file, note: file ? '' : noteOf(report, part, wanted) }
}

const blank = { group: '', phase: null, final: null, provisional: false, place: null, fingerprint: '' } as const

/** A line for each workbook of the whole campaign that was asked for. */
export function campaignLines(report: IndexReport): IndexLine[] {
  const kinds = report.kinds.filter((kind) => kind !== 'unit')
  return kinds.map((kind) => ({ ...blank, name: kindNames[kind], ...lineOf(report, { kind, unitId: null }, true) }))
}

/** A line for every unit that takes part, whether its 评分表 was asked for or not. */
export function unitLines(report: IndexReport): IndexLine[] {
  const rows = (report.ranking ?? []).flatMap((group) => group.rows)
  return report.units.map((unit): IndexLine => {
    const ranked = rows.find(({ scored }) => scored.unit.id === unit.id)
    const printed = report.printed[unit.id]
    const final = printed?.final ?? ranked?.scored.scorecard.final
    return {
      name: unit.name,
      group: unit.group.trim(),
      phase: printed?.phase ?? ranked?.scored.phase ?? null,
      final: final === undefined ? null : toPoints(final),
      provisional: !(printed?.complete ?? ranked?.scored.scorecard.complete ?? true),
      place: ranked?.place ?? null,
      fingerprint: printed?.fingerprint ?? '',
      ...lineOf(report, { kind: 'unit', unitId: unit.id }, report.kinds.includes('unit') && report.chosen.includes(unit.id)),
    }
  })
}

/** A line for every unit that left the campaign, with the reason or the unit that took it over. */
export function leftOutLines({ units, leftOut }: IndexReport): IndexLine[] {
  return leftOut.map(({ name, group, leftOut: reason, mergedInto }) => {
    const into = units.find(({ id }) => id === mergedInto)
    return { ...blank, name, group: group.trim(), file: null, note: into ? `并入${into.name}` : reason }
  })
}
