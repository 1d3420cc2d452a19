import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { expect, test, vi } from 'vitest'
import { registerCalls, type Edge, type ShellHandlers } from '../../../electron/ipc/register'
import { AppError } from '../../../shared/failure'
import { channels } from '../../../shared/ipc/channels'
import type { Reply } from '../../../shared/ipc/contract'

type Handler = (event: IpcMainInvokeEvent, request: unknown) => Promise<Reply<unknown>>

function edge(changes: Partial<Edge> = {}): { call: (channel: string, request: unknown) => Promise<Reply<unknown>>; log: string[]; names: string[] } {
  const handlers = new Map<string, Handler>()
  const log: string[] = []
  const ipcMain = { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) } as unknown as IpcMain
  const shell = Object.fromEntries(channels.map((channel) => [channel, () => ({})])) as unknown as ShellHandlers
  registerCalls(ipcMain, { trusted: () => true, shell, forward: () => Promise.resolve({ ok: true, value: {} }), log: (fault) => log.push(fault), ...changes })
  const call = async (channel: string, request: unknown): Promise<Reply<unknown>> => handlers.get(channel)!({} as IpcMainInvokeEvent, request)
  return { call, log, names: [...handlers.keys()] }
}

const me = { name: '组员甲', post: '科员', role: 'assessor' }

test('every channel of the contract has its handler, and no other', () => {
  expect(edge().names).toEqual([...channels])
})

test('a message from elsewhere reaches nobody', async () => {
  const forward = vi.fn()
  const { call } = edge({ trusted: () => false, forward })
  for (const channel of channels) expect(await call(channel, {})).toEqual({ ok: false, error: { code: 'bad-request', detail: {} } })
  expect(forward).not.toHaveBeenCalled()
})

test('a request against the contract is refused before the worker sees it', async () => {
  const forward = vi.fn(() => Promise.resolve({ ok: true as const, value: {} }))
  const { call } = edge({ forward })
  for (const wrong of [null, undefined, 7, [], { ...me, role: 'king' }, { ...me, extra: 1 }, { name: 1 }]) {
    expect(await call('me.save', wrong)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  }
  expect(forward).not.toHaveBeenCalled()
  expect(await call('me.save', me)).toEqual({ ok: true, value: {} })
  expect(forward).toHaveBeenCalledWith('me.save', me)
})

test('an answer against the contract becomes internal and is logged by its place, not its content', async () => {
  const { call, log } = edge({ forward: () => Promise.resolve({ ok: true, value: { secret: '德令哈市 8.5' } }) })
  expect(await call('me.save', me)).toEqual({ ok: false, error: { code: 'internal', detail: {} } })
  expect(log).toHaveLength(1)
  expect(log[0]).not.toMatch(/德令哈|8\.5/)
})

test('a foreseen error crosses with its code, an unforeseen one as internal without its text', async () => {
  const failing = (error: Error): ShellHandlers => ({ 'app.openDataFolder': () => { throw error } }) as unknown as ShellHandlers
  const foreseen = edge({ shell: failing(new AppError('folder-unusable', { folder: 'D:' })) })
  expect(await foreseen.call('app.openDataFolder', {})).toEqual({ ok: false, error: { code: 'folder-unusable', detail: { folder: 'D:' } } })
  expect(foreseen.log).toEqual([])
  const unforeseen = edge({ shell: failing(new Error('德令哈市得 873.25 分')) })
  expect(await unforeseen.call('app.openDataFolder', {})).toEqual({ ok: false, error: { code: 'internal', detail: {} } })
  expect(unforeseen.log[0]).toContain('Error')
  expect(unforeseen.log[0]).not.toMatch(/德令哈|873/)
})
