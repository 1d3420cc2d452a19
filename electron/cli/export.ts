import { mkdir } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { AppError } from '../../shared/failure'
import type { Unit } from '../../shared/campaign/records'
import { exportKinds, kindNames, partKey, type ExportPart } from '../../shared/export/kinds'
import { indexFileName } from '../../shared/report/index-sheet'
import { errorText } from '../../shared/words/errors'
import { calendarDate } from '../calendar-date'
import { writeForms } from '../export/write-forms'
import { writeSet, type WrittenSet } from '../export/write-set'
import { gatherSet, readSet, type GatheredSet } from '../gather-reports'
import { toFailure } from '../ipc/failures'
import type { DataServices } from '../services/services'
import { chooseReportFonts } from '../../shared/report/report-fonts'
import { fontFinder } from '../windows/report-fonts'
import { orFailure } from './command-failure'
import { withDataFolder } from './open-folder'

interface ExportOptions {
  readonly data: string
  readonly campaign: string
  readonly out: string
  /** Leave out what is of the whole campaign. */
  readonly unitsOnly: boolean
  /** 自评表 for the units to fill in, and nothing else. */
  readonly self: boolean
}

function listUnits({ listUnits }: DataServices, campaign: string): readonly Unit[] {
  try {
    return listUnits(campaign)
  } catch (error) {
    throw error instanceof AppError && error.code === 'not-found' ? new AppError('campaign-unknown', { campaign }) : error
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => {
    throw new AppError('folder-unusable', { folder })
  })
}

/** What failed on standard error, each with its name. Answers how many. */
function sayFailures(units: readonly Unit[], { set }: GatheredSet, { failures, indexError }: WrittenSet): number {
  const nameOf = ({ kind, unitId }: ExportPart): string => units.find(({ id }) => id === unitId)?.name ?? unitId ?? kindNames[kind]
  const lines = [
    ...set.missing.map((one) => `${nameOf(one)}：${errorText(one.error)}`),
    ...failures.map((one) => `${nameOf(one)}：${errorText(toFailure(one.error))}`),
    ...(indexError === null ? [] : [`${indexFileName}：${errorText(toFailure(indexError))}`]),
  ]
  for (const line of lines) process.stderr.write(`${line}\n`)
  return lines.length
}

function remember(services: DataServices, { campaign, out }: ExportOptions, { digests }: GatheredSet, { files }: WrittenSet): void {
  const own = Object.fromEntries(files.flatMap((file) => Object.entries(digests).filter(([key]) => key === partKey(file))))
  if (files.length > 0) services.rememberExport({ campaignId: campaign, folder: basename(resolve(out)), files: files.length, digests: own, since: null })
}

/** Writes the workbooks and the 目录, names of files on standard output. Answers how many failed. */
async function writeAll(services: DataServices, options: ExportOptions): Promise<number> {
  const { campaign, out, unitsOnly, self } = options
  const units = listUnits(services, campaign)
  const folder = resolve(out)
  await makeFolder(folder)
  const fonts = chooseReportFonts(fontFinder(process.platform, process.env))
  const kinds = unitsOnly || self ? (['unit'] as const) : exportKinds
  const gathered = gatherSet(readSet(services, { campaignId: campaign, kinds, unitIds: units.map(({ id }) => id), since: null, exportDate: calendarDate(new Date()), fonts }))
  const written = await (self ? writeForms : writeSet)({ set: gathered.set, place: { kind: 'here', folder }, cancelled: () => false, progress: () => undefined })
  for (const { name } of written.files) process.stdout.write(`${name}\n`)
  if (self) return sayFailures(units, gathered, written)
  if (written.indexError === null) process.stdout.write(`${indexFileName}\n`)
  remember(services, options, gathered, written)
  return sayFailures(units, gathered, written)
}

/** `qianfen export --data DIR --campaign ID --out DIR [--units-only | --self]`: all workbooks of a campaign. Exit code 1 where one could not be written. */
export async function exportWorkbooks(options: ExportOptions): Promise<number> {
  let failed = 0
  const code = await orFailure(() =>
    withDataFolder(options.data, true, async (services) => {
      failed = await writeAll(services, options)
    }),
  )
  return failed > 0 ? 1 : code
}
