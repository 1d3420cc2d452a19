import { workbookBytes } from '../../shared/import/limits'

/** What a workbook that people bring may be (excel.md, Reading what people bring): far above any real one, far below what hurts. */
export const limits = {
  /** Bytes of the file. */
  fileBytes: workbookBytes,
  /** Parts in the zip; a workbook full of pictures has a few hundred. */
  parts: 5_000,
  partName: 260,
  /** Inflated bytes of one part that is read, by what it is. */
  sheetBytes: 256 * 1024 * 1024,
  stringsBytes: 64 * 1024 * 1024,
  stylesBytes: 48 * 1024 * 1024,
  smallPartBytes: 8 * 1024 * 1024,
  /** Inflated bytes of all parts that are read. */
  readBytes: 320 * 1024 * 1024,
  /** Inflated to packed, above `freeBytes`: a sheet of a million empty rows has 250, a bomb over 1,000. */
  ratio: 400,
  freeBytes: 4 * 1024 * 1024,
  sheets: 200,
  /** Last row and column that may hold content. */
  rows: 10_000,
  columns: 500,
  /** Cells with content of all sheets. */
  cells: 300_000,
  merges: 20_000,
  /** Characters of all texts. */
  characters: 40_000_000,
  /** Nesting of elements. */
  depth: 40,
  /** Memory that reading one file may take. */
  memoryBytes: 600 * 1024 * 1024,
} as const
