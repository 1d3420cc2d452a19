import { describe, expect, it } from 'vitest'
import { decimal, formatDecimal, parseDecimal, roundToPoints } from '../../../shared/number/decimal'
import { ceil, compare, divide, floor, round, whole, type Rational } from '../../../shared/number/rational'
import { formatPoints, parsePoints, sumPoints, toPoints } from '../../../shared/points'

const of = (n: number, d = 1): Rational => ({ n: BigInt(n), d: BigInt(d) })

describe('parseDecimal', () => {
  it.each([[0, 0, 1], [-0, 0, 1], [3.0, 3, 1], [1.005, 1005, 1000], [0.1, 1, 10], [-2.5, -25, 10], [0.000001, 1, 1_000_000], [999_999_999.999999, 999_999_999_999_999, 1_000_000]])('%d is exact', (value, n, d) => {
    const parsed = parseDecimal(value)
    expect(parsed && compare(parsed, of(n, d))).toBe(0)
  })
  it.each([1e9, -1e9, 1e21, 1e-7, 0.0000001, 1.0000001, NaN, Infinity])('%d is none of the rubric', (value) => {
    expect(parseDecimal(value)).toBeNull()
    expect(() => decimal(value)).toThrow(RangeError)
  })
})

describe('rounding', () => {
  it.each([[5, 1000, 1], [-5, 1000, -1], [1005, 1000, 101], [114, 10_000, 1], [2, 3, 67], [-2, 3, -67]])('%d/%d becomes %d hundredths, half away from zero', (n, d, points) => { expect(roundToPoints(of(n, d))).toBe(points) })
  it('goes down and up past zero', () => {
    expect([floor(of(-7, 2)), floor(of(7, 2)), floor(of(-4, 2)), ceil(of(-7, 2)), ceil(of(7, 2)), ceil(of(4, 2))]).toEqual([-4n, 3n, -2n, -3n, 4n, 2n])
    expect(compare(round(of(-25, 10), 0), whole(-3))).toBe(0)
  })
  it('divides by what is below zero, never by zero', () => {
    expect(divide(of(1), of(-2))).toEqual({ n: -1n, d: 2n })
    expect(() => divide(of(1), of(0))).toThrow(RangeError)
  })
})

describe('texts', () => {
  it.each<[number, number, number | undefined, string]>([[1, 2, undefined, '0.5'], [-1, 3, undefined, '−0.3333…'], [3, 1, 6, '3'], [1_000_001, 1_000_000, 4, '1.0000…'], [0, 1, 4, '0']])('%d/%d with %s decimals is %s', (n, d, limit, text) => { expect(formatDecimal(of(n, d), limit)).toBe(text) })
  it.each([[0, '0.00'], [5, '0.05'], [-50, '-0.50'], [100_000, '1000.00']])('%d hundredths is %s', (hundredths, text) => { expect(formatPoints(toPoints(hundredths))).toBe(text) })
})

describe('parsePoints', () => {
  it.each<[number | string, number | null]>([[1.15, 115], [7, 700], ['7.50', 750], ['007.500', 750], [-0, 0], [-1.5, -150], [1.005, null], [1e9, null], [999_999_999.99, 99_999_999_999], ['1e2', null], ['', null], [' 1', null], ['１', null]])('%j is %j hundredths', (value, hundredths) => { expect(parsePoints(value)).toBe(hundredths) })
  it('are integers and nothing else', () => {
    expect(() => toPoints(0.5)).toThrow(RangeError)
    expect(() => toPoints(2 ** 53)).toThrow(RangeError)
    expect(sumPoints([])).toBe(0)
  })
})
