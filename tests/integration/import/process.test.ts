import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WorkbookReader } from '../../../electron/ipc/workbook-reader'
import { scratch } from '../export/soffice'
import { buildReadingProcess, forkReading } from './fork'
import { makeSheet } from './make-zip'

const folder = scratch('given')
const good = join(folder, 'good.xlsx')
const started: number[] = []
const logged: string[] = []
let script = ''
let reader: WorkbookReader

const makeReader = (timeoutMs: number): WorkbookReader => new WorkbookReader({ start: () => forkReading(script, started), timeoutMs, log: (fault) => logged.push(fault) })

beforeAll(async () => {
  script = await buildReadingProcess()
  writeFileSync(good, makeSheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
  reader = makeReader(5_000)
}, 120_000)
afterAll(() => reader.close())

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
const given = { sheets: [{ name: '表1', visible: true, cells: [{ row: 1, column: 1, value: { kind: 'number', value: 1 } }], merges: [] }] }

describe('reading in a process of its own', () => {
  test('many files one after another in one process', async () => {
    const [first, bad, second] = await Promise.allSettled([reader.read(good), reader.read(join(folder, 'none.xlsx')), reader.read(good)])
    expect(first).toMatchObject({ status: 'fulfilled', value: given })
    expect(bad).toMatchObject({ reason: { code: 'import-unreadable', detail: { file: 'none.xlsx', errno: 'ENOENT' } } })
    expect(second).toMatchObject({ status: 'fulfilled', value: given })
    expect(started).toHaveLength(1)
  })
  test('a folder, and a file above the limit that is never read', async () => {
    mkdirSync(join(folder, 'folder.xlsx'))
    await expect(reader.read(join(folder, 'folder.xlsx'))).rejects.toMatchObject({ code: 'import-unreadable' })
    writeFileSync(join(folder, 'big.xlsx'), Buffer.alloc(31 * 1024 * 1024))
    await expect(reader.read(join(folder, 'big.xlsx'))).rejects.toMatchObject({ code: 'import-too-big', detail: { size: '31' } })
  })
  test('killed when it takes too long; the next file gets another process', async () => {
    const slow = join(folder, 'slow.xlsx')
    // Thousands of cells that hold something: nothing to take out beforehand.
    const rows = Array.from({ length: 9_000 }, (_, row) => `<row r="${row + 1}">${Array.from({ length: 33 }, () => '<c><v>1</v></c>').join('')}</row>`).join('')
    writeFileSync(slow, makeSheet(rows))
    const hasty = makeReader(1_000)
    await hasty.read(good)
    const pid = started.at(-1) ?? 0
    await expect(hasty.read(slow)).rejects.toMatchObject({ code: 'import-timeout' })
    await expect.poll(() => alive(pid)).toBe(false)
    expect((await hasty.read(good)).sheets).toHaveLength(1)
    hasty.close()
  })
  test('a process that dies is said, and the next file gets another', async () => {
    const pid = started[0] ?? 0
    await reader.read(good)
    process.kill(pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await reader.read(good)).toEqual(given)
    const dying = new WorkbookReader({ start: () => ({ ...forkReading(script, started), post: () => process.kill(started.at(-1) ?? 0, 'SIGKILL') }), timeoutMs: 5_000, log: () => undefined })
    await expect(dying.read(good)).rejects.toMatchObject({ code: 'import-stopped' })
  })
  test('nothing unforeseen was met', () => expect(logged).toEqual([]))
})
