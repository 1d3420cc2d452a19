import type { DraftRubric } from '../draft'
import { codeOf, draftLines, type DraftLine } from '../draft-lines'

const reference = /^(item|indicator|requirement):([\s\S]*)$/

/** Lines by what a tie order may call them; a code that two lines have names none. */
function named(rubric: DraftRubric): Map<string, DraftLine | null> {
  const lines = new Map<string, DraftLine | null>()
  for (const line of draftLines(rubric)) {
    const name = `${line.kind}:${codeOf(line)}`
    lines.set(name, lines.has(name) ? null : line)
  }
  return lines
}

/**
 * The tie order after an edit of the tree. It names nodes and items by their codes, so a new code must not make it mean another one;
 * what names nothing, or has gone, stays as it was written and is a fault of the proof.
 */
export function followCodes(before: DraftRubric, after: DraftRubric): string[] {
  if (before.requirements === after.requirements || !before.tieBreak.some((each) => reference.test(each))) return before.tieBreak
  const old = named(before)
  const now = new Map(draftLines(after).map((line) => [`${line.kind} ${line.key}`, line]))
  return before.tieBreak.map((each) => {
    const [, kind = '', code = ''] = reference.exec(each) ?? []
    const line = old.get(`${kind === 'item' ? 'item' : 'node'}:${code}`)
    const next = line && now.get(`${line.kind} ${line.key}`)
    if (kind === '' || !next || (codeOf(next) === code && !(kind === 'requirement' && next.depth > 0))) return each
    return `${kind === 'requirement' && next.depth > 0 ? 'indicator' : kind}:${codeOf(next)}`
  })
}
