import { describe, expect, test } from 'vitest'
import { readGivenWorkbook } from '../../../electron/import/read-workbook'
import { givenText, type GivenValue } from '../../../shared/import/given-workbook'
import { AppError } from '../../../shared/failure'
import { makeBook, makeSheet, makeZip, bookParts, type Book } from './make-zip'

const row = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`
const text = (place: string, index: number): string => `<c r="${place}" t="s"><v>${index}</v></c>`
const number = (place: string, value: string, style = 0): string => `<c r="${place}" s="${style}"><v>${value}</v></c>`

const valuesOf = async (bytes: Buffer): Promise<GivenValue[]> => (await readGivenWorkbook(bytes)).sheets[0]!.cells.map(({ value }) => value)
const textsOf = async (bytes: Buffer): Promise<string[]> => (await valuesOf(bytes)).map(givenText)

/** The code of the refusal; `read` when it was read. */
async function refusal(bytes: Buffer): Promise<string> {
  try {
    await readGivenWorkbook(bytes)
    return 'read'
  } catch (error) {
    return error instanceof AppError ? error.code : `unforeseen: ${String(error)}`
  }
}

describe('cells as people see them', () => {
  test('texts, numbers, results of formulas, truth values, errors, what was never computed', async () => {
    const bytes = makeSheet(row(1, [
      text('A1', 0), '<c r="B1" t="inlineStr"><is><t>内 容</t></is></c>', '<c r="C1" t="str"><f>A1</f><v>甲_x000D_&#10;乙_x5341_</v></c>',
      number('D1', '97.350000000000009'), '<c r="E1"><f>0.1+0.2</f><v>0.30000000000000004</v></c>', '<c r="F1" t="b"><v>1</v></c>', '<c r="G1" t="e"><v>#REF!</v></c>', '<c r="H1"><f>A1+1</f></c>', '<c r="I1" s="4"/>', number('J1', '1.2E3'), '<c r="K1" t="s"><v>1</v></c>',
    ].join('')), { strings: ['<r><t>富</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 文本</t></r><rPh sb="0" eb="1"><t>注音</t></rPh>', '<t/>'] })
    expect(await valuesOf(bytes)).toEqual([
      { kind: 'text', text: '富 文本' }, { kind: 'text', text: '内 容' }, { kind: 'text', text: '甲\n乙十' },
      { kind: 'number', value: 97.35 }, { kind: 'number', value: 0.3 }, { kind: 'boolean', value: true }, { kind: 'error', text: '#REF!' }, { kind: 'uncomputed' }, { kind: 'number', value: 1200 },
    ])
  })
  test('dates by built-in, Chinese and own formats; times, percents and colours are no dates', async () => {
    const styles = `<numFmts count="4"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="[Red]0.00&quot;day&quot;"/><numFmt numFmtId="178" formatCode="[$-804]aaaa;@"/><numFmt numFmtId="179" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 14, 31, 57, 176, 177, 179, 9].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`
    const cells = [0, 1, 2, 3, 4, 5, 6, 7].map((style) => number(`${'ABCDEFGH'[style] ?? ''}1`, '46346', style)).join('')
    expect(await textsOf(makeSheet(row(1, cells), { styles }))).toEqual(['46346', ...Array<string>(4).fill('2026-11-20'), '46346', '4634600%', '4634600%'])
    expect(await textsOf(makeSheet(row(1, number('A1', '44884', 1)), { styles, workbookPr: '<workbookPr date1904="1"/>' }))).toEqual(['2026-11-20'])
    expect(await textsOf(makeSheet(row(1, number('A1', '59', 1) + number('B1', '61', 1) + number('C1', '-1', 1)), { styles }))).toEqual(['1900-02-28', '1900-03-01', '-1'])
  })
  test('places: said, or after the one before; in order whatever the order in the file', async () => {
    const { sheets: [sheet] } = await readGivenWorkbook(makeSheet(`<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>${row(3, number('B3', '6'))}`))
    expect(sheet?.cells.map(({ row: at, column, value }) => [at, column, givenText(value)])).toEqual([[1, 1, '1'], [1, 2, '2'], [3, 2, '6'], [5, 3, '3'], [5, 4, '4'], [6, 1, '5']])
  })
  test('a prefixed workbook, a wrong dimension, validations over whole columns, merges beyond the cells', async () => {
    const prefixedBook: Book = {
      sheets: ['<sheetData/>'],
      change: (part) => part.name.endsWith('sheet1.xml') ? { ...part, data: '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1:A1"/><x:cols><x:col min="1" max="16384"/></x:cols><x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:XFD1048576"/><x:mergeCell ref="A900000:B900001"/></x:mergeCells><x:dataValidations count="1"><x:dataValidation type="whole" sqref="A1:XFD1048576"><x:formula1>1</x:formula1></x:dataValidation></x:dataValidations></x:worksheet>' } :
        part.name === 'xl/workbook.xml' ? { ...part, data: String(part.data).replace(/<(\/?)(workbook|sheets|sheet)\b/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=') } :
          part.name === 'xl/sharedStrings.xml' ? { ...part, data: '<x:sst xmlns:x="m"><x:si><x:t>值</x:t></x:si></x:sst>' } : part,
    }
    const { sheets: [sheet] } = await readGivenWorkbook(makeBook(prefixedBook))
    expect(sheet?.cells).toEqual([{ row: 2, column: 2, value: { kind: 'text', text: '值' } }])
    expect(sheet?.merges).toEqual([{ top: 2, left: 2, bottom: 10_000, right: 500 }])
  })
  test('empty formatted rows by the ten thousand between and below the content', async () => {
    const ghosts = Array.from({ length: 50_000 }, (_, index) => `<row r="${index + 2}" ht="15"><c r="A${index + 2}" s="3"/><c r="B${index + 2}" s="3"/></row>`).join('')
    expect(await textsOf(makeSheet(row(1, number('A1', '1')) + ghosts.replace('<c r="B9" s="3"/>', '<c r="B9" s="3"><v>9</v></c>')))).toEqual(['1', '9'])
  })
  test('what looks like an empty cell inside a text stays in the text', async () => {
    expect(await textsOf(makeSheet(row(1, '<c r="A1" t="inlineStr"><is><t><![CDATA[<c r="A1"/><c r="B1"/>]]></t></is></c>')))).toEqual(['<c r="A1"/><c r="B1"/>'])
  })
  test('hidden sheets are told, charts left out, a comment behind the zip is allowed', async () => {
    const parts = bookParts({ sheets: [`<sheetData>${row(1, number('A1', '1'))}</sheetData>`, '<sheetData/>'], change: (part) => (part.name === 'xl/workbook.xml' ? { ...part, data: String(part.data).replace('sheetId="2"', 'sheetId="2" state="veryHidden"') } : part) })
    expect((await readGivenWorkbook(makeZip(parts, { comment: '注释' }))).sheets.map(({ name, visible }) => [name, visible])).toEqual([['表1', true], ['表2', false]])
  })
})

const one = `<sheetData>${row(1, number('A1', '1'))}</sheetData>`
const spoilt = (name: string, change: Partial<ReturnType<typeof bookParts>[number]>): Buffer => makeBook({ sheets: [one], strings: ['<t>甲</t>'], change: (part) => (part.name === name ? { ...part, ...change } : part) })
const sheetPart = 'xl/worksheets/sheet1.xml'
const bomb = (mb: number): string => `<worksheet><sheetData/>${' '.repeat(mb * 1024 * 1024)}</worksheet>`
const full = process.env['QIANFEN_FULL'] === '1'
const ole = (name: string): Buffer => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(500), Buffer.from(name, 'utf16le'), Buffer.alloc(500)])

describe('what is refused, each with its own sentence', () => {
  test.each<readonly [string, string, () => Buffer]>([
    ['an empty file', 'import-empty', () => Buffer.alloc(0)],
    ['above 30 MB', 'import-too-big', () => Buffer.alloc(31 * 1024 * 1024)],
    ['with a password', 'import-password', () => ole('EncryptedPackage')],
    ['old xls', 'import-old-xls', () => ole('Workbook')],
    ['old Word', 'import-not-workbook', () => ole('WordDocument')],
    ['HTML saved as xls', 'import-web-page', () => Buffer.from('\uFEFF\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>')],
    ['a web archive', 'import-web-page', () => Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related')],
    ['XML of Excel 2003', 'import-old-xls', () => Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')],
    ['CSV', 'import-text-file', () => Buffer.from('编码,填报数\n1-1-1,4\n')],
    ['CSV in GBK', 'import-text-file', () => Buffer.from([0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0x31, 0x0a])],
    ['CSV in UTF-16', 'import-text-file', () => Buffer.from('\uFEFF编码\t填报数', 'utf16le')],
    ['PDF', 'import-not-workbook', () => Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a picture', 'import-not-workbook', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0])],
    ['Word', 'import-not-workbook', () => makeZip([{ name: '_rels/.rels', data: '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>' }, { name: 'word/document.xml', data: '<d/>' }])],
    ['xlsb', 'import-binary-workbook', () => makeZip([{ name: '_rels/.rels', data: '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>' }, { name: 'xl/workbook.bin', data: 'x' }])],
    ['ods', 'import-open-document', () => makeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }, { name: 'content.xml', data: '<x/>' }])],
    ['any zip', 'import-not-workbook', () => makeZip([{ name: 'a.txt', data: 'x' }])],
    ['cut off in the middle', 'import-truncated', () => makeSheet(row(1, number('A1', '1'))).subarray(0, 900)],
    ['with something before it', 'import-damaged', () => Buffer.concat([Buffer.from('PK\u0003\u0004'), makeZip(bookParts({ sheets: [one] }))])],
    ['an encrypted part', 'import-password', () => spoilt(sheetPart, { flags: 1 })],
    ['another way of packing', 'import-odd-zip', () => spoilt(sheetPart, { says: { method: 12 } })],
    ['zip64', 'import-odd-zip', () => spoilt(sheetPart, { says: { size: 0xffffffff } })],
    ['a name that climbs', 'import-unsafe', () => makeBook({ sheets: [one], more: [{ name: '../../evil.xml', data: 'x' }] })],
    ['an absolute name', 'import-unsafe', () => makeBook({ sheets: [one], more: [{ name: '/etc/passwd', data: 'x' }] })],
    ['a name with a drive', 'import-unsafe', () => makeBook({ sheets: [one], more: [{ name: 'C:\\x', data: 'x' }] })],
    ['a name twice', 'import-unsafe', () => makeBook({ sheets: [one], more: [{ name: sheetPart.toUpperCase(), data: 'x' }] })],
    ['two names for one part', 'import-damaged', () => spoilt(sheetPart, { says: { localName: 'xl/worksheets/sheet9.xml' } })],
    ['overlapping parts', 'import-damaged', () => makeBook({ sheets: [one], more: [{ name: 'again.xml', data: 'x', says: { offset: 0 } }] })],
    ['a part beyond the file', 'import-damaged', () => spoilt('xl/styles.xml', { says: { packed: 5_000_000 } })],
    ['too many parts', 'import-too-large', () => makeBook({ sheets: [one], more: Array.from({ length: 5_001 }, (_, index) => ({ name: `p${index}`, data: '', stored: true })) })],
    ['a bomb of 300 MB', 'import-too-large', () => spoilt(sheetPart, full ? { data: bomb(300) } : { data: bomb(5), says: { size: 300 * 1024 * 1024 } })],
    ['a bomb that says it is small', 'import-damaged', () => spoilt(sheetPart, { data: bomb(20), says: { size: 1000 } })],
    ['a bomb of 20 MB in the texts', 'import-too-large', () => spoilt('xl/sharedStrings.xml', { data: `<sst>${' '.repeat(20 * 1024 * 1024)}</sst>` })],
    ['a flipped bit', 'import-damaged', () => spoilt(sheetPart, { says: { crc: 1 } })],
    ['a flipped bit in a stored part', 'import-damaged', () => spoilt(sheetPart, { stored: true, says: { crc: 1 } })],
    ['a DOCTYPE', 'import-unsafe', () => spoilt(sheetPart, { data: '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>' })],
    ['an unknown entity', 'import-damaged', () => spoilt(sheetPart, { data: '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&a;</v></c></row></sheetData></worksheet>' })],
    ['nesting without end', 'import-unsafe', () => spoilt(sheetPart, { data: `<worksheet>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</worksheet>` })],
    ['XML that is none', 'import-damaged', () => spoilt(sheetPart, { data: '<worksheet><sheetData></worksheet>' })],
    ['XML cut off', 'import-damaged', () => spoilt(sheetPart, { data: '<worksheet><sheetData><row r="1"><c r="A1"><v>1' })],
    ['bytes that are no UTF-8', 'import-damaged', () => spoilt(sheetPart, { data: Buffer.concat([Buffer.from('<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>'), Buffer.from([0xb1, 0xe0]), Buffer.from('</v></c></row></sheetData></worksheet>')]) })],
    ['no shared strings though cells name them', 'import-no-strings', () => makeSheet(row(1, text('A1', 0)), { strings: null })],
    ['a text number beyond the list', 'import-no-strings', () => makeSheet(row(1, text('A1', 7)), { strings: ['<t>甲</t>'] })],
    ['__proto__ as a text number', 'import-no-strings', () => makeSheet(row(1, '<c r="A1" t="s"><v>__proto__</v></c>'))],
    ['content in row 900,000', 'import-too-wide', () => makeSheet(row(900_000, number('A900000', '1')))],
    ['content in the last column', 'import-too-wide', () => makeSheet(row(1, number('XFD1', '1')))],
    ['a cell in another row than its own', 'import-damaged', () => makeSheet(row(1, number('A2', '1')))],
    ['a cell twice', 'import-damaged', () => makeSheet(row(1, number('A1', '1') + number('A1', '2')))],
    ['a number that is none', 'import-damaged', () => makeSheet(row(1, number('A1', '0x10')))],
    ['an unknown type of cell', 'import-damaged', () => makeSheet(row(1, '<c r="A1" t="z"><v>1</v></c>'))],
    ['merges by the million', 'import-too-large', () => makeBook({ sheets: [`${one}<mergeCells>${Array.from({ length: 20_001 }, (_, index) => `<mergeCell ref="A${index * 2 + 1}:A${index * 2 + 2}"/>`).join('')}</mergeCells>`] })],
    ['a sheet that is not there', 'import-damaged', () => makeZip(bookParts({ sheets: [one] }).filter(({ name }) => name !== sheetPart))],
    ['nothing but empty sheets', 'import-no-content', () => makeSheet('')],
  ])('%s: %s', async (_, code, bytes) => {
    expect(await refusal(bytes())).toBe(code)
  })
})
