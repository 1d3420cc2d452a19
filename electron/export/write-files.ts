import { createHash } from 'node:crypto'
import type { ExportPart } from '../../shared/export/kinds'
import { AppError } from '../../shared/failure'
import type { IndexFile } from '../../shared/report/index-report'
import type { WorkbookModel } from '../../shared/report/sheet-model'
import { freeFileName } from './file-name'
import { checkedWorkbook, saveWorkbook, type SaveOptions } from './save-workbook'

/** One workbook to be written. */
export interface PlannedFile extends ExportPart {
  /** What the progress calls it: the unit's name, or what the workbook is. */
  readonly title: string
  /** Lays it out; may throw, then this file alone is missing. */
  readonly toWorkbook: () => WorkbookModel
  /** About how large the file will be. */
  readonly bytes: number
}

export interface Hooks {
  /** Asked between files and before a finished workbook gets its name. */
  readonly cancelled: () => boolean
  /** Before each file, with its title, and once after the last. */
  readonly progress: (state: { done: number; total: number; title: string }) => void
}

export interface FilesToWrite extends SaveOptions, Hooks {
  readonly folder: string
  readonly files: readonly PlannedFile[]
  /** Names that are not free. */
  readonly taken?: readonly string[]
  /** Why nothing more can be written now that the disk is full; `need` is what is missing. */
  readonly noRoom: (need: number) => Promise<AppError>
}

export interface WrittenFiles {
  readonly files: readonly IndexFile[]
  /** What was thrown for a file; the others are written all the same. */
  readonly failures: readonly (ExportPart & { readonly error: unknown })[]
  readonly cancelled: boolean
}

const isFull = (error: unknown): boolean => error instanceof AppError && error.code === 'export-disk-full'

/** Null: cancelled while it was made. */
async function writeFile({ folder, cancelled, ...options }: FilesToWrite, { kind, unitId, toWorkbook }: PlannedFile, taken: Set<string>): Promise<IndexFile | null> {
  const model = toWorkbook()
  const bytes = await checkedWorkbook(model)
  if (cancelled()) return null
  const name = freeFileName(model.fileName, taken)
  await saveWorkbook(folder, name, bytes, options)
  taken.add(name.toLowerCase())
  return { kind, unitId, name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Writes workbooks one after another. A failing one is named and skipped; a full disk ends it, and everything that is still missing bears that. */
export async function writeFiles(toWrite: FilesToWrite): Promise<WrittenFiles> {
  const { files: planned, cancelled, progress, noRoom } = toWrite
  const files: IndexFile[] = []
  const failures: WrittenFiles['failures'][number][] = []
  const taken = new Set((toWrite.taken ?? []).map((name) => name.toLowerCase()))
  const total = planned.length
  for (const [done, file] of planned.entries()) {
    // A turn of the event loop, so that a message to cancel can come in.
    await new Promise(setImmediate)
    if (cancelled()) return { files, failures, cancelled: true }
    progress({ done, total, title: file.title })
    try {
      const written = await writeFile(toWrite, file, taken)
      if (written === null) return { files, failures, cancelled: true }
      files.push(written)
    } catch (error) {
      if (isFull(error)) return { files, failures: [...failures, ...(await allOf(planned.slice(done), noRoom))], cancelled: false }
      failures.push({ kind: file.kind, unitId: file.unitId, error })
    }
  }
  progress({ done: total, total, title: planned.at(-1)?.title ?? '' })
  return { files, failures, cancelled: false }
}

async function allOf(missing: readonly PlannedFile[], noRoom: FilesToWrite['noRoom']): Promise<WrittenFiles['failures']> {
  const error = await noRoom(missing.reduce((sum, { bytes }) => sum + bytes, 0))
  return missing.map(({ kind, unitId }) => ({ kind, unitId, error }))
}
