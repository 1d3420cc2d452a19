import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** LibreOffice keeps the cached results of a workbook unless it is told to recalculate always (0). */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

export const scratch = (name: string): string => mkdtempSync(join(tmpdir(), `qianfen-${name}-`))

/** Converts many files in one call, with a profile of its own that recalculates always; answers the folder with the results. */
export async function convert(files: readonly string[], to: string): Promise<string> {
  const [profile, out] = [scratch('profile'), scratch('converted')]
  mkdirSync(join(profile, 'user'))
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), settings)
  await run('soffice', [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', to, '--outdir', out, ...files], { timeout: 600_000, maxBuffer: 1 << 26 })
  return out
}

/** Raw numbers instead of formatted ones, UTF-8, one file per sheet named `<file>-<sheet>.csv`. */
export const everySheetAsCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'

/** Rows of a CSV; quoted fields may hold commas, doubled quotes and line breaks. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
}
