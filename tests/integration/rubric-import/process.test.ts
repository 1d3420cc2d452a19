import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WorkbookReader } from '../../../electron/ipc/workbook-reader'
import { RubricFiles } from '../../../electron/ipc/rubric-files'
import { errorText } from '../../../shared/words/errors'
import { AppError } from '../../../shared/failure'
import { large, threeMerged, twoUnmerged } from '../../fixtures/rubric-books/books'
import { toXlsx, xlsxParts, type BookSheet } from '../../fixtures/rubric-books/to-xlsx'
import { buildReadingProcess, forkReading } from '../import/fork'
import { makeZip } from '../import/make-zip'
import { treeLines } from './read'

const started: number[] = []
const logged: string[] = []
let reader: WorkbookReader

beforeAll(async () => {
  const script = await buildReadingProcess()
  reader = new WorkbookReader({ start: () => forkReading(script, started), timeoutMs: 5_000, log: (fault) => logged.push(fault) })
}, 120_000)
afterAll(() => reader.close())

let key = 0
const read = (bytes: Buffer) => reader.readRubric(bytes, { key: `k${(key += 1)}`, file: '细则.xlsx', layouts: null, remembered: [] })
/** Most memory that the reading process ever took, in MB. */
const peakMb = (): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${started.at(-1) ?? 0}/status`, 'utf8'))?.[1] ?? 0) / 1024
/** The Chinese sentence of a refusal. */
async function sentence(bytes: Buffer): Promise<string> {
  try {
    return `read ${(await read(bytes)).counts.items}`
  } catch (error) {
    return error instanceof AppError ? errorText(error) : String(error)
  }
}

const own = (): BookSheet => threeMerged().sheets[0]!
const withSheet = (change: (xml: string) => string): Buffer => makeZip(xlsxParts([own()]).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, data: change(String(part.data)) } : part)))
const ghosts = (count: number): string => Array.from({ length: count }, (_, index) => `<row r="${index + 28}" ht="15" customHeight="1"><c r="A${index + 28}" s="0"/><c r="B${index + 28}" s="0"/></row>`).join('')
/** 200 MB in a file of less than one: of nothing, read as what is there where the machine is quick enough, and of cells. */
const bombs: readonly (readonly [string, () => Buffer, string | RegExp])[] = [
  ['200 MB of blanks', () => withSheet((xml) => `${xml}${' '.repeat(200_000_000)}`), /^read 23$|（E-319）/],
  ['200 MB of cells', () => withSheet((xml) => xml.replace('</sheetData>', `${'<row><c t="str"><v>1</v></c></row>'.repeat(5_900_000)}</sheetData>`)), 'E-3'],
]
const full = process.env['QIANFEN_FULL'] === '1'
const ole = (name: string): Buffer => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(500), Buffer.from(name, 'utf16le'), Buffer.alloc(500)])
const many: BookSheet = { name: '细则', rows: [['一级指标', '考核内容', '评分标准', '分值'], ...Array.from({ length: 5_001 }, (_, index) => [`要求${index}`, `内容${index}要做到`, '每少1次扣2分，扣完为止。', 0.1])] }

describe('in the process that can be killed', () => {
  test.each<readonly [string, () => Buffer, string | RegExp]>([
    ['old xls', () => ole('Workbook'), '（E-305）'],
    ['with a password', () => ole('EncryptedPackage'), '（E-304）'],
    ['HTML saved as xls', () => Buffer.from('<html><table><tr><td>考核内容</td></tr></table></html>'), '（E-306）'],
    ['CSV', () => Buffer.from('考核内容,分值\n一,5\n'), '（E-307）'],
    ['cut off', () => threeMerged().bytes.subarray(0, 3_000), '（E-311）'],
    ['a bomb', () => makeZip(xlsxParts([own()]).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, says: { size: 300 * 1024 * 1024 } } : part))), '（E-315）'],
    ...(full ? bombs : []),
    ['shared strings that are gone', () => makeZip(xlsxParts([own()]).filter(({ name }) => !name.includes('sharedStrings'))), '（E-317）'],
    ['nothing but empty sheets', () => toXlsx([{ name: '空', rows: [] }]), '（E-318）'],
    ['more items than any rubric', () => toXlsx([many]), '（E-315）'],
    ['a validation over whole columns', () => withSheet((xml) => xml.replace('</worksheet>', '<dataValidations count="1"><dataValidation type="whole" sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations></worksheet>')), 'read 23'],
    ['ghost rows, a million in the full run', () => withSheet((xml) => xml.replace('</sheetData>', `${ghosts(full ? 1_000_000 : 20_000)}</sheetData>`)), 'read 23'],
    ['a merge over the whole sheet beside the table', () => withSheet((xml) => xml.replace('</mergeCells>', '<mergeCell ref="K1:XFD1048576"/></mergeCells>')), 'read 23'],
    ['2,000 items', () => large(2_000).bytes, 'read 2000'],
  ])('%s: a sentence or the whole tree within 5 s, below 1 GB, and the window never waits', async (what, make, answer) => {
    const bytes = make()
    const delays = monitorEventLoopDelay({ resolution: 5 })
    await new Promise((settled) => setTimeout(settled, 20))
    delays.enable()
    const begun = performance.now()
    const said = await sentence(bytes)
    const took = performance.now() - begun
    delays.disable()
    if (full) console.info(`${what}: ${(took / 1000).toFixed(2)} s, ${peakMb().toFixed(0)} MB, window waited ${(delays.max / 1e6).toFixed(0)} ms`)
    expect(said).toMatch(answer)
    expect(took).toBeLessThan(5_500)
    expect(peakMb()).toBeLessThan(1_000)
    expect(delays.max / 1e6).toBeLessThan(500)
  })

  test('a correction is answered from the workbook that the process keeps; another file is read anew', async () => {
    const dialog = { showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }) } as unknown as ConstructorParameters<typeof RubricFiles>[0]['dialog']
    const remembered: unknown[] = []
    const files = new RubricFiles({ dialog, window: () => ({}) as never, data: () => Promise.resolve({ ok: true as const, value: remembered }), reader })
    expect(await files.choose()).toEqual({ file: null })
    const { file } = files.take({ name: 'C:\\甲\\细则.xlsx', bytes: threeMerged().bytes })
    const first = await files.read({ file: file.id, layouts: null })
    expect(first.counts.items).toBe(23)
    const [layout] = first.layouts
    const corrected = await files.read({ file: file.id, layouts: [{ ...layout!, rows: { '3': 'left' } }] })
    expect(corrected).toMatchObject({ basis: 'corrected', counts: { items: 22 } })
    remembered.push({ shape: first.shape, layouts: [{ ...layout!, columns: { ...layout!.columns, '7': 'ignore' } }] })
    expect(await files.read({ file: file.id, layouts: null })).toMatchObject({ basis: 'remembered', counts: { items: 23 } })
    const next = files.take({ name: '乙.xlsx', bytes: twoUnmerged().bytes })
    await expect(files.read({ file: file.id, layouts: null })).rejects.toMatchObject({ code: 'not-found' })
    expect(treeLines(await files.read({ file: next.file.id, layouts: null }))[0]).toBe('1 责任体系建设 220')
    files.cancel()
    expect((await files.read({ file: next.file.id, layouts: null })).counts.items).toBe(16)
  })
  test('nothing unforeseen was met', () => expect(logged).toEqual([]))
})
