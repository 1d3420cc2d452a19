import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure, Reply } from '../../../shared/ipc/contract'
import { useSaveState } from '../../../renderer/stores/save-state'

const diskFull: Failure = { code: 'disk-full', detail: {} }
const ok = (): Promise<Reply<number>> => Promise.resolve({ ok: true, value: 1 })
const fail = (error: Failure) => (): Promise<Reply<number>> => Promise.resolve({ ok: false, error })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('save state', () => {
  it('says 正在保存 only after a second', async () => {
    const { saveState, tracked } = useSaveState()
    let finish: (reply: Reply<number>) => void = () => undefined
    const done = tracked('a', () => new Promise<Reply<number>>((resolve) => (finish = resolve)), () => undefined)
    vi.advanceTimersByTime(900)
    expect(saveState.value.state).toBe('saved')
    vi.advanceTimersByTime(200)
    expect(saveState.value.state).toBe('saving')
    finish({ ok: true, value: 1 })
    await done
    expect(saveState.value.state).toBe('saved')
  })

  it('says 正在保存 of one that takes more than a second, not of quick ones in a row that overlap', async () => {
    const { saveState, tracked } = useSaveState()
    const finish: ((reply: Reply<number>) => void)[] = []
    const write = (): Promise<Failure | null> => tracked('a', () => new Promise<Reply<number>>((resolve) => finish.push(resolve)), () => undefined)
    const all = [write()]
    for (let at = 0; at < 5; at += 1) {
      vi.advanceTimersByTime(400)
      all.push(write())
      finish[at]?.({ ok: true, value: 1 })
      await all[at]
      expect(saveState.value.state).toBe('saved')
    }
    vi.advanceTimersByTime(1100)
    expect(saveState.value.state).toBe('saving')
    finish[5]?.({ ok: true, value: 1 })
    await all[5]
    expect(saveState.value.state).toBe('saved')
  })

  it('counts from when there is something to save', () => {
    const { saveState, waits } = useSaveState()
    const end = waits()
    vi.advanceTimersByTime(1100)
    expect(saveState.value.state).toBe('saving')
    end()
    end()
    expect(saveState.value.state).toBe('saved')
  })

  it('keeps a write that the disk refused until the retry lands', async () => {
    const { saveState, tracked, retry } = useSaveState()
    let full = true
    const applied: number[] = []
    await tracked('a', () => (full ? fail(diskFull)() : ok()), (value) => applied.push(value))
    expect(saveState.value).toEqual({ state: 'unsaved', error: diskFull })
    expect(await retry()).toEqual(diskFull)
    full = false
    expect(await retry()).toBeNull()
    expect(applied).toEqual([1])
    expect(saveState.value.state).toBe('saved')
  })

  it('forgets an old attempt when a later write of the same thing is on disk', async () => {
    const { saveState, tracked, retry } = useSaveState()
    const old = vi.fn(fail(diskFull))
    await tracked('a', old, () => undefined)
    await tracked('a', ok, () => undefined)
    expect(saveState.value.state).toBe('saved')
    await retry()
    expect(old).toHaveBeenCalledTimes(1)
  })

  it('does not call a refused entry unsaved', async () => {
    const { saveState, tracked } = useSaveState()
    expect(await tracked('a', fail({ code: 'bad-entry', detail: {} }), () => undefined)).toEqual({ code: 'bad-entry', detail: {} })
    expect(saveState.value.state).toBe('saved')
  })

  it('turns read only for good', async () => {
    const { saveState, tracked } = useSaveState()
    await tracked('a', fail({ code: 'read-only', detail: {} }), () => undefined)
    expect(saveState.value.state).toBe('readOnly')
  })
})
