import { parsePoints, sumPoints, ZERO, type Points } from '../points'
import type { DraftItem, DraftNode } from '../rubric-draft/draft'
import type { Field } from '../rubric-workbook/cells'
import { itemFields, nodeFields, type NodeColumn } from '../rubric-workbook/item-fields'
import { formatIdentity, inMark } from '../rubric-workbook/marks'
import { itemLevel, levelWords, nodeLevels, rubricSheetNames, treeHeads, type TreeColumn } from '../rubric-workbook/words'
import { cellName, columnName, formula, onSheet, rangeName } from './formulas'
import { looks, type Look } from './looks'
import { cell, codeCell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { generalPlace } from './rubric-general-sheet'
import { rubricLooks } from './rubric-looks'
import { keyCell, rubricInfo, rubricNotice, rubricPageTexts, rubricTitle, type RubricReport } from './rubric-report'
import { planTree, type TreeLine } from './rubric-tree-lines'
import { toSheetModel } from './sheet-draft'
import type { CellValue, SheetModel } from './sheet-model'
import { headRow, topRowsOf, type ColumnRange } from './sheet-top'

const columns = Object.keys(treeHeads) as TreeColumn[]
const at = (name: TreeColumn): number => columns.indexOf(name) + 1
/** 编码, 层级 and 考核内容 stand on every page; each page is as wide as the others. */
const widthOf: Readonly<Record<TreeColumn, number>> = {
  code: 8.6, level: 8.4, name: 30,
  points: 8, standard: 36, rule: 37,
  methods: 11, leadDepartment: 15, supportingDepartments: 15, zones: 11, domain: 10, pillar: 5, sample: 14,
  evidence: 23, advice: 23, allowed: 7, hint: 16, feeds: 6, pending: 6,
}
export const treeWidths = columns.map((name) => widthOf[name])
const frozen = at('name')
const pages: readonly ColumnRange[] = [[at('points'), at('rule')], [at('methods'), at('sample')], [at('evidence'), at('pending')]]
const keyColumn = columns.length + 1
const centered: ReadonlySet<TreeColumn> = new Set(['methods', 'zones', 'domain', 'pillar', 'allowed', 'feeds', 'pending'])

function itemLook(name: TreeColumn): Look {
  if (name === 'name') return rubricLooks.content
  if (name === 'rule') return rubricLooks.rule
  return centered.has(name) ? rubricLooks.centered : rubricLooks.small
}

function itemRow(report: RubricReport, item: DraftItem, index: number): RowDraft {
  const cells = columns.map((name): CellDraft => {
    if (name === 'level') return cell(at(name), itemLevel, rubricLooks.level)
    const printed = itemFields[name].print(item)
    if (name === 'code') return codeCell(at(name), String(printed ?? ''), rubricLooks.code, treeWidths)
    return cell(at(name), printed, name === 'points' ? rubricLooks.points : itemLook(name))
  })
  return { cells: [...cells, keyCell(report, keyColumn, 'item', index, inMark(item.id))], height: heightOf(cells, treeWidths, 24), grid: 'body' }
}

const pointsOf = ({ points }: { readonly points: number | null }): Points => (points === null ? null : parsePoints(points)) ?? ZERO
const sumOf = (items: readonly DraftItem[]): Points => sumPoints(items.map(pointsOf))

/** Sum of the items in rows: a row that is put in between or at the end is counted, a node's own points are not. */
function sumFormula(first: number, last: number): string {
  const fixed = (column: TreeColumn): string => rangeName(at(column), first, Math.max(first, last))
  return `ROUND(SUMIF(${fixed('level')},"${itemLevel}",${fixed('points')}),2)`
}

/** As a formula where the node says what is below it, or nothing; what a draft says otherwise stays what it says. */
function nodePoints({ node, items, row, lastRow }: Extract<TreeLine, { kind: 'node' }>): CellValue {
  const sum = sumOf(items)
  return node.points === null || parsePoints(node.points) === sum ? formula(sumFormula(row + 1, lastRow + 1), sum) : node.points
}

function nodeRow(report: RubricReport, line: Extract<TreeLine, { kind: 'node' }>): RowDraft {
  const { node, depth, index } = line
  const print = (name: NodeColumn): string => String((nodeFields[name] satisfies Field<DraftNode>).print(node) ?? '')
  const [code, level, name, number, text] = depth === 0
    ? [rubricLooks.topCode, rubricLooks.topLevel, rubricLooks.topName, rubricLooks.topNumber, rubricLooks.topText]
    : [rubricLooks.nodeCode, rubricLooks.nodeLevel, rubricLooks.nodeName, rubricLooks.nodeNumber, rubricLooks.nodeText]
  const cells = [
    codeCell(at('code'), print('code'), code, treeWidths),
    cell(at('level'), nodeLevels[depth] ?? '', level),
    cell(at('name'), print('name'), name),
    cell(at('points'), nodePoints(line), number),
    cell(at('standard'), print('standard'), text),
    ...columns.slice(at('standard')).map((_, offset) => cell(at('standard') + 1 + offset, null, text)),
  ]
  return { cells: [...cells, keyCell(report, keyColumn, 'node', index, inMark(node.code))], height: heightOf(cells, treeWidths, depth === 0 ? 21 : 18), grid: depth === 0 ? 'band' : 'body', withNext: true }
}

/** Stays in sight below the head: the sum, and whether it is what it must be. */
function sumRow(report: RubricReport, row: number, lastRow: number, sum: Points): RowDraft {
  const base = pointsOf({ points: report.rubric.basePoints })
  const total = onSheet(rubricSheetNames.general, generalPlace('basePoints'))
  const difference = `ROUND(${cellName(at('points'), row)}-${total},2)`
  const words = (points: Points): string => (points === base ? '等于总分' : points > base ? `比总分多${(points - base) / 100}分` : `比总分少${(base - points) / 100}分`)
  const check = formula(`IF(${difference}=0,"等于总分",IF(${difference}>0,"比总分多"&${difference}&"分","比总分少"&-${difference}&"分"))`, words(sum))
  const cells = [
    merged(1, frozen, '合计', rubricLooks.sumName),
    cell(at('points'), formula(sumFormula(row + 1, lastRow + 1), sum), rubricLooks.sumNumber),
    cell(at('standard'), check, rubricLooks.sumText),
    ...columns.slice(at('standard')).map((_, offset) => cell(at('standard') + 1 + offset, null, rubricLooks.sumText)),
  ]
  return { cells: [...cells, keyCell(report, keyColumn, 'sum')], height: 21, grid: 'band', withNext: true }
}

export const endHint = '新的行插在这一行以上。'

function endRow(report: RubricReport): RowDraft {
  const cells = [merged(1, frozen, endHint, rubricLooks.hint)]
  return { cells: [...cells, keyCell(report, keyColumn, 'end')], height: 18, grid: 'none' }
}

function lineRow(report: RubricReport, line: TreeLine): RowDraft {
  return line.kind === 'node' ? nodeRow(report, line) : itemRow(report, line.item, line.index)
}

const pointsRule = { kind: 'decimal', min: 0, max: 999_999_999, message: '请填分值，最多两位小数' } as const

/** The tree: a row for each requirement, indicator and item, in printed order, with everything of it. */
export function rubricTreeSheet(report: RubricReport): SheetModel {
  const { rubric, digest, published } = report
  const top = topRowsOf({ attachment: null, title: rubricTitle(report), info: rubricInfo(report), digest, notice: rubricNotice(report) }, treeWidths, pages)
  const head = top.length + 1
  const { lines, items } = planTree(rubric.requirements, head + 2)
  const lastRow = head + 1 + lines.length
  const names = headRow(Object.values(treeHeads), 27.75)
  const identity = cell(keyColumn, formatIdentity({ digest, published }), looks.key)
  return toSheetModel({
    name: rubricSheetNames.tree,
    widths: treeWidths,
    hiddenWidths: [10],
    headRows: [head, head + 1],
    frozenColumns: frozen,
    columnBreaksAfter: pages.slice(0, -1).map(([, last]) => last),
    choices: [{ range: rangeName(at('level'), head + 2, lastRow + 1), values: levelWords }],
    inputs: [{ range: rangeName(at('points'), head + 2, lastRow + 1), rule: pointsRule }],
    rows: [...top, { ...names, cells: [...names.cells, identity] }, sumRow(report, head + 1, lastRow, sumOf(items)), ...lines.map((line) => lineRow(report, line)), endRow(report)],
    ...rubricPageTexts(report, ''),
  })
}

/** For the guide: the column's letter. */
export const treeLetter = (name: TreeColumn): string => columnName(at(name))
