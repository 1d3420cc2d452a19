import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

interface WorkedCase { name: string; do: string; rubric: unknown; entries?: unknown; expect?: Record<string, unknown>; expectError?: string }

const cases = JSON.parse(readFileSync('tests/fixtures/scoring-cases.json', 'utf8')) as WorkedCase[]
const folder = mkdtempSync(join(tmpdir(), 'qianfen-cli-'))
const bundled = 'resources/rubric/haixi-default.json'
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, ['scripts/qianfen.mjs', ...args], { encoding: 'utf8' })
const file = (name: string, value: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}
const caseOf = (wanted: (worked: WorkedCase) => boolean): WorkedCase => {
  const found = cases.find(wanted)
  if (!found) throw new Error('no such worked case')
  return found
}

describe('qianfen on the command line', () => {
  it('validates the bundled rubric through npm, with JSON alone on standard output', () => {
    const output = execFileSync('npm', ['run', '-s', 'qianfen', '--', 'validate', bundled], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(JSON.parse(output)).toEqual({ ok: true, items: 100, points: '1000.00' })
  })
  it('scores one unit', () => {
    const worked = caseOf((c) => c.do === 'score' && c.rubric === 'haixi-default' && c.expect !== undefined)
    const { status, stdout } = run('score', bundled, file('entries.json', worked.entries))
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject(worked.expect ?? {})
  })
  it('ranks several units', () => {
    const worked = caseOf((c) => c.do === 'rank' && c.rubric !== 'haixi-default' && c.expect !== undefined)
    const files = (worked.entries as unknown[]).map((entries, index) => file(`unit-${index}.json`, entries))
    const { status, stdout } = run('rank', file('rubric.json', worked.rubric), ...files)
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject(worked.expect ?? {})
  })
  it('names every fault and exits with 1', () => {
    const worked = caseOf((c) => c.do === 'score' && c.expectError !== undefined)
    const { status, stdout } = run('score', file('rubric.json', worked.rubric), file('entries.json', worked.entries))
    expect(status).toBe(1)
    const answer = JSON.parse(stdout) as { ok: boolean; errors: { where: string; code: string; message: string }[] }
    expect(answer.ok).toBe(false)
    expect(answer.errors.map(({ where }) => where)).toContain(worked.expectError)
    expect(answer.errors.every(({ code, message }) => code !== '' && /[\u4e00-\u9fff]/.test(message))).toBe(true)
  })
  it.each([['a missing file', 'nowhere.json'], ['a file that is not JSON', 'README.md']])('refuses %s as JSON', (_what, path) => {
    const { status, stdout } = run('validate', path)
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, errors: [{ where: path }] })
  })
  it('reads a file that begins with a byte order mark', () => {
    expect(run('validate', file('bom.json', `\uFEFF${readFileSync(bundled, 'utf8')}`)).status).toBe(0)
  })
  it('runs as a bin: executable, from any folder, through a link', () => {
    const link = join(folder, 'qianfen')
    symlinkSync(resolve('scripts/qianfen.mjs'), link)
    const { status, stdout } = spawnSync(link, ['validate', resolve(bundled)], { encoding: 'utf8', cwd: folder })
    expect([status, JSON.parse(stdout)]).toEqual([0, { ok: true, items: 100, points: '1000.00' }])
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> }
    expect(manifest.bin).toEqual({ qianfen: 'scripts/qianfen.mjs' })
  })
  it('names the unit at each fault of a ranking, a repeated code too', () => {
    const worked = caseOf((c) => c.do === 'rank' && c.expect !== undefined && (c.entries as unknown[]).length > 1)
    const [one, two] = worked.entries as { unit: { code: string } }[]
    const rubric = worked.rubric === 'haixi-default' ? bundled : file('rubric.json', worked.rubric)
    const { status, stdout } = run('rank', rubric, file('one.json', one), file('again.json', one), file('bad.json', { ...two, exempt: ['NOPE'] }))
    expect(status).toBe(1)
    expect((JSON.parse(stdout) as { errors: unknown[] }).errors).toEqual(expect.arrayContaining([
      expect.objectContaining({ where: one?.unit.code, unit: one?.unit.code, code: 'repeated-unit' }),
      expect.objectContaining({ where: 'NOPE', unit: two?.unit.code }),
    ]))
  })
  it('says how it is used, on standard error alone', () => {
    const { status, stdout, stderr } = run('scare')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('qianfen validate')
  })
})
