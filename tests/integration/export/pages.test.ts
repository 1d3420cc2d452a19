import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { workbookBytes } from '../../../electron/export/workbook-bytes'
import { campaignWorkbook } from '../../../shared/report/campaign-workbook'
import type { SheetModel, WorkbookModel } from '../../../shared/report/sheet-model'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import { campaignReportOf } from '../../unit/report/campaign-reports'
import { hasTimes, readPdf, type Page } from './pdf-words'
import { cutTexts, locateRows, rowsOfPages, sheetsByPage, type PrintedPage } from './printed-rows'
import { sampleWorkbooks, type SampleWorkbooks } from './sample-workbooks'
import { convert, scratch, songLikeFonts } from './soffice'

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

interface Book {
  readonly name: string
  readonly file: string
  readonly model: WorkbookModel
}

let sample: SampleWorkbooks
let books: readonly Book[]
let documents: readonly PrintedDocument[]
const full = process.env['QIANFEN_FULL'] === '1'

/** Every day the first two units, one of them with all the edges; in full all seven. */
function unitBooks(): Book[] {
  const { reports, files } = sample
  return (full ? reports : reports.slice(0, 2)).map((report) => ({ name: report.unit.name, file: files.get(report.unit.id) ?? '', model: unitWorkbook(report) }))
}

/** Campaigns of the usual size, with long names in groups, and so many units that sheets go on to the right; in full of fifty. */
async function campaignBooks(): Promise<Book[]> {
  const folder = scratch('campaigns')
  const wanted = {
    seven: { units: 7, sample: true, findings: 24 },
    long: { units: 9, longNames: true, groups: ['市县', '园区'], open: 3, findings: 6 },
    wide: { units: 14, findings: 0 },
    ...(full ? { one: { units: 1, findings: 1 }, fifty: { units: 50, groups: ['市县', '行委', '园区'], open: 1 } } : {}),
  }
  return Promise.all(
    Object.entries(wanted).map(async ([name, options]) => {
      const book = { name, file: join(folder, `${name}.xlsx`), model: campaignWorkbook(campaignReportOf(options)) }
      writeFileSync(book.file, await workbookBytes(book.model))
      return book
    }),
  )
}

async function print(printed: readonly Book[], env: NodeJS.ProcessEnv): Promise<PrintedDocument[]> {
  const folder = await convert(printed.map(({ file }) => file), 'pdf', env)
  return Promise.all(
    printed.map(async ({ name, file, model }) => {
      const pages = await readPdf(join(folder, `${basename(file, '.xlsx')}.pdf`))
      let next = 0
      const sheets = model.sheets.flatMap(sheetsByPage).map((sheet) => {
        const ranges = rowsOfPages(sheet)
        const own = pages.slice(next, (next += ranges.length))
        return { sheet, pages: own, printed: own.map((page, index) => locateRows(sheet, page, ranges[index] ?? [1, 1])) }
      })
      return { name, pages, sheets }
    }),
  )
}

const cutIn = (printed: readonly PrintedDocument[]): string[] =>
  printed.flatMap(({ name, sheets }) => sheets.flatMap(({ sheet, pages, printed: rows }) => pages.flatMap((page, index) => cutTexts(sheet, page, rows[index]!).map((fault) => `${name} ${fault}`))))

beforeAll(async () => {
  sample = await sampleWorkbooks()
  books = [...unitBooks(), ...(await campaignBooks())]
  documents = await print(books, songLikeFonts())
}, 600_000)

describe('the workbook as it leaves the printer', () => {
  test('A4 landscape throughout, and just the pages that were planned', () => {
    for (const { pages, sheets } of documents) {
      expect(new Set(pages.map(({ width, height }) => `${Math.round(width)}×${Math.round(height)}`))).toEqual(new Set(['842×595']))
      expect(pages).toHaveLength(sheets.reduce((sum, { pages: own }) => sum + own.length, 0))
    }
  })
  test('every row stands on its page, in order; the head is repeated; no text is cut', () => {
    expect(cutIn(documents)).toEqual([])
    for (const { sheets: [scorecard] } of documents) {
      expect(scorecard?.printed.every(({ rows }) => rows[0]?.row === scorecard.sheet.headRows[0])).toBe(true)
    }
  })
  test('no column is too narrow for its figures', () => {
    for (const { name, pages } of documents) expect(pages.flatMap(({ words }) => words.filter(({ text }) => text.includes('##'))), name).toEqual([])
    // Fifteen departments on three pages of 14 units: the total stands on the last.
    const wide = documents.find(({ name }) => name === 'wide')?.sheets.filter(({ sheet }) => sheet.name === '部门汇总') ?? []
    expect(wide.length).toBe(2)
  })
  test('nor on a machine without any Song font, whose Latin letters are wider', { timeout: 600_000 }, async () => {
    // Every day a unit and the usual campaign; in full all of them.
    expect(cutIn(await print(full ? books : books.filter((_, index) => index === 1 || index === 2), {}))).toEqual([])
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
