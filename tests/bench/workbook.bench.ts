// The workbook of a unit (layout, writing, mends, compression, check) against bare exceljs writing the same cells, and how long
// a main-like thread is held up while the export worker writes seven units.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import ExcelJS from 'exceljs'
import { build } from 'vite'
import { styleMaker } from '../../electron/export/excel-styles'
import { checkedWorkbook } from '../../electron/export/save-workbook'
import { gatherSet } from '../../electron/gather-reports'
import { ExportDesk } from '../../electron/ipc/export-desk'
import type { CellValue, WorkbookModel } from '../../shared/report/sheet-model'
import { unitWorkbook } from '../../shared/report/unit-workbook'
import { fonts } from '../integration/export/hand-made'
import { servicesOnDisk } from '../integration/services/bench-of-services'
import { alternate, ms, report } from './measure'

const scratch = mkdtempSync(join(tmpdir(), 'qianfen-bench-'))
const bench = await servicesOnDisk(mkdtempSync(join(scratch, 'data-')))
await bench.handlers['me.save']({ name: '组员甲', post: '第一考核组', role: 'assessor' })
const { campaignId } = await bench.handlers['campaign.createSample']({})
const unitIds = bench.listUnits(campaignId).map(({ id }) => id)

function bareValue(value: CellValue): ExcelJS.CellValue {
  if (value === null || typeof value !== 'object') return value
  if ('formula' in value) return { formula: value.formula, result: value.result }
  return 'date' in value ? value.date : value.runs.map(({ text }) => text).join('')
}

/** The same values, formulas, styles, widths, heights and merges; no layout, no page set-up, no mends, no check. */
async function bareExceljs(model: WorkbookModel): Promise<ExcelJS.Buffer> {
  const workbook = new ExcelJS.Workbook()
  const styleFor = styleMaker(model.fonts)
  for (const sheet of model.sheets) {
    const added = workbook.addWorksheet(sheet.name)
    added.columns = sheet.widths.map((width) => ({ width }))
    sheet.heights.forEach((height, index) => (added.getRow(index + 1).height = height))
    for (const { row, column, mergeTo, value, style } of sheet.cells) {
      const cell = added.getCell(row, column)
      cell.value = bareValue(value)
      cell.style = styleFor(style, { first: true, last: true })
      if (mergeTo !== undefined && mergeTo > column) added.mergeCells(row, column, row, mergeTo)
    }
  }
  return workbook.xlsx.writeBuffer()
}

const whole = gatherSet(bench, { campaignId, kinds: ['unit'], unitIds, since: null, exportDate: '2026-11-24', fonts })
const [, second] = whole.set.reports
if (!second) throw new Error('the sample has no second unit')
const model = unitWorkbook(second)
const cells = model.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0)
const both = await alternate(20, () => checkedWorkbook(unitWorkbook(second)), () => bareExceljs(model))
report({ what: `workbook of a unit (${cells} cells, laid out, styled, mended and checked) against bare exceljs writing the same cells and styles`, measured: ms(both.ours), baseline: ms(both.baseline), ratio: (both.ours / both.baseline).toFixed(2) })

await build({
  configFile: false,
  logLevel: 'error',
  build: { ssr: resolve('electron/export-worker.ts'), outDir: join(scratch, 'worker'), target: 'node18.15', rollupOptions: { output: { format: 'cjs', entryFileNames: 'export-worker.cjs', chunkFileNames: 'chunks/[name].cjs' } } },
  ssr: { noExternal: true },
})
const exports = new ExportDesk({
  script: join(scratch, 'worker', 'export-worker.cjs'),
  // Gathered before the clock starts: the application gathers in its data worker, not in the thread that is measured.
  data: () => Promise.resolve({ ok: true as const, value: whole }),
  reportBasis: () => ({ exportDate: '2026-11-24', fonts }),
  progress: () => undefined,
  log: (fault) => console.error(fault),
})

/** Longest time in ms by which a timer of 1 ms came late while `body` ran. */
async function longestGap(body: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  await new Promise((settled) => setTimeout(settled, 100))
  delays.enable()
  await body()
  delays.disable()
  return delays.max / 1e6
}

const start = performance.now()
const busy = await longestGap(() => exports.write({ campaignId, kinds: ['unit'], unitIds, since: null, folder: exports.choose(scratch) }))
const took = performance.now() - start
const idle = await longestGap(() => new Promise((done) => setTimeout(done, took)))
report({ what: `longest event-loop gap of a main-like thread while seven units are exported (${took.toFixed(0)} ms), against the same thread idle`, measured: ms(busy), baseline: ms(idle), ratio: (busy / idle).toFixed(2) })
bench.db.close()
rmSync(scratch, { recursive: true })
