import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../../shared/number/decimal'
import { parseNumber } from '../../../shared/entry-form/parse-number'

const read = (text: string, decimals = 2, max = 10) => {
  const typed = parseNumber(text, { decimals, max })
  return typed.kind === 'number' ? typed.value : typed.kind
}

describe('a typed number', () => {
  it.each([
    ['8.5', 8.5], ['8。5', 8.5], ['８．５', 8.5], ['８｡５', 8.5], ['8·5', 8.5], [' 8 ', 8], ['\u300010\u3000', 10], ['0', 0], ['007', 7], ['.5', 0.5], ['8.500', 8.5], ['10.00', 10],
  ])('%j is %d', (text, value) => expect(read(text)).toBe(value))

  it.each([
    '1e3', '0x10', '1,000', '1，000', '５０％', '50%', '--', '-1', '−1', '+1', '八', 'abc', '8.555', '10.01', '8..5', '8.', '.', '8 5', '8.5分', '²', '8²', '½', '8①', '⒈5', 'Infinity', 'NaN', '٣', '\u200b8',
  ])('%j is refused', (text) => expect(read(text)).toBe('refused'))

  it.each(['', ' ', '\u3000\t\n'])('%j is blank', (text) => expect(read(text)).toBe('blank'))

  it('keeps to nine digits before the point and the decimals asked for', () => {
    expect(read('999999999.999999', 6, Infinity)).toBe(999999999.999999)
    expect(read('1000000000', 6, Infinity)).toBe('refused')
    expect(read('0.0000001', 6, Infinity)).toBe('refused')
    expect(read('1.5', 0, Infinity)).toBe('refused')
    expect(read('3.0', 0, Infinity)).toBe(3)
  })
})

/** Said again by other means: digit by digit, without NFKC, Number or a regular expression. */
function meaning(text: string): { n: bigint; decimals: number } | null {
  const letters = [...text.trim()]
  let n = 0n
  let decimals = -1
  let digits = 0
  for (const letter of letters) {
    const code = letter.codePointAt(0) ?? 0
    const digit = code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : null
    if (digit !== null) {
      n = n * 10n + BigInt(digit)
      digits += 1
      if (decimals >= 0) decimals += 1
    } else if ('.．。｡·'.includes(letter) && decimals < 0) decimals = 0
    else return null
  }
  if (digits === 0 || decimals === 0) return null
  const places = Math.max(0, decimals)
  return { n, decimals: places }
}

describe('R22: fuzzed inputs', () => {
  const alphabet = [...'0123456789０１２３４５６７８９.。．｡·,，-−+eExX% 　\t½²①⒈八分$/', '\u200b', '\u00a0']
  const near = fc.array(fc.constantFrom(...alphabet), { maxLength: 14 }).map((letters) => letters.join(''))
  const number = fc.tuple(fc.nat(99999), fc.nat(9999999), fc.constantFrom('.', '。', '．', '｡', '·'), fc.boolean()).map(([whole, fraction, point, wide]) => {
    const text = `${whole}${point}${fraction}`
    return wide ? text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) : text
  })
  const text = fc.oneof(near, number, fc.string({ unit: 'binary', maxLength: 12 }))

  it('accepted values mean what was typed, all else is refused', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(0, 2, 6), fc.constantFrom(1, 10, 100, 1e9 - 1), (typed, decimals, max) => {
        const result = parseNumber(typed, { decimals, max })
        const meant = meaning(typed)
        if (result.kind === 'number') {
          const value = parseDecimal(result.value)
          expect(value && meant && value.n * 10n ** BigInt(meant.decimals) === meant.n * value.d).toBe(true)
          expect(value && value.n <= BigInt(max) * value.d).toBe(true)
          expect(value && (value.n * 10n ** BigInt(decimals)) % value.d).toBe(0n)
        } else if (meant) {
          const fits = meant.n <= BigInt(max) * 10n ** BigInt(meant.decimals) && (meant.n * 10n ** BigInt(decimals)) % 10n ** BigInt(meant.decimals) === 0n
          expect(fits).toBe(false)
        }
      }),
      { numRuns: 100_000 },
    )
  })
})
