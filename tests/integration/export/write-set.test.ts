import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planFiles } from '../../../electron/export/plan-set'
import { readSheets } from '../../../electron/export/read-cells'
import { readZip } from '../../../electron/export/read-zip'
import { writeSet, type ExportSet, type SetToWrite } from '../../../electron/export/write-set'
import { gatherSet, readSet } from '../../../electron/gather-reports'
import { exportKinds } from '../../../shared/export/kinds'
import { mountSmallDisk } from '../../e2e/small-disk'
import { servicesOnDisk } from '../services/bench-of-services'
import { fonts } from './hand-made'

let bench: Awaited<ReturnType<typeof servicesOnDisk>>
let set: ExportSet
let campaignId: string
const gather = (): ExportSet => gatherSet(readSet(bench, { campaignId, kinds: exportKinds, unitIds: bench.listUnits(campaignId).map(({ id }) => id), since: null, exportDate: '2026-11-24', fonts })).set
const scratch = (): string => mkdtempSync(join(tmpdir(), 'qianfen-set-'))
const order = (folder: string, changes: Partial<SetToWrite> = {}): SetToWrite => ({ set, place: { kind: 'inside', folder }, cancelled: () => false, progress: () => undefined, ...changes })
const indexOf = (folder: string): string[] => [...readSheets(readZip(readFileSync(join(folder, '00_目录.xlsx'))))[0]!.cells.values()].map(({ value }) => String(value))

beforeAll(async () => {
  bench = await servicesOnDisk()
  await bench.handlers['me.save']({ name: '组员甲', post: '第一考核组', role: 'secretariat' })
  campaignId = (await bench.handlers['campaign.createSample']({})).campaignId
  set = gather()
})
afterAll(() => bench.db.close())

describe('an export and its room', () => {
  test('what is asked for is enough for each file, and not many times too much', async () => {
    const folder = scratch()
    const written = await writeSet(order(folder))
    expect(written.failures).toEqual([])
    for (const [index, { bytes, title }] of planFiles(set).entries()) {
      const real = written.files[index]!.bytes
      expect(bytes, `${title} ${real}`).toBeGreaterThan(real)
      expect(bytes, `${title} ${real}`).toBeLessThan(real * 4)
    }
  })
  test('a disk without the room is refused before anything is there, with what it needs and has', async () => {
    const folder = scratch()
    await expect(writeSet(order(folder, { room: () => Promise.resolve(50_000) }))).rejects.toMatchObject({ code: 'export-no-room', detail: { need: expect.stringMatching(/ KB$/) as string, have: '49 KB' } })
    expect(readdirSync(folder)).toEqual([])
  })
  test('a disk that fills up on the way keeps what is whole, and has the 目录, which says what is missing', async ({ skip }) => {
    const disk = scratch()
    const mount = mountSmallDisk(disk, 160)
    if (mount === null) return skip('mounting is not permitted here')
    try {
      const written = await writeSet(order(disk, { room: () => Promise.resolve(1e9) }))
      expect(written.files.length).toBeGreaterThan(0)
      expect(written.failures.length).toBe(9 - written.files.length)
      for (const { error } of written.failures) expect(error).toMatchObject({ code: 'export-room-ran-out' })
      expect(written.indexError).toBeNull()
      expect(readdirSync(written.folder).sort()).toEqual(['00_目录.xlsx', ...written.files.map(({ name }) => name)].sort())
      expect(indexOf(written.folder).filter((text) => text.includes('目标硬盘写满了'))).toHaveLength(written.failures.length)
    } finally {
      mount.release()
      rmSync(disk, { recursive: true, force: true })
    }
  })
})

describe('S26: names stay in the folder and are legal on NTFS', () => {
  test.each(['CON', '乌兰县.', '../../etc/passwd', '县\u202Ecod.exe', '县'.repeat(300), 'a:b|c?', ' '])('campaign and units named %j', async (name) => {
    const folder = scratch()
    const hostile = { ...set.campaign, name }
    const reports = set.reports.slice(0, 2).map((report) => ({ ...report, campaign: hostile, unit: { ...report.unit, name, code: 'x' } }))
    const written = await writeSet(order(folder, { set: { ...set, campaign: hostile, kinds: ['unit'], reports } }))
    expect(written.files).toHaveLength(2)
    expect(readdirSync(folder)).toEqual([basename(written.folder)])
    for (const each of [basename(written.folder), ...readdirSync(written.folder)]) {
      expect(each).not.toMatch(/[\\/:*?"<>|\p{Cc}\u202a-\u202e]|[. ]$|^(con|nul|aux)(\.|$)/iu)
      expect(Buffer.byteLength(each)).toBeLessThanOrEqual(255)
    }
    expect(new Set(written.files.map(({ name: file }) => file.toLowerCase())).size).toBe(2)
  })
})

describe('what an export remembers', () => {
  const statesOf = (): Record<string, string> => (bench.services.handlers['export.past']({ campaignId }) as { exports: { states: Record<string, string> }[] }).exports[0]?.states ?? {}
  test('who, when, which folder; a change of the rectification counts, the day alone does not', async () => {
    const { digests } = gatherSet(readSet(bench, { campaignId, kinds: exportKinds, unitIds: [], since: null, exportDate: '2026-11-24', fonts }))
    const made = bench.rememberExport({ campaignId, folder: '导出', files: 9, digests, since: null })
    expect(made).toMatchObject({ by: '组员甲', folder: '导出', files: 9 })
    expect([...new Set(Object.values(statesOf()))]).toEqual(['same'])
    // Gathered on another day: the same digests.
    expect(gatherSet(readSet(bench, { campaignId, kinds: exportKinds, unitIds: [], since: null, exportDate: '2027-02-24', fonts })).digests).toEqual(digests)
    const state = await bench.handlers['campaign.open']({ campaignId })
    const unitId = state.units[0]!.id
    await bench.handlers['finding.save']({ campaignId, findingId: null, unitId, itemId: '', foundOn: '2026-11-20', time: '', place: '', what: '台账外的问题' })
    expect([statesOf()['ledger'], statesOf()['campaign'], statesOf()[unitId], statesOf()[state.units[1]!.id]]).toEqual(['changed', 'changed', 'changed', 'same'])
    bench.rememberExport({ campaignId, folder: '再导出', files: 9, digests: gatherSet(readSet(bench, { campaignId, kinds: exportKinds, unitIds: [], since: null, exportDate: '2026-11-24', fonts })).digests, since: null })
    const findingId = (await bench.handlers['campaign.open']({ campaignId })).findings.find(({ what }) => what === '台账外的问题')!.id
    expect(statesOf()['ledger']).toBe('same')
    await bench.handlers['rectification.save']({ campaignId, findingIds: [findingId], fields: { cause: '职责不清' } })
    expect([statesOf()['ledger'], statesOf()['campaign']]).toEqual(['changed', 'changed'])
  })
  test('only so many are kept', () => {
    for (let n = 0; n < 25; n += 1) bench.rememberExport({ campaignId, folder: `导出${n}`, files: 1, digests: {}, since: null })
    const { exports } = bench.services.handlers['export.past']({ campaignId }) as { exports: { folder: string }[] }
    expect([exports.length, exports[0]?.folder]).toEqual([20, '导出24'])
  })
})
