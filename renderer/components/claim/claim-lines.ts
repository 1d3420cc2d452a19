import type { ClaimRecord } from '../../../shared/campaign/records'
import { formatDecimal, decimal } from '../../../shared/number/decimal'
import { multiply, whole } from '../../../shared/number/rational'
import type { ClaimItem, Rubric } from '../../../shared/rubric/rubric'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import { toMatterKey } from '../../../shared/text'
import { showPoints } from '../../words/points'

export type ClaimList = ClaimRecord['list']

/** What a claim form gives: a claim without its unit. */
export interface ClaimFields {
  readonly item: string
  readonly level: string
  readonly count: number
  readonly matter: string
  /** The finding whose fact it is, or empty. */
  readonly findingId: string
}

export interface ClaimLine {
  readonly claim: ClaimRecord
  readonly level: string
  /** Before any cap; empty while nothing is computed. */
  readonly worth: string
  /** False where another claim of the same matter counts instead. */
  readonly counts: boolean
}

export interface ClaimGroup {
  readonly item: ClaimItem
  readonly lines: readonly ClaimLine[]
  /** After the item's cap; empty without claims. */
  readonly total: string
  readonly isCapped: boolean
}

/** Every claim item of a list with its claims. A claim's score is found by its place in the list. */
export function claimGroups(rubric: Rubric, list: ClaimList, claims: readonly ClaimRecord[], scorecard: Scorecard | null): ClaimGroup[] {
  const scores = scorecard?.claims[list] ?? []
  return rubric[list].items.map((item) => {
    const lines = claims.flatMap((claim, index): ClaimLine[] => {
      if (claim.item !== item.code) return []
      const score = scores.find((candidate) => candidate.index === index && candidate.item === item.code)
      return [{ claim, level: item.levels.find(({ id }) => id === claim.level)?.label || claim.level, worth: score ? showPoints(score.worth) : '', counts: score?.counted ?? true }]
    })
    const total = scorecard?.claimItems[list][item.code]
    const counted = scores.filter((score) => score.item === item.code && score.counted).reduce((sum, { worth }) => sum + worth, 0)
    return { item, lines, total: lines.length > 0 && total !== undefined ? showPoints(total) : '', isCapped: total !== undefined && counted > total }
  })
}

/** Matters already used in the list, each once, in order of first use; without the one of the claim being edited. */
export function usedMatters(claims: readonly ClaimRecord[], editing: ClaimRecord | null): string[] {
  const seen = new Map<string, string>()
  for (const { id, matter } of claims) {
    const key = toMatterKey(matter)
    if (key !== '' && id !== editing?.id && !seen.has(key)) seen.set(key, key)
  }
  return [...seen.values()]
}

/** `5分×2` worth, as the form shows it before saving. */
export function worthText(points: number, count: number): string {
  return `${formatDecimal(decimal(points), 2)}分×${count} = ${formatDecimal(multiply(decimal(points), whole(count)), 2)}分`
}
