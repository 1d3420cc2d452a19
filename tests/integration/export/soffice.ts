import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

/** Song, FangSong, Kai, Hei and 小标宋 drawn by faces with Latin letters of like width, as on an office's machine; without it DejaVu's wide ones stand in. */
export function songLikeFonts(): NodeJS.ProcessEnv {
  const file = join(scratch('fonts'), 'fonts.conf')
  const alias = (family: string, face: string): string => `<match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="assign" binding="same"><string>${face}</string></edit></match>`
  const aliases = ['宋体', '仿宋', '楷体', '方正小标宋简体'].map((family) => alias(family, 'Noto Serif CJK SC'))
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>${aliases.join('')}${alias('黑体', 'Noto Sans CJK SC')}</fontconfig>`)
  return { FONTCONFIG_FILE: file }
}

/** Converts many files in one call, with a profile of its own that recalculates always; answers the folder with the results. */
export async function convert(files: readonly string[], to: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const [profile, out] = [scratch('profile'), scratch('converted')]
  mkdirSync(join(profile, 'user'))
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), settings)
  try {
    await run('soffice', [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', to, '--outdir', out, ...files], { timeout: 600_000, maxBuffer: 1 << 26, env: { ...process.env, ...env } })
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
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
