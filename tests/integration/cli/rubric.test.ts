import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportRubric, importRubric } from '../../../electron/cli/rubric'
import { readSheets } from '../../../electron/export/read-cells'
import { readZip } from '../../../electron/export/read-zip'
import { workbookBytes } from '../../../electron/export/workbook-bytes'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { rubricWorkbook } from '../../../shared/report/rubric-workbook'
import { checkRubric } from '../../../shared/scoring'
import { scratch } from '../export/soffice'
import { reportOfPublished } from '../../unit/rubric-workbook/round-trip'

const root = scratch('cli-rubric')
const standIn = 'resources/rubric/haixi-default.json'
const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, ['scripts/qianfen.mjs', 'rubric', ...args], { encoding: 'utf8', maxBuffer: 1 << 26 })

/** Without a process of its own, for what is quick. */
async function saidOf(command: () => Promise<number>): Promise<{ status: number; stdout: string }> {
  const said: string[] = []
  const { write } = process.stdout
  process.stdout.write = (text: string | Uint8Array) => said.push(String(text)) > 0
  try {
    return { status: await command(), stdout: said.join('') }
  } finally {
    process.stdout.write = write
  }
}

const imported = (file: string): Promise<{ status: number; stdout: string }> => saidOf(() => importRubric(file))

test('rubric export writes a workbook, rubric import gives the identical rubric back', () => {
  const out = join(root, '细则.xlsx')
  expect(run('export', standIn, out)).toMatchObject({ status: 0, stdout: '细则.xlsx\n', stderr: '' })
  expect(readSheets(readZip(readFileSync(out))).map(({ name }) => name)).toEqual(['评分细则', '加减分', '一票否决', '等次与总则', '修改说明', '细则原稿'])
  const { status, stdout, stderr } = run('import', out)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(canonicalJson(JSON.parse(stdout))).toBe(canonicalJson(JSON.parse(readFileSync(standIn, 'utf8'))))
})

test('a rubric file is never written over', async () => {
  const file = join(root, 'own.json')
  writeFileSync(file, readFileSync(standIn))
  const { status, stdout } = await saidOf(() => exportRubric(file, file))
  expect([status, JSON.parse(stdout)]).toMatchObject([1, { ok: false, errors: [{ where: file, code: 'not-xlsx' }] }])
  expect(readFileSync(file)).toEqual(readFileSync(standIn))
})

test('a rubric with faults is not exported, and nothing is written', () => {
  const [bad, out] = [join(root, 'bad.json'), join(root, 'bad.xlsx')]
  writeFileSync(bad, JSON.stringify({ ...(JSON.parse(readFileSync(standIn, 'utf8')) as object), basePoints: 999 }))
  const { status, stdout } = run('export', bad, out)
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, errors: [{ where: 'rubric', code: 'bad-sum' }] })
  expect(existsSync(out)).toBe(false)
})

test('what cannot be read, what adds up to something else, and what is no workbook are faults with their places', async () => {
  const checked = checkRubric(JSON.parse(readFileSync(standIn, 'utf8')))
  if (!checked.ok) throw new Error('the stand-in has faults')
  const model = rubricWorkbook(reportOfPublished(checked.value))
  const write = async (name: string, head: string, value: string | number): Promise<string> => {
    const [tree, ...others] = model.sheets
    if (!tree) throw new Error('no sheets')
    const column = tree.cells.find((cell) => cell.value === head)?.column
    const row = tree.cells.find((cell) => cell.value === '1-1-1')?.row
    const sheet = { ...tree, cells: tree.cells.map((cell) => (cell.row === row && cell.column === column ? { ...cell, value } : cell)) }
    writeFileSync(join(root, name), await workbookBytes({ ...model, sheets: [sheet, ...others] }))
    return join(root, name)
  }
  const unread = await imported(await write('unread.xlsx', '分值', '十分左右'))
  expect(unread.status).toBe(1)
  expect(JSON.parse(unread.stdout)).toMatchObject({ ok: false, errors: [{ where: expect.stringMatching(/^评分细则!D\d+$/) as string, code: 'bad-cell' }] })
  const unsummed = await imported(await write('unsummed.xlsx', '分值', 12))
  expect(unsummed.status).toBe(1)
  expect(unsummed.stdout).toContain('评分细则!D')
  writeFileSync(join(root, 'no.xlsx'), 'no workbook')
  const none = await imported(join(root, 'no.xlsx'))
  expect(none.status).toBe(1)
  expect(JSON.parse(none.stdout)).toMatchObject({ ok: false, errors: [{ where: join(root, 'no.xlsx') }] })
})
