import { mkdtempSync, readdirSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeUnits, type UnitsToWrite } from '../../../electron/export/write-units'
import type { UnitReport } from '../../../shared/report/unit-report'
import { handMade } from './hand-made'

const reports = ['甲县', '乙县', '丙县', '丁县'].map((name, index) => ({ unit: { id: `u${index}`, name } }) as UnitReport)
const scratch = (): string => mkdtempSync(join(tmpdir(), 'qianfen-units-'))

function order(folder: string, changes: Partial<UnitsToWrite> = {}) {
  const said: string[] = []
  const units: UnitsToWrite = {
    folder,
    reports,
    toWorkbook: ({ unit }) => handMade({ fileName: `${unit.name}.xlsx` }),
    cancelled: () => false,
    progress: ({ done, total, unitName }) => said.push(`${done}/${total} ${unitName}`),
    ...changes,
  }
  return { units, said }
}

describe('the workbooks of several units', () => {
  test('all are written, with the progress said before each and at the end', async () => {
    const folder = scratch()
    const { units, said } = order(folder)
    expect(await writeUnits(units)).toEqual({ files: reports.map(({ unit }) => ({ unitId: unit.id, name: `${unit.name}.xlsx` })), failures: [], cancelled: false })
    expect(readdirSync(folder).sort()).toEqual(reports.map(({ unit }) => `${unit.name}.xlsx`).sort())
    expect(said).toEqual(['0/4 甲县', '1/4 乙县', '2/4 丙县', '3/4 丁县', '4/4 丁县'])
  })
  test('one that cannot be laid out is named, the others are written', async () => {
    const folder = scratch()
    const fault = new Error('no layout')
    const { units } = order(folder, {
      toWorkbook: ({ unit }) => {
        if (unit.name === '乙县') throw fault
        return handMade({ fileName: `${unit.name}.xlsx` })
      },
    })
    const written = await writeUnits(units)
    expect(written.files.map(({ unitId }) => unitId)).toEqual(['u0', 'u2', 'u3'])
    expect(written.failures).toEqual([{ unitId: 'u1', error: fault }])
    expect(readdirSync(folder)).toHaveLength(3)
  })
  test('one that the disk refuses is named, the others are written', async () => {
    const folder = scratch()
    const busy = { open, rm, readFile, rename: ((from: string, to: string) => (to.endsWith('丙县.xlsx') ? Promise.reject(Object.assign(new Error('held'), { code: 'EBUSY', syscall: 'rename' })) : rename(from, to))) as typeof rename }
    const written = await writeUnits(order(folder, { disk: busy, retryForMs: 30 }).units)
    expect(written.failures).toMatchObject([{ unitId: 'u2', error: { code: 'export-open-elsewhere', detail: { file: '丙县.xlsx' } } }])
    expect(readdirSync(folder).sort()).toEqual(['丁县.xlsx', '乙县.xlsx', '甲县.xlsx'])
  })
  test('cancelled between two units, the whole ones stay', async () => {
    const folder = scratch()
    let stop = false
    const { units } = order(folder, { cancelled: () => stop, progress: ({ done }) => (stop = done >= 1) })
    // The second unit has begun: it does not appear.
    expect(await writeUnits(units)).toMatchObject({ files: [{ unitId: 'u0' }], failures: [], cancelled: true })
    expect(readdirSync(folder)).toEqual(['甲县.xlsx'])
  })
  test('two units of one name get two files', async () => {
    const folder = scratch()
    const written = await writeUnits(order(folder, { toWorkbook: () => handMade({ fileName: '县.xlsx' }) }).units)
    expect(written.files.map(({ name }) => name)).toEqual(['县.xlsx', '县_2.xlsx', '县_3.xlsx', '县_4.xlsx'])
    expect(readdirSync(folder)).toHaveLength(4)
  })
})
