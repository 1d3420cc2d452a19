import { Worker } from 'node:worker_threads'
import type { Reply } from '../../shared/ipc/contract'
import { toFault } from './failures'
import type { DataCall, DataReply, DataRequest, DataWorkerInput } from './worker-messages'

const lost: Reply<never> = { ok: false, error: { code: 'internal', detail: {} } }

/** The main process's end of the data worker: one message out, one reply back, in order. */
export class DataClient {
  readonly #worker: Worker
  readonly #waiting = new Map<number, (reply: Reply<unknown>) => void>()
  readonly #log: (fault: string) => void
  #nextId = 1
  #ended = false

  constructor(script: string, input: DataWorkerInput, log: (fault: string) => void) {
    this.#log = log
    this.#worker = new Worker(script, { workerData: input })
    this.#worker.on('message', (message: DataReply) => this.#settle(message))
    this.#worker.on('error', (error) => log(toFault(error) ?? 'data worker failed'))
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

  /** Ends the thread, after `shutdown`. A process that quits while a thread of it lives can hang in waiting for that thread (seen in Electron 25). */
  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #settle({ id, reply, fault }: DataReply): void {
    if (fault !== undefined) this.#log(fault)
    this.#waiting.get(id)?.(reply)
    this.#waiting.delete(id)
  }

  #end(): void {
    this.#ended = true
    for (const resolve of this.#waiting.values()) resolve(lost)
    this.#waiting.clear()
  }
}
