/** Numbers as standards write them, in digits or in Chinese. All patterns here match normalised text (`prepare.ts`). */

/** Source of a pattern for a number; no groups. */
export const N = String.raw`(?:\d{1,6}(?:\.\d{1,4})?|[零〇一二两三四五六七八九十百半]{1,5}(?:点[零〇一二三四五六七八九]{1,3})?)`
/** Source of a pattern for a percentage; no groups. */
export const PERCENT = `(?:${N}%|百分之${N})`

const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }

function chineseWhole(text: string): number | null {
  const match = /^(?:([一二两三四五六七八九])?百)?零?(?:([一二两三四五六七八九])?十)?([零〇一二两三四五六七八九])?$/u.exec(text)
  if (!match || text === '') return null
  const [, hundreds, tens, ones] = match
  const at = (digit: string | undefined, has: boolean): number => (has ? (digit === undefined ? 1 : (digits[digit] ?? 0)) : 0)
  return at(hundreds, text.includes('百')) * 100 + at(tens, text.includes('十')) * 10 + (ones === undefined ? 0 : (digits[ones] ?? 0))
}

/** The value of what `N` matched; null for a sequence that is no number (`一二`). */
export function numberOf(text: string): number | null {
  if (/^\d/u.test(text)) return Number(text)
  if (text === '半') return 0.5
  const [whole = '', fraction] = text.split('点')
  const value = chineseWhole(whole)
  if (value === null || fraction === undefined) return value
  return Number(`${value}.${[...fraction].map((digit) => digits[digit] ?? 0).join('')}`)
}

/** The value of what `PERCENT` matched. */
export function percentOf(text: string): number | null {
  return numberOf(text.replace(/^百分之|%$/gu, ''))
}

/** Hundredths of a point without a binary remainder; null where the product has more than two decimals. */
function share(points: number, percent: number): number | null {
  const exact = (points * percent) / 100
  const rounded = Math.round(exact * 100) / 100
  return Math.abs(exact - rounded) < 1e-9 ? rounded : null
}

const own = '(?:本项|该项|此项|本条|项目|本指标|该指标|标准)?'
/** Source of a pattern for an amount of points; no groups. */
export const AMOUNT = `(?:${N}分|${own}(?:满分|全分|全部分值|全部分数|全部得分)|${own}(?:总分值?|满分|分值|分数|标准分|得分|全分)?的?(?:${PERCENT}|一半)(?:的?(?:分值|分数|标准分|得分|分))?)`

const whole = new RegExp(`^${own}(?:满分|全分|全部分值|全部分数|全部得分)$`, 'u')
const plain = new RegExp(`^(${N})分$`, 'u')
const part = new RegExp(`(${PERCENT}|一半)`, 'u')

/** Points of what `AMOUNT` matched, for an item of `points`. */
export function amountOf(text: string, points: number): number | null {
  if (whole.test(text)) return points
  const direct = plain.exec(text)?.[1]
  if (direct !== undefined && direct !== '一半') return numberOf(direct)
  const found = part.exec(text)?.[1]
  if (found === undefined) return null
  const percent = found === '一半' ? 50 : percentOf(found)
  return percent === null ? null : share(points, percent)
}
