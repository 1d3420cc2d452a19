import type { GivenValue } from '../../import/given-workbook'
import type { Draft, DraftItem, DraftNode, DraftRubric } from '../../rubric-draft/draft'
import { pointsOf, sumOfNode } from '../../rubric-draft/draft-sums'
import { blankItem, blankNode } from '../../rubric-draft/blank-lines'
import { listDraftItems } from '../../rubric-draft/draft-tree'
import { readField, textIn } from '../../rubric-workbook/cells'
import { itemFields, nodeFields, type ItemColumn, type NodeColumn } from '../../rubric-workbook/item-fields'
import { inMark } from '../../rubric-workbook/marks'
import { itemLevel, levelWords, nodeLevels, treeHeads, type TreeColumn } from '../../rubric-workbook/words'
import type { Notebook } from '../notebook'
import type { OwnFaults } from './faults'
import { matchRows, type Originals } from './match-rows'
import type { OwnRow, OwnTable } from './tables'

type Row = OwnRow<TreeColumn>
const columns = Object.keys(treeHeads) as TreeColumn[]
const nodeColumns = Object.keys(nodeFields) as NodeColumn[]
const itemColumns = Object.keys(itemFields) as ItemColumn[]
const onlyItems = itemColumns.filter((name) => !(nodeColumns as readonly string[]).includes(name))

/** A new id or key, made of what it is about. */
export type NewId = (about: string) => string

export interface Reading {
  readonly original: DraftRubric
  readonly notes: Notebook
  readonly faults: OwnFaults
  readonly newId: NewId
}

interface ReadTree {
  readonly requirements: DraftNode[]
  readonly sources: Draft['sources']
}

const nodesBelow = (node: DraftNode): DraftNode[] => [node, ...(node.children ?? []).flatMap(nodesBelow)]

/** 0, 1, 2 for a node, 3 for an item; null, with a fault, where 层级 says neither. */
function levelOf(row: Row, faults: OwnFaults): number | null {
  const read = textIn(row.cell('level'))
  const level = 'fault' in read ? -1 : levelWords.indexOf(read.value.replace(/\s+/gu, ''))
  if (level < 0) faults.add(row.place('level'), `层级应为：${levelWords.join('、')}`)
  return level < 0 ? null : level
}

/** Nodes and items that the marks of the rows name. */
function originalsOf({ original, notes, faults }: Reading, rows: readonly Row[]): { nodes: Originals<DraftNode>; items: Originals<DraftItem> } {
  const [nodes, items] = [original.requirements.flatMap(nodesBelow), listDraftItems(original)]
  const find = <T>(kind: 'node' | 'item', list: readonly T[], id: (of: T) => string): { row: Row; original: T }[] => rows.flatMap((row) => {
    if (row.key === null || row.key === 'foreign' || row.key.kind !== kind) return []
    const found = list[Number(row.key.parts[0])]
    return found !== undefined && inMark(id(found)) === inMark(row.key.parts[1] ?? '') ? [{ row, original: found }] : []
  })
  const ofNodes = find('node', nodes, ({ code }) => code)
  const ofItems = find('item', items, ({ id }) => id)
  return { nodes: matchRows(ofNodes, notes, faults), items: matchRows(ofItems.map(({ row, original: item }) => ({ row, original: item })), notes, faults) }
}

/** The subject with what the row says in the columns. */
function readRow<T, C extends TreeColumn>(row: Row, of: T, fields: Readonly<Record<C, Parameters<typeof readField<T>>[0]>>, names: readonly C[], faults: OwnFaults): T {
  return names.reduce((current, name) => faults.take(row.place(name), readField(fields[name], current, row.cell(name)), current), of)
}

/** Builds the tree while the rows go by. */
class Tree {
  readonly requirements: DraftNode[] = []
  readonly sources: Record<string, Draft['sources'][string]> = {}
  /** The last node of each depth that rows may go below. */
  #open: DraftNode[] = []

  place(row: Row, key: string): void {
    this.sources[key] = { code: row.place('code'), name: row.place('name'), points: row.place('points'), standard: row.place('standard') }
  }

  addNode(row: Row, node: DraftNode, depth: number, faults: OwnFaults): void {
    if (depth > this.#open.length) faults.add(row.place('level'), `上面没有${nodeLevels[depth - 1] ?? ''}，这一行不能是${nodeLevels[depth] ?? ''}`)
    const above = this.#open[depth - 1]
    if (depth === 0) this.requirements.push(node)
    else if (above) above.children = [...(above.children ?? []), node]
    this.#open = [...this.#open.slice(0, depth), node]
    this.place(row, node.key)
  }

  addItem(row: Row, item: DraftItem, faults: OwnFaults): void {
    const above = this.#open.at(-1)
    if (above) above.items = [...(above.items ?? []), item]
    else faults.add(row.place('level'), '考核内容上面没有一级（工作要求）。请在上面插入一行，层级写一级')
    this.place(row, item.id)
  }
}

/** A node without what is below it; an empty list stays one. */
function bare({ items, children, ...node }: DraftNode): DraftNode {
  return { ...node, ...(items?.length === 0 ? { items } : {}), ...(children?.length === 0 ? { children } : {}) }
}

const isUnchanged = (before: DraftItem, name: ItemColumn, cell: GivenValue | undefined): boolean => {
  const read = readField(itemFields[name], before, cell)
  return 'value' in read && read.value === before
}

/** Who rewrites a standard may forget the rule, which decides the points. */
function remarkItem(row: Row, before: DraftItem | undefined, item: DraftItem, { notes }: Reading): void {
  if (before && item.standard !== before.standard && isUnchanged(before, 'rule', row.cell('rule')) && item.pending !== true) notes.check(row.place('rule'), `${item.code} 的评分标准改了，评分规则没有改。请核对`)
  if (!before && item.pending === true) notes.check(row.place('rule'), `${item.code} 没有写评分规则，列为待定规则`)
}

const aboutRow = (row: Row): string => nodeColumns.map((name) => textIn(row.cell(name))).map((read) => ('value' in read ? read.value : '')).join('\n')

function readItem(row: Row, before: DraftItem | undefined, reading: Reading): DraftItem {
  const item = readRow(row, before ?? blankItem(reading.newId(aboutRow(row))), itemFields, itemColumns, reading.faults)
  remarkItem(row, before, item, reading)
  return item
}

function readNode(row: Row, before: DraftNode | undefined, { faults, newId }: Reading): DraftNode {
  for (const name of onlyItems) if (row.isFilled(name)) faults.add(row.place(name), '这一行不是考核内容，这一格应空着')
  return readRow(row, before ? bare(before) : blankNode(newId(aboutRow(row))), nodeFields, nodeColumns, faults)
}

function tellGone<T extends { readonly code: string }>(all: readonly T[], found: Originals<T>, what: string, notes: Notebook): void {
  const kept = new Set(found.values())
  const gone = all.filter((one) => !kept.has(one)).map(({ code }) => code)
  if (gone.length > 0) notes.told(null, `删去了 ${gone.length} ${what}：${gone.slice(0, 20).join('、')}${gone.length > 20 ? '等' : ''}`)
}

function tellRow(row: Row, notes: Notebook): void {
  if (row.key === 'foreign') notes.check(row.place('code'), '这一行是从别的细则粘贴来的，按新增的内容导入')
}

/** Points that follow what is below went out as a formula; while it says that sum they still do. */
function follow(nodes: readonly DraftNode[], followed: ReadonlySet<string>): void {
  for (const node of nodes) if (followed.has(node.key) && pointsOf(node.points) === sumOfNode(node).below) node.points = null
}

/** The tree with every edit of its rows: known by their marks, new without. */
export function readTree(table: OwnTable<TreeColumn>, reading: Reading): ReadTree {
  const { original, notes, faults } = reading
  const rows = table.rows.filter((row) => row.isFilled(...columns) && !(row.key !== null && row.key !== 'foreign' && (row.key.kind === 'sum' || row.key.kind === 'end')))
  const { nodes, items } = originalsOf(reading, rows)
  const tree = new Tree()
  for (const row of rows) {
    const level = levelOf(row, faults)
    if (level === null) continue
    tellRow(row, notes)
    if (levelWords[level] === itemLevel) tree.addItem(row, readItem(row, items.get(row.row), reading), faults)
    else tree.addNode(row, readNode(row, nodes.get(row.row), reading), level, faults)
  }
  follow(tree.requirements.flatMap(nodesBelow), new Set(original.requirements.flatMap(nodesBelow).filter(({ points }) => points === null).map(({ key }) => key)))
  tellGone(original.requirements.flatMap(nodesBelow), nodes, '个指标（工作要求）', notes)
  tellGone(listDraftItems(original), items, '条考核内容', notes)
  return { requirements: tree.requirements, sources: tree.sources }
}
