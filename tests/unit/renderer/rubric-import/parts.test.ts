import { describe, expect, it } from 'vitest'
import { choiceOf, roleOfColumn, setColumn, setRow, setSheet } from '../../../../renderer/components/rubric-import/corrections'
import { moveSpot } from '../../../../renderer/components/rubric-import/grid-move'
import { openAtFirst, pathTo, treeLines } from '../../../../renderer/components/rubric-import/guess-tree'
import { listDraftItems } from '../../../../shared/rubric-draft/draft-tree'
import { columnGroups, columnWords, countWords, listColumnGroups, noteCounts, pointsWords, rowGroups, sortNotes } from '../../../../renderer/components/rubric-import/import-words'
import { keepCells } from '../../../../renderer/components/rubric-import/keep-cells'
import { placesOf } from '../../../../renderer/components/rubric-import/places'
import { anchorOf, cellName, columnName, columnWidths, gridBlocks, parseCell } from '../../../../renderer/components/rubric-import/sheet-blocks'
import { columnRoles, rowRoles } from '../../../../shared/rubric-import/layout'
import type { SheetView } from '../../../../shared/rubric-import/reading'
import { readingOf } from './reading-fixture'

const sheetOf = (rows: number, merges: SheetView['merges'] = []): SheetView => ({ name: 'S', visible: true, rows, columns: 3, cells: Array.from({ length: rows }, (_, row) => [`a${row + 1}`, `b${row + 1}`, `c${row + 1}`]), merges, roles: Array.from({ length: rows }, () => 'item') })

describe('names of cells', () => {
  it('go to letters and back', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
    for (const column of [1, 26, 27, 703]) expect(parseCell(cellName(9, column))).toEqual({ row: 9, column })
    expect(parseCell('D12:F14')).toEqual({ row: 12, column: 4 })
    expect(parseCell('行 12')).toBeNull()
  })
})

describe('the sheet as blocks', () => {
  const drawn = (sheet: SheetView): string[] => gridBlocks(sheet).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ row, column, rowspan, colspan }) => `${cellName(row, column)}:${rowspan}x${colspan}`)))
  it('draws a merged area once, over its rows and columns', () => {
    expect(drawn(sheetOf(3, [{ top: 1, left: 1, bottom: 2, right: 2 }]))).toEqual(['A1:2x2', 'C1:1x1', 'C2:1x1', 'A3:1x1', 'B3:1x1', 'C3:1x1'])
  })
  it('cuts where no merged area is cut', () => {
    const blocks = gridBlocks(sheetOf(100, [{ top: 20, left: 1, bottom: 40, right: 1 }]))
    expect(blocks[0]?.to).toBe(40)
    expect(blocks.map(({ from, to }) => to - from + 1).reduce((a, b) => a + b)).toBe(100)
  })
  it('goes on, blank, where one is longer than a block, and fills every spot exactly once', () => {
    const sheet = sheetOf(200, [{ top: 2, left: 2, bottom: 190, right: 2 }, { top: 195, left: 1, bottom: 250, right: 9 }])
    const seen = new Set<string>()
    for (const { from, to, rows } of gridBlocks(sheet)) {
      for (const { cells } of rows) {
        for (const cell of cells) {
          for (let row = cell.row; row < cell.row + cell.rowspan; row += 1) for (let column = cell.column; column < cell.column + cell.colspan; column += 1) {
            expect(row <= to && row >= from && !seen.has(cellName(row, column))).toBe(true)
            seen.add(cellName(row, column))
          }
        }
      }
    }
    expect(seen.size).toBe(600)
  })
  it('is cut once for the same cells', () => {
    const sheet = sheetOf(30)
    expect(gridBlocks({ ...sheet, roles: [] })).toBe(gridBlocks(sheet))
  })
  it('gives every column room for its chooser and none more than some 16 letters', () => {
    const wide = { ...sheetOf(2), cells: [['一', '很长的评分标准'.repeat(30), ''], ['2', '很长的评分标准'.repeat(30), '']] }
    expect(columnWidths(wide)).toEqual([76, 208, 76])
  })
})

describe('keys of the sheet', () => {
  const sheet = sheetOf(10, [{ top: 3, left: 1, bottom: 6, right: 1 }])
  const to = (row: number, column: number, key: string) => moveSpot({ row, column }, key, sheet, 4)
  it('pass over a merged area and reach the heads', () => {
    expect(to(3, 1, 'ArrowDown')).toEqual({ row: 7, column: 1 })
    expect(to(7, 1, 'ArrowUp')).toEqual({ row: 6, column: 1 })
    expect(to(5, 2, 'ArrowLeft')).toEqual({ row: 5, column: 1 })
    expect(to(5, 1, 'ArrowRight')).toEqual({ row: 5, column: 2 })
    expect(to(1, 2, 'ArrowUp')).toEqual({ row: 0, column: 2 })
    expect(to(4, 2, 'Home')).toEqual({ row: 4, column: 0 })
    expect(to(4, 0, 'ArrowDown')).toEqual({ row: 5, column: 0 })
    expect(to(10, 3, 'PageDown')).toEqual({ row: 10, column: 3 })
    expect(to(2, 1, 'Ctrl+Home')).toEqual({ row: 0, column: 1 })
    expect(to(1, 0, 'ArrowUp')).toEqual({ row: 0, column: 1 })
    expect(to(1, 1, 'A')).toBeNull()
    expect(anchorOf({ row: 6, column: 1 }, sheet.merges)).toEqual({ row: 3, column: 1 })
  })
})

describe('corrections', () => {
  const { layouts } = readingOf()
  it('move a role that only one column can have, and keep the others', () => {
    const next = setColumn(layouts, '评分细则', 3, 'content')
    expect(next[0]?.columns).toEqual({ 1: 'level1', 2: 'level2', 3: 'content', 5: 'points', 6: 'standard', 7: 'leadDepartment' })
    expect(roleOfColumn(next[0], 4)).toBe('ignore')
    expect(next[1]).toBe(layouts[1])
    expect(setColumn(layouts, '评分细则', 8, 'standard')[0]?.columns).toMatchObject({ 6: 'standard', 8: 'standard' })
    expect(setColumn(layouts, '评分细则', 6, 'ignore')[0]?.columns).not.toHaveProperty('6')
    expect(layouts[0]?.columns).toMatchObject({ 4: 'content' })
  })
  it('say of a row that it is a head, or none any more', () => {
    const more = setRow(layouts, '评分细则', 3, 'head')
    expect(more[0]).toMatchObject({ headRows: [2, 3], rows: { 3: 'head' } })
    expect(setRow(more, '评分细则', 2, 'left')[0]).toMatchObject({ headRows: [3], rows: { 2: 'left', 3: 'head' } })
    // A head that is repeated on the next page is no end of the head: nothing above it is lost.
    const repeated = setRow(layouts, '评分细则', 9, 'head')
    expect(repeated[0]).toMatchObject({ headRows: [2], rows: { 9: 'head' } })
    expect(setRow(repeated, '评分细则', 2, 'title')[0]?.headRows).toEqual([9])
  })
  it('say of a sheet what it is', () => {
    const choices = (['table', 'bonus', 'claims', 'none'] as const).map((choice) => setSheet(setSheet(layouts, '说明', 'veto'), '说明', choice)[1])
    expect(choices.map(choiceOf)).toEqual(['table', 'bonus', 'claims', 'none'])
    expect(choices[0]).not.toHaveProperty('list')
    expect(layouts.map(choiceOf)).toEqual(['table', 'none'])
  })
})

describe('cells and lines', () => {
  const reading = readingOf()
  const { marks, keyAt } = placesOf(reading)
  it('lead from an item to its cells and back, also from a row that goes on', () => {
    expect(marks.get('I4')).toEqual({ sheet: '评分细则', row: 6, cells: ['D6', 'E6', 'F6'] })
    expect(marks.get('n2')).toEqual({ sheet: '评分细则', row: 6, cells: ['A6'] })
    expect([3, 6, 8, 9, 10, 1].map((row) => keyAt('评分细则', row))).toEqual(['I1', 'I4', 'I6', 'I6', null, null])
    expect(keyAt('说明', 3)).toBeNull()
  })
  it('keep the cells of a reading that only reads them differently', () => {
    const again = readingOf()
    const kept = keepCells(reading, again)
    expect(kept.sheets[0]?.cells).toBe(reading.sheets[0]?.cells)
    expect(kept.draft).toBe(again.draft)
    const other = readingOf()
    other.sheets[0]!.cells[2]![3] = '别的文字'
    expect(keepCells(reading, other).sheets[0]?.cells).toBe(other.sheets[0]?.cells)
  })
})

describe('the tree', () => {
  const { rubric } = readingOf().draft
  it('lists what is open, with sums, what is pending and what the workbook says itself', () => {
    const lines = treeLines(rubric, openAtFirst(rubric))
    expect(lines.map(({ key, depth }) => `${depth}${key}`)).toEqual(['0n1', '1n1-1', '2I1', '2I2', '2I3', '0n2', '1n2-1', '2I4', '2I5', '2I6'])
    expect(lines[1]).toMatchObject({ kind: 'node', items: 3, pending: 1, sum: 3000, stated: 3000 })
    expect(treeLines(rubric, new Set())).toHaveLength(2)
    expect(pathTo(rubric, 'I5')).toEqual(['n2', 'n2-1'])
    expect(pathTo(rubric, 'I9')).toBeNull()
  })
  it('of many items opens the first indicator only', () => {
    const big = readingOf({ requirements: 10, itemsEach: 60 }).draft.rubric
    expect([...openAtFirst(big)]).toEqual(['n1', 'n1-1', 'list:bonus', 'list:penalty', 'list:veto'])
    expect(listDraftItems(big)).toHaveLength(600)
  })
})

describe('words', () => {
  it('account for every row and for the 1000', () => {
    const reading = readingOf()
    expect(countWords(reading)).toBe('共 11 行：考核内容 6，续行 1，没有读入 4（标题 1，表头 1，合计 1，签字 1）')
    expect(pointsWords(reading)).toBe('分值合计 60.00，比 1000.00 少 940.00')
    expect(pointsWords({ ...reading, counts: { ...reading.counts, points: 100_000 } })).toBe('分值合计正好 1000.00')
    expect(pointsWords({ ...reading, counts: { ...reading.counts, points: 100_250 } })).toContain('多 2.50')
  })
  it('put what must be mended first', () => {
    const note = (weight: 'wrong' | 'check' | 'told', message: string) => ({ weight, place: null, message })
    const notes = [note('told', 'a'), note('wrong', 'b'), note('check', 'c'), note('wrong', 'd')]
    expect(sortNotes(notes).map(({ message }) => message)).toEqual(['b', 'd', 'c', 'a'])
    expect(noteCounts(notes)).toBe('要改 2，请核对 1，说明 1')
  })
  it('name every role once in its list', () => {
    expect([...new Set([...columnGroups, ...listColumnGroups].flatMap(({ roles }) => roles))].sort()).toEqual([...columnRoles].sort())
    expect(rowGroups.flatMap(({ roles }) => roles).sort()).toEqual([...rowRoles].sort())
    expect(new Set(Object.values(columnWords)).size).toBe(columnRoles.length)
  })
})
