import { existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDataFolder } from '../../../electron/files/folder-lock'
import { isAlive, processMark } from '../../../electron/files/machine'
import { scratchFolder, start } from './scratch'

function holder(folder: string) {
  const child = start('holder.ts', [folder, '命令行'])
  const said = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', text => resolve(String(text).trim()))
    child.stderr.once('data', text => reject(new Error(String(text))))
  })
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()))
  const kill = () => (child.kill('SIGKILL'), closed)
  return { said, kill, pid: child.pid }
}
const lockFile = (folder: string) => join(folder, 'qianfen.lock')
const refused = { name: 'AppError', code: 'file-locked' }

test('a second process is refused by name, and a lock left by a crash clears itself', async () => {
  const folder = scratchFolder()
  const first = holder(folder)
  expect(await first.said).toBe('held')
  await expect(lockDataFolder(folder)).rejects.toMatchObject({ ...refused, detail: { holder: expect.stringMatching(new RegExp(`^命令行 \\S+@\\S+ \\(PID ${first.pid}\\)$`)) } })
  const second = holder(folder)
  expect(await second.said).toMatch(new RegExp(`^refused file-locked 命令行 .*PID ${first.pid}`))
  await first.kill()
  expect(existsSync(lockFile(folder))).toBe(true)
  const lock = await lockDataFolder(folder)
  await lock.release()
  expect(existsSync(lockFile(folder))).toBe(false)
})

test('the lock follows the real folder, not the way to it', async () => {
  const folder = scratchFolder()
  const real = join(folder, 'real')
  mkdirSync(real)
  symlinkSync(real, join(folder, 'link'))
  const lock = await lockDataFolder(real)
  await expect(lockDataFolder(join(folder, 'link'))).rejects.toMatchObject(refused)
  const other = await lockDataFolder(folder)
  await other.release()
  await lock.release()
  await (await lockDataFolder(join(folder, 'link'))).release()
})

test('the file alone holds too, for runtimes without abstract sockets', async () => {
  const folder = scratchFolder()
  const text = (mark: object) => JSON.stringify({ token: 't', program: '千分', who: 'u@h', ...processMark(process.ppid), ...mark })
  writeFileSync(lockFile(folder), text({}))
  await expect(lockDataFolder(folder)).rejects.toMatchObject({ ...refused, detail: { holder: `千分 u@h (PID ${process.ppid})` } })
  // The same number, but another process had it.
  writeFileSync(lockFile(folder), text({ started: '1' }))
  await (await lockDataFolder(folder)).release()
  // A thread of ours that crashed; the kernel has freed its endpoint.
  writeFileSync(lockFile(folder), text(processMark()))
  await (await lockDataFolder(folder)).release()
  // From another machine or container: alive while its heart beats.
  writeFileSync(lockFile(folder), text({ realm: 'elsewhere', pid: 1 }))
  await expect(lockDataFolder(folder)).rejects.toMatchObject(refused)
  const old = new Date(Date.now() - 120_000)
  utimesSync(lockFile(folder), old, old)
  await (await lockDataFolder(folder)).release()
  // Damaged by a crash: says nothing, holds nothing.
  writeFileSync(lockFile(folder), '{"tok')
  await (await lockDataFolder(folder)).release()
})

test('of many who replace a dead lock at once one stays', async () => {
  const folder = scratchFolder()
  writeFileSync(lockFile(folder), JSON.stringify({ token: 't', program: '千分', who: 'u@h', ...processMark(), started: '1' }))
  const tries = Array.from({ length: 4 }, () => holder(folder))
  const said = await Promise.all(tries.map(one => one.said))
  expect(said.filter(text => text === 'held')).toHaveLength(1)
  expect(said.filter(text => text.startsWith('refused file-locked'))).toHaveLength(3)
  await Promise.all(tries.map(one => one.kill()))
})

test('release takes away only our own file', async () => {
  const folder = scratchFolder()
  const lock = await lockDataFolder(folder)
  const other = readFileSync(lockFile(folder), 'utf8').replace(/"token":"[^"]+"/, '"token":"other"')
  writeFileSync(lockFile(folder), other)
  await lock.release()
  await lock.release()
  expect(readFileSync(lockFile(folder), 'utf8')).toBe(other)
})

test('a folder that is not there cannot be held', async () => {
  await expect(lockDataFolder(join(scratchFolder(), 'none'))).rejects.toMatchObject({ code: 'folder-unusable' })
})

test('a process knows itself and nobody else', () => {
  expect(isAlive(processMark())).toBe(true)
  expect(isAlive({ ...processMark(), pid: 2 ** 22 + 5 })).toBe(false)
  expect(isAlive({ ...processMark(), realm: 'elsewhere' })).toBeUndefined()
})
