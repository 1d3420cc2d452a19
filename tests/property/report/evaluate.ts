import { add, compare, divide, multiply, negate, round, subtract, whole, zero, type Rational } from '../../../shared/number/rational'

/**
 * A tiny spreadsheet: just the functions that excel.md allows and our workbooks use, on exact fractions, rounding half
 * away from zero. It never looks at a cached result.
 */
export type Value = Rational | string | null
export interface Grid {
  /** The formula, number or text of a cell; null where there is none. */
  readonly read: (sheet: string, column: number, row: number) => { readonly formula: string } | Value
}

type Range = { readonly range: readonly Value[] }
type Argument = Value | Range
const isRange = (argument: Argument): argument is Range => argument !== null && typeof argument === 'object' && 'range' in argument

const token = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|((?:'[^']+'!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)|([A-Z]+)(?=\()|(>=|[-+*/(),=]))/y

function tokensOf(formula: string): RegExpExecArray[] {
  const tokens: RegExpExecArray[] = []
  token.lastIndex = 0
  while (token.lastIndex < formula.length) {
    const match = token.exec(formula)
    if (!match) throw new Error(`cannot read ${formula}`)
    tokens.push(match)
  }
  return tokens
}

function number(text: string): Rational {
  const [integer = '', fraction = ''] = text.split('.')
  return { n: BigInt(integer + fraction), d: 10n ** BigInt(fraction.length) }
}

function toNumber(argument: Argument): Rational {
  if (isRange(argument) || typeof argument === 'string') throw new Error('#VALUE!')
  return argument ?? zero
}

const numbersOf = (args: readonly Argument[]): Rational[] =>
  args.flatMap((argument) => (isRange(argument) ? argument.range : [argument])).filter((value): value is Rational => value !== null && typeof value === 'object')
const rangeOf = (argument: Argument | undefined): readonly Value[] => {
  if (argument === undefined || !isRange(argument)) throw new Error('a range is needed')
  return argument.range
}
const same = (a: Value, b: Value): boolean => (typeof a === 'object' && typeof b === 'object' ? compare(a ?? zero, b ?? zero) === 0 : a === b)

const functions: Readonly<Record<string, (args: readonly Argument[]) => Argument>> = {
  SUM: (args) => numbersOf(args).reduce(add, zero),
  ROUND: ([value = null, digits = null]) => round(toNumber(value), Number(toNumber(digits).n)),
  MIN: (args) => numbersOf(args).reduce((a, b) => (compare(a, b) <= 0 ? a : b)),
  MAX: (args) => numbersOf(args).reduce((a, b) => (compare(a, b) >= 0 ? a : b)),
  SUMIF: ([tested, wanted = null, summed]) => {
    const values = rangeOf(summed)
    return rangeOf(tested).reduce<Rational>((sum, value, index) => (same(value, wanted as Value) ? add(sum, toNumber(values[index] ?? null)) : sum), zero)
  },
  MATCH: ([wanted = null, range]) => {
    const at = rangeOf(range).findIndex((value) => same(value, wanted as Value))
    if (at < 0) throw new Error('#N/A')
    return whole(at + 1)
  },
  RANK: ([value = null, range]) => whole(numbersOf([range ?? null]).filter((other) => compare(other, toNumber(value)) > 0).length + 1),
  COUNTIF: ([range, wanted = null]) => {
    const matches = wanted === '>0' ? (value: Value) => typeof value === 'object' && value !== null && compare(value, zero) > 0 : (value: Value) => same(value, wanted as Value)
    return whole(rangeOf(range).filter(matches).length)
  },
  INDEX: ([range, at = null]) => rangeOf(range)[Number(toNumber(at).n) - 1] ?? null,
}

class Reader {
  readonly #tokens: RegExpExecArray[]
  #at = 0
  constructor(formula: string, private readonly grid: Grid, private readonly sheet: string) {
    this.#tokens = tokensOf(formula)
  }

  value(): Value {
    const value = this.#comparison()
    if (isRange(value) || this.#at < this.#tokens.length) throw new Error('more than one value')
    return value
  }

  #take(...signs: string[]): string | undefined {
    const sign = this.#tokens[this.#at]?.[5]
    if (sign === undefined || !signs.includes(sign)) return undefined
    this.#at += 1
    return sign
  }

  #comparison(): Argument {
    const left = this.#sum()
    const sign = this.#take('>=', '=')
    if (sign === undefined) return left
    const right = this.#sum()
    const truth = sign === '=' ? same(left as Value, right as Value) : compare(toNumber(left), toNumber(right)) >= 0
    return whole(truth ? 1 : 0)
  }

  #sum(): Argument {
    let left = this.#product()
    for (let sign = this.#take('+', '-'); sign !== undefined; sign = this.#take('+', '-')) left = (sign === '+' ? add : subtract)(toNumber(left), toNumber(this.#product()))
    return left
  }

  #product(): Argument {
    let left = this.#atom()
    for (let sign = this.#take('*', '/'); sign !== undefined; sign = this.#take('*', '/')) left = (sign === '*' ? multiply : divide)(toNumber(left), toNumber(this.#atom()))
    return left
  }

  #atom(): Argument {
    if (this.#take('-')) return negate(toNumber(this.#atom()))
    if (this.#take('(')) {
      const inner = this.#comparison()
      this.#take(')')
      return inner
    }
    const [, digits, text, reference, name] = this.#tokens[this.#at++] ?? []
    if (digits !== undefined) return number(digits)
    if (text !== undefined) return text.replaceAll('""', '"')
    if (reference !== undefined) return this.#reference(reference)
    if (name !== undefined) return this.#call(name)
    throw new Error('a value is missing')
  }

  #call(name: string): Argument {
    this.#take('(')
    if (name === 'IF') return this.#choose()
    const args: Argument[] = []
    do args.push(this.#comparison())
    while (this.#take(','))
    this.#take(')')
    const call = functions[name]
    if (!call) throw new Error(`the function ${name} is not among the allowed ones`)
    return call(args)
  }

  /** Excel works out the chosen branch only: the other may divide by zero. */
  #choose(): Argument {
    const truth = toNumber(this.#comparison()).n !== 0n
    this.#take(',')
    if (!truth) this.#skip(',')
    const chosen = this.#comparison()
    if (truth) {
      this.#take(',')
      this.#skip(')')
    } else this.#take(')')
    return chosen
  }

  #skip(end: ',' | ')'): void {
    for (let depth = 0; this.#at < this.#tokens.length; this.#at += 1) {
      const sign = this.#tokens[this.#at]?.[5]
      if (depth === 0 && sign === end) break
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    }
    this.#take(end)
  }

  #reference(text: string): Argument {
    const match = /^(?:'([^']+)'!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(text)
    if (!match) throw new Error(`cannot read ${text}`)
    const [, sheet = this.sheet, column = '', first = '', lastColumn, last] = match
    const numberOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    const [from, to] = [numberOf(column), numberOf(lastColumn ?? column)]
    if (last === undefined) return evaluateCell(this.grid, sheet, from, Number(first))
    if (from !== to && first !== last) throw new Error('ranges of one column or one row only')
    const length = Math.max(to - from, Number(last) - Number(first)) + 1
    return { range: Array.from({ length }, (_, index) => (from === to ? evaluateCell(this.grid, sheet, from, Number(first) + index) : evaluateCell(this.grid, sheet, from + index, Number(first)))) }
  }
}

/** What a cell comes to, formulas worked out all the way down. */
export function evaluateCell(grid: Grid, sheet: string, column: number, row: number): Value {
  const content = grid.read(sheet, column, row)
  if (content === null || typeof content === 'string' || !('formula' in content)) return content
  return new Reader(content.formula, grid, sheet).value()
}
