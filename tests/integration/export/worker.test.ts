import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherReports } from '../../../electron/gather-reports'
import { UnitExports } from '../../../electron/ipc/export-units'
import type { NoticeOf } from '../../../shared/ipc/contract'
import { servicesOnDisk } from '../services/bench-of-services'
import { fonts } from './hand-made'
import { scratch } from './soffice'

/** The export worker as the build makes it, in a real thread, fed from a real database. */
const script = join(scratch('worker'), 'export-worker.cjs')
let bench: Awaited<ReturnType<typeof servicesOnDisk>>
let campaignId: string
let unitIds: string[]

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, '../../../electron/export-worker.ts'),
      outDir: join(script, '..'),
      emptyOutDir: false,
      target: 'node18.15',
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'export-worker.cjs', chunkFileNames: 'chunks/[name].cjs' } },
    },
    ssr: { noExternal: true },
  })
  bench = await servicesOnDisk()
  await bench.handlers['me.save']({ name: '组员甲', post: '第一考核组', role: 'assessor' })
  campaignId = (await bench.handlers['campaign.createSample']({})).campaignId
  unitIds = bench.listUnits(campaignId).map(({ id }) => id)
}, 300_000)
afterAll(() => bench.db.close())

function exporter(progress: (state: NoticeOf<'export-progress'>) => void = () => undefined) {
  const logged: string[] = []
  const exports = new UnitExports({
    script,
    reports: (request) => Promise.resolve({ ok: true, value: gatherReports(bench, request) }),
    reportBasis: () => ({ exportDate: '2026-11-24', fonts }),
    progress,
    log: (fault) => logged.push(fault),
  })
  return { exports, logged }
}

describe('the workbooks of the chosen units, written by the worker', () => {
  test('all seven, with the progress, and the folder can be shown', async () => {
    const folder = scratch('seven')
    const seen: number[] = []
    const { exports, logged } = exporter(({ done, total }) => seen.push(done, total))
    const exported = await exports.export(campaignId, unitIds, folder)
    expect(exported).toMatchObject({ folder, failures: [], cancelled: false })
    expect(exported.files.map(({ unitId }) => unitId)).toEqual(unitIds)
    expect(readdirSync(folder).sort()).toEqual(exported.files.map(({ name }) => name).sort())
    expect(seen).toEqual([0, 7, 1, 7, 2, 7, 3, 7, 4, 7, 5, 7, 6, 7, 7, 7])
    expect(exports.writtenIn(folder)).toBe(join(folder, exported.files[0]!.name))
    expect(logged).toEqual([])
  })
  test('cancelled, the whole ones stay and nothing half is left', async () => {
    const folder = scratch('cancelled')
    const { exports } = exporter(({ done }) => {
      if (done === 2) exports.cancel()
    })
    const exported = await exports.export(campaignId, unitIds, folder)
    expect(exported.cancelled).toBe(true)
    expect(exported.files.length).toBeGreaterThanOrEqual(2)
    expect(exported.files.length).toBeLessThan(7)
    expect(readdirSync(folder).sort()).toEqual(exported.files.map(({ name }) => name).sort())
  })
  test('a unit that cannot be gathered is named, the others are written', async () => {
    const folder = scratch('gathered')
    const exported = await exporter().exports.export(campaignId, [unitIds[0]!, 'gone', unitIds[1]!], folder)
    expect(exported.files.map(({ unitId }) => unitId)).toEqual([unitIds[0], unitIds[1]])
    expect(exported.failures).toEqual([{ unitId: 'gone', error: { code: 'not-found', detail: {} } }])
  })
  test('a folder that cannot be written is said for every unit', async () => {
    const exported = await exporter().exports.export(campaignId, unitIds.slice(0, 2), '/dev/null/there')
    expect(exported.files).toEqual([])
    expect(exported.failures.map(({ error }) => error)).toEqual(Array(2).fill({ code: 'folder-unusable', detail: { folder: '/dev/null/there' } }))
  })
  test('a second export waits for nobody: it is refused', async () => {
    const { exports } = exporter()
    const first = exports.export(campaignId, unitIds.slice(0, 1), scratch('first'))
    await expect(exports.export(campaignId, unitIds.slice(0, 1), scratch('second'))).rejects.toMatchObject({ code: 'bad-request' })
    expect((await first).files).toHaveLength(1)
  })
})
