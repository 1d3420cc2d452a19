import { depthOf, itemsBelow, type TreeNode } from './build-tree'
import { cellName, type SheetGrid } from './grid'
import type { LayoutGuess } from './guess-layout'
import { claimRoles, type SheetLayout } from './layout'
import { lineColumns } from './line-columns'
import { sideRange } from './sides'
import { placeOf, rowsText, type Notebook } from './notebook'
import type { ReadSheet } from './read-rubric'
import { listWords, tellParts } from './claims/tell-claims'
import type { RubricReading } from './reading'
import type { ItemLine } from './lines'

const letters = (column: number): string => cellName(1, column).slice(0, -1)

/** What of a sheet was left out and where; a second table; claims; rows that had nothing to continue. */
export function tellSheet({ grid, layout, rows, lines }: ReadSheet, notes: Notebook): void {
  const { roles, otherTable, parts } = rows
  const rowsOf = (...wanted: readonly string[]): number[] => [...roles].filter(([, role]) => wanted.includes(role)).map(([row]) => row)
  const at = (row: number) => placeOf(grid, row, grid.filled(row)[0] ?? 1)
  if (layout.headRows.length === 0 && !layout.list) notes.check(placeOf(grid, 1, 1), `工作表“${grid.name}”没有找到表头。请指定表头是哪几行、各列是什么`)
  if (otherTable !== null) notes.wrong(at(otherTable), `工作表“${grid.name}”从第 ${otherTable} 行起是表头不同的另一张表，没有读入。若它也是细则，请把它移到单独的工作表；若不是，请把这些行选为“不读”`)
  tellParts(parts.map((read) => ({ grid, read })), notes)
  const inParts = new Set(parts.flatMap((part) => [...part.roles.keys()]))
  for (const [what, role] of [['合计行', 'total'], ['签字行', 'signature'], ['说明', 'note']] as const) {
    const own = rowsOf(role)
    if (own[0] !== undefined) notes.told(at(own[0]), role === 'note' ? `${rowsText(own)}是说明，留作细则的说明` : `${rowsText(own)}是${what}，没有读入`)
  }
  const left = rowsOf('left').filter((row) => (otherTable === null || row < otherTable) && !inParts.has(row))
  if (left[0] !== undefined) notes.told(at(left[0]), `${rowsText(left)}是重复的表头、页码等，没有读入`)
  if (lines.astray[0] !== undefined) notes.wrong(at(lines.astray[0]), `${rowsText(lines.astray)}上面没有可以接着写的考核内容，没有读入。请核对这些行是什么`)
  if (lines.empty[0]) notes.check(lines.empty[0].place, `“${lines.empty[0].name}”等 ${lines.empty.length} 处下面没有考核内容，没有读入`)
  tellHidden(grid, layout, rowsOf('item', 'more', 'node', ...claimRoles), lines.items, notes)
  tellColumns(grid, layout, rowsOf('item', 'more', 'node'), notes)
}

/** Hidden rows and columns, read or not; points in hidden rows change the sum. */
function tellHidden(grid: SheetGrid, layout: SheetLayout, read: readonly number[], items: readonly ItemLine[], notes: Notebook): void {
  const at = (row: number) => placeOf(grid, row, grid.filled(row)[0] ?? 1)
  const headEnd = layout.headRows.at(-1) ?? 0
  const isMine = (row: number): boolean => row > headEnd && grid.filled(row).length > 0
  const rows = read.filter((row) => grid.hiddenRows.has(row))
  const left = [...grid.hiddenRows].filter((row) => isMine(row) && !rows.includes(row)).sort((a, b) => a - b)
  const own = items.filter(({ row }) => grid.hiddenRows.has(row))
  const points = own.reduce((sum, item) => sum + (item.points.kind === 'points' ? item.points.points : 0), 0)
  if (rows[0] !== undefined) notes.check(at(rows[0]), `${rowsText(rows)}是隐藏的（或被筛选掉了），也读入了${own.length > 0 ? `，其中考核内容 ${own.length} 条、${points / 100} 分` : ''}。不要的话，去掉“读入隐藏的行”，或把这些行选为“不读”`)
  if (left[0] !== undefined) notes.check(at(left[0]), `${rowsText(left)}是隐藏的（或被筛选掉了），没有读入`)
  for (const [column, role] of lineColumns(layout).all) {
    if (role === 'ignore' || !grid.hiddenColumns.has(column)) continue
    const head = layout.headRows.map((row) => grid.seen(row, column)).filter(Boolean).at(-1) ?? ''
    notes.check(placeOf(grid, headEnd || 1, column), `${letters(column)} 列${head === '' ? '' : `“${head.replace(/\s+/g, '')}”`}是隐藏的，也读入了。不要的话，把这一列选为“不读”`)
  }
}

function tellColumns(grid: SheetGrid, layout: SheetLayout, rows: readonly number[], notes: Notebook): void {
  const { all } = lineColumns(layout)
  const from = layout.headRows.at(-1) ?? 0
  for (let column = 1; column <= grid.columns; column += 1) {
    if ((all.get(column) ?? 'ignore') !== 'ignore') continue
    const filled = rows.filter((row) => grid.text(row, column) !== '').length
    const head = layout.headRows.map((row) => grid.seen(row, column)).filter(Boolean).at(-1) ?? ''
    if (filled > 0) notes.told(placeOf(grid, from || 1, column), `${letters(column)} 列${head === '' ? '' : `“${head.replace(/\s+/g, '')}”`}${grid.hiddenColumns.has(column) ? '是隐藏的，' : ''}没有读入（${filled} 格有内容）`)
  }
}

/** Items without points or a standard, each with its cell. */
export function tellItems(items: readonly ItemLine[], notes: Notebook): void {
  for (const { points, pointsPlace, standard, standardPlace, place } of items) {
    if (points.kind === 'bad') notes.wrong(pointsPlace, `分值${points.why}，没有读入。请改正后重新导入，或在草稿里填写`)
    if (points.kind === 'blank') notes.wrong(pointsPlace, '没有分值。请补上，或在草稿里填写')
    if (standard === '') notes.wrong(standardPlace ?? place, '没有评分标准。请补上，或在草稿里填写')
  }
  const cleaned = items.filter(({ points }) => points.kind === 'points' && points.cleaned)
  if (cleaned[0]) notes.told(cleaned[0].pointsPlace, `${cleaned.length} 个分值写成了文字（如“5分”“（5分）”），已读作数`)
}

/** Written points of nodes that are not the sum below; a tree that is too deep; nodes made for items without a level of their own. */
export function tellNodes(roots: readonly TreeNode[], notes: Notebook): void {
  const visit = (tree: TreeNode): void => {
    const sum = itemsBelow(tree).reduce((total, { points }) => total + (points.kind === 'points' ? points.points : 0), 0)
    const { block } = tree
    if (block.points && block.points.points !== sum) notes.wrong(block.points.place, `“${block.name}”写的是 ${block.points.points / 100} 分，下面各项相加是 ${sum / 100} 分。请核对分值`)
    if (tree.made) notes.check(tree.items[0]?.place ?? block.place, `“${block.name}”下面有的考核内容没有下一级指标，先放在同名的指标下。请核对`)
    tree.children.forEach(visit)
  }
  roots.forEach(visit)
  const deep = roots.find((root) => depthOf(root) > 3)
  if (deep) notes.wrong(deep.block.place, `“${deep.block.name}”连同考核内容超过四级。请把其中一级的列改为“不读”，或合并两级`)
}

/** Tables side by side: which were read and which were not, by their cells. */
export function tellSides(grids: readonly SheetGrid[], layouts: readonly SheetLayout[], notes: Notebook): void {
  const sides = grids.flatMap((grid, index) => (grid.side ? [{ grid, included: layouts[index]?.included === true, range: sideRange(grid, layouts[index]?.headRows[0] ?? grid.contentRows[0] ?? 1) }] : []))
  for (const sheet of new Set(sides.map(({ grid }) => grid.sheet ?? grid.name))) {
    const own = sides.filter(({ grid }) => grid.sheet === sheet)
    const [read, left] = [own.filter(({ included }) => included), own.filter(({ included }) => !included)]
    const ranges = (list: typeof own): string => list.map(({ range }) => range).join('、')
    const [first] = own
    if (!first) continue
    const place = placeOf(first.grid, first.grid.contentRows[0] ?? 1, first.grid.side?.from ?? 1)
    notes.check(place, `工作表“${sheet}”上有 ${own.length} 张表左右并排${read.length > 0 ? `，按从左到右读入 ${ranges(read)}` : ''}${left.length > 0 ? `；没有读入 ${ranges(left)}` : ''}。要改，点上面这一块的名称，在“这张表读作”里选`)
  }
}

/** Sheets that were not read and why, and whether the whole comes to 1000. */
export function tellWorkbook(grids: readonly SheetGrid[], layouts: readonly SheetLayout[], { reasons, layouts: guessed }: LayoutGuess, counts: RubricReading['counts'], notes: Notebook): void {
  grids.forEach((grid, index) => {
    if (layouts[index]?.included || grid.contentRows.length === 0) return
    if (grid.side) return
    const place = placeOf(grid, 1, 1)
    const reason = reasons.get(grid.name)
    if (!grid.visible) notes.check(place, `工作表“${grid.name}”是隐藏的，没有读入。若它也是细则，请勾选这张工作表`)
    else if (guessed[index]?.list) notes.told(place, `工作表“${grid.name}”是${listWords[guessed[index].list]}的表，没有读入`)
    else if (reason !== undefined) notes.check(place, `工作表“${grid.name}”${reason}`)
    else notes.told(place, `工作表“${grid.name}”里没有找到评分表，没有读入`)
  })
  if (counts.items === 0) notes.wrong(null, '没有读到考核内容。请指定哪张工作表、哪一行是表头、哪几列是考核内容、评分标准和分值')
  else if (counts.points !== 100_000) notes.wrong(null, `各项考核内容的分值相加是 ${counts.points / 100} 分，应为 1000 分。请核对上面列出的各处，或在草稿里调整分值`)
}
