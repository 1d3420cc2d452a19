import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SheetModel } from '../../../shared/report/sheet-model'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import { hasTimes, readPdf, type Page } from './pdf-words'
import { cutTexts, locateRows, rowsOfPages, type PrintedPage } from './printed-rows'
import { sampleWorkbooks, type SampleWorkbooks } from './sample-workbooks'
import { convert, songLikeFonts } from './soffice'

interface PrintedSheet {
  readonly sheet: SheetModel
  readonly pages: readonly Page[]
  readonly printed: readonly PrintedPage[]
}

interface PrintedDocument {
  readonly name: string
  readonly pages: readonly Page[]
  readonly sheets: readonly PrintedSheet[]
}

let sample: SampleWorkbooks
let documents: readonly PrintedDocument[]

/** Every day the first two units, one of them with all the edges; in full all seven. */
async function print(env: NodeJS.ProcessEnv): Promise<PrintedDocument[]> {
  const { reports, files } = sample
  const chosen = process.env['QIANFEN_FULL'] ? reports : reports.slice(0, 2)
  const folder = await convert(chosen.map(({ unit }) => files.get(unit.id) ?? ''), 'pdf', env)
  return Promise.all(
    chosen.map(async (report) => {
      const pages = await readPdf(join(folder, `${basename(files.get(report.unit.id) ?? '', '.xlsx')}.pdf`))
      let next = 0
      const sheets = unitWorkbook(report).sheets.map((sheet) => {
        const ranges = rowsOfPages(sheet)
        const own = pages.slice(next, (next += ranges.length))
        return { sheet, pages: own, printed: own.map((page, index) => locateRows(sheet, page, ranges[index] ?? [1, 1])) }
      })
      return { name: report.unit.name, pages, sheets }
    }),
  )
}

const cutIn = (printed: readonly PrintedDocument[]): string[] =>
  printed.flatMap(({ name, sheets }) => sheets.flatMap(({ sheet, pages, printed: rows }) => pages.flatMap((page, index) => cutTexts(sheet, page, rows[index]!).map((fault) => `${name} ${fault}`))))

beforeAll(async () => {
  sample = await sampleWorkbooks()
  documents = await print(songLikeFonts())
}, 600_000)

describe('the workbook as it leaves the printer', () => {
  test('A4 landscape throughout, and just the pages that were planned', () => {
    for (const { pages, sheets } of documents) {
      expect(new Set(pages.map(({ width, height }) => `${Math.round(width)}×${Math.round(height)}`))).toEqual(new Set(['842×595']))
      expect(pages).toHaveLength(sheets.reduce((sum, { pages: own }) => sum + own.length, 0))
      expect(pages.length).toBeGreaterThan(14)
      expect(pages.length).toBeLessThan(40)
    }
  })
  test('every row stands on its page, in order; the head is repeated; no text is cut', () => {
    expect(cutIn(documents)).toEqual([])
    for (const { sheets: [scorecard] } of documents) {
      expect(scorecard?.printed.every(({ rows }) => rows[0]?.row === scorecard.sheet.headRows[0])).toBe(true)
    }
  })
  test('nor on a machine without any Song font, whose Latin letters are wider', { timeout: 600_000 }, async () => {
    expect(cutIn(await print({}))).toEqual([])
  })
  test('the check finds a row that is too low for its text', () => {
    const [{ sheet, pages, printed }] = documents[0]!.sheets as [PrintedSheet]
    const squeezed = { ...printed[0]!, rows: printed[0]!.rows.map((row) => ({ ...row, top: row.top + 9, bottom: row.bottom - 9 })) }
    expect(cutTexts(sheet, pages[0]!, squeezed).length).toBeGreaterThan(10)
  })
  test('headers, footers and page numbers', () => {
    for (const { pages } of documents) {
      pages.forEach(({ words }, index) => {
        const text = words.map(({ text: word }) => word).join('')
        expect(text).toContain(`第${index + 1}页共${pages.length}页`)
        expect(text).toMatch(/指纹[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/)
        expect(text.includes('〔默认替代稿〕'), `page ${index + 1}`).toBe(index > 0)
      })
    }
  })
  test('printed at the size that was laid out, pages well filled', async () => {
    if (!(await hasTimes())) {
      console.warn('NOT CHECKED: no face with the widths of Times New Roman (fonts-liberation2), so columns are wider and sheets shrink')
      return
    }
    for (const { sheets } of documents) {
      for (const { sheet, pages, printed } of sheets) {
        for (const { scale, rows } of printed) if (rows.length > 4) expect(scale, sheet.name).toBeCloseTo(1, 1)
        for (const { rows } of printed.slice(0, -2)) expect((rows.at(-1)?.bottom ?? 0) / (pages[0]?.height ?? 1), sheet.name).toBeGreaterThan(0.6)
      }
    }
  })
})
