import { AppError } from '../../shared/failure'
import type { Failure } from '../../shared/ipc/contract'

/** Any thrown thing as the data that crosses to the window; what nobody foresaw becomes `internal`, without its text. */
export function toFailure(error: unknown): Failure {
  return error instanceof AppError ? { code: error.code, detail: error.detail } : { code: 'internal', detail: {} }
}

/**
 * What the log may hold of an error (S23): its kind, its text with Chinese words and figures blotted out, and where it
 * happened. Foreseen errors have nothing to log.
 */
export function toFault(error: unknown): string | undefined {
  if (error instanceof AppError) return undefined
  if (!(error instanceof Error)) return 'a thrown value that is no Error'
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return [`${error.name}: ${blot(error.message)}`, ...frames.slice(0, 12)].join('\n')
}

/** Blots out Chinese and every figure, so that neither names nor scores remain. */
export function blot(text: string): string {
  return text.replace(/[\p{Script=Han}]+|\d+/gu, '…').slice(0, 500)
}
