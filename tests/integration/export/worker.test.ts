import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serialize } from 'node:v8'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheets } from '../../../electron/export/read-cells'
import { readZip } from '../../../electron/export/read-zip'
import { readSet } from '../../../electron/gather-reports'
import { ExportDesk } from '../../../electron/ipc/export-desk'
import type { SetRequest } from '../../../electron/ipc/worker-messages'
import type { ExportMade } from '../../../electron/services/export-service'
import { exportKinds } from '../../../shared/export/kinds'
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
  const exports = new ExportDesk({
    script,
    data: (call, request) => Promise.resolve({ ok: true as const, value: call === 'readSet' ? serialize(readSet(bench, request as SetRequest)) : bench.rememberExport(request as ExportMade) }),
    reportBasis: () => ({ exportDate: '2026-11-24', fonts }),
    progress,
    log: (fault) => logged.push(fault),
  })
  return { exports, logged }
}
const all = (folder: string) => ({ campaignId, kinds: [...exportKinds], unitIds, since: null, folder })
const named = (folder: string): string => join(folder, '2026年度平安建设考核（示例）_导出_20261124')

describe('an export, written by the worker into a new folder', () => {
  test('the campaign, the ledger and all seven units, with the progress and a 目录, and the folder can be shown', async () => {
    const folder = scratch('seven')
    const seen: number[] = []
    const { exports, logged } = exporter(({ done, total }) => seen.push(done, total))
    const exported = await exports.write(all(exports.choose(folder)))
    expect(exported).toMatchObject({ folder: named(folder), failures: [], cancelled: false, index: '00_目录.xlsx', remembered: true })
    expect(exported.files.map(({ kind, unitId }) => unitId ?? kind)).toEqual(['campaign', 'ledger', ...unitIds])
    expect(readdirSync(named(folder)).sort()).toEqual(['00_目录.xlsx', ...exported.files.map(({ name }) => name)].sort())
    expect(seen).toEqual(Array.from({ length: 10 }, (_, done) => [done, 9]).flat())
    expect(exports.writtenIn(named(folder))).toBe(join(named(folder), '00_目录.xlsx'))
    expect(logged).toEqual([])
    const index = readSheets(readZip(readFileSync(join(named(folder), '00_目录.xlsx'))))[0]!.cells
    const texts = [...index.values()].map(({ value }) => String(value))
    for (const { name } of exported.files) {
      expect(texts).toContain(name)
      expect(texts).toContain(createHash('sha256').update(readFileSync(join(named(folder), name))).digest('hex'))
    }
  })
  test('a folder that nobody chose is refused, and stays as it was', async () => {
    const folder = scratch('foreign')
    await expect(exporter().exports.write(all(folder))).rejects.toMatchObject({ code: 'bad-request' })
    expect(readdirSync(folder)).toEqual([])
  })
  test('a name that is there gets a number, and what is in it stays', async () => {
    const folder = scratch('twice')
    mkdirSync(named(folder))
    const { exports } = exporter()
    const exported = await exports.write({ ...all(exports.choose(folder)), kinds: ['unit'], unitIds: unitIds.slice(0, 1) })
    expect(exported.folder).toBe(`${named(folder)}_2`)
    expect(exported.files.map(({ kind }) => kind)).toEqual(['unit'])
    expect(readdirSync(named(folder))).toEqual([])
  })
  test('cancelled, the whole ones stay, nothing half is left, and the 目录 says what is there', async () => {
    const folder = scratch('cancelled')
    const { exports } = exporter(({ done }) => {
      if (done === 2) exports.cancel()
    })
    const exported = await exports.write(all(exports.choose(folder)))
    expect(exported.cancelled).toBe(true)
    expect(exported.files.length).toBeGreaterThanOrEqual(2)
    expect(exported.files.length).toBeLessThan(9)
    expect(readdirSync(named(folder)).sort()).toEqual(['00_目录.xlsx', ...exported.files.map(({ name }) => name)].sort())
    const index = readSheets(readZip(readFileSync(join(named(folder), '00_目录.xlsx'))))[0]!.cells
    expect([...index.values()].filter(({ value }) => value === '已取消，没有写')).toHaveLength(9 - exported.files.length)
  })
  test('a unit that cannot be gathered is named, the others are written', async () => {
    const { exports } = exporter()
    const exported = await exports.write({ ...all(exports.choose(scratch('gathered'))), kinds: ['unit'], unitIds: [unitIds[0]!, 'gone', unitIds[1]!] })
    expect(exported.files.map(({ unitId }) => unitId)).toEqual([unitIds[0], unitIds[1]])
    expect(exported.failures).toEqual([{ kind: 'unit', unitId: 'gone', error: { code: 'not-found', detail: {} } }])
  })
  test('a folder that cannot be written is said once', async () => {
    const { exports } = exporter()
    await expect(exports.write(all(exports.choose('/dev/null/there')))).rejects.toMatchObject({ code: 'folder-unusable', detail: { folder: '/dev/null/there' } })
  })
  test('a second export waits for nobody: it is refused', async () => {
    const { exports } = exporter()
    const one = { ...all(exports.choose(scratch('first'))), kinds: ['unit' as const], unitIds: unitIds.slice(0, 1) }
    const first = exports.write(one)
    await expect(exports.write(one)).rejects.toMatchObject({ code: 'bad-request' })
    expect((await first).files).toHaveLength(1)
  })
})
