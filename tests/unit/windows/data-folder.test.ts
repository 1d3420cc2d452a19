import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findDataFolder, rememberDataFolder, withoutDataFolder } from '../../../electron/windows/data-folder'

let userData = ''
beforeEach(() => { userData = mkdtempSync(join(tmpdir(), 'qianfen-user-')) })
afterEach(() => rmSync(userData, { recursive: true, force: true }))

test('the argument wins over the environment, that over the choice, that over the default', () => {
  const chosen = join(userData, '盘')
  expect(findDataFolder({ args: [], env: {}, userData })).toEqual({ folder: join(userData, '数据'), mustExist: false })
  rememberDataFolder(userData, chosen)
  expect(findDataFolder({ args: [], env: {}, userData })).toEqual({ folder: chosen, mustExist: true })
  expect(findDataFolder({ args: [], env: { QIANFEN_DATA: '/from/env' }, userData }).folder).toBe(resolve('/from/env'))
  expect(findDataFolder({ args: ['x', '--data-dir', 'given'], env: { QIANFEN_DATA: '/from/env' }, userData }).folder).toBe(resolve('given'))
  expect(findDataFolder({ args: ['--data-dir=other'], env: {}, userData })).toEqual({ folder: resolve('other'), mustExist: false })
})

test('a folder that cannot be written is refused and the choice before it stays', () => {
  rememberDataFolder(userData, join(userData, 'good'))
  const blocked = join(userData, 'file')
  writeFileSync(blocked, '')
  expect(() => rememberDataFolder(userData, join(blocked, 'below'))).toThrow('folder-unusable')
  expect(JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'))).toEqual({ dataFolder: join(userData, 'good') })
})

test('damaged settings read as none', () => {
  writeFileSync(join(userData, 'settings.json'), '{"dataFolder": 7')
  expect(findDataFolder({ args: [], env: {}, userData }).folder).toBe(join(userData, '数据'))
})

test('a restart forgets the argument that would override the choice', () => {
  expect(withoutDataFolder(['.', '--data-dir', '/a', '--flag', '--data-dir=/b'])).toEqual(['.', '--flag'])
})
