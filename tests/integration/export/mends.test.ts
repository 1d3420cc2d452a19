import { describe, expect, test } from 'vitest'
import { handMade, handMadeSheet, number, partOf, text } from './hand-made'
import type { CellModel, WorkbookModel } from '../../../shared/report/sheet-model'

const sheet1 = 'xl/worksheets/sheet1.xml'
const one = (cells: readonly CellModel[]): WorkbookModel => handMade({ sheets: [handMadeSheet({ cells })] })

describe('what exceljs gets wrong is mended in the file', () => {
  test('the normal font is Times New Roman 12 without a theme scheme', async () => {
    const styles = await partOf(handMade(), 'xl/styles.xml')
    expect(/<fonts[^>]*>(<font>.*?<\/font>)/.exec(styles)?.[1]).toBe('<font><sz val="12"/><name val="Times New Roman"/><family val="1"/></font>')
    expect(styles).not.toContain('scheme')
  })
  test('numbers are family 1 without charset, Chinese fonts charset 134 and family 3, 小标宋 4; children in order', async () => {
    const styles = await partOf(handMade(), 'xl/styles.xml')
    const fonts = [...styles.matchAll(/<font>(.*?)<\/font>/g)].map(([, font = '']) => font.replaceAll('<color rgb="FF000000"/>', ''))
    expect(fonts).toContain('<b/><sz val="10.5"/><name val="Times New Roman"/><family val="1"/>')
    expect(fonts).toContain('<sz val="10"/><name val="宋体"/><family val="3"/><charset val="134"/>')
    // 小标宋 has no bold cut, so bold is the font's decision and not the cell's.
    expect(fonts).toContain('<sz val="22"/><name val="方正小标宋简体"/><family val="4"/><charset val="134"/>')
  })
  test('fonts inside a text are in order too, and the signature line is underlined', async () => {
    const strings = await partOf(handMade(), 'xl/sharedStrings.xml')
    expect(strings).toContain('<rPr><u/><sz val="10"/><color rgb="FF000000"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr><t xml:space="preserve">          </t>')
  })
  test('outlinePr stands before pageSetUpPr, totals above their rows', async () => {
    expect(await partOf(handMade(), sheet1)).toContain('<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/><pageSetUpPr fitToPage="1"/></sheetPr>')
  })
  test('outlined rows are open, and the sheet says how deep they go', async () => {
    const xml = await partOf(handMade(), sheet1)
    expect(xml).not.toContain('collapsed')
    expect(xml).toContain('<sheetFormatPr defaultRowHeight="15" outlineLevelRow="2" outlineLevelCol="0"/>')
    expect(xml).toMatch(/<row r="5"[^>]* outlineLevel="2"/)
  })
  test('a column of width 9 is there', async () => {
    const xml = await partOf(handMade(), sheet1)
    expect([...xml.matchAll(/<col min="(\d)" max="\1" width="([\d.]+)" customWidth="1"\/>/g)].map(([, , width]) => Number(width))).toEqual([5.8, 9, 9.1, 40])
    expect(await partOf(handMade({ sheets: [handMadeSheet({ widths: [9, 9] })] }), sheet1)).toContain('<cols><col min="1" max="1" width="9" customWidth="1"/><col min="2" max="2" width="9" customWidth="1"/></cols><sheetData')
  })
  test('print area and titles are absolute', async () => {
    const xml = await partOf(handMade(), 'xl/workbook.xml')
    expect([...xml.matchAll(/<definedName name="_xlnm\.(\w+)" localSheetId="(\d)">(.*?)<\/definedName>/g)].map(([, name, sheet, range]) => [name, sheet, range?.replaceAll('&apos;', '')])).toEqual([
      ['Print_Area', '0', '评分表!$A$1:$D$5'],
      ['Print_Titles', '0', '评分表!$3:$3'],
      ['Print_Area', '1', '扣分明细!$A$1:$D$5'],
      ['Print_Titles', '1', '扣分明细!$3:$3'],
    ])
  })
  test('a merge keeps its left and right frame', async () => {
    const [xml, styles] = await Promise.all([partOf(handMade(), sheet1), partOf(handMade(), 'xl/styles.xml')])
    const borders = [...styles.matchAll(/<border>(.*?)<\/border>/g)].map(([, border = '']) => border)
    const formats = [...(/<cellXfs.*?<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*borderId="(\d+)"/g)].map(([, border]) => borders[Number(border)] ?? '')
    const border = (at: string): string => formats[Number(new RegExp(`r="${at}" s="(\\d+)"`).exec(xml)?.[1])] ?? ''
    expect([border('A1'), border('B1'), border('D1')].map((found) => [found.includes('<left style="medium">'), found.includes('<right style="medium">'), found.includes('<top style="thin">')])).toEqual([[true, false, true], [false, false, true], [false, true, true]])
    expect(xml).toContain('<mergeCell ref="A1:D1"/>')
  })
  test('the header begins on the second page; a size never touches a digit, an ampersand is text', async () => {
    const xml = (await partOf(handMade(), sheet1)).replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    const foot = '&L&9&"宋体,常规"指纹 AAAA&C&9&"宋体,常规"内部资料  注意保管&R&9&"宋体,常规"第 &P 页 共 &N 页'
    expect(/<headerFooter.*<\/headerFooter>/.exec(xml)?.[0]).toBe(`<headerFooter differentFirst="1"><oddHeader>&L&9&"宋体,常规"2026年度评分表〔默认替代稿〕&R&9&"宋体,常规"甲&&乙</oddHeader><oddFooter>${foot}</oddFooter><firstFooter>${foot}</firstFooter></headerFooter>`)
  })
  test('no green corners, said last in the sheet; breaks stay inside the sheet', async () => {
    const xml = await partOf(handMade(), sheet1)
    expect(xml.endsWith('<ignoredErrors><ignoredError sqref="A1:D5" twoDigitTextYear="1" numberStoredAsText="1" formula="1" formulaRange="1"/></ignoredErrors></worksheet>')).toBe(true)
    expect(xml).toContain('<rowBreaks count="1" manualBreakCount="1"><brk id="4" max="16383" man="1"/></rowBreaks>')
  })
  test('page, view, filter and choices', async () => {
    const [first, second] = await Promise.all([partOf(handMade(), sheet1), partOf(handMade(), 'xl/worksheets/sheet2.xml')])
    expect(first).toContain('<printOptions horizontalCentered="1"/><pageMargins left="0.47" right="0.47" top="0.72" bottom="0.6" header="0.38" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"')
    expect(first).toContain('fitToWidth="1" fitToHeight="0"/>')
    expect(first).toContain('tabSelected="1" showGridLines="0" zoomScale="100" zoomScaleNormal="100"><pane ySplit="3" topLeftCell="A4"')
    expect(second).toContain('<pane xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"/>')
    expect(second).not.toContain('tabSelected')
    expect(first).toContain('<autoFilter ref="A3:D5"/>')
    expect(first).toMatch(/<dataValidations count="1"><dataValidation type="list" allowBlank="1"[^>]* sqref="A4:A5"><formula1>&quot;是,否&quot;<\/formula1>/)
  })
})

describe('values', () => {
  test('a date is its day wherever the machine stands', async () => {
    const zone = process.env['TZ']
    const days: (string | undefined)[] = []
    for (const place of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
      process.env['TZ'] = place
      days.push(/<c r="C2"[^>]*><v>(.*?)<\/v>/.exec(await partOf(handMade(), sheet1))?.[1])
    }
    process.env['TZ'] = zone
    expect(days).toEqual(['46346', '46346', '46346'])
  })
  test('a text that begins like a formula stays text', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")']
    const model = one(texts.map((value, index) => ({ row: index + 1, column: 1, value, style: text })))
    const xml = await partOf(model, sheet1)
    expect(xml).not.toContain('<f>')
    expect([...xml.matchAll(/<c r="A\d" s="\d+" t="s">/g)]).toHaveLength(5)
  })
  test('no NaN, no Infinity; a zero is a zero; a result that is no number is text', async () => {
    const xml = await partOf(one([Number.NaN, Infinity, 0].map((value, index) => ({ row: 1, column: index + 1, value, style: number })).concat()), sheet1)
    expect(xml).toMatch(/<c r="A1" s="\d+"\/><c r="B1" s="\d+"\/><c r="C1" s="\d+"><v>0<\/v><\/c>/)
    expect(await partOf(handMade(), sheet1)).toMatch(/<c r="D2" s="\d+" t="str"><f>.*?<\/f><v>甲<\/v><\/c>/)
  })
  test('a list that Excel cannot hold is refused', async () => {
    const long = handMadeSheet({ choices: [{ range: 'A1:A2', values: Array.from({ length: 30 }, (_, index) => `第${index}种整改类型的名称`) }] })
    await expect(partOf(handMade({ sheets: [long] }), sheet1)).rejects.toThrow('a list of choices that Excel cannot hold')
  })
})
