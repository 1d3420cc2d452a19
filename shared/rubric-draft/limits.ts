/** Length of a draft's or a rubric file's JSON that is taken; a rubric of 2,000 items has about a tenth of it. */
export const draftLength = 20_000_000

/** Deeper than any draft with its rules, shallow enough for what walks it by calling itself. */
const deepest = 100

/** Whether a value may be a draft by its size and depth, without calling itself and without writing it out: about its length as JSON. */
export function isDraftSized(value: unknown): boolean {
  let length = 0
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest || length > draftLength) return false
    const next: unknown[] = []
    for (const each of level) {
      length += typeof each === 'string' ? each.length : 4
      if (typeof each !== 'object' || each === null) continue
      for (const [key, member] of Object.entries(each)) {
        length += key.length + 4
        next.push(member)
      }
    }
    level = next
  }
  return length <= draftLength
}
