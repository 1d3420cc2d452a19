import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { AppError, valueOf } from '../../shared/failure'
import type { Answer, Reply, Request } from '../../shared/ipc/contract'
import type { SelfForm } from '../../shared/self-assessment/form'
import type { SelfFrame } from '../../shared/self-assessment/read-form'
import type { WorkbookReader } from './workbook-reader'
import type { DataCall } from './worker-messages'

interface Means {
  readonly dialog: Dialog
  readonly window: () => BrowserWindow
  readonly data: (call: DataCall, request: unknown) => Promise<Reply<unknown>>
  readonly reader: WorkbookReader
}

const filters = [{ name: 'Excel 工作簿', extensions: ['xlsx'] }, { name: '所有文件', extensions: ['*'] }]

/** 自评表 files that come back: chosen in a dialog, whose paths stay here, or dropped on the window as bytes; read in a process that can be killed. */
export class SelfFiles {
  readonly #means: Means
  readonly #chosen = new Map<string, string>()

  constructor(means: Means) {
    this.#means = means
  }

  async choose(): Promise<Answer<'self.choose'>> {
    const { canceled, filePaths } = await this.#means.dialog.showOpenDialog(this.#means.window(), { title: '选择单位交回的自评表（可多选）', buttonLabel: '读取', properties: ['openFile', 'multiSelections'], filters })
    if (canceled) return { files: [] }
    this.#chosen.clear()
    return {
      files: filePaths.map((path) => {
        const id = randomUUID()
        this.#chosen.set(id, path)
        return { id, name: basename(path) }
      }),
    }
  }

  /** Throws AppError `not-found`, `import-…`, `self-…`. */
  async read({ campaignId, file }: Request<'self.read'>): Promise<SelfForm> {
    const source = file.kind === 'chosen' ? this.#chosen.get(file.id) : file.bytes
    if (source === undefined) throw new AppError('not-found')
    return this.#means.reader.readForm(source, valueOf(await this.#means.data('selfFrame', { campaignId })) as SelfFrame)
  }

  /** Ends the process that reads; the next file starts another. */
  cancel(): void {
    this.#means.reader.close()
  }
}
