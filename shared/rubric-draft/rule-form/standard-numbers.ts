import { parsePoints } from '../../points'
import type { Rule } from '../../rubric/rubric'

/** A piece of a printed standard; `isMissing` where it names points that the rule does not know. */
export interface StandardPiece {
  readonly text: string
  readonly isMissing: boolean
}
export interface NumberHints {
  readonly pieces: readonly StandardPiece[]
  /** Points of the rule that the standard nowhere names, as they are written. */
  readonly strange: readonly string[]
}

const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }
/** Points as a standard names them: a number before 分, which is not the 分 of 分钟, 分之 or 百分. */
const named = /([\d０-９]+(?:[.．][\d０-９]+)?|[一二两三四五六七八九十])(\s*分)(?![钟之])/gu

function numberOf(text: string): number {
  return digits[text] ?? Number(text.normalize('NFKC'))
}

/** Every number of the rule that stands for points, without zeros. */
function pointsOf(rule: Rule): number[] {
  switch (rule.kind) {
    case 'deduct': return rule.clauses.flatMap(({ points, max }) => [points, ...(max === null ? [] : [max])])
    case 'earn': return [rule.perUnit]
    case 'checklist': return rule.parts.map(({ points }) => points)
    case 'tier': return rule.levels.map(({ points }) => points)
    case 'survey': return (rule.bands ?? []).map(({ points }) => points)
    case 'ratio': return rule.slopes.map(({ deduct }) => deduct)
    case 'yoy':
    case 'yoyPP': return rule.bands.map(({ points }) => points)
    case 'relative': return rule.to === 'mean' ? (rule.bands ?? []).map(({ points }) => points) : []
    case 'rank': return [...rule.table, rule.beyond]
    case 'yesno':
    case 'judged': return []
  }
}

/**
 * A standard held against its rule by the points that both name. Only a hint, for a person who compares the two: the full points of the item, zeros
 * and twice the points of a clause (加重) are never strange, and a standard that names no points says nothing of the rule's.
 */
export function numberHints(standard: string, rule: Rule, points: number | null): NumberHints {
  const own = pointsOf(rule).filter((value) => value !== 0)
  const scaled = rule.kind === 'survey' ? [rule.scale] : rule.kind === 'deduct' ? rule.clauses.map((clause) => clause.points * (clause.escalate ?? 2)) : []
  const known = new Set([...own, ...scaled, ...(points === null ? [] : [points]), 0])
  const found = rule.kind === 'judged' ? [] : [...standard.matchAll(named)]
  const pieces: StandardPiece[] = []
  let from = 0
  for (const match of found) {
    const value = numberOf(match[1] ?? '')
    if (parsePoints(value) === null || known.has(value)) continue
    pieces.push({ text: standard.slice(from, match.index), isMissing: false }, { text: match[0], isMissing: true })
    from = match.index + match[0].length
  }
  const values = new Set(found.map((match) => numberOf(match[1] ?? '')))
  const strange = values.size === 0 ? [] : own.filter((value) => value !== points && !values.has(value))
  return { pieces: [...pieces, { text: standard.slice(from), isMissing: false }].filter(({ text }) => text !== ''), strange: [...new Set(strange)].map(String) }
}
