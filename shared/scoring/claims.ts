import { parsePoints, toPoints, type Points } from '../points'
import type { Rubric } from '../rubric/rubric'
import { toMatterKey } from '../text'
import type { ClaimInput } from './entry'
import type { ClaimScore } from './scorecard'

type ClaimList = Rubric['bonus']

/** Hundredths, as a bigint: a level and a count below a billion each make more than a double can hold. */
function worthOf(list: ClaimList, claim: ClaimInput): bigint {
  const level = list.items.find(({ code }) => code === claim.item)?.levels.find(({ id }) => id === claim.level)
  return BigInt(parsePoints(level?.points ?? 0) ?? 0) * BigInt(claim.count)
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const capped = (worths: readonly bigint[], cap: number): Points =>
  toPoints(Number(least(worths.reduce((sum, worth) => sum + worth, 0n), BigInt(parsePoints(cap) ?? 0))))
const shown = (worth: bigint): Points => toPoints(Number(least(worth, BigInt(Number.MAX_SAFE_INTEGER))))

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
    if (matter !== '' && (holder === undefined || (worths[index] ?? 0n) > (worths[holder] ?? 0n))) best.set(matter, index)
  })
  const claims = inputs.map((claim, index): ClaimScore => {
    const matter = toMatterKey(claim.matter)
    return { index, item: claim.item, worth: shown(worths[index] ?? 0n), counted: matter === '' || best.get(matter) === index }
  })
  const items = list.items.flatMap(({ code, cap }): [string, Points][] => {
    const mine = claims.filter(({ item }) => item === code)
    const counted = mine.filter((claim) => claim.counted).map(({ index }) => worths[index] ?? 0n)
    return mine.length > 0 ? [[code, capped(counted, cap)]] : []
  })
  const total = capped(items.map(([, points]) => BigInt(points)), list.cap)
  return { claims, items: Object.fromEntries(items), total }
}
