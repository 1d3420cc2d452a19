import { AppError } from '../../shared/failure'
import { errorText } from '../../shared/words/errors'

/** Runs a command that works on a data folder; a known failure becomes its Chinese sentence on standard error and exit code 1. */
export async function orFailure(body: () => Promise<void>): Promise<number> {
  try {
    await body()
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    process.stderr.write(`${errorText(error)}\n`)
    return 1
  }
}

/** Values of `--name value` arguments; null when one is missing, unknown, given twice or has no value. */
export function parseOptions<K extends string>(args: readonly string[], names: readonly K[]): Record<K, string> | null {
  const found: Partial<Record<K, string>> = {}
  for (let index = 0; index < args.length; index += 2) {
    const name = names.find((known) => args[index] === `--${known}`)
    const value = args[index + 1]
    if (name === undefined || value === undefined || value === '' || name in found) return null
    found[name] = value
  }
  return names.every((name) => name in found) ? (found as Record<K, string>) : null
}
