import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keepTogether } from '../../../shared/report/keep-together'
import { findPageBreaks, pageHeight } from '../../../shared/report/page-breaks'
import type { RowDraft } from '../../../shared/report/row-draft'

interface Example { readonly scorecardHeights: number[]; readonly scorecardOutline: number[]; readonly scorecardBreaks: number[] }
const example = JSON.parse(readFileSync('tests/fixtures/example-unit-rows.json', 'utf8')) as Example

const row = (height: number, withNext = false): RowDraft => ({ cells: [], height, grid: 'body', withNext })
const breaksOf = (rows: readonly RowDraft[]): number[] => findPageBreaks({ heights: rows.map(({ height }) => height), withNext: rows.map(({ withNext }) => withNext ?? false), headRows: [1, 1] })

describe('page breaks', () => {
  it('finds the breaks of the example workbook', () => {
    const rows = example.scorecardHeights.map((height, index) => row(height, index >= 5 && index < 145 && (example.scorecardOutline[index] ?? 0) < 2))
    const kept = keepTogether(rows, 13, 5)
    expect(findPageBreaks({ heights: rows.map(({ height }) => height), withNext: kept.map(({ withNext }) => withNext ?? false), headRows: [5, 5] })).toEqual(example.scorecardBreaks)
  })
  it('fills a page to the last point', () => {
    const rows = [row(87), ...Array.from({ length: 9 }, () => row(100))]
    expect(breaksOf(rows)).toEqual([5, 9])
    expect(87 + 4 * 100).toBe(pageHeight)
  })
  it('keeps a requirement with its first item', () => {
    expect(breaksOf([row(87), row(100), row(100), row(100), row(30, true), row(30, true), row(90), row(100)])).toEqual([4])
  })
  it('cuts a run that no page can hold, and only there', () => {
    const rows = [row(87), ...Array.from({ length: 6 }, () => row(100, true)), row(100)]
    expect(breaksOf(rows)).toEqual([5])
  })
  it('moves rows down to a thin page before the last', () => {
    const rows = [row(87), ...Array.from({ length: 5 }, () => row(100)), row(200, true), row(150)]
    expect(breaksOf(rows)).toEqual([4, 6])
    const more = [row(87), ...Array.from({ length: 9 }, () => row(100)), row(200, true), row(150)]
    expect(breaksOf(more)).toEqual([5, 8, 10])
  })
  it('gives up the two items before the signatures when they do not fit', () => {
    const withNext = (items: readonly number[]): boolean[] => keepTogether([row(30), ...items.map((height) => row(height)), row(200), row(180)], 2, 1).map((kept) => kept.withNext ?? false)
    expect(withNext([50, 30, 30])).toEqual([false, false, true, true, true, false])
    expect(withNext([50, 60, 30])).toEqual([false, false, false, true, true, false])
    expect(withNext([50, 30, 100])).toEqual([false, false, false, false, true, false])
  })
})
