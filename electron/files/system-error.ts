/** The system's name of a failure (`ENOENT`, …), or undefined for an error that is none. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
