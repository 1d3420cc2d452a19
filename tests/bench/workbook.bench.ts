// The workbook of a unit (layout, writing, mends, compression, check) against bare exceljs writing the same cells, and how long
// a main-like thread is held up while the export worker writes seven units.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { serialize } from 'node:v8'
import { build } from 'vite'
import { checkedWorkbook } from '../../electron/export/save-workbook'
import { gatherSet, readSet } from '../../electron/gather-reports'
import { ExportDesk } from '../../electron/ipc/export-desk'
import { unitWorkbook } from '../../shared/report/unit-workbook'
import { fonts } from '../integration/export/hand-made'
import { servicesOnDisk } from '../integration/services/bench-of-services'
import { bareExceljs } from './bare-exceljs'
import { alternate, ms, report } from './measure'

const scratch = mkdtempSync(join(tmpdir(), 'qianfen-bench-'))
const bench = await servicesOnDisk(mkdtempSync(join(scratch, 'data-')))
await bench.handlers['me.save']({ name: '组员甲', post: '第一考核组', role: 'assessor' })
const { campaignId } = await bench.handlers['campaign.createSample']({})
const unitIds = bench.listUnits(campaignId).map(({ id }) => id)

const source = readSet(bench, { campaignId, kinds: ['unit'], unitIds, since: null, exportDate: '2026-11-24', fonts })
const [, second] = gatherSet(source).set.reports
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
  // Read before the clock starts: the application reads in its data worker, not in the thread that is measured.
  data: () => Promise.resolve({ ok: true as const, value: serialize(source) }),
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
