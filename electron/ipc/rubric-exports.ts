import { basename, dirname } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { canonicalJson } from '../../shared/change/canonical-json'
import { valueOf } from '../../shared/failure'
import type { Answer, Reply, Request } from '../../shared/ipc/contract'
import type { RubricReport } from '../../shared/report/rubric-report'
import { rubricFileName } from '../../shared/report/rubric-workbook'
import type { ReportFonts } from '../../shared/report/unit-report'
import { draftOf, toRubricJson } from '../../shared/rubric-draft/convert'
import type { DraftRubric } from '../../shared/rubric-draft/draft'
import { saveFile } from '../files/save-file'
import { sha256 } from '../sha256'
import type { ExportDesk } from './export-desk'
import { withEnding } from './with-ending'
import type { DataCall, SetRequest } from './worker-messages'

interface Means {
  readonly dialog: Dialog
  readonly window: () => BrowserWindow
  readonly data: (call: DataCall, request: unknown) => Promise<Reply<unknown>>
  readonly exports: ExportDesk
  readonly reportBasis: () => Pick<SetRequest, 'exportDate' | 'fonts'>
}

type Asked = Request<'rubric.exportWorkbook'>
type Saved = Answer<'rubric.exportWorkbook'>
type Extension = Parameters<typeof rubricFileName>[1]
const fileTypes: Readonly<Record<Extension, string>> = { xlsx: 'Excel 工作簿', json: '细则文件' }

const fileOf = (rubric: DraftRubric): Record<string, unknown> => toRubricJson({ rubric })

/** A rubric of the library as a workbook that people edit, or as a rubric file; where to, a dialog alone says. */
export class RubricExports {
  readonly #means: Means

  constructor(means: Means) {
    this.#means = means
  }

  /** Throws AppError `not-found`, and what saving throws. */
  async workbook(asked: Asked): Promise<Saved> {
    const report = await this.#report(asked)
    return this.#save(report, 'xlsx', (file) => this.#means.exports.writeRubric({ file, report }))
  }

  /** Throws as `workbook`. */
  async json(asked: Asked): Promise<Saved> {
    const report = await this.#report(asked)
    return this.#save(report, 'json', (file) => saveFile(dirname(file), basename(file), Buffer.from(`${JSON.stringify(fileOf(report.rubric), null, 1)}\n`, 'utf8')))
  }

  async #report({ of }: Asked): Promise<RubricReport> {
    const rubric = of.kind === 'draft' ? (await this.#ask('draft.open', { draftId: of.draftId })).draft.rubric : await this.#version(of.digest)
    const { exportDate, fonts } = this.#means.reportBasis()
    return { rubric, digest: of.kind === 'draft' ? sha256(canonicalJson(fileOf(rubric))) : of.digest, published: of.kind === 'version', exportDate, fonts: valueOf(await this.#means.data('reportFonts', fonts)) as ReportFonts }
  }

  async #version(digest: string): Promise<DraftRubric> {
    const { rubric } = await this.#ask('rubric.get', { digest })
    let nodes = 0
    return draftOf(rubric, digest, () => `n${nodes++}`).rubric
  }

  async #ask<C extends 'draft.open' | 'rubric.get'>(call: C, request: Request<C>): Promise<Answer<C>> {
    return valueOf(await this.#means.data(call, request)) as Answer<C>
  }

  /** Null: the person called it off. */
  async #save(report: RubricReport, extension: Extension, write: (file: string) => Promise<void>): Promise<Saved> {
    const { dialog, window } = this.#means
    const filters = [{ name: fileTypes[extension], extensions: [extension] }]
    const { canceled, filePath } = await dialog.showSaveDialog(window(), { title: extension === 'xlsx' ? '导出细则为 Excel' : '导出细则文件', defaultPath: rubricFileName(report, extension), filters })
    if (canceled || !filePath) return { file: null }
    const file = withEnding(filePath, extension)
    await write(file)
    return { file: basename(file) }
  }
}
