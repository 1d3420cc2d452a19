import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/failure'
import type { Exported, NoticeOf, Reply } from '../../shared/ipc/contract'
import type { UnitReport } from '../../shared/report/unit-report'
import type { ErrorCode } from '../../shared/words/errors'
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

  constructor(means: Means) {
    this.#means = means
  }

  async export(campaignId: string, unitIds: readonly string[], folder: string): Promise<Exported> {
    if (this.#worker !== undefined) throw new AppError('bad-request', { where: 'another export is running' })
    const gathered = await this.#means.reports({ campaignId, unitIds, ...this.#means.reportBasis() })
    if (!gathered.ok) throw new AppError(gathered.error.code as ErrorCode, gathered.error.detail)
    const exported = await this.#run({ folder, reports: gathered.value as UnitReport[] })
    const first = exported.files[0]
    if (first !== undefined) this.#written.set(exported.folder, join(exported.folder, first.name))
    return exported
  }

  /** The workbooks that are whole stay; the one being written does not appear. */
  cancel(): void {
    this.#worker?.postMessage('cancel')
  }

  /** A file that this run wrote into the folder, to show there. */
  writtenIn(folder: string): string | undefined {
    return this.#written.get(folder)
  }

  #run(input: ExportWorkerInput): Promise<Exported> {
    const worker = new Worker(this.#means.script, { workerData: input })
    this.#worker = worker
    return new Promise<Exported>((resolve, reject) => {
      worker.on('message', (message: ExportMessage) => {
        if (message.kind === 'progress') this.#means.progress({ done: message.done, total: message.total, unitName: message.unitName })
        else if (message.kind === 'done') resolve(message.exported)
        else reject(this.#failed(message))
      })
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the export worker ended without an answer')))
    }).finally(() => {
      this.#worker = undefined
      void worker.terminate()
    })
  }

  #failed({ error, fault }: Extract<ExportMessage, { kind: 'failed' }>): AppError {
    if (fault !== '') this.#means.log(fault)
    return new AppError(error.code as ErrorCode, error.detail)
  }
}
