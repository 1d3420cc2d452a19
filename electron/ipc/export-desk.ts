import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AppError, toAppError, valueOf } from '../../shared/failure'
import { assertNever } from '../../shared/assert-never'
import { partKey } from '../../shared/export/kinds'
import type { Exported, NoticeOf, Reply, Request } from '../../shared/ipc/contract'
import type { ExportMade } from '../services/export-service'
import { endThread } from './end-thread'
import type { DataCall, ExportMessage, ExportWorkerInput, RubricWorkerInput, SetRequest, WorkerExported } from './worker-messages'

interface Means {
  readonly script: string
  /** A call to the data worker. */
  readonly data: (call: DataCall, request: unknown) => Promise<Reply<unknown>>
  /** Today on this laptop and the fonts it has. */
  readonly reportBasis: () => Pick<SetRequest, 'exportDate' | 'fonts'>
  readonly progress: (state: NoticeOf<'export-progress'>) => void
  readonly log: (fault: string) => void
}

/** How long an export that is called off at the end of the program may take to finish its workbook, in ms. */
const endingMs = 5_000

/** Writes exports in a thread of their own, one at a time: only into folders that a dialog of this run chose, and it shows only what this run wrote (S16). */
export class ExportDesk {
  readonly #means: Means
  readonly #chosen = new Set<string>()
  readonly #written = new Map<string, string>()
  #worker: Worker | undefined
  #running: Promise<unknown> | undefined
  #cancelled = false

  constructor(means: Means) {
    this.#means = means
  }

  /** A folder that a person chose in a dialog. */
  choose(folder: string): string {
    this.#chosen.add(folder)
    return folder
  }

  /** Throws AppError `bad-request` for a folder that nobody chose, and what `writeSet` refuses. */
  async write({ folder: parent, ...wanted }: Request<'export.write'>): Promise<Exported> {
    return this.#into(parent, async () => {
      const source = await this.#read(wanted)
      return this.#finish(wanted, await this.#write({ parent, source }))
    })
  }

  /** 自评表 of the chosen units. Throws as `write`. */
  async writeForms({ campaignId, unitIds, folder: parent }: Request<'self.export'>): Promise<Exported> {
    return this.#into(parent, async () => {
      const source = await this.#read({ campaignId, kinds: ['unit'], unitIds, since: null })
      return this.#shown(await this.#write({ parent, source, forms: true }), true)
    })
  }

  /** A rubric's workbook into the file that a dialog named. Throws AppError `bad-request` beside another export, and what saving throws. */
  async writeRubric(order: RubricWorkerInput): Promise<void> {
    await this.#alone(() => this.#write(order))
  }

  /** The workbooks that are whole stay; the one being written does not appear. */
  cancel(): void {
    this.#cancelled = true
    this.#worker?.postMessage('cancel')
  }

  /** For the end of the program: calls off what is being written and ends its thread; false when that does not end. */
  async end(): Promise<boolean> {
    this.cancel()
    await Promise.race([this.#running, wait(endingMs, undefined, { ref: false })])
    return this.#worker === undefined || endThread(this.#worker)
  }

  /** A file that this run wrote into the folder, to show there. */
  writtenIn(folder: string): string | undefined {
    return this.#written.get(folder)
  }

  async #into(parent: string, body: () => Promise<Exported>): Promise<Exported> {
    if (!this.#chosen.has(parent)) throw new AppError('bad-request', { where: 'nobody chose this folder' })
    return this.#alone(body)
  }

  async #alone<T>(body: () => Promise<T>): Promise<T> {
    if (this.#running !== undefined) throw new AppError('bad-request', { where: 'another export is running' })
    this.#cancelled = false
    const run = body()
    this.#running = run.catch(() => undefined)
    try {
      return await run
    } finally {
      this.#running = undefined
    }
  }

  async #read(wanted: Omit<SetRequest, 'exportDate' | 'fonts'>): Promise<Uint8Array> {
    return valueOf(await this.#means.data('readSet', { ...wanted, ...this.#means.reportBasis() })) as Uint8Array
  }

  async #finish({ campaignId, since }: Pick<Request<'export.write'>, 'campaignId' | 'since'>, exported: WorkerExported): Promise<Exported> {
    const { folder, files, digests } = exported
    const own = Object.fromEntries(files.flatMap((file) => (digests[partKey(file)] === undefined ? [] : [[partKey(file), digests[partKey(file)] ?? '']])))
    const made: ExportMade = { campaignId, folder: basename(folder), files: files.length, digests: own, since }
    // The workbooks are there whether or not this laptop can note it: a folder opened for viewing cannot.
    const remembered = files.length > 0 ? (await this.#means.data('remember', made)).ok : true
    return this.#shown(exported, remembered)
  }

  #shown({ digests: _digests, ...exported }: WorkerExported, remembered: boolean): Exported {
    const { folder, files, index } = exported
    const shown = index ?? files[0]?.name
    if (shown !== undefined) this.#written.set(folder, join(folder, shown))
    return { ...exported, files: files.map(({ kind, unitId, name, bytes }) => ({ kind, unitId, name, bytes })), remembered }
  }

  async #write(input: ExportWorkerInput | RubricWorkerInput): Promise<WorkerExported> {
    const worker = new Worker(this.#means.script, { workerData: input })
    this.#worker = worker
    if (this.#cancelled) this.cancel()
    try {
      return await this.#answer(worker)
    } finally {
      this.#worker = undefined
      void endThread(worker)
    }
  }

  #answer(worker: Worker): Promise<WorkerExported> {
    return new Promise<WorkerExported>((resolve, reject) => {
      worker.on('message', (message: ExportMessage) => {
        switch (message.kind) {
          case 'progress':
            return this.#means.progress({ done: message.done, total: message.total, title: message.title })
          case 'fault':
            return this.#means.log(`export: ${message.fault}`)
          case 'refused':
            return reject(toAppError(message.error))
          case 'done':
            return resolve(message.exported)
          default:
            return assertNever(message)
        }
      })
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the export worker ended without an answer')))
    })
  }
}
