import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { canonicalJson } from '../../shared/change/canonical-json'
import { AppError } from '../../shared/failure'
import type { Fault } from '../../shared/fault'
import { chooseReportFonts } from '../../shared/report/report-fonts'
import type { RubricReport } from '../../shared/report/rubric-report'
import { draftOf, toRubricJson } from '../../shared/rubric-draft/convert'
import { proveDraft } from '../../shared/rubric-draft/prove-draft'
import type { Draft, Place } from '../../shared/rubric-draft/draft'
import { readOwn } from '../../shared/rubric-import/own/read-own'
import { readRubric } from '../../shared/rubric-import/read-rubric'
import { checkRubric } from '../../shared/rubric/check-rubric'
import { errorText } from '../../shared/words/errors'
import { calendarDate } from '../calendar-date'
import { writeRubric } from '../export/write-rubric'
import { readGivenFile } from '../import/read-file'
import { sha256 } from '../sha256'
import { fontFinder } from '../windows/report-fonts'
import { orFailure } from './command-failure'

function refuse(errors: readonly Fault[]): number {
  process.stdout.write(`${JSON.stringify({ ok: false, errors })}\n`)
  return 1
}

const cellText = ({ sheet, cell }: Place): string => (cell === '' ? sheet : `${sheet}!${cell}`)

/** The rubric file as the report wants it; the faults of one that cannot be used. */
function readReport(file: string): RubricReport | readonly Fault[] {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error
    return [{ where: file, code: missing ? 'unreadable' : 'not-json', message: missing ? `读不了文件 ${file}` : `${file} 不是 JSON 文件` }]
  }
  const checked = checkRubric(json)
  if (!checked.ok) return checked.errors
  let nodes = 0
  const { rubric } = draftOf(checked.value, '', () => `n${nodes++}`)
  return { rubric, digest: sha256(canonicalJson(checked.value)), published: true, exportDate: calendarDate(new Date()), fonts: chooseReportFonts(fontFinder(process.platform, process.env)) }
}

/** `qianfen rubric export RUBRIC.json OUT.xlsx`: a rubric as a workbook that people edit, over an older one of the name; its name on standard output. */
export async function exportRubric(file: string, out: string): Promise<number> {
  const report = readReport(file)
  if (!('rubric' in report)) return refuse(report)
  const target = resolve(out)
  // A rubric file named by mistake would be gone.
  if (!/\.xlsx$/i.test(target)) return refuse([{ where: out, code: 'not-xlsx', message: `要写的文件应以 .xlsx 结尾：${out}` }])
  return orFailure(async () => {
    await writeRubric(target, report)
    process.stdout.write(`${basename(target)}\n`)
  })
}

/** What keeps the draft from being a rubric, each with its cell and what to do. */
function obstaclesOf(draft: Draft): Fault[] {
  return proveDraft(draft).filter(({ weight }) => weight === 'wrong').map(({ where, field, place, message, advice }) => ({ where: place ? cellText(place) : where, code: field, message: `${message}。${advice}` }))
}

function printDraft(draft: Draft): number {
  const json = toRubricJson(draft)
  const checked = checkRubric(json)
  const obstacles = obstaclesOf(draft)
  if (!checked.ok) return refuse(obstacles.length > 0 ? obstacles : checked.errors)
  process.stdout.write(`${JSON.stringify(json)}\n`)
  return 0
}

/** `qianfen rubric import FILE.xlsx`: the rubric file that a workbook says on standard output, notes on standard error; or what is wrong, by cell. */
export async function importRubric(file: string): Promise<number> {
  try {
    const workbook = await readGivenFile(file)
    const own = readOwn(workbook, basename(file))
    if (own && !own.ok) return refuse(own.faults.map(({ place, message }) => ({ where: cellText(place), code: 'bad-cell', message })))
    const { draft, notes } = own ?? readRubric(workbook, { file: basename(file), layouts: null, remembered: [] })
    for (const { place, message } of notes) process.stderr.write(`${place ? `${cellText(place)} ` : ''}${message}\n`)
    return printDraft(draft)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return refuse([{ where: file, code: error.code, message: errorText(error) }])
  }
}
