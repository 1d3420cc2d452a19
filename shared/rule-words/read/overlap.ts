import { N, numberOf } from './numbers'

/** A reason for a deduction, and the sentence that states it. */
export interface Clause { when: string; per: string | null; points: number; max: number | null; escalate?: number; sentence: number }

const thresholds = /(?:超过|少于|不足|低于|高于|不到|未达到?|不满|以上|以下|以内|达到|大于|小于|及以)/u

/** Clauses that another one holds in part: which of them costs is not certain. */
export function overlap(clauses: readonly Clause[], most: number): boolean {
  const isAlsoCounted = ({ when, per, points }: Clause): boolean => per === null && points < most && /以上|以下|以内|超过|达到|累计/u.test(when) && clauses.some((other) => other.per !== null && new RegExp(`[\\d一二两三四五六七八九十]${other.per}`, 'u').test(when))
  if (clauses.some(isAlsoCounted)) return true
  // 有1项…,有2项以上…: the one is exactly one.
  if (clauses.some(({ when, per }) => per === null && clauses.some((other) => other.per !== null && new RegExp(`(?:^有|,有)[2二两]${other.per}(?:及|或)?以上`, 'u').test(when)))) return true
  // 3次以上的每件扣2分 beside 每件扣1分: what the first ones cost is not certain.
  if (clauses.filter(({ per }) => per !== null).length > 1 && clauses.some(({ when, per }) => per !== null && new RegExp(`(?:超过|达到?|满|多于)${N}(?:次|起|件|${per})|${N}(?:次|起|件|${per})(?:及|\\(含\\))?以上`, 'u').test(when) && clauses.some((other) => other.per === per && other.when !== when))) return true
  return clauses.filter(({ when, per }) => per === null && thresholds.test(when) && /[\d%一二两三四五六七八九十]/u.test(when)).length > 1
}

/** Clauses without those that say what the counted one costs by then: `1起扣4分,2起以上扣8分` of 8. */
export function withoutReached(clauses: readonly Clause[], points: number): readonly Clause[] {
  const isReached = ({ when, per, points: cost }: Clause): boolean => per === null && cost === points && clauses.some((other) => {
    const count = other.per === null || other.max !== null ? null : numberOf(new RegExp(`^(?:发生|发现|出现|有|累计|达到?|全年|年内)*(${N})${other.per}(?:及|或)?以上(?:的)?$`, 'u').exec(when)?.[1] ?? '')
    return count !== null && count * other.points >= points
  })
  return clauses.filter((clause) => !isReached(clause))
}
