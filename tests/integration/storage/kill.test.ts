import { join } from 'node:path'
import { expect, test } from 'vitest'
import { full, scratchFolder, sqlite3, start } from './scratch'

const kills = full ? 200 : 20

interface Run {
  /** The last entry that the writer found when it opened the file. */
  found: number
  acknowledged: number
  last: string
}

/** Lets the writer write for a while after it said a line that begins with `from`, kills it without warning, and reads what it had said. */
function runAndKill(folder: string, afterMs: number, from: 'r' | 'a'): Promise<Run> {
  return new Promise((resolve, reject) => {
    const writer = start('writer.ts', [folder])
    const begun = new RegExp(`^${from} `, 'm')
    let said = ''
    let complaint = ''
    let timer: NodeJS.Timeout | undefined
    writer.stdout.on('data', (text: Buffer) => {
      said += String(text)
      if (begun.test(said)) timer ??= setTimeout(() => writer.kill('SIGKILL'), afterMs)
    })
    writer.stderr.on('data', text => (complaint += String(text)))
    writer.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(complaint))
      const lines = said.split('\n').slice(0, -1)
      const acknowledged = lines.filter(line => line.startsWith('a ')).map(line => Number(line.slice(2)))
      const found = Number(lines[0]?.slice(2))
      resolve({ found, acknowledged: Math.max(0, ...acknowledged), last: lines.at(-1) ?? '' })
    })
  })
}

test(`${kills} SIGKILLs of a writer lose nothing that was acknowledged`, { timeout: 600_000 }, async () => {
  const folder = scratchFolder()
  const file = join(folder, 'qianfen.db')
  let acknowledged = 0
  let inCommit = 0
  for (let i = 0; i < kills; i++) {
    // Half of them die at any moment from the opening on, half after they had acknowledged something, however slow the machine.
    const run = await runAndKill(folder, ((i * 37) % 61) + (i % 10) / 10, i % 2 === 0 ? 'r' : 'a')
    expect(run.found).toBeGreaterThanOrEqual(acknowledged)
    acknowledged = Math.max(acknowledged, run.acknowledged)
    if (run.last.startsWith('c ')) inCommit += 1
    // Every other time the sqlite3 program recovers the file instead of us.
    if (i % 2 === 0) expect(sqlite3(file, 'PRAGMA integrity_check; SELECT count(*) >= ' + acknowledged + ' FROM entry')).toBe('ok\n1')
  }
  const last = await runAndKill(folder, 0, 'r')
  expect(last.found).toBeGreaterThanOrEqual(acknowledged)
  const attempted = Number(sqlite3(file, 'SELECT max(id) FROM entry'))
  console.info(`kills ${kills}, inside a commit ${inCommit}, acknowledged ${acknowledged}`)
  expect(attempted).toBeGreaterThanOrEqual(acknowledged)
  expect(sqlite3(file, 'PRAGMA integrity_check')).toBe('ok')
  expect(sqlite3(file, 'PRAGMA foreign_key_check')).toBe('')
  expect(Number(sqlite3(file, 'SELECT count(*) FROM entry'))).toBe(attempted)
  expect(Number(sqlite3(file, 'SELECT count(*) FROM change JOIN entry ON entry.id = change.entry AND entry.body = change.body'))).toBe(attempted)
  expect(Number(sqlite3(file, "SELECT count(*) FROM entry WHERE CAST(rtrim(body, 'x') AS INTEGER) <> id"))).toBe(0)
  expect(acknowledged).toBeGreaterThanOrEqual(kills / 2)
  expect(inCommit).toBeGreaterThan(0)
})
