/**
 * Changes the version of a campaign and dies by SIGKILL at a moment of its own: `wal-write:N`, `wal-sync:N` (in the commit) or `any:N` (the N-th
 * operation on files from the call on, backup included). A write during which it dies has written half. Says `any N` when it lives on.
 */
import fs from 'node:fs'
import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { versionOnDisk } from '../version-on-disk'

const [folder = '', campaignId = '', moment = ''] = process.argv.slice(2)
const [kind = '', nth = ''] = moment.split(':')
const counts: Record<string, number> = {}
let armed = false

const say = fs.writeSync.bind(fs, 1)
/** True where this is the operation to die in. */
function isLast(...kinds: readonly string[]): boolean {
  if (!armed) return false
  for (const one of kinds) counts[one] = (counts[one] ?? 0) + 1
  return kinds.includes(kind) && counts[kind] === Number(nth)
}
const die = (): boolean => process.kill(process.pid, 'SIGKILL')

const wals = new Set<number>()
const { openSync, writeSync, fsyncSync } = fs
fs.openSync = ((path: string, ...rest: [number, number]) => {
  if (isLast('any')) die()
  const fd = openSync(path, ...rest)
  if (path.endsWith('-wal')) wals.add(fd)
  else wals.delete(fd)
  return fd
}) as typeof fs.openSync
fs.writeSync = ((fd: number, bytes: Uint8Array, offset: number, length: number, position: number) => {
  if (isLast('any', ...(wals.has(fd) ? ['wal-write'] : []))) {
    writeSync(fd, bytes, offset, length >> 1, position)
    die()
  }
  return writeSync(fd, bytes, offset, length, position)
}) as typeof fs.writeSync
fs.fsyncSync = (fd: number) => {
  if (isLast('any', ...(wals.has(fd) ? ['wal-sync'] : []))) die()
  fsyncSync(fd)
}
for (const name of ['open', 'rename', 'rm', 'copyFile', 'mkdir'] as const) {
  const real = promises[name] as (...args: unknown[]) => Promise<unknown>
  promises[name] = ((...args: unknown[]) => {
    if (isLast('any')) die()
    return real(...args)
  }) as never
}
for (const name of ['ftruncateSync', 'unlinkSync', 'renameSync'] as const) {
  const real = fs[name] as (...args: unknown[]) => void
  fs[name] = (...args: unknown[]) => {
    if (isLast('any')) die()
    real(...args)
  }
}
syncBuiltinESMExports()

async function main(): Promise<void> {
  const { change } = await versionOnDisk(folder, campaignId)
  armed = true
  await change()
  say(`any ${counts['any'] ?? 0}\n`)
}

void main()
