import { decimal } from '../number/decimal'
import { parsePoints, sumPoints, toPoints, ZERO, type Points } from '../points'
import type { Rubric } from '../rubric/rubric'
import { toMatterKey } from '../text'
import type { ClaimInput } from './entry'
import type { ClaimScore } from './scorecard'

type ClaimList = Rubric['bonus']

function worthOf(list: ClaimList, claim: ClaimInput): Points {
  const level = list.items.find(({ code }) => code === claim.item)?.levels.find(({ id }) => id === claim.level)
  const value = decimal(level?.points ?? 0)
  return toPoints(Number((value.n * 100n * BigInt(claim.count)) / value.d))
}

const capped = (points: Points, cap: number): Points => toPoints(Math.min(points, parsePoints(cap) ?? 0))

export interface ClaimTotals {
  readonly claims: readonly ClaimScore[]
  readonly items: Readonly<Record<string, Points>>
  readonly total: Points
}

/** One list of claims (scoring.md 5.4): a matter counts once, by its highest worth before any cap; then item caps, then the list's. */
export function scoreClaims(list: ClaimList, inputs: readonly ClaimInput[]): ClaimTotals {
  const worths = inputs.map((claim) => worthOf(list, claim))
  const best = new Map<string, number>()
  inputs.forEach((claim, index) => {
    const matter = toMatterKey(claim.matter)
    const holder = best.get(matter)
    if (matter !== '' && (holder === undefined || (worths[index] ?? ZERO) > (worths[holder] ?? ZERO))) best.set(matter, index)
  })
  const claims = inputs.map((claim, index): ClaimScore => {
    const matter = toMatterKey(claim.matter)
    return { index, item: claim.item, worth: worths[index] ?? ZERO, counted: matter === '' || best.get(matter) === index }
  })
  const items: Record<string, Points> = {}
  for (const item of list.items) {
    const counted = claims.filter((claim) => claim.item === item.code && claim.counted)
    if (claims.some((claim) => claim.item === item.code)) items[item.code] = capped(sumPoints(counted.map(({ worth }) => worth)), item.cap)
  }
  return { claims, items, total: capped(sumPoints(Object.values(items)), list.cap) }
}
