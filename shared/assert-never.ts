/** Closes every switch over a union: a kind that nobody handles does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unhandled kind: ${JSON.stringify(value)}`)
}
