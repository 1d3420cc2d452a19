/** One thing wrong in a rubric or an entries file. `where` is the id or code of what is at fault (scoring.md 4 and 7). */
export interface Fault {
  readonly where: string
  readonly code: string
  /** Chinese, names the item, fit to show. */
  readonly message: string
  /** The unit's code, where several units were ranked together. */
  readonly unit?: string
}

/** Failure as data; nothing in the core throws for bad input. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly Fault[] }
