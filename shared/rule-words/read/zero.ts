import { amountOf, AMOUNT } from './numbers'

const ZERO = '(?:零|0)(?:起|件|次|人|例|个|户)?'
const OUTCOME = `(?:均|直接|则)?(?:按(?:照)?合理缺项处理|按缺项处理|作合理缺项处理|不纳入考核|(?:得|计|记)${AMOUNT}|不得分|不计分|(?:得|计|记)[0零]分|由考核组.{0,30}?(?:人工)?定分(?:并写明理由)?)`

export type Undecided = 'na' | 'full' | 'zero' | 'manual'

/** What a standard says of a number that cannot be divided by; null where it is none of the outcomes. */
function outcomeOf(text: string, points: number): Undecided | null {
  if (/缺项|不纳入/u.test(text)) return 'na'
  if (/定分/u.test(text)) return 'manual'
  if (/不得分|不计分|[得计记][0零]分/u.test(text)) return 'zero'
  const amount = amountOf(text.replace(/^(?:均|直接|则)?(?:得|计|记)/u, ''), points)
  return amount === points ? 'full' : amount === 0 ? 'zero' : null
}

const denominator = new RegExp(`^(?:分母|应.{1,12}?数|总数)(?:为|是|等于)${ZERO}(?:的|时)*,?(${OUTCOME})$`, 'u')

/** `分母为零的按合理缺项处理`; null where the sentence says something else. */
export function denominatorZero(sentence: string, points: number): Undecided | null {
  const match = denominator.exec(sentence)
  return match ? outcomeOf(match[1] ?? '', points) : null
}

const base = new RegExp(`^(?:上年|上年度|上一年|去年)(?:同期|度)?(?:数|基数)?(?:为|是)${ZERO}(?:的|时)*[:,](?:本年|今年|当年)(?:度|同期)?(?:仍|也|亦)?(?:为|是)?${ZERO}(?:的|时)*,?(${OUTCOME}),(?:本年|今年|当年)(?:度|同期)?(?:不为${ZERO}|发生|有发生|大于0|有)(?:的|时)*,?(${OUTCOME})$`, 'u')

/** `上年同期为零：本年仍为零得满分，本年不为零的…`; null where the sentence says something else. */
export function baseZero(sentence: string, points: number): { readonly currentZero: 'full' | 'zero' | 'manual'; readonly currentPositive: 'full' | 'zero' | 'manual' } | null {
  const match = base.exec(sentence)
  const [currentZero, currentPositive] = match ? [outcomeOf(match[1] ?? '', points), outcomeOf(match[2] ?? '', points)] : [null, null]
  if (currentZero === null || currentPositive === null || currentZero === 'na' || currentPositive === 'na') return null
  return { currentZero, currentPositive }
}
