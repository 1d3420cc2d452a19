import { isBlank } from '../../text'
import { formatDecimal, parseDecimal } from '../../number/decimal'
import { parseNumber } from '../../entry-form/parse-number'

/** What a field of a rule takes. */
export interface NumberKind {
  /** Most decimals, judged by value. */
  readonly decimals: 0 | 2 | 6
  /** Changes against last year may be below zero. */
  readonly signed?: boolean
  /** May be left blank: no limit, no bound. */
  readonly blank?: boolean
  /** What may stand behind the number, and is understood: `%`. */
  readonly unit?: string
}

export type NumberReading = { readonly kind: 'blank' } | { readonly kind: 'number'; readonly value: number } | { readonly kind: 'refused'; readonly sentence: string }

const decimalWords = { 0: '整数', 2: '最多两位小数的数', 6: '最多六位小数的数' } as const

function sentenceOf({ decimals, signed, blank }: NumberKind): string {
  const range = signed ? '' : '不小于 0、'
  return `请输入${range}${decimalWords[decimals]}，如 ${signed ? '−10 或 5' : decimals === 2 ? '2.5' : decimals === 0 ? '3' : '98.5'}${blank ? '；不限就留空' : ''}`
}

/** A number typed into a field of a rule: as in 打分 (`parseNumber`), with a sign or the unit where the field has one. Nothing is clamped or rounded. */
export function readNumber(text: string, kind: NumberKind): NumberReading {
  const refused = { kind: 'refused', sentence: sentenceOf(kind) } as const
  const plain = text.trim().replace(/％$/, '%')
  const bare = kind.unit !== undefined && kind.unit !== '' && plain.endsWith(kind.unit) ? plain.slice(0, -kind.unit.length) : plain
  const sign = kind.signed === true ? /^[-−－﹣–]\s*/.exec(bare) : null
  const typed = parseNumber(sign ? bare.slice(sign[0].length) : bare, { decimals: kind.decimals })
  if (typed.kind === 'blank') return kind.blank === true && isBlank(text) ? typed : refused
  if (typed.kind === 'refused') return refused
  return { kind: 'number', value: sign && typed.value !== 0 ? -typed.value : typed.value }
}

/** True for what is only the beginning of a number, and no mistake yet. */
export function isUnfinished(text: string): boolean {
  return /^\s*[-−－﹣–]?\s*$/.test(text)
}

/** A number of a rule as its field shows it: exact, with a true minus; nothing where there is none. */
export function showNumber(value: unknown): string {
  if (typeof value !== 'number') return ''
  const exact = parseDecimal(value)
  return exact ? formatDecimal(exact, 6) : String(value)
}
