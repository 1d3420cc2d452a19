import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'

export const full = process.env['QIANFEN_FULL'] === '1'

/** An empty folder that goes when the test file is done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qianfen-test-'))
  made.push(folder)
  return folder
}
const made: string[] = []
afterAll(() => made.forEach(folder => rmSync(folder, { recursive: true, force: true })))

const child = (name: string) => resolve(import.meta.dirname, 'children', name)

/** Starts a program of `children/` in a Node of its own. */
export function start(name: string, args: readonly string[]) {
  return spawn(process.execPath, ['--import', 'tsx', child(name), ...args], { stdio: ['pipe', 'pipe', 'pipe'], cwd: resolve(import.meta.dirname, '../../..') })
}

/** Asks the sqlite3 program, which knows nothing of ours. */
export function sqlite3(file: string, sql: string): string {
  const { stdout, stderr, status } = spawnSync('sqlite3', [file, sql], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`sqlite3: ${stderr}`)
  return stdout.trim()
}
