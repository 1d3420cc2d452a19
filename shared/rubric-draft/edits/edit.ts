import type { Draft, DraftItem, DraftNode } from '../draft'
import { followCodes } from './follow-codes'

/** What an edit makes of a draft. Nothing but what it names changes; what it left alone are the same objects. */
export type Edit =
  | {
      readonly ok: true
      readonly draft: Draft
      /** The node's key or the item's id where one works on. */
      readonly key: string
      /** For 撤销, e.g. `移动 1-2-3`. */
      readonly step: string
    }
  /** Nothing was done; the reason, in Chinese. */
  | { readonly ok: false; readonly why: string }

/** Ids and keys that were never used before; randomness is the caller's. */
export type Fresh = () => string

export const refused = (why: string): Edit => ({ ok: false, why })
export const gone = (): Edit => refused('这一行已经不在草稿里')

/** A draft with other requirements; the tie order goes on naming the same nodes and items when their codes change. */
export function edited(draft: Draft, requirements: DraftNode[], key: string, step: string, sources = draft.sources): Edit {
  const rubric = { ...draft.rubric, requirements }
  return { ok: true, draft: { ...draft, sources, rubric: { ...rubric, tieBreak: followCodes(draft.rubric, rubric) } }, key, step }
}

/** The nodes, changed from below; a node that stays as it is stays the same object. */
export function mapNodes(nodes: DraftNode[], change: (node: DraftNode) => DraftNode): DraftNode[] {
  let isSame = true
  const next = nodes.map((node) => {
    const children = node.children && mapNodes(node.children, change)
    const changed = change(children === node.children ? node : { ...node, children })
    if (changed !== node) isSame = false
    return changed
  })
  return isSame ? nodes : next
}

/** A node with another list; an empty one goes, so that the node may hold the other kind. */
export function withItems(node: DraftNode, items: DraftItem[]): DraftNode {
  const { items: _before, ...others } = node
  return items.length > 0 ? { ...others, items } : others
}
export function withChildren(node: DraftNode, children: DraftNode[]): DraftNode {
  const { children: _before, ...others } = node
  return children.length > 0 ? { ...others, children } : others
}

const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index)
const put = <T>(list: readonly T[], index: number, added: T): T[] => [...list.slice(0, index), added, ...list.slice(index)]

export type Piece = { readonly kind: 'node'; readonly node: DraftNode } | { readonly kind: 'item'; readonly item: DraftItem }

/** The tree without a node (with all below it) or an item. */
export function takeOut(requirements: DraftNode[], key: string): DraftNode[] {
  const top = requirements.findIndex((node) => node.key === key)
  if (top >= 0) return without(requirements, top)
  return mapNodes(requirements, (node) => {
    const item = node.items?.findIndex(({ id }) => id === key) ?? -1
    if (node.items && item >= 0) return withItems(node, without(node.items, item))
    const child = node.children?.findIndex((each) => each.key === key) ?? -1
    return node.children && child >= 0 ? withChildren(node, without(node.children, child)) : node
  })
}

/** The tree with a node or an item more, at a place among its parent's children or items; an item needs a parent. */
export function putIn(requirements: DraftNode[], parentKey: string | null, index: number, piece: Piece): DraftNode[] {
  if (parentKey === null) return piece.kind === 'node' ? put(requirements, index, piece.node) : requirements
  return mapNodes(requirements, (node) => {
    if (node.key !== parentKey) return node
    return piece.kind === 'node' ? withChildren(node, put(node.children ?? [], index, piece.node)) : withItems(node, put(node.items ?? [], index, piece.item))
  })
}

/** The sources without those of keys that have gone. */
export function sourcesWithout(sources: Draft['sources'], keys: readonly string[]): Draft['sources'] {
  const dropped = new Set(keys)
  return keys.some((key) => Object.hasOwn(sources, key)) ? Object.fromEntries(Object.entries(sources).filter(([key]) => !dropped.has(key))) : sources
}
