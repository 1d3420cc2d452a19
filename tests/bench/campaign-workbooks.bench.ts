// All workbooks of a campaign of 7 and of 50 units (gathered, laid out, written, mended, checked, flushed, with the 目录) against
// bare exceljs writing the same cells and styles into files. One round each after a warm-up is what a person waits for.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { planFiles } from '../../electron/export/plan-set'
import { writeSet } from '../../electron/export/write-set'
import { gatherSet, readSet, type SetSource } from '../../electron/gather-reports'
import { exportKinds } from '../../shared/export/kinds'
import { fonts } from '../integration/export/hand-made'
import { servicesOnDisk } from '../integration/services/bench-of-services'
import { bareExceljs } from './bare-exceljs'
import { median, ms, report } from './measure'
import { scoredCampaign } from './scored-campaign'

const ROUNDS = Number(process.env['QIANFEN_ROUNDS'] ?? 5)
const scratch = mkdtempSync(join(tmpdir(), 'qianfen-bench-'))

async function timed(body: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await body()
  return performance.now() - start
}

for (const units of [7, 50]) {
  const bench = await servicesOnDisk(mkdtempSync(join(scratch, 'data-')))
  const campaignId = await scoredCampaign(bench, units)
  const request = { campaignId, kinds: exportKinds, unitIds: bench.listUnits(campaignId).map(({ id }) => id), since: null, exportDate: '2026-11-24', fonts }
  const readings: number[] = []
  const ours: number[] = []
  const bare: number[] = []
  let cells = 0
  for (let round = 0; round <= ROUNDS; round += 1) {
    const out = mkdtempSync(join(scratch, 'out-'))
    let reading = 0
    const whole = await timed(async () => {
      let source = Buffer.alloc(0)
      reading = await timed(() => Promise.resolve((source = serialize(readSet(bench, request)))))
      const gathered = gatherSet(deserialize(source) as SetSource)
      const { failures, files } = await writeSet({ set: gathered.set, place: { kind: 'inside', folder: out }, cancelled: () => false, progress: () => undefined })
      if (failures.length > 0 || files.length !== units + 2) throw new Error('the export failed')
    })
    const models = planFiles(gatherSet(readSet(bench, request)).set).map(({ toWorkbook }) => toWorkbook())
    cells = models.reduce((sum, { sheets }) => sum + sheets.reduce((of, sheet) => of + sheet.cells.length, 0), 0)
    const baseline = await timed(async () => {
      for (const [index, model] of models.entries()) writeFileSync(join(out, `${index}.xlsx`), Buffer.from(await bareExceljs(model)))
    })
    rmSync(out, { recursive: true })
    if (round === 0) continue
    readings.push(reading)
    ours.push(whole)
    bare.push(baseline)
  }
  report({ what: `all workbooks of ${units} units (${units + 3} files, ${cells} cells): gathered, written, checked and flushed, against bare exceljs writing the same cells and styles`, measured: ms(median(ours)), baseline: ms(median(bare)), ratio: (median(ours) / median(bare)).toFixed(2) })
  report({ what: `of that, reading in the data worker, while which a save waits, ${units} units`, measured: ms(median(readings)) })
  bench.db.close()
}
rmSync(scratch, { recursive: true })
