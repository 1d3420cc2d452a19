import type { Draft, DraftNode, DraftRubric } from '../draft'
import { callOf, draftLines, lineOf, maxNodeDepth, type DraftLine, type ItemLine, type NodeLine } from '../draft-lines'
import { edited, gone, putIn, refused, takeOut, type Edit } from './edit'

export type Direction = 'up' | 'down' | 'in' | 'out'
/** Beside a line, or inside a node (last). */
export interface Spot {
  readonly where: 'before' | 'after' | 'inside'
  readonly key: string
}

const pieceOf = (line: DraftLine) => (line.kind === 'node' ? ({ kind: 'node', node: line.node } as const) : ({ kind: 'item', item: line.item } as const))
/** Levels of nodes, from this one down. */
const heightOf = (node: DraftNode): number => 1 + Math.max(0, ...(node.children ?? []).map(heightOf))
const isWithin = (node: DraftNode, key: string): boolean => node.key === key || (node.children ?? []).some((child) => isWithin(child, key))

/** Puts a line at a place that is counted without it. */
function place(draft: Draft, line: DraftLine, parentKey: string | null, index: number, depth: number): Edit {
  if (line.kind === 'node' && depth + heightOf(line.node) > Math.max(maxNodeDepth, line.depth + heightOf(line.node))) return refused('层级过多：连同考核内容最多四级')
  const rest = takeOut(draft.rubric.requirements, line.key)
  return edited(draft, putIn(rest, parentKey, index, pieceOf(line)), line.key, `移动 ${callOf(line)}`)
}

/** To a place beside another line or inside a node: dragging and 移到…. */
export function moveTo(draft: Draft, key: string, { where, key: at }: Spot): Edit {
  const line = lineOf(draft.rubric, key)
  const target = lineOf(draft.rubric, at)
  if (!line || !target) return gone()
  if (line.key === target.key) return refused('已经在这里')
  if (line.kind === 'node' && target.kind === 'item') return refused('考核内容下面不能再放指标')
  if (line.kind === 'node' && isWithin(line.node, at)) return refused('不能移到自己下面')
  if (target.kind === 'item') return line.kind === 'item' ? besideItem(draft, line, target, where === 'before') : gone()
  if (line.kind === 'item') return place(draft, line, at, endOf(itemKeys(target.node), line.key), target.depth + 1)
  if (where === 'inside') return place(draft, line, at, endOf(childKeys(target.node), line.key), target.depth + 1)
  const shift = line.parent?.key === target.parent?.key && line.index < target.index ? 1 : 0
  return place(draft, line, target.parent?.key ?? null, target.index - shift + (where === 'after' ? 1 : 0), target.depth)
}

function besideItem(draft: Draft, line: ItemLine, target: ItemLine, before: boolean): Edit {
  const shift = line.parent.key === target.parent.key && line.index < target.index ? 1 : 0
  return place(draft, line, target.parent.key, target.index - shift + (before ? 0 : 1), target.depth)
}
/** Where a list ends without a line that may be in it. */
const endOf = (keys: readonly string[], key: string): number => keys.filter((each) => each !== key).length
const itemKeys = ({ items = [] }: DraftNode): string[] => items.map(({ id }) => id)
const childKeys = ({ children = [] }: DraftNode): string[] => children.map(({ key }) => key)

const nodeLines = (rubric: DraftRubric): NodeLine[] => draftLines(rubric).filter((line) => line.kind === 'node')
/** Where an item can be without standing among indicators. */
const holdsItems = ({ node }: NodeLine): boolean => (node.children ?? []).length === 0 || (node.items ?? []).length > 0

/** One place up or down; past the end of its node into the next one that takes its like. */
function step(draft: Draft, line: DraftLine, by: -1 | 1): Edit {
  const siblings: readonly unknown[] = line.kind === 'item' ? (line.parent.items ?? []) : (line.parent?.children ?? draft.rubric.requirements)
  const next = line.index + by
  if (next >= 0 && next < siblings.length) return place(draft, line, line.parent?.key ?? null, next, line.depth)
  const nodes = nodeLines(draft.rubric)
  const at = nodes.findIndex(({ key }) => key === line.parent?.key)
  const others = at < 0 ? [] : by > 0 ? nodes.slice(at + 1) : nodes.slice(0, at).reverse()
  const into = others.find((each) => (line.kind === 'item' ? holdsItems(each) : each.depth === line.depth - 1 && (each.node.items ?? []).length === 0))
  if (!into) return refused(by < 0 ? '已经在最前面' : '已经在最后面')
  const length = (line.kind === 'item' ? into.node.items : into.node.children)?.length ?? 0
  return place(draft, line, into.key, by < 0 ? length : 0, line.kind === 'item' ? into.depth + 1 : line.depth)
}

function inward(draft: Draft, line: DraftLine): Edit {
  const siblings = line.parent?.children ?? (line.kind === 'node' ? draft.rubric.requirements : [])
  const into = line.kind === 'item' ? siblings[0] : siblings[line.index - 1]
  if (!into) return refused(line.kind === 'item' ? `“${line.parent.code || line.parent.name}”下面还没有指标，先添加一个` : '它前面没有同级的，不能降一级')
  return moveTo(draft, line.key, { where: 'inside', key: into.key })
}

function outward(draft: Draft, line: DraftLine): Edit {
  if (!line.parent) return refused('工作要求已经是第一级')
  const parent = lineOf(draft.rubric, line.parent.key)
  if (parent?.kind !== 'node') return gone()
  if (line.kind === 'node') return moveTo(draft, line.key, { where: 'after', key: parent.key })
  return parent.parent ? moveTo(draft, line.key, { where: 'inside', key: parent.parent.key }) : refused('考核内容要在一项工作要求下面')
}

/**
 * Up and down among its like; `in`: into the node before it (an item: into the first indicator beside it); `out`: after its parent
 * (an item: to the node above). Nothing is lost or doubled, whatever is below comes along.
 */
export function move(draft: Draft, key: string, direction: Direction): Edit {
  const line = lineOf(draft.rubric, key)
  if (!line) return gone()
  if (direction === 'up' || direction === 'down') return step(draft, line, direction === 'up' ? -1 : 1)
  return direction === 'in' ? inward(draft, line) : outward(draft, line)
}
