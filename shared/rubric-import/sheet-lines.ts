import { addPoints, blockOf, isSameBlock } from './blocks'
import { isPicture, type SheetGrid } from './grid'
import type { RowRole, SheetLayout } from './layout'
import { isCovered, levelRoles, lineColumns, textOf, type LineColumns } from './line-columns'
import type { Block, FurtherRole, ItemLine, SheetLines } from './lines'
import { placeOf, type Notebook } from './notebook'
import { splitNumbering } from './numerals'
import { rankOf } from './outline'
import { readPoints, splitPoints, type ReadPoints } from './points-text'

interface Section { readonly block: Block; readonly rank: number }

class LineReader {
  readonly items: ItemLine[] = []
  readonly blocks: Block[] = []
  readonly astray: number[] = []
  readonly #grid: SheetGrid
  readonly #columns: LineColumns
  readonly #notes: Notebook
  readonly #merged: ReadonlyMap<string, boolean>
  readonly #sections: Section[] = []
  #levels: (Block | null)[] = [null, null, null]
  #content: { readonly text: string; readonly row: number } | null = null

  constructor(grid: SheetGrid, columns: LineColumns, notes: Notebook, merged: ReadonlyMap<string, boolean>) {
    this.#grid = grid
    this.#columns = columns
    this.#notes = notes
    this.#merged = merged
  }

  read(row: number, role: RowRole): void {
    if (role === 'node') this.#readNode(row)
    else if (role === 'item') this.#readItem(row)
    else if (role === 'more') this.#readMore(row)
    else if (role === 'note') this.#readRemark(row)
  }

  #block(row: number, column: number, text: string): Block {
    const block = blockOf(this.#grid, row, column, text)
    this.blocks.push(block)
    return block
  }

  #readNode(row: number): void {
    const { read, tree, columnOf } = this.#columns
    const levelAt = levelRoles.findIndex((role) => textOf(this.#grid, row, this.#columns, role) !== '')
    const codeColumn = columnOf('code')
    const column = tree.find((at) => this.#grid.text(row, at) !== '') ?? (codeColumn !== null && this.#grid.text(row, codeColumn) !== '' ? codeColumn : read.find((at) => this.#grid.text(row, at) !== ''))
    if (column === undefined) return
    const merge = this.#grid.merge(row, column)
    const alone = levelAt >= 0 && (merge === null || merge.right === merge.left)
    this.#content = null
    if (alone) {
      this.#readLevels(row)
      return
    }
    const code = codeColumn === null || codeColumn === column ? '' : this.#grid.text(row, codeColumn)
    const block = this.#block(row, column, this.#grid.text(row, column))
    if (code !== '' && codeColumn !== null) block.code = { text: code, place: placeOf(this.#grid, row, codeColumn) }
    const numbering = splitNumbering(code) ?? block.numbering
    addPoints(this.#grid, block, row, columnOf('points'), this.#notes)
    const rank = rankOf(numbering)
    while ((this.#sections.at(-1)?.rank ?? -1) >= rank) this.#sections.pop()
    this.#sections.push({ block, rank })
    this.#levels = [null, null, null]
  }

  /** The blocks of a row: begun here, or going on from above, by merges or by the sheet's habit of leaving blanks. */
  #readLevels(row: number): void {
    let parentBegan = false
    levelRoles.forEach((role, index) => {
      const column = this.#columns.columnOf(role)
      if (column === null) return
      const text = this.#grid.text(row, column)
      const current = this.#levels[index] ?? null
      if (text !== '' && !(current && !parentBegan && isSameBlock(current, text))) {
        this.#levels[index] = this.#block(row, column, text)
        parentBegan = true
      } else if (text === '' && parentBegan) this.#levels[index] = null
      else if (text === '' && current && !isCovered(this.#grid, row, column) && this.#merged.get(role)) {
        this.#notes.check(placeOf(this.#grid, row, column), `空白，也不在合并单元格里，按上面的“${current.name}”读入。请核对`)
      }
      const block = this.#levels[index]
      if (block && (text !== '' || block.points === null)) addPoints(this.#grid, block, row, this.#columns.columnOf(`${role}Points`), this.#notes)
    })
    if (parentBegan) this.#content = null
  }

  #readItem(row: number): void {
    this.#readLevels(row)
    const { columnOf } = this.#columns
    const contentColumn = columnOf('content') ?? columnOf('standard') ?? this.#columns.read[0] ?? 1
    const own = this.#grid.text(row, contentColumn)
    const value = this.#grid.value(row, contentColumn)
    if (own !== '') this.#content = { text: own, row }
    else if (value && isPicture(value)) this.#content = null
    const standardColumn = columnOf('standard')
    const pointsColumn = columnOf('points')
    const standard = standardColumn === null ? '' : this.#grid.seen(row, standardColumn)
    const above = this.#content
    if (own === '' && above && !isCovered(this.#grid, row, contentColumn)) this.#notes.check(placeOf(this.#grid, row, contentColumn), `考核内容空白，按第 ${above.row} 行的内容读入。请核对`)
    const deepest = [...this.#levels].reverse().find((block) => block !== null)
    const content = own !== '' ? own : (above?.text ?? (standard === '' ? undefined : standard) ?? deepest?.name ?? '')
    if (own === '' && !above) this.#notes.check(placeOf(this.#grid, row, contentColumn), '没有考核内容，用评分标准或上一级的名称代替。请在草稿里改写')
    const split = splitPoints(content)
    const fromColumn: ReadPoints = pointsColumn === null ? { kind: 'blank' } : readPoints(this.#grid.value(row, pointsColumn))
    const fromText = split.points ?? splitPoints(standard).points
    const points: ReadPoints = fromColumn.kind === 'blank' && fromText !== null ? { kind: 'points', points: fromText, cleaned: true } : fromColumn
    const takenFromContent = split.points !== null && (fromColumn.kind === 'blank' || (fromColumn.kind === 'points' && fromColumn.points === split.points))
    this.items.push({
      row, path: [...this.#sections.map(({ block }) => block), ...this.#levels.flatMap((block) => block ?? [])],
      place: placeOf(this.#grid, row, contentColumn), content: takenFromContent ? split.rest : content,
      points, pointsPlace: placeOf(this.#grid, row, pointsColumn ?? contentColumn),
      standard, standardPlace: standardColumn === null ? null : placeOf(this.#grid, row, standardColumn),
      code: this.#codeOf(row), further: this.#furtherOf(row),
    })
  }

  #codeOf(row: number): ItemLine['code'] {
    const column = this.#columns.columnOf('code')
    const value = column === null ? null : this.#grid.value(row, column)
    const text = column === null ? '' : this.#grid.text(row, column)
    if (column === null || value === null || text === '') return null
    return { text, place: placeOf(this.#grid, row, column), isNumber: value.kind === 'number', date: value.kind === 'date' ? value.date : null }
  }

  #furtherOf(row: number): ItemLine['further'] {
    const further: ItemLine['further'] = new Map()
    for (const [column, role] of this.#columns.all) {
      if (/^level|^ignore$|^code$|^content$|^points$|^standard$/.test(role)) continue
      const text = this.#grid.seen(row, column)
      if (text !== '') further.set(role as FurtherRole, [text])
    }
    return further
  }

  #readMore(row: number): void {
    const item = this.items.at(-1)
    if (!item) {
      this.astray.push(row)
      return
    }
    const add = (before: string, text: string): string => (text === '' ? before : before === '' ? text : `${before}\n${text}`)
    item.content = add(item.content, textOf(this.#grid, row, this.#columns, 'content'))
    item.standard = add(item.standard, textOf(this.#grid, row, this.#columns, 'standard'))
    for (const [column, role] of this.#columns.all) {
      const text = this.#grid.text(row, column)
      if (text === '' || /^level|^ignore$|^code$|^content$|^points$|^standard$/.test(role)) continue
      item.further.set(role as FurtherRole, [...(item.further.get(role as FurtherRole) ?? []), text])
    }
  }

  /** A remark in the middle belongs to the block that it stands in. */
  #readRemark(row: number): void {
    const block = [...this.#sections.map(({ block: one }) => one), ...this.#levels].reverse().find((one) => one !== null)
    const text = this.#grid.filled(row).map((column) => this.#grid.text(row, column)).join(' ')
    block?.remarks.push(text)
  }
}

/** Whether a level's blocks are merged cells: then a blank outside them is unusual. */
function mergedLevels(grid: SheetGrid, columns: LineColumns): Map<string, boolean> {
  return new Map(levelRoles.map((role) => {
    const column = columns.columnOf(role)
    return [role, column !== null && grid.merges.some(({ left, right, top, bottom }) => left <= column && column <= right && bottom > top && grid.text(top, left) !== '')]
  }))
}

/** The items of a sheet with what stands above them. */
export function readLines(grid: SheetGrid, layout: SheetLayout, roles: ReadonlyMap<number, RowRole>, notes: Notebook): SheetLines {
  const columns = lineColumns(layout)
  const reader = new LineReader(grid, columns, notes, mergedLevels(grid, columns))
  const last = Math.max(0, ...[...roles].filter(([, role]) => role === 'item' || role === 'more').map(([row]) => row))
  // Remarks below the last item belong to the rubric.
  for (const [row, role] of roles) if (role !== 'note' || row < last) reader.read(row, role)
  for (const { row, column } of pictures(grid, columns)) notes.check(placeOf(grid, row, column), '单元格里是图片，没有读入。请把图里的文字写进单元格')
  const used = new Set(reader.items.flatMap(({ path }) => path))
  return { items: reader.items, empty: reader.blocks.filter((block) => !used.has(block)), astray: reader.astray }
}

function pictures(grid: SheetGrid, { read }: LineColumns): { row: number; column: number }[] {
  return grid.contentRows.flatMap((row) => read.flatMap((column) => {
    const value = grid.value(row, column)
    return value && isPicture(value) ? [{ row, column }] : []
  }))
}
