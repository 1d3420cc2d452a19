import { basename, dirname, join } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { AppError, valueOf } from '../../shared/failure'
import type { NoticeOf, PaperMade, Reply } from '../../shared/ipc/contract'
import { filesOfOrder, type PaperFile, type PaperOrder, type PaperSheet, type PaperSplit } from '../../shared/paper/order'
import { pageElements } from '../../shared/paper/page-element'
import { paperDocument, type PaperDocument } from '../../shared/paper/paper-document'
import { paperFileName } from '../../shared/paper/paper-file-name'
import { paperHtml } from '../../shared/paper/paper-html'
import type { UnitReport } from '../../shared/report/unit-report'
import type { ErrorCode } from '../../shared/words/errors'
import { freeFileName } from '../export/file-name'
import { saveFile } from '../files/save-file'
import type { GatheredUnit } from '../gather-reports'
import type { PaperPrinter } from '../windows/paper-window'
import { countPdfPages } from './pdf-pages'
import type { DataCall, PaperRequest } from './worker-messages'

interface Means {
  readonly dialog: Dialog
  readonly window: () => BrowserWindow
  readonly printer: Pick<PaperPrinter, 'pdf' | 'print' | 'stop'>
  /** A call to the data worker. */
  readonly data: (call: DataCall, request: unknown) => Promise<Reply<unknown>>
  /** Today on this laptop and the fonts it has. */
  readonly reportBasis: () => Pick<PaperRequest, 'exportDate' | 'fonts'>
  readonly progress: (state: NoticeOf<'paper-progress'>) => void
  readonly log: (fault: string) => void
}

/** Reports by unit, and the units that have none. */
interface Gathered {
  readonly reports: ReadonlyMap<string, UnitReport>
  readonly failures: PaperMade['failures']
}

/** 纸质表: pages for the preview, PDF files, the print dialog; one job at a time. Paths come from dialogs alone. */
export class PaperJobs {
  readonly #means: Means
  #running = false
  #cancelled = false
  #saved: string | undefined

  constructor(means: Means) {
    this.#means = means
  }

  /** The file that was saved last, to show in its folder (S16). */
  get saved(): string | undefined {
    return this.#saved
  }

  async pages({ campaignId, unitId, sheet, team }: Omit<PaperOrder, 'unitIds' | 'sheets'> & { readonly unitId: string; readonly sheet: PaperSheet }): Promise<{ pages: string[] }> {
    const { reports, failures } = await this.#gather({ campaignId, unitIds: [unitId], sheets: [sheet], team })
    const report = reports.get(unitId)
    if (!report) throw new AppError((failures[0]?.error.code ?? 'internal') as ErrorCode, failures[0]?.error.detail)
    return { pages: pageElements(paperDocument(report, sheet)).map((page) => JSON.stringify(page)) }
  }

  save(order: PaperOrder, split: PaperSplit): Promise<PaperMade | null> {
    return this.#alone(async () => {
      const { reports, failures } = await this.#gather(order)
      const files = filesOfOrder({ ...order, unitIds: order.unitIds.filter((id) => reports.has(id)) }, split).filter(({ unitIds }) => unitIds.length > 0)
      if (files.length === 0) return { folder: null, files: [], failures, cancelled: false }
      const places = await this.#choose(files, reports)
      if (places === null) return null
      const made = await this.#write(files, reports, places)
      return { folder: places.folder, ...made, failures }
    })
  }

  print(order: PaperOrder): Promise<PaperMade> {
    return this.#alone(async () => {
      const { reports, failures } = await this.#gather(order)
      if (reports.size === 0) return { folder: null, files: [], failures, cancelled: false }
      const documents = await this.#layOut({ unitIds: [...reports.keys()], sheets: order.sheets }, reports)
      const printed = await this.#means.printer.print(paperHtml(documents, '纸质表'))
      return { folder: null, files: [], failures, cancelled: printed === 'cancelled' }
    })
  }

  /** Files that are whole stay; the one being made does not appear. */
  cancel(): void {
    if (!this.#running) return
    this.#cancelled = true
    this.#means.printer.stop()
  }

  async #alone<T>(job: () => Promise<T>): Promise<T> {
    if (this.#running) throw new AppError('paper-busy')
    this.#running = true
    this.#cancelled = false
    try {
      return await job()
    } finally {
      this.#running = false
    }
  }

  async #gather({ campaignId, unitIds, team }: PaperOrder): Promise<Gathered> {
    const request: PaperRequest = { campaignId, unitIds, ...this.#means.reportBasis() }
    const gathered = valueOf(await this.#means.data('paperReports', request)) as readonly GatheredUnit[]
    const failures = gathered.flatMap((unit) => {
      if ('report' in unit) return []
      if (unit.fault !== undefined) this.#means.log(`paper: ${unit.fault}`)
      return [{ unitId: unit.unitId, error: unit.error }]
    })
    return { reports: new Map(gathered.flatMap((unit) => ('report' in unit ? [[unit.unitId, { ...unit.report, teamName: team }] as const] : []))), failures }
  }

  /** Where the files go: a name for one, a folder for several. */
  async #choose(files: readonly PaperFile[], reports: Gathered['reports']): Promise<{ readonly folder: string; readonly names: readonly string[] } | null> {
    const { dialog, window } = this.#means
    const taken = new Set<string>()
    const names = files.map(({ unitIds, sheets }) => {
      const name = freeFileName(paperFileName(unitIds.flatMap((id) => reports.get(id) ?? []), sheets), taken, { extension: 'pdf', fallback: '评分表' })
      taken.add(name.toLowerCase())
      return name
    })
    if (files.length === 1) {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), { title: '保存为 PDF', ...(names[0] === undefined ? {} : { defaultPath: names[0] }), filters: [{ name: 'PDF', extensions: ['pdf'] }] })
      return canceled || !filePath ? null : { folder: dirname(filePath), names: [basename(filePath)] }
    }
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), { title: '选择保存 PDF 的文件夹', buttonLabel: '选定', properties: ['openDirectory', 'createDirectory'] })
    return canceled || filePaths[0] === undefined ? null : { folder: filePaths[0], names }
  }

  async #write(files: readonly PaperFile[], reports: Gathered['reports'], { folder, names }: { readonly folder: string; readonly names: readonly string[] }): Promise<Pick<PaperMade, 'files' | 'cancelled'>> {
    const written: PaperMade['files'] = []
    for (const [done, file] of files.entries()) {
      const name = names[done] ?? ''
      this.#means.progress({ done, total: files.length, name })
      const pdf = await this.#pdf(file, reports, name)
      if (pdf === null) return { files: written, cancelled: true }
      await saveFile(folder, name, pdf.bytes)
      this.#saved = join(folder, name)
      written.push({ name, pages: pdf.pages })
    }
    return { files: written, cancelled: false }
  }

  /** Null where the job was cancelled. The pages are counted in what was made, so that no page is lost or blank between preview and file. */
  async #pdf(file: PaperFile, reports: Gathered['reports'], name: string): Promise<{ readonly bytes: Buffer; readonly pages: number } | null> {
    try {
      const documents = await this.#layOut(file, reports)
      if (this.#cancelled) return null
      const bytes = await this.#means.printer.pdf(paperHtml(documents, name.replace(/\.pdf$/i, '')))
      const pages = documents.reduce((sum, document) => sum + document.pages.length, 0)
      const found = countPdfPages(bytes)
      if (found !== pages) throw new AppError('paper-failed', { reason: `应为 ${pages} 页，排成 ${found} 页` })
      return this.#cancelled ? null : { bytes, pages }
    } catch (error) {
      if (this.#cancelled) return null
      throw error
    }
  }

  /** A turn of the event loop between sheets, so that saving and cancelling are not kept waiting. */
  async #layOut({ unitIds, sheets }: PaperFile, reports: Gathered['reports']): Promise<PaperDocument[]> {
    const documents: PaperDocument[] = []
    for (const report of unitIds.flatMap((id) => reports.get(id) ?? [])) {
      for (const sheet of sheets) {
        documents.push(paperDocument(report, sheet))
        await new Promise(setImmediate)
        if (this.#cancelled) return documents
      }
    }
    return documents
  }
}
