import { expect, it } from 'vitest'
import { secondTrouble, secondWords } from '../../../renderer/components/backup/second-words'
import type { SecondPlaceState } from '../../../shared/ipc/contract'

const now = new Date(2026, 10, 28, 12, 0).getTime()
const at = new Date(2026, 10, 28, 10, 32).getTime()
const fine: SecondPlaceState = { folder: '/u/千分备份-0', sameDisk: false, completeAt: at, since: null, failure: null, copying: false }
const failing = (code: string): SecondPlaceState => ({ ...fine, since: at, failure: { code, detail: { folder: '/u', errno: 'EIO', name: 'a', count: '1' } } })

it('says that all is there, that it is being copied, or what is wrong and since when', () => {
  expect(secondWords(fine, now)).toMatchObject({ tone: 'ok', text: '第二处：备份和佐证材料都在（今天 10:32）' })
  expect(secondWords({ ...fine, copying: true }, now).text).toBe('正在复制到第二处…')
  expect(secondWords({ ...fine, since: at }, now).text).toContain('还没有复制全')
  const absent = secondWords(failing('second-absent'), now)
  expect(absent).toMatchObject({ tone: 'attn', text: '第二处没有插上，从 今天 10:32 起；今天 10:32 为止的都在那里' })
  expect(absent.more).toContain('本机的备份照常做')
})

it('has a few words for every trouble', () => {
  for (const code of ['second-absent', 'second-full', 'second-read-only', 'second-failed', 'second-moved', 'second-skipped']) {
    expect(secondTrouble(failing(code))).toMatch(/第二处/)
    expect(secondWords(failing(code), now).more).toMatch(/完整/)
  }
  expect(secondTrouble(fine)).toBeNull()
})
