import { AppError } from '../../shared/failure'

export interface Place {
  readonly row: number
  readonly column: number
}

/** `B7` as row and column; null for any other text. */
export function parsePlace(reference: string): Place | null {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference)
  if (!match) return null
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(match[2]), column }
}

/** Follows where rows and cells stand: each says it, or comes after the one before. */
export class PlaceCounter {
  #row = 0
  #column = 0
  readonly #part: string

  constructor(part: string) {
    this.#part = part
  }

  beginRow(reference: string | undefined): void {
    const row = reference === undefined ? this.#row + 1 : Number(reference)
    if (!Number.isInteger(row) || row <= 0 || row > 1_048_576) throw this.#damaged()
    this.#row = row
    this.#column = 0
  }

  /** The place of the next cell. Throws AppError `import-damaged` where it says another row than its own. */
  beginCell(reference: string | undefined): Place {
    const place = reference === undefined ? { row: this.#row, column: this.#column + 1 } : parsePlace(reference)
    if (!place || place.row !== this.#row) throw this.#damaged()
    this.#column = place.column
    return place
  }

  #damaged(): AppError {
    return new AppError('import-damaged', { part: this.#part })
  }
}
