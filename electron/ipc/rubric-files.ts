import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { AppError } from '../../shared/failure'
import type { Answer, Reply, Request } from '../../shared/ipc/contract'
import type { RememberedLayout } from '../../shared/rubric-import/layout'
import type { RubricReading } from '../../shared/rubric-import/reading'
import type { GivenFile } from './reading-messages'
import type { WorkbookReader } from './workbook-reader'
import type { DataCall } from './worker-messages'

interface Means {
  readonly dialog: Dialog
  readonly window: () => BrowserWindow
  readonly data: (call: DataCall, request: unknown) => Promise<Reply<unknown>>
  readonly reader: WorkbookReader
}

interface HeldFile {
  readonly id: string
  readonly name: string
  readonly source: GivenFile
}

const filters = [{ name: 'Excel 工作簿', extensions: ['xlsx'] }, { name: '所有文件', extensions: ['*'] }]

/** The workbook that is being made a rubric: chosen in a dialog, whose path stays here, or dropped on the window as bytes; read in a process that can be killed. */
export class RubricFiles {
  readonly #means: Means
  #held: HeldFile | undefined

  constructor(means: Means) {
    this.#means = means
  }

  async choose(): Promise<Answer<'rubric.chooseFile'>> {
    const { canceled, filePaths: [path] } = await this.#means.dialog.showOpenDialog(this.#means.window(), { title: '选择评分细则的 Excel 文件', buttonLabel: '读取', properties: ['openFile'], filters })
    return { file: canceled || path === undefined ? null : this.#hold(basename(path), path) }
  }

  take({ name, bytes }: Request<'rubric.takeFile'>): Answer<'rubric.takeFile'> {
    return { file: this.#hold(basename(name), bytes) }
  }

  /** Throws AppError `not-found` for any file but the last, `import-…`. */
  async read({ file, layouts, plain = false }: Request<'rubric.read'>): Promise<RubricReading> {
    const held = this.#held
    if (held?.id !== file) throw new AppError('not-found')
    return this.#means.reader.readRubric(held.source, { key: held.id, file: held.name, layouts, plain, remembered: await this.#remembered() })
  }

  /** Ends the process that reads; the next reading starts another. */
  cancel(): void {
    this.#means.reader.close()
  }

  #hold(name: string, source: GivenFile): { id: string; name: string } {
    const held = (this.#held = { id: randomUUID(), name, source })
    return { id: held.id, name }
  }

  /** None where the data folder cannot be read: that is said elsewhere, and keeps no file from being read. */
  async #remembered(): Promise<readonly RememberedLayout[]> {
    const reply = await this.#means.data('rubricLayouts', {})
    return reply.ok ? (reply.value as RememberedLayout[]) : []
  }
}
