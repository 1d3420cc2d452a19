import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeSet } from '../../../electron/export/write-set'
import { gatherSet, readSet } from '../../../electron/gather-reports'
import { readGivenWorkbook } from '../../../electron/import/read-workbook'
import { finalFields, planFinals } from '../../../renderer/components/finals/finals-plan'
import { assignUnits } from '../../../renderer/components/paste/assign-units'
import { clipTable } from '../../../renderer/components/paste/clip-table'
import { guessLayout } from '../../../renderer/components/paste/layout'
import { formatTsv } from '../../../renderer/components/paste/parse-tsv'
import { formatPoints } from '../../../shared/points'
import { sheetTables } from '../../../shared/import/sheet-table'
import { fonts } from '../export/hand-made'
import { servicesOnDisk } from '../services/bench-of-services'

test('last year’s own 排名汇总, read from its file, gives every unit its final to the hundredth', async () => {
  const bench = await servicesOnDisk()
  const out = mkdtempSync(join(tmpdir(), 'qianfen-finals-'))
  try {
    await bench.handlers['me.save']({ name: '组员甲', post: '秘书', role: 'secretariat' })
    const { campaignId } = await bench.handlers['campaign.createSample']({})
    const { set } = gatherSet(readSet(bench, { campaignId, kinds: ['campaign'], unitIds: [], since: null, exportDate: '2026-11-24', fonts }))
    const { files } = await writeSet({ set, place: { kind: 'here', folder: out }, cancelled: () => false, progress: () => undefined })
    const sheets = sheetTables(await readGivenWorkbook(readFileSync(join(out, files[0]?.name ?? ''))))
    const ranking = sheets.find(({ name }) => name === '排名汇总')
    const { units } = set
    const read = clipTable({ text: formatTsv(ranking?.rows ?? []), html: '' })
    if (read.kind !== 'table') throw new Error(read.kind)
    const layout = guessLayout(read.rows, { units, fields: finalFields, inOrder: (columns) => (columns === 1 ? ['final'] : null) })
    // The file has last year's own 上年得分 beside it: taken is the better name, and it is said.
    expect(layout.notes).toEqual(['“上年得分”也像“上年度最终得分”，取了“最终得分”一列，请核对'])
    const lines = planFinals(units.map((unit) => ({ unit: { ...unit, previousFinal: null }, lock: null })), { table: read.rows, layout, rows: assignUnits(read.rows, layout, units, []).rows, edits: new Map(), skipped: new Set() })
    const finals = new Map(set.reports.map(({ unit, scorecard }) => [unit.name, formatPoints(scorecard.final)]))
    expect(finals.size).toBe(7)
    expect(lines.filter(({ state }) => state === 'fault')).toEqual([])
    expect(new Map(lines.filter(({ state }) => state === 'change').map(({ unit, final }) => [unit?.name, final]))).toEqual(finals)
  } finally {
    bench.db.close()
    rmSync(out, { recursive: true, force: true })
  }
})
