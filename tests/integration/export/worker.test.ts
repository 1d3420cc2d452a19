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
import type { DataCall, SetRequest } from '../../../electron/ipc/worker-messages'
import type { ExportMade } from '../../../electron/services/export-service'
import { exportKinds } from '../../../shared/export/kinds'
import type { NoticeOf, Reply } from '../../../shared/ipc/contract'
import { servicesOnDisk } from '../services/bench-of-services'
import { fonts } from './hand-made'
import { scratch } from './soffice'
import type { BrowserWindow, Dialog } from 'electron'
import { readGivenFile } from '../../../electron/import/read-file'
import { RubricExports } from '../../../electron/ipc/rubric-exports'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { readOwn } from '../../../shared/rubric-import/own/read-own'
import { saidBy } from '../../unit/rubric-workbook/round-trip'

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

/** As the desk asks for it: a dialog that answers, the library of the bench. */
function rubricExports(filePath: string | null) {
  const offered: string[] = []
  const dialog = { showSaveDialog: (_window: unknown, { defaultPath = '' }: { defaultPath?: string }) => Promise.resolve((offered.push(defaultPath), { canceled: filePath === null, filePath: filePath ?? '' })) }
  const data = async (call: DataCall, request: unknown): Promise<Reply<unknown>> => ({ ok: true, value: call === 'reportFonts' ? bench.fontsOf(request as typeof fonts) : await (bench.handlers[call as 'rubric.get'] as (request: unknown) => unknown)(request) })
  const means = { dialog: dialog as unknown as Dialog, window: () => ({}) as BrowserWindow, data, exports: exporter().exports, reportBasis: () => ({ exportDate: '2026-11-24', fonts }) }
  return { rubrics: new RubricExports(means), offered }
}

describe('a rubric of the library', () => {
  test('as a workbook that the import reads back identical, and as a rubric file', async () => {
    const folder = scratch('rubric')
    const { versions: [version] } = await bench.handlers['rubric.library']({})
    const of = { kind: 'version', digest: version?.digest ?? '' } as const
    const { rubrics, offered } = rubricExports(join(folder, '细则.xlsx'))
    expect(await rubrics.workbook({ of })).toEqual({ file: '细则.xlsx' })
    expect(offered).toEqual(['平安海西建设“十个一”千分制评分细则（默认替代稿）_默认替代稿-1_20261124.xlsx'])
    const { rubric } = await bench.handlers['rubric.get']({ digest: of.digest })
    const own = readOwn(await readGivenFile(join(folder, '细则.xlsx')), '细则.xlsx')
    expect(saidBy(own)).toBe(canonicalJson(rubric))
    expect(own?.ok && own.draft.basedOn).toBe(of.digest)
    expect(await rubricExports(join(folder, '细则.json')).rubrics.json({ of })).toEqual({ file: '细则.json' })
    expect(canonicalJson(JSON.parse(readFileSync(join(folder, '细则.json'), 'utf8')))).toBe(canonicalJson(rubric))
  })
  test('a draft, which says that it is one; nothing where the person calls it off, and an error where it is gone', async () => {
    const folder = scratch('draft')
    const { draftId } = await bench.handlers['draft.create']({ from: { kind: 'blank' } })
    const { rubrics, offered } = rubricExports(join(folder, '草稿.xlsx'))
    await rubrics.workbook({ of: { kind: 'draft', draftId } })
    expect(offered).toEqual(['评分细则_草稿_20261124.xlsx'])
    const own = readOwn(await readGivenFile(join(folder, '草稿.xlsx')), '草稿.xlsx')
    expect(own?.ok && own.draft.basedOn).toBeNull()
    expect(await rubricExports(null).rubrics.workbook({ of: { kind: 'draft', draftId } })).toEqual({ file: null })
    expect(readdirSync(folder)).toEqual(['草稿.xlsx'])
    await expect(rubricExports(null).rubrics.json({ of: { kind: 'version', digest: 'nope' } })).rejects.toMatchObject({ code: 'not-found' })
  })
})

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
