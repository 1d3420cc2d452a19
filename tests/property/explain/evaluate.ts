import { add, ceil, compare, divide, floor, min, multiply, negate, round, subtract, whole, zero, type Rational } from '../../../shared/number/rational'

/**
 * Evaluates a line of `explain` as the inspected unit would by hand: every step is computed and held against what is printed after
 * its `=`, every comparison and band is checked against the step before, and the last step gives the points.
 */
type Token = { readonly kind: 'number'; readonly value: Rational } | { readonly kind: 'sign'; readonly sign: '+' | '−' | '×' | '÷' | '(' | ')' } | { readonly kind: 'most' } | { readonly kind: 'floor0' }

class Line {
  /** Exact values of numbers that were printed cut. */
  readonly known = new Map<string, Rational>()
  last: Rational | null = null
}

function literal(text: string): Rational {
  const [integer = '', fraction = ''] = text.split('.')
  return { n: BigInt(integer + fraction), d: 10n ** BigInt(fraction.length) }
}

function valueOf(text: string, line: Line): Rational {
  const known = line.known.get(text)
  if (known) return known
  if (text.endsWith('…')) throw new Error(`a cut number that no step gave: ${text}`)
  return text.startsWith('−') ? negate(literal(text.slice(1))) : literal(text)
}

const signs: Readonly<Record<string, '+' | '−' | '×' | '÷' | '(' | ')'>> = { '＋': '+', '−': '−', '×': '×', '÷': '÷', '(': '(', ')': ')' }

/** Words fall away; what is left is numbers and signs. */
function tokenize(text: string, line: Line): Token[] {
  const found = text.matchAll(/\d+(?:\.\d+)?…?|，最多|，扣完为止|[＋−×÷()]/gu)
  return [...found].map(([token]): Token => {
    if (token === '，最多') return { kind: 'most' }
    if (token === '，扣完为止') return { kind: 'floor0' }
    const sign = signs[token]
    return sign ? { kind: 'sign', sign } : { kind: 'number', value: valueOf(token, line) }
  })
}

class Parser {
  readonly tokens: Token[]
  constructor(tokens: Token[]) { this.tokens = [...tokens] }

  #take(kind: 'most' | 'floor0' | '+' | '−' | '×' | '÷' | '(' | ')'): boolean {
    const [first] = this.tokens
    if (!first || (first.kind === 'sign' ? first.sign : first.kind) !== kind) return false
    this.tokens.shift()
    return true
  }

  /** A sum, then `，最多N分` or `，扣完为止`. */
  group(): Rational {
    let value = this.#sum()
    if (this.#take('most')) value = min(value, this.#factor())
    if (this.#take('floor0')) {
      if (compare(value, zero) >= 0) throw new Error('nothing was used up')
      value = zero
    }
    return value
  }

  #sum(): Rational {
    let value = this.#take('−') ? negate(this.#product()) : this.#product()
    for (;;) {
      if (this.#take('+')) value = add(value, this.#product())
      else if (this.#take('−')) value = subtract(value, this.#product())
      else return value
    }
  }

  #product(): Rational {
    let value = this.#factor()
    for (;;) {
      if (this.#take('×')) value = multiply(value, this.#factor())
      else if (this.#take('÷')) value = divide(value, this.#factor())
      else return value
    }
  }

  #factor(): Rational {
    if (this.#take('(')) {
      const value = this.group()
      if (!this.#take(')')) throw new Error('no )')
      return value
    }
    const first = this.tokens.shift()
    if (first?.kind !== 'number') throw new Error(`no number but ${JSON.stringify(first?.kind)}`)
    return first.value
  }
}

function evaluate(text: string, line: Line): Rational {
  const parser = new Parser(tokenize(text, line))
  const value = parser.group()
  if (parser.tokens.length > 0) throw new Error(`more than one expression: ${text}`)
  return value
}

/** True where `printed` is the value, or the value cut where it is marked so. */
function isPrinted(value: Rational, printed: string): boolean {
  const negative = printed.startsWith('−')
  const digits = printed.replace(/[−…]/g, '')
  const absolute = compare(value, zero) < 0 ? negate(value) : value
  if (negative !== compare(value, zero) < 0) return false
  if (!printed.endsWith('…')) return compare(absolute, literal(digits)) === 0
  const scale = 10n ** BigInt(digits.split('.')[1]?.length ?? 0)
  return compare({ n: floor(multiply(absolute, whole(scale))), d: scale }, literal(digits)) === 0 && compare(absolute, literal(digits)) !== 0
}

function rounded(value: Rational, how: string): Rational {
  const places = /^按(\d)位小数$/.exec(how)
  if (places) return round(value, Number(places[1]))
  if (how === '不足一档算一档') return whole(ceil(value))
  if (how === '不足一档不算') return whole(floor(value))
  throw new Error(`an unknown rounding: ${how}`)
}

const number = '−?\\d+(?:\\.\\d+)?…?'
const stepShape = new RegExp(`^(.+?)=(${number})(?:%|个百分点)?(?:，(.+?)(?:为|，计)(${number})档?)?$`, 'u')

function runStep(text: string, line: Line): void {
  const match = stepShape.exec(text)
  if (!match) {
    if (text.startsWith('测评')) line.last = evaluate(text, line)
    else if (text.includes('=')) throw new Error(`not a step: ${text}`)
    return
  }
  const [, expression = '', printed = '', how, result] = match
  const value = evaluate(expression, line)
  if (!isPrinted(value, printed)) throw new Error(`${expression} is not ${printed}`)
  line.known.set(printed, value)
  line.last = value
  if (how === undefined || result === undefined) return
  line.last = rounded(value, how)
  if (!isPrinted(line.last, result)) throw new Error(`${printed}，${how} is not ${result}`)
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  不低于: (order) => order >= 0, 不高于: (order) => order <= 0, 低于: (order) => order < 0, 高于: (order) => order > 0,
  '≥': (order) => order >= 0, '≤': (order) => order <= 0, '＜': (order) => order < 0, '＞': (order) => order > 0,
}

/** `不低于98`, or a band `≤−10%`: must be true of the step before. */
function checkClaim(text: string, line: Line): void {
  const match = new RegExp(`^(不低于|不高于|低于|高于|≥|≤|＜|＞)(${number})(?:%|个百分点)?$`, 'u').exec(text)
  if (!match) return
  const [, word = '', bound = ''] = match
  if (!line.last || !comparisons[word]?.(compare(line.last, valueOf(bound, line)))) throw new Error(`not ${text}`)
}

/** The points that a line comes to: computed from its left side, and as printed on its right. Throws for a line that does not hold. */
export function evaluateExplain(explain: string): { computed: Rational; printed: Rational } {
  const at = explain.lastIndexOf(' = ')
  const right = /^(\d+(?:\.\d+)?)分$/.exec(explain.slice(at + 3))
  if (at < 0 || !right || explain.includes('\n')) throw new Error(`not a line: ${explain}`)
  const line = new Line()
  const band = /属“([^”]*)”/u.exec(explain)?.[1]
  const steps = explain.slice(0, at).replace(/“[^”]*”/gu, '').split('；')
  const last = steps.pop() ?? ''
  for (const step of steps) runStep(step, line)
  const [claim = '', awarded] = last.split(/，(?=得|定)/u)
  if (awarded !== undefined) checkClaim(claim, line)
  if (band !== undefined) checkClaim(band, line)
  return { computed: round(evaluate(awarded ?? claim, line), 2), printed: literal(right[1] ?? '') }
}
