import type { WorkbookModel } from '../../shared/report/sheet-model'
import type { UnitReport } from '../../shared/report/unit-report'
import { freeFileName } from './file-name'
import { checkedWorkbook, saveWorkbook, type SaveOptions } from './save-workbook'

export interface UnitsToWrite extends SaveOptions {
  readonly folder: string
  readonly reports: readonly UnitReport[]
  readonly toWorkbook: (report: UnitReport) => WorkbookModel
  /** Asked between units and before a finished workbook gets its name. */
  readonly cancelled: () => boolean
  /** Before each unit, with its name, and once after the last. */
  readonly progress: (state: { done: number; total: number; unitName: string }) => void
}

export interface WrittenUnits {
  readonly files: { readonly unitId: string; readonly name: string }[]
  /** What was thrown for a unit; the others are written all the same. */
  readonly failures: { readonly unitId: string; readonly error: unknown }[]
  readonly cancelled: boolean
}

/** Writes the workbook of every unit, one after another. A failing unit is named and skipped. */
export async function writeUnits({ folder, reports, toWorkbook, cancelled, progress, ...options }: UnitsToWrite): Promise<WrittenUnits> {
  const written: WrittenUnits = { files: [], failures: [], cancelled: false }
  const taken = new Set<string>()
  const total = reports.length
  for (const [done, report] of reports.entries()) {
    // A turn of the event loop, so that a message to cancel can come in.
    await new Promise(setImmediate)
    if (cancelled()) return { ...written, cancelled: true }
    const { id: unitId, name: unitName } = report.unit
    progress({ done, total, unitName })
    try {
      const model = toWorkbook(report)
      const bytes = await checkedWorkbook(model)
      if (cancelled()) return { ...written, cancelled: true }
      const name = freeFileName(model.fileName, taken)
      taken.add(name.toLowerCase())
      await saveWorkbook(folder, name, bytes, options)
      written.files.push({ unitId, name })
    } catch (error) {
      written.failures.push({ unitId, error })
    }
  }
  progress({ done: total, total, unitName: reports.at(-1)?.unit.name ?? '' })
  return written
}
