import { Worker } from 'node:worker_threads'
import type { Reply } from '../../shared/ipc/contract'
import { endThread } from './end-thread'
import { toFault } from './failures'
import type { DataCall, DataNotice, DataReply, DataRequest, DataWorkerInput } from './worker-messages'

const lost: Reply<never> = { ok: false, error: { code: 'internal', detail: {} } }

interface Listeners {
  readonly log: (fault: string) => void
  readonly notice: (notice: DataNotice) => void
}

/** The main process's end of the data worker: one message out, one reply back, and what it says unasked. */
export class DataClient {
  readonly #worker: Worker
  readonly #waiting = new Map<number, (reply: Reply<unknown>) => void>()
  readonly #listeners: Listeners
  #nextId = 1
  #ended = false

  constructor(script: string, input: DataWorkerInput, listeners: Listeners) {
    this.#listeners = listeners
    this.#worker = new Worker(script, { workerData: input })
    this.#worker.on('message', (message: DataReply | DataNotice) => ('notice' in message ? listeners.notice(message) : this.#settle(message)))
    this.#worker.on('error', (error) => listeners.log(toFault(error) ?? 'data worker failed'))
    this.#worker.on('exit', () => this.#end())
  }

  /** Never rejects: a worker that died answers `internal`. */
  call(call: DataCall, request: unknown): Promise<Reply<unknown>> {
    if (this.#ended) return Promise.resolve(lost)
    const id = this.#nextId
    this.#nextId += 1
    const message: DataRequest = { id, call, request }
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#worker.postMessage(message)
    })
  }

  /** Ends the thread, after `shutdown`; false when it does not end. */
  end(): Promise<boolean> {
    return endThread(this.#worker)
  }

  #settle({ id, reply, fault }: DataReply): void {
    if (fault !== undefined) this.#listeners.log(fault)
    this.#waiting.get(id)?.(reply)
    this.#waiting.delete(id)
  }

  #end(): void {
    this.#ended = true
    for (const resolve of this.#waiting.values()) resolve(lost)
    this.#waiting.clear()
  }
}
