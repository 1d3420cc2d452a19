import type { NoticeOf, Reply } from '../../shared/ipc/contract'

type SaveState = NoticeOf<'save-state'>
const stopped: ReadonlySet<string> = new Set(['file-replaced', 'read-only', 'file-locked', 'file-damaged', 'file-newer', 'not-a-database'])
const unwritten: ReadonlySet<string> = new Set(['disk-full', 'disk-error', 'internal'])

/** Turns the replies of writing calls into the four states of the save line; says 已保存 only after the worker's fsync. */
export class SaveStateLine {
  readonly #send: (state: SaveState) => void
  #last: SaveState | undefined

  constructor(send: (state: SaveState) => void) {
    this.#send = send
  }

  async during(call: () => Promise<Reply<unknown>>): Promise<Reply<unknown>> {
    this.#send({ state: 'saving' })
    const reply = await call()
    const state = stateAfter(reply)
    if (state !== undefined) this.#last = state
    if (this.#last !== undefined) this.#send(this.#last)
    return reply
  }

  /** What was true before the first writing call of this run. */
  starting(state: SaveState): void {
    this.#last = state
  }
}

/** Undefined: the call was refused for its content, so what was saved before still stands. */
function stateAfter(reply: Reply<unknown>): SaveState | undefined {
  if (!reply.ok) {
    if (stopped.has(reply.error.code)) return { state: 'readOnly', error: reply.error }
    return unwritten.has(reply.error.code) ? { state: 'unsaved', error: reply.error } : undefined
  }
  const savedAt = savedAtOf(reply.value)
  return savedAt === undefined ? undefined : { state: 'saved', at: savedAt }
}

function savedAtOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('savedAt' in value && typeof value.savedAt === 'number') return value.savedAt
  return 'saved' in value ? savedAtOf(value.saved) : undefined
}
