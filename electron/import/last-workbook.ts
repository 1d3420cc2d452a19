import type { GivenWorkbook } from '../../shared/import/given-workbook'
import { readGivenFile } from './read-file'

/** Keeps the workbook that was read last under its key, so that a person's corrections are answered without reading the file again. */
export class LastWorkbook {
  #kept: { readonly key: string; readonly workbook: GivenWorkbook } | undefined

  /** Throws AppError `import-…`. */
  async read(key: string, file: string | Uint8Array): Promise<GivenWorkbook> {
    if (this.#kept?.key === key) return this.#kept.workbook
    // Never two at a time in memory.
    this.#kept = undefined
    const workbook = await readGivenFile(file)
    this.#kept = { key, workbook }
    return workbook
  }
}
