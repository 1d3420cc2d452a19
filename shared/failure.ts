import type { Failure, Reply } from './ipc/contract'
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

/** The error that a failure was before it crossed a thread or a process. */
export const toAppError = ({ code, detail }: Failure): AppError => new AppError(code as ErrorCode, detail)

/** What a reply brings. Throws AppError for a failure. */
export function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw toAppError(reply.error)
  return reply.value
}
