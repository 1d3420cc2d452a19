const digits: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 }
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const places = '[〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖]'
const wellFormed = new RegExp(`^(?:${places}[千仟])?零?(?:${places}[百佰])?零?(?:${places}?[十拾])?零?${places}?$`, 'u')

/** Whole numbers below 10,000 as they are said: 十五, 一百二十, 一千零五. Null for anything else, 二五 included. */
function wholeOf(text: string): number | null {
  if (text === '' || !wellFormed.test(text)) return null
  let sum = 0
  let digit: number | null = null
  for (const letter of text) {
    const unit = units[letter]
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit
      digit = null
    } else digit = digits[letter] ?? null
  }
  return sum + (digit ?? 0)
}

/** A Chinese numeral as decimal text: 十五 is `15`, 二点五 `2.5`, 两分半 is none. Null where it is not one. */
export function chineseNumber(text: string): string | null {
  const [whole = '', fraction, more] = text.split('点')
  const value = wholeOf(whole)
  if (value === null || more !== undefined) return null
  if (fraction === undefined) return String(value)
  const decimals = [...fraction].map((letter) => digits[letter])
  return decimals.length === 0 || decimals.includes(undefined) ? null : `${value}.${decimals.join('')}`
}

/** How a line is numbered; from the outside in. */
export const numberingStyles = ['chapter', 'han', 'hanBracket', 'arabic', 'parts', 'arabicBracket', 'circled'] as const
export type NumberingStyle = (typeof numberingStyles)[number]

export interface Numbering {
  /** As it is written, without the sign behind it. */
  readonly written: string
  readonly style: NumberingStyle
  /** One number, or those of 1-2-3. */
  readonly parts: readonly number[]
  /** The text behind it. */
  readonly rest: string
}

const d = '[0-9０-９]'
const han = '[一二三四五六七八九十百]'
const gap = '[\\s　]*'
const measure = '(?![0-9０-９.．%％‰]|[分个倍万元年月天日小名次起件处项条户人家岁层级至—])'
const shapes: readonly (readonly [NumberingStyle, RegExp])[] = [
  ['chapter', new RegExp(`^(第(${han}+|${d}+)(?:章|部分|大项|大类|板块))${gap}[、.．:：]?${gap}`, 'u')],
  ['chapter', new RegExp(`^(第(${han}+|${d}+)[项条类])(?:${gap}[、.．:：]${gap}|[\\s　]+)`, 'u')],
  ['hanBracket', new RegExp(`^([(（]${gap}(${han}+)${gap}[)）])${gap}[、.．:：]?${gap}`, 'u')],
  ['han', new RegExp(`^((${han}+))(?:${gap}[、.．:：]${gap}|[\\s　]+|$)`, 'u')],
  ['parts', new RegExp(`^((${d}{1,3}(?:[-－–—_]${d}{1,3}){1,4}))(?:${gap}[、.．:：]${gap}|${gap})${measure}`, 'u')],
  ['parts', new RegExp(`^((${d}{1,3}(?:[.．]${d}{1,3}){2,4}))(?:[、.．:：]?${gap})${measure}`, 'u')],
  ['parts', new RegExp(`^((${d}{1,2}[.．]${d}{1,3}))(?:${gap}[、:：]${gap}|[\\s　]+|${measure}(?=\\p{Script=Han})|$)${measure}`, 'u')],
  ['arabicBracket', new RegExp(`^([(（]${gap}(${d}{1,3})${gap}[)）])${gap}[、.．:：]?${gap}`, 'u')],
  ['arabic', new RegExp(`^((${d}{1,3}))(?:${gap}[、:：)）]${gap}|${gap}[.．]${gap}(?!${d})|[\\s　]+(?=\\p{Script=Han})|$)`, 'u')],
]
const circled = /^([\u2460-\u2473\u3251-\u325f\u32b1-\u32bf])[\s\u3000]*[、.．]?[\s\u3000]*/u

const numberOf = (text: string): number => {
  const chinese = chineseNumber(text)
  return chinese === null ? Number(text.normalize('NFKC')) : Number(chinese)
}

/** The number that a line begins with: 一、 （一） 1. 1-1-1 (1) ①. Null where there is none. */
export function splitNumbering(text: string): Numbering | null {
  const ring = circled.exec(text)
  if (ring) return { written: ring[1] ?? '', style: 'circled', parts: [Number((ring[1] ?? '').normalize('NFKC'))], rest: text.slice(ring[0].length) }
  for (const [style, shape] of shapes) {
    const match = shape.exec(text)
    if (!match) continue
    const parts = (match[2] ?? '').split(/[-－–—_.．]/).map(numberOf)
    return { written: match[1] ?? '', style, parts, rest: text.slice(match[0].length) }
  }
  return null
}
