import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../../../electron/data-session'
import { readSheets } from '../../../electron/export/read-cells'
import { readZip } from '../../../electron/export/read-zip'
import { scratch } from '../export/soffice'

const wasmFile = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')
const root = scratch('cli')
const data = join(root, 'data')
const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, ['scripts/qianfen.mjs', ...args], { encoding: 'utf8' })
const exportTo = (out: string, changes: { data?: string; campaign?: string } = {}) => run('export', '--data', changes.data ?? data, '--campaign', changes.campaign ?? campaign, '--out', out)
let campaign: string

beforeAll(() => {
  const { status, stdout, stderr } = run('sample', '--data', data)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^[0-9a-f-]{36}\n$/)
  campaign = stdout.trim()
})

describe('qianfen export', () => {
  test('writes the workbooks of the campaign and of every unit with a 目录, and prints the names', () => {
    const out = join(root, 'out', 'deep')
    const { status, stdout, stderr } = exportTo(out)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const names = stdout.trimEnd().split('\n')
    expect(names).toHaveLength(10)
    expect(readdirSync(out).sort()).toEqual([...names].sort())
    const sheetsOf = (file = ''): string[] => readSheets(readZip(readFileSync(join(out, file)))).map(({ name }) => name)
    expect([names[0], names[1], names[9]].map(sheetsOf)).toEqual([['排名汇总', '部门汇总', '失分分析', '整改台账'], ['整改台账'], ['目录']])
    expect(sheetsOf(names[2])).toEqual(['评分表', '扣分明细', '合理缺项说明', '加减分及一票否决', '整改清单'])
  })
  test('names the unit whose file cannot be written, writes the others and ends with 1', () => {
    const blocked = join(root, 'blocked')
    const [name = ''] = readdirSync(join(root, 'out', 'deep')).filter((file) => file.startsWith('德令哈市'))
    mkdirSync(join(blocked, name, 'a folder where the file belongs'), { recursive: true })
    const { status, stdout, stderr } = run('export', '--data', data, '--campaign', campaign, '--out', blocked, '--units-only')
    expect(status).toBe(1)
    expect(stdout.trimEnd().split('\n')).toHaveLength(7)
    expect(stdout).toMatch(/^格尔木市[\s\S]*00_目录\.xlsx\n$/)
    expect(stderr).toMatch(/^德令哈市：“.*”没有写完.*（E-208）\n$/)
  })
  test('says a campaign that is not there, and makes no folder for it', () => {
    const out = join(root, 'nobody')
    const { status, stdout, stderr } = exportTo(out, { campaign: '<nope>' })
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: '数据文件夹中没有编号为“<nope>”的考核批次，没有导出。本机数据完整。请核对编号。（E-128）\n' })
    expect(existsSync(out)).toBe(false)
  })
  test('a data folder that is not there is said and not made', () => {
    const missing = join(root, 'missing')
    const { status, stderr } = exportTo(join(root, 'o'), { data: missing })
    expect(status).toBe(1)
    expect(stderr).toContain(`数据文件夹“${missing}”不存在，没有新建`)
    expect(existsSync(missing)).toBe(false)
  })
  test('a folder without a database stays as it was', () => {
    const empty = join(root, 'empty')
    mkdirSync(empty)
    const { status, stderr } = exportTo(join(root, 'o'), { data: empty })
    expect(status).toBe(1)
    expect(stderr).toContain('E-212')
    expect(readdirSync(empty)).toEqual([])
  })
  test('an export folder that cannot be made is said', () => {
    writeFileSync(join(root, 'file'), '')
    const { status, stderr } = exportTo(join(root, 'file', 'out'))
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('E-211') as string })
  })
  test('is refused by name while another program holds the folder', async () => {
    const session = await openSession({ dataFolder: data, mustExist: true, wasmFile })
    try {
      const { status, stdout, stderr } = exportTo(join(root, 'held'))
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toMatch(new RegExp(`^数据文件夹正被另一个程序使用：千分 .*\\(PID ${process.pid}\\)。`))
    } finally {
      await session.close()
    }
  })
  test.each([[['--data', data, '--campaign', 'x', '--out']], [['--data', data, '--data', data, '--campaign', 'x']]])('missing or unknown arguments %j: the usage, and 2', (args) => {
    const { status, stdout, stderr } = run('export', ...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('qianfen export --data DIR --campaign ID --out DIR [--units-only | --self]')
  })
})
