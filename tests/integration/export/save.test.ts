import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkedWorkbook, saveWorkbook, type ExportDisk } from '../../../electron/export/save-workbook'
import { AppError } from '../../../shared/failure'
import { handMade } from './hand-made'

const real: ExportDisk = { open, rename, rm, readFile }
const scratch = (): string => mkdtempSync(join(tmpdir(), 'qianfen-export-'))
const name = '甲县.xlsx'
const old = 'the older workbook'

const systemError = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall })
const failing = (syscall: string, code: string): ExportDisk => ({ ...real, [syscall]: () => Promise.reject(systemError(code, syscall)) })
/** A disk that takes half of the content and is then full. */
const fullDisk = (code: string): ExportDisk => ({
  ...real,
  open: (async (...args: Parameters<typeof open>) => {
    const handle = await open(...args)
    const whole = handle.writeFile.bind(handle)
    handle.writeFile = async (content) => {
      await whole((content as Buffer).subarray(0, 1000))
      throw systemError(code, 'write')
    }
    return handle
  }),
})

async function failureOf(folder: string, disk: ExportDisk): Promise<AppError> {
  const thrown: unknown = await saveWorkbook(folder, name, await checkedWorkbook(handMade()), { disk, retryForMs: 50 }).then(() => null, (error: unknown) => error)
  if (!(thrown instanceof AppError)) throw thrown instanceof Error ? thrown : new Error('it did not fail')
  return thrown
}

describe('a workbook is written whole or not at all', () => {
  test('it replaces an older one by rename and leaves nothing else behind', async () => {
    const folder = scratch()
    writeFileSync(join(folder, name), old)
    const bytes = await checkedWorkbook(handMade())
    await saveWorkbook(folder, name, bytes)
    expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true)
    expect(readdirSync(folder)).toEqual([name])
  })
  test.each([
    ['the disk is full', fullDisk('ENOSPC'), 'export-disk-full'],
    ['the quota is used up', fullDisk('EDQUOT'), 'export-disk-full'],
    ['the disk breaks', fullDisk('EIO'), 'export-failed'],
    ['the older file is open in Excel', failing('rename', 'EBUSY'), 'export-open-elsewhere'],
    ['the older file is open in WPS', failing('rename', 'EPERM'), 'export-open-elsewhere'],
    ['the folder cannot be written', failing('open', 'EACCES'), 'folder-unusable'],
    ['the folder is gone', failing('open', 'ENOENT'), 'folder-unusable'],
  ])('when %s, the older file is untouched and no part is left', async (_what, disk, code) => {
    const folder = scratch()
    writeFileSync(join(folder, name), old)
    const failure = await failureOf(folder, disk)
    expect(failure.code).toBe(code)
    expect(failure.detail[code === 'folder-unusable' ? 'folder' : 'file']).toBe(code === 'folder-unusable' ? folder : name)
    expect(readdirSync(folder)).toEqual([name])
    expect(readFileSync(join(folder, name), 'utf8')).toBe(old)
  })
  test('a disk that gives back something else is caught, and its file removed', async () => {
    const folder = scratch()
    const lying: ExportDisk = { ...real, readFile: async (file) => Buffer.concat([(await readFile(file)).subarray(0, -1), Buffer.from([7])]) }
    expect((await failureOf(folder, lying)).code).toBe('export-failed')
    expect(existsSync(join(folder, name))).toBe(false)
  })
  test('a file held for a moment is waited for', async () => {
    const folder = scratch()
    let refusals = 2
    const busy: ExportDisk = { ...real, rename: (from, to) => (refusals-- > 0 ? Promise.reject(systemError('EBUSY', 'rename')) : rename(from, to)) }
    await saveWorkbook(folder, name, await checkedWorkbook(handMade()), { disk: busy })
    expect(readdirSync(folder)).toEqual([name])
  })
  test('a folder where the file belongs is said', async () => {
    const folder = scratch()
    expect((await failureOf(join(folder, 'missing'), real)).code).toBe('folder-unusable')
  })
})
