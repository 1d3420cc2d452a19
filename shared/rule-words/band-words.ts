import { decimal, formatDecimal } from '../number/decimal'
import { compare, negate, zero, type Rational } from '../number/rational'
import type { Band } from '../rubric/rubric'
import { bandText } from '../scoring'

interface Bound {
  readonly at: Rational
  readonly isIn: boolean
}
interface Interval {
  readonly low: Bound | null
  readonly high: Bound | null
}

/** 下降 and 上升 for counts, 降低 and 提高 for rates, and the unit after the number. */
export interface ChangeWords {
  readonly down: string
  readonly up: string
  /** Default: 持平. */
  readonly same?: string
  readonly unit: string
}

const isUpper = (band: Band): boolean => band.op === '<=' || band.op === '<'
const boundOf = (band: Band, isIn: boolean): Bound => ({ at: decimal(band.value ?? 0), isIn })

/** What is left for a band after those before it, where all lead the same way; null for bands that do not. */
function intervalOf(bands: readonly Band[], index: number): Interval | null {
  const ordered = bands.filter(({ op }) => op !== 'else')
  const upwards = ordered.every(isUpper)
  if (!upwards && ordered.some(isUpper)) return null
  const [band, before] = [bands[index], bands[index - 1]]
  if (!band || (band.op === 'else' && ordered.length < bands.length - 1)) return null
  const own = band.op === 'else' ? null : boundOf(band, band.op === '<=' || band.op === '>=')
  const other = before && before.op !== 'else' ? boundOf(before, before.op === '<' || before.op === '>') : null
  return upwards ? { low: other, high: own } : { low: own, high: other }
}

const size = (value: Rational): Rational => (value.n < 0n ? negate(value) : value)

/** One side of zero, `near` towards zero: 下降10%（含）至20%. */
function sideWords(word: string, unit: string, near: Bound | null, far: Bound | null): string {
  const text = (bound: Bound): string => `${formatDecimal(size(bound.at), 6)}${unit}`
  const startsAtZero = near === null || near.at.n === 0n
  if (startsAtZero && far === null) return word
  if (startsAtZero && far) return far.isIn ? `${word}${text(far)}以内（含）` : `${word}不足${text(far)}`
  if (near && far === null) return near.isIn ? `${word}${text(near)}及以上` : `${word}超过${text(near)}`
  return near && far ? `${word}${text(near)}${near.isIn ? '（含）' : ''}至${text(far)}${far.isIn ? '（含）' : ''}` : word
}

function intervalWords({ low, high }: Interval, { down, up, same = '持平', unit }: ChangeWords): string | null {
  const sign = (bound: Bound | null): number | null => (bound === null ? null : compare(bound.at, zero))
  const [from, to] = [sign(low), sign(high)]
  if (from === 0 && to === 0) return low?.isIn === true && high?.isIn === true ? same : null
  const hasZero = (from === 0 && low?.isIn === true) || (to === 0 && high?.isIn === true)
  if (to !== null && to <= 0) {
    const words = sideWords(down, unit, high, low)
    return hasZero ? `${same}或${words}` : words
  }
  if (from !== null && from >= 0) {
    const words = sideWords(up, unit, low, high)
    return hasZero ? `${same}或${words}` : words
  }
  return null
}

/** What the bands before it leave for a band, as people say it: 上升不足5%. Null where they follow no order, or it spans zero. */
export function restWords(bands: readonly Band[], index: number, words: ChangeWords): string | null {
  const interval = intervalOf(bands, index)
  return interval && intervalWords(interval, words)
}

/** The bands of a rule as people say them; where they follow no order, as the engine's line names them. */
export function bandWords(bands: readonly Band[], words: ChangeWords): string[] {
  return bands.map((band, index) => restWords(bands, index, words) ?? bandText(band, words.unit))
}
