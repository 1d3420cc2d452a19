import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RubricExports } from '../../../electron/ipc/rubric-exports'
import { rubricOf } from '../scoring/small-rubric'

type Means = ConstructorParameters<typeof RubricExports>[0]

/** Exports of the small rubric into the file that the dialog names; the workbook itself is written elsewhere. */
function exportsTo(filePath: string): { exports: RubricExports; workbooks: string[] } {
  const rubric = rubricOf([])
  const workbooks: string[] = []
  const means = {
    dialog: { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) },
    window: () => ({}),
    data: (call: string) => Promise.resolve({ ok: true, value: call === 'rubric.get' ? { rubric } : {} }),
    exports: { writeRubric: ({ file }: { file: string }) => { workbooks.push(file); return Promise.resolve() } },
    reportBasis: () => ({ exportDate: '2026-11-28', fonts: {} }),
  }
  return { exports: new RubricExports(means as unknown as Means), workbooks }
}

test('a name without its ending gets one, and what nobody said may be replaced is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rubric-exports-'))
  writeFileSync(join(folder, '细则.json'), '另一份')
  const { exports, workbooks } = exportsTo(join(folder, '细则'))
  const of = { kind: 'version', digest: 'd' } as const
  expect(await exports.json({ of })).toEqual({ file: '细则_2.json' })
  expect(readFileSync(join(folder, '细则.json'), 'utf8')).toBe('另一份')
  expect(await exports.workbook({ of })).toEqual({ file: '细则.xlsx' })
  expect(workbooks).toEqual([join(folder, '细则.xlsx')])
  expect(await exportsTo(join(folder, '细则.JSON')).exports.json({ of })).toEqual({ file: '细则.JSON' })
  expect(readdirSync(folder).sort()).toEqual(['细则.JSON', '细则.json', '细则_2.json'])
})
