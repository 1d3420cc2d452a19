import { cleanNumber, trimCell } from '../entry-form/clean-cell'
import { parseNumber } from '../entry-form/parse-number'
import { givenText, type GivenValue } from '../import/given-workbook'
import { cleanText } from '../report/clean-text'

/** What a cell of the workbook says. */
export type Printed = string | number | null
export type Taken<T> = { readonly value: T } | { readonly fault: string }

/** One cell of a row: what it prints, and the row's subject with what stands there now. */
export interface Field<T> {
  readonly print: (of: T) => Printed
  readonly take: (cell: GivenValue | undefined, of: T) => Taken<T>
}

const fold = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim()

/** “转换为数字” makes 1.1 of the text 1.10 and 7 of 007: the same number is the same text. */
const becameNumber = (printed: Printed, cell: GivenValue): boolean =>
  cell.kind === 'number' && cell.percent === undefined && typeof printed === 'string' && /^\d+(?:\.\d+)?$/.test(printed.trim()) && Number(printed) === cell.value

/** True where the cell still says what was printed: then it means exactly what it meant, whatever a cell cannot say. */
function isPrinted(printed: Printed, cell: GivenValue | undefined): boolean {
  if (typeof printed === 'number') return cell?.kind === 'number' && cell.percent === undefined && cell.value === printed
  if (cell === undefined) return printed === null || fold(cleanText(printed)) === ''
  return becameNumber(printed, cell) || (cell.kind === 'text' && fold(cell.text) === fold(cleanText(printed ?? '')))
}

/** The subject after a cell was read: itself where the cell was not touched. */
export function readField<T>(field: Field<T>, of: T, cell: GivenValue | undefined): Taken<T> {
  return isPrinted(field.print(of), cell) ? { value: of } : field.take(cell, of)
}

const oddKinds = {
  date: '变成了日期，看不出原来写的是什么。请把这一格设为文本再填',
  boolean: '是逻辑值，不是这里要填的',
  error: '公式出错。请直接填写',
  uncomputed: '公式没有结果。请在 Excel 或 WPS 中打开并保存，或者直接填写',
} as const

function oddity(cell: GivenValue | undefined): string | null {
  return cell === undefined || cell.kind === 'text' || cell.kind === 'number' ? null : oddKinds[cell.kind]
}

/** The text of a cell without the blanks around it; empty for a blank one. */
export function textIn(cell: GivenValue | undefined): Taken<string> {
  const fault = oddity(cell)
  return fault === null ? { value: cell === undefined ? '' : trimCell(givenText(cell)) } : { fault }
}

/** A number as it stands there; null for a blank cell. Nothing is rounded. */
export function numberIn(cell: GivenValue | undefined, decimals: number): Taken<number | null> {
  const read = textIn(cell)
  if ('fault' in read) return read
  const expected = `应填不小于 0、小于十亿、最多 ${decimals} 位小数的数`
  if (cell?.kind === 'number' && cell.percent) return { fault: `写成了百分数，看不出是几。${expected}` }
  const cleaned = cleanNumber(read.value, { units: ['分'], percent: false })
  if (cleaned.kind === 'fault') return { fault: `${cleaned.message}。${expected}` }
  const parsed = parseNumber(cleaned.text, { decimals })
  if (parsed.kind === 'refused') return { fault: `“${read.value}”不能用。${expected}` }
  return { value: parsed.kind === 'blank' ? null : parsed.value }
}

/** A field that is a text; `set` decides what a blank cell means. */
export function textField<T>(get: (of: T) => string | null | undefined, set: (of: T, text: string) => T): Field<T> {
  return {
    print: (of) => get(of) || null,
    take: (cell, of) => {
      const read = textIn(cell)
      return 'fault' in read ? read : { value: set(of, read.value) }
    },
  }
}

/** A field that is a number; `set` decides what a blank cell means. */
export function numberField<T>(get: (of: T) => number | null, set: (of: T, value: number | null) => Taken<T>, decimals = 2): Field<T> {
  return {
    print: get,
    take: (cell, of) => {
      const read = numberIn(cell, decimals)
      return 'fault' in read ? read : set(of, read.value)
    },
  }
}

/** A field with a word for each value; a blank cell is a word too where `words` has one for it. */
export function wordField<T, V>(words: readonly (readonly [word: string, value: V])[], get: (of: T) => V, set: (of: T, value: V) => T): Field<T> {
  const named = words.map(([word]) => word).filter((word) => word !== '')
  const blank = named.length < words.length ? '，或者留空' : ''
  return {
    print: (of) => words.find(([, value]) => value === get(of))?.[0] || null,
    take: (cell, of) => {
      const read = textIn(cell)
      if ('fault' in read) return read
      const found = words.find(([word]) => word === read.value.normalize('NFKC').replace(/\s+/gu, ''))
      return found ? { value: set(of, found[1]) } : { fault: `应为：${named.join('、')}${blank}` }
    },
  }
}

const separator = /[、，,；;\n]/u

/** A field that is a list of names. A name with one of the signs between names in it is right as long as the cell is not touched. */
export function listField<T>(get: (of: T) => readonly string[] | undefined, set: (of: T, names: string[]) => T): Field<T> {
  return textField((of) => get(of)?.join('、'), (of, text) => set(of, text.split(separator).map((name) => name.trim()).filter((name) => name !== '')))
}

/** Without one of its fields. */
export function without<T extends object, K extends keyof T>(of: T, name: K): T {
  const { [name]: _gone, ...rest } = of
  return rest as T
}
