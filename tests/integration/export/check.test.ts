import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { checkWorkbook } from '../../../electron/export/check-workbook'
import { readSheets } from '../../../electron/export/read-cells'
import { crc32 } from '../../../electron/files/crc32'
import { readZip } from '../../../electron/export/read-zip'
import { workbookBytes } from '../../../electron/export/workbook-bytes'
import { handMade, handMadeSheet, text } from './hand-made'

const sheet1 = 'xl/worksheets/sheet1.xml'

async function tampered(part: string, change: (xml: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await workbookBytes(handMade()))
  const before = await zip.file(part)!.async('string')
  const after = change(before)
  expect(after).not.toBe(before)
  zip.file(part, after)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

describe('a written workbook is opened again and compared', () => {
  test('it agrees with its model, whatever the texts hold', async () => {
    const nasty = ['=1+1', '_x0041_', 'a\u0000\uFFFEb', '\uD83D', '<&>"\'', ' 前后 ', '一\r\n二', '😀'.repeat(20_000), '']
    const model = handMade({ sheets: [handMadeSheet({ cells: nasty.map((value, index) => ({ row: index + 1, column: 1, value, style: text })) })] })
    const bytes = await workbookBytes(model)
    expect(() => checkWorkbook(bytes, model)).not.toThrow()
    const read = readSheets(readZip(bytes))[0]!.cells
    expect([2, 3, 4, 5, 6, 7].map((row) => read.get(`A${row}`)?.value)).toEqual(['_x0041_', 'ab', '', '<&>"\'', ' 前后 ', '一\n二'])
  })
  test('a rare character stays whole wherever it falls in a long part', async () => {
    const rare = `甲${'𠮷'.repeat(16_000)}`
    const model = handMade({ sheets: [handMadeSheet({ cells: ['', '乙', '丙丁'].map((before, index) => ({ row: index + 1, column: 1, value: before + rare, style: text })) })] })
    const cells = readSheets(readZip(await workbookBytes(model)))[0]!.cells
    expect([1, 2, 3].map((row) => String(cells.get(`A${row}`)?.value).match(/𠮷/gu)?.length)).toEqual([16_000, 16_000, 16_000])
  })
  test.each([
    ['another number', sheet1, (xml: string) => xml.replace('<v>1.25</v>', '<v>1.26</v>')],
    ['another cached result', sheet1, (xml: string) => xml.replace('<v>2.5</v>', '<v>2.51</v>')],
    ['another formula', sheet1, (xml: string) => xml.replace('ROUND(A2*2,2)', 'ROUND(A2*3,2)')],
    ['a missing cell', sheet1, (xml: string) => xml.replace(/<c r="A4".*?<\/c>/, '')],
    ['a cell too many', sheet1, (xml: string) => xml.replace('</row></sheetData>', '<c r="D5"><v>1</v></c></row></sheetData>')],
    ['another text', 'xl/sharedStrings.xml', (xml: string) => xml.replace('1-1-1', '1-1-2')],
    ['another sheet name', 'xl/workbook.xml', (xml: string) => xml.replace('name="扣分明细"', 'name="明细"')],
    ['a missing sheet', 'xl/workbook.xml', (xml: string) => xml.replace(/<sheet sheetId="2"[^>]*\/>/, '')],
  ])('it finds %s', async (_what, part, change) => {
    const bytes = await tampered(part, change)
    expect(() => checkWorkbook(bytes, handMade())).toThrow()
  })
  test('a flipped bit anywhere in the parts is found', async () => {
    const bytes = await workbookBytes(handMade())
    const directory = bytes.readUInt32LE(bytes.length - 6)
    for (let at = 100; at < directory; at += Math.floor(directory / 40)) {
      const broken = Buffer.from(bytes)
      broken[at] = (broken[at] ?? 0) ^ 0x10
      if (broken.subarray(0, at).lastIndexOf('PK\u0003\u0004') > at - 70) continue
      expect(() => readZip(broken), `byte ${at}`).toThrow()
    }
  })
  test('half a file is found', async () => {
    const bytes = await workbookBytes(handMade())
    expect(() => readZip(bytes.subarray(0, bytes.length / 2))).toThrow()
  })
  test('the checksum is the common one', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
  })
})
