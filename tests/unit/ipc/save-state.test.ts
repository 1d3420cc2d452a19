import { expect, test } from 'vitest'
import { SaveStateLine } from '../../../electron/ipc/save-state'
import { writingChannels } from '../../../electron/ipc/worker-messages'
import { contract, type Reply } from '../../../shared/ipc/contract'

const failed = (code: string): Reply<unknown> => ({ ok: false, error: { code, detail: {} } })

async function states(...replies: Reply<unknown>[]): Promise<string[]> {
  const seen: string[] = []
  const line = new SaveStateLine((state) => seen.push(state.state === 'saved' ? `saved ${state.at}` : state.state), () => 9)
  for (const reply of replies) await line.during(() => Promise.resolve(reply))
  return seen
}

test('saved is said after the answer and with its instant', async () => {
  expect(await states({ ok: true, value: { savedAt: 5, records: [] } })).toEqual(['saved 5'])
  expect(await states({ ok: true, value: { saved: { savedAt: 6, records: [] }, label: '' } })).toEqual(['saved 6'])
  expect(await states({ ok: true, value: {} })).toEqual(['saved 9'])
})

test('a full disk is unsaved, a replaced file ends writing', async () => {
  expect(await states(failed('disk-full'))).toEqual(['unsaved'])
  expect(await states(failed('file-replaced'))).toEqual(['readOnly'])
})

test('a refusal before the first save says nothing', async () => {
  expect(await states(failed('bad-entry'))).toEqual([])
})

test('a refusal for content leaves what was saved before', async () => {
  expect(await states({ ok: true, value: { savedAt: 5, records: [] } }, failed('bad-entry'))).toEqual(['saved 5', 'saving', 'saved 5'])
})

test('every call that answers when it was saved moves the save line', () => {
  const says = (answer: object): boolean => 'shape' in answer && ['savedAt', 'saved'].some((field) => field in (answer.shape as object))
  const writing = Object.entries(contract).flatMap(([channel, { answer }]) => (says(answer) ? [channel] : []))
  expect(writing.length).toBeGreaterThan(20)
  expect(writing.filter((channel) => !(writingChannels as ReadonlySet<string>).has(channel))).toEqual([])
})
