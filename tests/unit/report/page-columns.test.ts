import { describe, expect, test } from 'vitest'
import { toPoints } from '../../../shared/points'
import { layColumns, pointsWidth, splitByPage, toWidth, type WideTable } from '../../../shared/report/page-columns'
import { printScale } from '../../../shared/report/page-breaks'
import { balanced, requirementHead } from '../../../shared/report/short-heads'

const table = (count: number): WideTable => ({ before: [4.2, 18, 5.6, 7.4], count, least: 5.8, usual: 7.2, after: [8, 8.8, 7.4, 18.2], tolerated: 150 })
const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0)

describe('columns of a wide table', () => {
  test('seven units stand at their usual width and fill the page', () => {
    expect(layColumns(table(7))).toEqual({ widths: [4.2, 18, 5.6, 7.4, 7.2, 7.2, 7.2, 7.2, 7.2, 7.2, 7.2, 8, 8.8, 7.4, 18.2], breaks: [], pages: [[1, 15]] })
  })
  test.each([1, 3])('%i leave room to all, and the page is filled', (count) => {
    const { widths, breaks } = layColumns(table(count))
    expect(breaks).toEqual([])
    expect(sum(widths)).toBeGreaterThan(127)
    expect(sum(widths)).toBeLessThan(129)
  })
  test('a dozen print a little smaller, on one page', () => {
    const { widths, breaks } = layColumns(table(12))
    expect(breaks).toEqual([])
    expect(printScale(widths, breaks)).toBeGreaterThanOrEqual(0.85)
  })
  test.each([13, 20, 21, 50, 120])('%i go on to the right: every page is full and holds what its title says', (count) => {
    const { widths, breaks, pages } = layColumns(table(count))
    expect(widths).toHaveLength(count + 8)
    expect(pages).toHaveLength(breaks.length + 1)
    const repeated = sum(widths.slice(0, 2))
    for (const [first, last] of pages) {
      const own = sum(widths.slice(first - 1, last)) + repeated
      expect(own).toBeGreaterThan(126.5)
      expect(own).toBeLessThanOrEqual(129)
    }
    // The columns after the units stay together.
    expect(breaks.at(-1)).toBeLessThanOrEqual(count + 4)
    expect(pages[0]?.[0]).toBe(3)
    expect(pages.at(-1)?.[1]).toBe(widths.length)
  })
  test('a range is cut where the pages are', () => {
    expect(splitByPage([3, 9], [[3, 5], [6, 8], [9, 12]])).toEqual([[3, 5], [6, 8], [9, 9]])
    expect(splitByPage([3, 4], [[1, 12]])).toEqual([[3, 4]])
  })
  test('no column is exactly 9 wide, and figures never show as ###', () => {
    expect(toWidth(9.04)).toBe(9.1)
    expect(pointsWidth(5.7, [toPoints(12_345)], 9)).toBe(5.7)
    expect(pointsWidth(5.7, [toPoints(100_000)], 9)).toBeGreaterThan(5.9)
    expect(pointsWidth(5.7, [toPoints(-10_000_000)], 10)).toBeGreaterThan(pointsWidth(5.7, [toPoints(10_000_000)], 10))
  })
})

describe('names in narrow heads', () => {
  test.each([['大柴旦行委', 4, '大柴旦\n行委'], ['德令哈市', 4, '德令哈市'], ['德令哈市', 3, '德令\n哈市'], ['Ulan 县', 3, 'Ulan 县'], ['', 4, '']])('%s in %i', (name, most, lines) => expect(balanced(name, most)).toBe(lines))
  test.each([['扛牢一份责任', '扛牢\n一份\n责任'], ['一、守牢一道防线', '守牢\n一道\n防线'], ['组织领导', '组织\n领导'], ['基层治理能力建设', '基层治\n理能力\n建设'], ['A类', 'A类']])('requirement %s', (name, lines) => expect(requirementHead(name)).toBe(lines))
  test('a name that never ends is cut', () => expect(balanced('长'.repeat(90), 4).replaceAll('\n', '')).toBe(`${'长'.repeat(23)}…`))
})
