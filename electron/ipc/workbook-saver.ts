import { basename, dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { BrowserWindow, Dialog } from 'electron'
import { toAppError } from '../../shared/failure'
import type { Failure } from '../../shared/ipc/contract'
import type { WorkbookModel } from '../../shared/report/sheet-model'
import { endThread } from './end-thread'
import { withEnding } from './with-ending'

/** What the workbook worker is started with. */
export interface WorkbookToSave {
  readonly model: WorkbookModel
  readonly folder: string
  readonly name: string
}
export interface WorkbookSaved {
  readonly error: Failure | null
  /** For the log, where nobody foresaw it. */
  readonly fault?: string | undefined
}

interface Means {
  readonly script: string
  readonly dialog: Dialog
  readonly window: () => BrowserWindow
  readonly log: (fault: string) => void
}

/** Saves single workbooks where a dialog says, each written in a thread of its own. */
export class WorkbookSaver {
  readonly #means: Means
  readonly #workers = new Set<Worker>()

  constructor(means: Means) {
    this.#means = means
  }

  /** The file's name, or null: cancelled. Throws AppError as `saveFile` does. */
  async save(title: string, model: WorkbookModel): Promise<{ file: string | null }> {
    const { dialog, window } = this.#means
    const { canceled, filePath } = await dialog.showSaveDialog(window(), { title, defaultPath: model.fileName, filters: [{ name: 'Excel 工作簿', extensions: ['xlsx'] }] })
    if (canceled || !filePath) return { file: null }
    const name = basename(withEnding(filePath, 'xlsx'))
    await this.#write({ model, folder: dirname(filePath), name })
    return { file: name }
  }

  /** For the end of the program; false where a thread does not end. */
  async end(): Promise<boolean> {
    const ended = await Promise.all([...this.#workers].map((worker) => endThread(worker)))
    return ended.every(Boolean)
  }

  async #write(workerData: WorkbookToSave): Promise<void> {
    const worker = new Worker(this.#means.script, { workerData })
    this.#workers.add(worker)
    try {
      const { error, fault } = await new Promise<WorkbookSaved>((resolve, reject) => {
        worker.on('message', resolve)
        worker.on('error', reject)
        worker.on('exit', () => reject(new Error('the workbook worker ended without an answer')))
      })
      if (fault !== undefined) this.#means.log(`workbook: ${fault}`)
      if (error) throw toAppError(error)
    } finally {
      this.#workers.delete(worker)
      void endThread(worker)
    }
  }
}
