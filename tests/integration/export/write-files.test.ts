import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeFiles, type FilesToWrite, type PlannedFile } from '../../../electron/export/write-files'
import { AppError } from '../../../shared/failure'
import { handMade } from './hand-made'

const names = ['甲县', '乙县', '丙县', '丁县']
const scratch = (): string => mkdtempSync(join(tmpdir(), 'qianfen-files-'))
const planned = (toWorkbook: (name: string) => ReturnType<typeof handMade>): PlannedFile[] => names.map((title, index) => ({ kind: 'unit', unitId: `u${index}`, title, bytes: 1_000, toWorkbook: () => toWorkbook(title) }))

function order(folder: string, { toWorkbook = (name) => handMade({ fileName: `${name}.xlsx` }), ...changes }: Partial<FilesToWrite> & { toWorkbook?: (name: string) => ReturnType<typeof handMade> } = {}) {
  const said: string[] = []
  const files: FilesToWrite = {
    folder,
    files: planned(toWorkbook),
    cancelled: () => false,
    progress: ({ done, total, title }) => said.push(`${done}/${total} ${title}`),
    noRoom: (need) => Promise.resolve(new AppError('export-room-ran-out', { need: String(need), have: '0' })),
    ...changes,
  }
  return { files, said }
}
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

describe('several workbooks', () => {
  test('all are written, with their sizes and digests, and the progress said before each and at the end', async () => {
    const folder = scratch()
    const { files, said } = order(folder)
    const expected = names.map((name, index) => ({ kind: 'unit', unitId: `u${index}`, name: `${name}.xlsx` }))
    const written = await writeFiles(files)
    expect(written).toMatchObject({ files: expected, failures: [], cancelled: false })
    for (const { name, bytes, sha256: digest } of written.files) expect([bytes, digest]).toEqual([statSync(join(folder, name)).size, sha256(join(folder, name))])
    expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.xlsx`).sort())
    expect(said).toEqual(['0/4 甲县', '1/4 乙县', '2/4 丙县', '3/4 丁县', '4/4 丁县'])
  })
  test('one that cannot be laid out is named, the others are written', async () => {
    const folder = scratch()
    const fault = new Error('no layout')
    const { files } = order(folder, {
      toWorkbook: (name) => {
        if (name === '乙县') throw fault
        return handMade({ fileName: `${name}.xlsx` })
      },
    })
    const written = await writeFiles(files)
    expect(written.files.map(({ unitId }) => unitId)).toEqual(['u0', 'u2', 'u3'])
    expect(written.failures).toEqual([{ kind: 'unit', unitId: 'u1', error: fault }])
    expect(readdirSync(folder)).toHaveLength(3)
  })
  test('one that the disk refuses is named, the others are written', async () => {
    const folder = scratch()
    const busy = { open, rm, readFile, rename: ((from: string, to: string) => (to.endsWith('丙县.xlsx') ? Promise.reject(Object.assign(new Error('held'), { code: 'EBUSY', syscall: 'rename' })) : rename(from, to))) as typeof rename }
    const written = await writeFiles(order(folder, { disk: busy, retryForMs: 30 }).files)
    expect(written.failures).toMatchObject([{ unitId: 'u2', error: { code: 'export-open-elsewhere', detail: { file: '丙县.xlsx' } } }])
    expect(readdirSync(folder).sort()).toEqual(['丁县.xlsx', '乙县.xlsx', '甲县.xlsx'])
  })
  test('a disk that fills up ends it: what is whole stays, everything that is missing says how much room it needs', async () => {
    const folder = scratch()
    const full = { open: ((file: string, ...rest: [string, number?]) => (file.includes('丙县') ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'open' })) : open(file, ...rest))) as typeof open, rm, readFile, rename }
    const written = await writeFiles(order(folder, { disk: full }).files)
    expect(written.failures).toMatchObject([{ unitId: 'u2', error: { code: 'export-room-ran-out', detail: { need: '2000' } } }, { unitId: 'u3', error: { code: 'export-room-ran-out' } }])
    expect(readdirSync(folder).sort()).toEqual(['乙县.xlsx', '甲县.xlsx'])
  })
  test('cancelled between two, the whole ones stay', async () => {
    const folder = scratch()
    let stop = false
    const { files } = order(folder, { cancelled: () => stop, progress: ({ done }) => (stop = done >= 1) })
    // The second has begun: it does not appear.
    expect(await writeFiles(files)).toMatchObject({ files: [{ unitId: 'u0' }], failures: [], cancelled: true })
    expect(readdirSync(folder)).toEqual(['甲县.xlsx'])
  })
  test('two of one name get two files, whatever the case, and none takes the name of the 目录', async () => {
    const folder = scratch()
    const written = await writeFiles(order(folder, { toWorkbook: (name) => handMade({ fileName: name === '甲县' ? '00_目录.XLSX' : name === '乙县' ? 'CON.xlsx' : '_con.xlsx' }), taken: ['00_目录.xlsx'] }).files)
    expect(written.files.map(({ name }) => name)).toEqual(['00_目录_2.xlsx', '_CON.xlsx', '_con_2.xlsx', '_con_3.xlsx'])
    expect(readdirSync(folder)).toHaveLength(4)
  })
})
