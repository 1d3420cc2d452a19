import type { NoticeOf, Reply } from '../../shared/ipc/contract'

type SaveState = NoticeOf<'save-state'>
const stopped: ReadonlySet<string> = new Set(['file-replaced', 'read-only', 'file-locked', 'file-damaged', 'file-newer', 'not-a-database'])
const unwritten: ReadonlySet<string> = new Set(['disk-full', 'disk-error', 'internal'])

/** Turns the replies of writing calls into the four states of the save line; says 已保存 only after the worker's fsync. */
export class SaveStateLine {
  readonly #send: (state: SaveState) => void
  readonly #now: () => number
  #last: SaveState | undefined

  constructor(send: (state: SaveState) => void, now: () => number) {
    this.#send = send
    this.#now = now
  }

  async during(call: () => Promise<Reply<unknown>>): Promise<Reply<unknown>> {
    // Before the first save there is no state to go back to when the call is refused.
    if (this.#last !== undefined) this.#send({ state: 'saving' })
    const reply = await call()
    this.#last = stateAfter(reply, this.#now()) ?? this.#last
    if (this.#last !== undefined) this.#send(this.#last)
    return reply
  }
}

/** Undefined: the call was refused for its content, so what was saved before still stands. */
function stateAfter(reply: Reply<unknown>, now: number): SaveState | undefined {
  if (reply.ok) return { state: 'saved', at: savedAtOf(reply.value) ?? now }
  if (stopped.has(reply.error.code)) return { state: 'readOnly', error: reply.error }
  return unwritten.has(reply.error.code) ? { state: 'unsaved', error: reply.error } : undefined
}

function savedAtOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('savedAt' in value && typeof value.savedAt === 'number') return value.savedAt
  return 'saved' in value ? savedAtOf(value.saved) : undefined
}
