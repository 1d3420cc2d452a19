import { assertNever } from '../assert-never'
import { cleanNumber } from '../entry-form/clean-cell'
import { parseNumber } from '../entry-form/parse-number'
import { givenText, type GivenValue } from '../import/given-workbook'
import { isBlank } from '../text'
import type { SelfField } from './fields'
import { optionKey } from './options'

/** A cell as the text of a form's field (empty for a blank one), or what to do about it. */
export type CellText = { readonly text: string } | { readonly fault: string }

/** What the unit is asked for, in a sentence. */
export function expectedWords({ input, unit }: SelfField): string {
  switch (input.kind) {
    case 'whole':
      return `应填不小于 0 的整数${unit === '' ? '' : `（${unit}）`}`
    case 'decimal':
      return input.max === undefined ? `应填不小于 0、小于十亿、最多 ${input.decimals} 位小数的数` : `应填 0 到 ${input.max} 之间、最多 ${input.decimals} 位小数的数`
    case 'list':
      return `应从列表中选：${input.options.map(({ text }) => text).join('、')}`
    default:
      return assertNever(input)
  }
}

/** Kinds of cells that no field takes; null for texts and numbers. */
function oddKind(value: GivenValue): string | null {
  switch (value.kind) {
    case 'text':
    case 'number':
      return null
    case 'date':
      return '变成了日期，看不出原来填的是什么。请把单元格格式改为“常规”再填'
    case 'boolean':
      return '是逻辑值，不是填报的内容'
    case 'error':
      return '公式出错'
    case 'uncomputed':
      return '公式没有结果。请在 Excel 或 WPS 中打开并保存，或者直接填数'
    default:
      return assertNever(value)
  }
}

const blankValue = (value: GivenValue | undefined): boolean => value === undefined || (value.kind === 'text' && isBlank(value.text))
const nothing = /^(?:无|没有|暂无|未发生|[-－—–―/／]+)$/u

function readNumber(value: GivenValue, field: SelfField & { readonly input: { readonly kind: 'whole' | 'decimal' } }): CellText {
  const { input, unit } = field
  const expected = expectedWords(field)
  if (value.kind === 'number' && value.percent) return { fault: `写成了百分数，看不出是几。${expected}` }
  const raw = givenText(value).trim()
  if (nothing.test(raw)) return { fault: `不是数。没有发生的填 0，没有数的留空。${expected}` }
  const cleaned = cleanNumber(raw, { units: [unit], percent: false })
  if (cleaned.kind === 'fault') return { fault: `${cleaned.message}。${expected}` }
  const limits = input.kind === 'whole' ? { decimals: 0 } : { decimals: input.decimals, ...(input.max === undefined ? {} : { max: input.max }) }
  const parsed = parseNumber(cleaned.text, limits)
  return parsed.kind === 'number' ? { text: String(parsed.value) } : { fault: expected }
}

/** A fill-in cell of a row. Nothing is guessed, clamped or rounded: what does not say one thing is a fault. */
export function readFieldCell(value: GivenValue | undefined, field: SelfField): CellText {
  if (value === undefined || blankValue(value)) return { text: '' }
  const odd = oddKind(value)
  if (odd !== null) return { fault: `${odd}。${expectedWords(field)}` }
  const { input } = field
  if (input.kind !== 'list') return readNumber(value, { ...field, input })
  const wanted = optionKey(givenText(value))
  const option = input.options.find(({ text }) => optionKey(text) === wanted)
  return option ? { text: option.value } : { fault: expectedWords(field) }
}

/** 自评说明. */
export function readNoteCell(value: GivenValue | undefined): CellText {
  if (value === undefined || blankValue(value)) return { text: '' }
  if (value.kind === 'error' || value.kind === 'uncomputed') return { fault: `${oddKind(value) ?? ''}，读不出说明` }
  return { text: givenText(value).replace(/\r\n?/g, '\n').replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '') }
}

/** A cell that holds something. */
export const isFilled = (value: GivenValue | undefined): boolean => !blankValue(value)
