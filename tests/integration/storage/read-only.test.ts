import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realDisk, type Disk } from '../../../electron/db/sqlite/disk'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { scratchFolder } from './scratch'

let folder = ''
let mounted = false
const mount = (options: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0

beforeAll(async () => {
  folder = join(scratchFolder(), 'stick')
  mkdirSync(folder)
  mounted = mount('size=8m')
  const db = await openDatabase({ folder })
  db.transaction(tx => tx.run("CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('千分')"))
  db.close()
  if (mounted) mounted = mount('remount,ro')
  if (!mounted) console.warn('NOT RUN on a read-only mount: mounting is not permitted here; only by injection')
})
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', folder])
})

/** A disk that opens nothing for writing; stands in where mounting is not permitted. */
const locked: Disk = {
  ...realDisk,
  open: (path, flags, mode) => {
    if (flags !== 0) throw Object.assign(new Error('EROFS'), { code: 'EROFS' })
    return realDisk.open(path, flags, mode)
  },
}

test('a read-only stick opens for viewing, says so for writing, and can be saved elsewhere', async () => {
  const options = mounted ? { folder } : { folder, disk: locked }
  await expect(openDatabase(options)).rejects.toMatchObject({ name: 'AppError', code: 'read-only' })
  const db = await openDatabase({ folder, readOnly: true })
  expect(db.readOnly).toBe(true)
  expect(db.all('SELECT a FROM t')).toEqual([{ a: '千分' }])
  const elsewhere = scratchFolder()
  db.copyTo(join(elsewhere, 'qianfen.db'))
  db.close()
  expect(readdirSync(folder)).toEqual(['qianfen.db'])
  const copy = await openDatabase({ folder: elsewhere })
  copy.transaction(tx => tx.run("INSERT INTO t VALUES ('2')"))
  expect(copy.get('SELECT count(*) AS n FROM t')).toEqual({ n: 2 })
  copy.close()
})
