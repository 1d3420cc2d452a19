import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { splitText, fitText } from '../../../shared/report/long-text'
import { capacityOf, emOf, heightOfLines, tallestRow, wrapText } from '../../../shared/report/text-metrics'

interface Measured { readonly sheet: string; readonly row: number; readonly height: number; readonly cells: readonly (readonly [string, number, number])[] }

/** Rows of the handbook's example workbook with the texts of their wrapped cells, whose paper was checked for cut lines. */
const { rows } = JSON.parse(readFileSync('tests/fixtures/example-unit-rows.json', 'utf8')) as { rows: Measured[] }
const least: Readonly<Record<string, number>> = { 评分表: 24 }

describe('row heights', () => {
  it('holds many lines of the face that stands in for 宋体, each 1.448 em tall, but for two points of blank above and below', () => {
    for (const size of [8, 9, 10]) for (let lines = 1; lines <= 20; lines += 1) expect(heightOfLines(lines, size, 0)).toBeGreaterThanOrEqual(lines * 1.448 * size - 4)
  })
  it('measures the character box in px', () => {
    expect([9, 10, 10.5, 11, 8].map(emOf)).toEqual([12, 40 / 3, 14, 15, 11])
  })
  it('gives every row of the example its height, or a line more where figures need it without a Song font', () => {
    const planned = rows.map(({ sheet, row, height, cells }) => ({
      name: `${sheet} ${row}`,
      more: cells.reduce((most, [text, width, size]) => Math.max(most, heightOfLines(wrapText(text, width, size).length, size, 0)), least[sheet] ?? 0) - height,
      figures: cells.some(([text]) => /[%=+]/.test(text)),
    }))
    expect(rows.length).toBeGreaterThan(150)
    expect(planned.filter(({ more, figures }) => more < 0 || (more > 0 && !figures) || more > 12)).toEqual([])
    expect(planned.filter(({ more }) => more > 0).length).toBeLessThan(rows.length / 20)
  })
  it('takes a line more than fits only just', () => {
    const capacity = capacityOf(17.5, 10)
    expect(capacity).toBeCloseTo(10.05, 2)
    expect(wrapText('一'.repeat(10), 17.5, 10)).toHaveLength(1)
    expect(wrapText('一'.repeat(11), 17.5, 10)).toEqual(['一'.repeat(9), '一一'])
  })
  it('keeps numbers whole and punctuation with its character', () => {
    expect(wrapText('完成率达到了95.25%，好', 9.1, 9)).toEqual(['完成率达到', '了', '95.25%，', '好'])
    expect(wrapText('一二三四五（六七', 9.1, 9)).toEqual(['一二三四五', '（六七'])
  })
  it('breaks a number longer than the line', () => {
    const lines = wrapText('9'.repeat(40), 9.1, 9)
    expect(lines.join('')).toBe('9'.repeat(40))
    expect(lines.length).toBeGreaterThan(3)
  })
  it('counts paragraphs and empty lines', () => {
    expect(wrapText('甲\n\n乙', 20, 9)).toEqual(['甲', '', '乙'])
  })
})

describe('texts too long for a row', () => {
  const long = Array.from({ length: 60 }, (_, index) => `第${index + 1}处没有台账，也没有值班记录；`).join('')
  it('splits without losing a character', () => {
    const pieces = splitText(long, 22.6, 9)
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.join('')).toBe(long)
    for (const piece of pieces) expect(heightOfLines(wrapText(piece, 22.6, 9).length, 9, 0)).toBeLessThanOrEqual(tallestRow)
  })
  it('keeps line ends inside a piece', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `${index}`)
    expect(splitText(lines.join('\n'), 22.6, 9).map((piece) => piece.split('\n').length)).toEqual([17, 17, 6])
    expect(splitText('\n'.repeat(200), 22.6, 9).length).toBeLessThan(13)
  })
  it('cuts with a hint where the rest is', () => {
    const fitted = fitText(long, 17.7, 9, '（续见《扣分明细》）')
    expect(fitted.endsWith('……（续见《扣分明细》）')).toBe(true)
    expect(heightOfLines(wrapText(fitted, 17.7, 9).length, 9, 0)).toBeLessThanOrEqual(tallestRow)
    expect(fitText('短', 17.7, 9, '（续）')).toBe('短')
  })
})
