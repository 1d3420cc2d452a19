import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AppError } from '../../shared/failure'
import type { Unit } from '../../shared/campaign/records'
import type { Failure } from '../../shared/ipc/contract'
import { unitWorkbook } from '../../shared/report/unit-workbook'
import { errorText } from '../../shared/words/errors'
import { calendarDate } from '../calendar-date'
import { writeUnits } from '../export/write-units'
import { gatherReports } from '../gather-reports'
import { toFailure } from '../ipc/failures'
import type { DataServices } from '../services/services'
import { chooseReportFonts, fontFinder } from '../windows/report-fonts'
import { orFailure } from './command-failure'
import { withDataFolder } from './open-folder'

interface ExportOptions {
  readonly data: string
  readonly campaign: string
  readonly out: string
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

/** Writes every unit's workbook, names of files on standard output, what failed on standard error. Answers how many failed. */
async function exportUnits(services: DataServices, { campaign, out }: ExportOptions): Promise<number> {
  const units = listUnits(services, campaign)
  const folder = resolve(out)
  await makeFolder(folder)
  const fonts = chooseReportFonts(fontFinder(process.platform, process.env))
  const gathered = gatherReports(services, { campaignId: campaign, unitIds: units.map(({ id }) => id), exportDate: calendarDate(new Date()), fonts })
  const reports = gathered.flatMap((unit) => ('report' in unit ? [unit.report] : []))
  const written = await writeUnits({ folder, reports, toWorkbook: unitWorkbook, cancelled: () => false, progress: () => undefined })
  for (const { name } of written.files) process.stdout.write(`${name}\n`)
  const failures: { unitId: string; error: Failure }[] = gathered.flatMap((unit) => ('report' in unit ? [] : [unit]))
  failures.push(...written.failures.map(({ unitId, error }) => ({ unitId, error: toFailure(error) })))
  for (const { unitId, error } of failures) process.stderr.write(`${units.find(({ id }) => id === unitId)?.name ?? unitId}：${errorText(error)}\n`)
  return failures.length
}

/** `qianfen export --data DIR --campaign ID --out DIR`: the workbook of every unit of a campaign. Exit code 1 where one could not be written. */
export async function exportWorkbooks(options: ExportOptions): Promise<number> {
  let failed = 0
  const code = await orFailure(() =>
    withDataFolder(options.data, true, async (services) => {
      failed = await exportUnits(services, options)
    }),
  )
  return failed > 0 ? 1 : code
}
