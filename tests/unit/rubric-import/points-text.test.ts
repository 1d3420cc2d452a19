import { expect, test } from 'vitest'
import type { GivenValue } from '../../../shared/import/given-workbook'
import { readPoints, splitPoints } from '../../../shared/rubric-import/points-text'

const text = (value: string): GivenValue => ({ kind: 'text', text: value })
/** Points in hundredths, or the kind of what is none. */
const pointsOf = (value: GivenValue | null): number | string => {
  const read = readPoints(value)
  return read.kind === 'points' ? Number(read.points) : read.kind
}

test.each<[string, number]>([
  ['5', 500], ['5分', 500], ['5 分', 500], ['（5分）', 500], ['(5)', 500], ['【5分】', 500], ['５分', 500], ['１２．５', 1250], ['12。5分', 1250], ['分值：5', 500], ['满分5分', 500], ['满分为 5 分', 500], ['共100分', 10_000], ['本项共100分', 10_000],
  ['⑤', 500], ['⑩', 1000], ['五分', 500], ['十五', 1500], ['二十分', 2000], ['一百二十分', 12_000], ['一百零五分', 10_500], ['两百分', 20_000], ['二点五分', 250], ['5.50', 550], ['0.25', 25], [' 5\u00a0分\u200b', 500], ['5\n分', 500], ['10分'.normalize('NFD'), 1000],
])('%s is %d hundredths', (written, points) => expect(pointsOf(text(written))).toBe(points))

test.each<[string]>([['5-10'], ['≤5'], ['5分/次'], ['每项5分'], ['5%'], ['①⑤'], ['—'], ['/'], ['待定'], ['1,000'], ['5.125'], ['-5'], ['0'], ['5分10分'], ['二五'], ['3+2'], ['10000000000']])('%s is no points, and nothing is guessed', (written) => expect(pointsOf(text(written))).toBe('bad'))

test('cells that are no texts: a number as it is, a share, a date, an error, a formula that was never computed', () => {
  expect(pointsOf({ kind: 'number', value: 12.5 })).toBe(1250)
  expect(pointsOf({ kind: 'number', value: 0.1, percent: true })).toBe('bad')
  expect(pointsOf({ kind: 'number', value: 1.005 })).toBe('bad')
  expect(pointsOf({ kind: 'date', date: '2026-05-10' })).toBe('bad')
  expect(pointsOf({ kind: 'error', text: '#REF!' })).toBe('bad')
  expect(pointsOf({ kind: 'uncomputed' })).toBe('bad')
  expect(pointsOf(text(' '))).toBe('blank')
  expect(pointsOf(null)).toBe('blank')
})

test.each<[string, string, number | null]>([
  ['一、组织领导（100分）', '一、组织领导', 10_000], ['组织领导(满分100分)', '组织领导', 10_000], ['组织领导【100 分】', '组织领导', 10_000], ['组织领导 100分', '组织领导', 10_000], ['组织领导：１００分', '组织领导', 10_000], ['（一）队伍建设（分值：２０．５分）', '（一）队伍建设', 2050], ['考核（三十分）', '考核', 3000], ['（5分）及时报送', '及时报送', 500],
  ['每少1次扣2分', '每少1次扣2分', null], ['完成得3分，未完成（2分）的说明', '完成得3分，未完成（2分）的说明', null], ['落实三项制度', '落实三项制度', null], ['建设100个村', '建设100个村', null],
])('%s: the name and its points', (written, rest, points) => expect(splitPoints(written)).toEqual({ rest, points }))

test('why it is none reads on from the word 分值', () => {
  for (const value of [{ kind: 'number', value: -5 }, text('0')] as const) expect(readPoints(value)).toMatchObject({ kind: 'bad', why: '应大于 0' })
})
