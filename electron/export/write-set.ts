import { join } from 'node:path'
import { open, rm, rmdir } from 'node:fs/promises'
import type { Campaign, Unit } from '../../shared/campaign/records'
import type { ExportPart } from '../../shared/export/kinds'
import { AppError } from '../../shared/failure'
import { exportFolderName } from '../../shared/report/file-name'
import type { IndexReport } from '../../shared/report/index-report'
import { indexFileName, indexWorkbook } from '../../shared/report/index-sheet'
import type { ReportFonts } from '../../shared/report/unit-report'
import type { Rubric } from '../../shared/rubric/rubric'
import { errorText } from '../../shared/words/errors'
import { systemCode } from '../files/system-error'
import { makeNewFolder } from './new-folder'
import { planFiles, type SetParts } from './plan-set'
import { checkRoom, freeRoom, ranOut, type FreeRoom } from './room'
import { checkedWorkbook, saveWorkbook, type SaveOptions } from './save-workbook'
import { writeFiles, type Hooks, type WrittenFiles } from './write-files'

/** Everything that one export is made of, gathered at one moment. It can be sent to a thread. */
export interface ExportSet extends SetParts {
  readonly campaign: Campaign
  readonly rubric: Rubric
  /** All of the campaign, in official order. */
  readonly units: readonly Unit[]
  readonly leftOut: readonly Unit[]
  /** What could not be gathered, as errors of `shared/words/errors.ts`. */
  readonly missing: readonly (ExportPart & { readonly error: { readonly code: string; readonly detail: Record<string, string> } })[]
  readonly since: IndexReport['since']
  readonly by: string
  /** Calendar date YYYY-MM-DD. */
  readonly exportDate: string
  readonly fonts: ReportFonts
}

export interface SetToWrite extends Hooks, SaveOptions {
  readonly set: ExportSet
  /** `inside`: a new folder is made in it; `here`: it takes the files itself. It must be there. */
  readonly place: { readonly kind: 'inside' | 'here'; readonly folder: string }
  readonly room?: FreeRoom
}

export interface WrittenSet extends WrittenFiles {
  readonly folder: string
  /** What kept the 目录 from being written; null when it is there. */
  readonly indexError: unknown
}

/** The 目录 of so many lines. */
const indexBytes = ({ units, leftOut }: ExportSet): number => 16_000 + (units.length + leftOut.length) * 400

function indexReport(set: ExportSet, written: WrittenFiles): IndexReport {
  const { campaign, rubric, units, leftOut, kinds, chosen, since, by, exportDate, fonts, campaignReport } = set
  const sentence = (error: unknown): string => errorText(error instanceof AppError ? error : { code: 'internal', detail: {} })
  return {
    campaign, rubric, units, leftOut, kinds, chosen, since, by, exportDate, fonts,
    ranking: campaignReport?.ranking ?? null,
    printed: Object.fromEntries(set.reports.map(({ unit, phase, scorecard, fingerprint }) => [unit.id, { phase, final: scorecard.final, complete: scorecard.complete, fingerprint }])),
    files: written.files,
    failures: [...set.missing.map((one) => ({ ...one, text: errorText(one.error) })), ...written.failures.map(({ kind, unitId, error }) => ({ kind, unitId, text: sentence(error) }))],
    cancelled: written.cancelled,
  }
}

/** Keeps room for the 目录, so that it can be written when the disk is full: the name is the one its atomic writing begins with, and so frees it. */
async function reserveIndex(folder: string, bytes: number, room: FreeRoom): Promise<void> {
  const part = join(folder, `${indexFileName}.part`)
  try {
    const handle = await open(part, 'w', 0o666)
    await handle.writeFile(Buffer.alloc(bytes)).finally(() => handle.close())
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    if (systemCode(error) === 'ENOSPC') throw await ranOut(folder, bytes, room)
    throw new AppError('folder-unusable', { folder })
  }
}

/**
 * Writes an export: its folder, the workbooks, and last the 目录 of what is there and what is not. What fails is named and the rest written.
 * Throws AppError `export-no-room` (nothing is there then), `folder-unusable`.
 */
export async function writeSet(toWrite: SetToWrite): Promise<WrittenSet> {
  const { set, place, room = freeRoom, cancelled, progress, ...options } = toWrite
  const planned = planFiles(set)
  const reserved = indexBytes(set)
  const folder = place.kind === 'here' ? place.folder : await makeNewFolder(place.folder, exportFolderName(set))
  try {
    await checkRoom(folder, planned.reduce((sum, { bytes }) => sum + bytes, reserved), room)
    await reserveIndex(folder, reserved, room)
  } catch (error) {
    // Nothing is in it yet.
    if (place.kind === 'inside') await rmdir(folder).catch(() => undefined)
    throw error
  }
  const written = await writeFiles({ ...options, folder, files: planned, taken: [indexFileName], cancelled, progress, noRoom: (need) => ranOut(folder, need, room) })
  return { ...written, folder, indexError: await writeIndex(folder, indexReport(set, written), options) }
}

async function writeIndex(folder: string, report: IndexReport, options: SaveOptions): Promise<unknown> {
  try {
    await saveWorkbook(folder, indexFileName, await checkedWorkbook(indexWorkbook(report)), options)
    return null
  } catch (error) {
    return error
  }
}

