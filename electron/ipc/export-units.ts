import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/failure'
import { assertNever } from '../../shared/assert-never'
import type { Exported, NoticeOf, Reply } from '../../shared/ipc/contract'
import type { ErrorCode } from '../../shared/words/errors'
import type { GatheredReport } from '../gather-reports'
import type { ExportMessage, ExportWorkerInput, ReportsRequest } from './worker-messages'

interface Means {
  readonly script: string
  readonly reports: (request: ReportsRequest) => Promise<Reply<unknown>>
  /** Today on this laptop and the fonts it has. */
  readonly reportBasis: () => Pick<ReportsRequest, 'exportDate' | 'fonts'>
  readonly progress: (state: NoticeOf<'export-progress'>) => void
  readonly log: (fault: string) => void
}

/** Writes workbooks in a thread of their own, one export at a time, and remembers what it wrote (S16). */
export class UnitExports {
  readonly #means: Means
  readonly #written = new Map<string, string>()
  #worker: Worker | undefined
  #running = false
  #cancelled = false

  constructor(means: Means) {
    this.#means = means
  }

  async export(campaignId: string, unitIds: readonly string[], folder: string): Promise<Exported> {
    if (this.#running) throw new AppError('bad-request', { where: 'another export is running' })
    this.#running = true
    this.#cancelled = false
    try {
      const gathered = await this.#gather({ campaignId, unitIds, ...this.#means.reportBasis() })
      const reports = gathered.flatMap((unit) => ('report' in unit ? [unit.report] : []))
      const written = await this.#write({ folder, reports })
      const first = written.files[0]
      if (first !== undefined) this.#written.set(folder, join(folder, first.name))
      return { ...written, failures: [...this.#failures(gathered), ...written.failures] }
    } finally {
      this.#running = false
    }
  }

  /** The workbooks that are whole stay; the one being written does not appear. */
  cancel(): void {
    this.#cancelled = true
    this.#worker?.postMessage('cancel')
  }

  /** A file that this run wrote into the folder, to show there. */
  writtenIn(folder: string): string | undefined {
    return this.#written.get(folder)
  }

  async #gather(request: ReportsRequest): Promise<readonly GatheredReport[]> {
    const reply = await this.#means.reports(request)
    if (!reply.ok) throw new AppError(reply.error.code as ErrorCode, reply.error.detail)
    return reply.value as readonly GatheredReport[]
  }

  #failures(gathered: readonly GatheredReport[]): Exported['failures'] {
    return gathered.flatMap((unit) => {
      if ('report' in unit) return []
      if (unit.fault !== undefined) this.#means.log(`export: ${unit.fault}`)
      return [{ unitId: unit.unitId, error: unit.error }]
    })
  }

  async #write(input: ExportWorkerInput): Promise<Exported> {
    if (this.#cancelled || input.reports.length === 0) return { folder: input.folder, files: [], failures: [], cancelled: this.#cancelled }
    const worker = new Worker(this.#means.script, { workerData: input })
    this.#worker = worker
    try {
      return await this.#answer(worker)
    } finally {
      this.#worker = undefined
      void worker.terminate()
    }
  }

  #answer(worker: Worker): Promise<Exported> {
    return new Promise<Exported>((resolve, reject) => {
      worker.on('message', (message: ExportMessage) => {
        switch (message.kind) {
          case 'progress':
            return this.#means.progress({ done: message.done, total: message.total, unitName: message.unitName })
          case 'fault':
            return this.#means.log(`export: ${message.fault}`)
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
