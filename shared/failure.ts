import type { ErrorCode } from './words/errors'

/** Thrown inside services and db, turned into data at the IPC edge. `detail` fills the text's placeholders. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly detail: Record<string, string>

  constructor(code: ErrorCode, detail: Record<string, string> = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.detail = detail
  }
}
