import type { Block, ItemLine } from './lines'

/** A requirement or an indicator with what stands below it. */
export interface TreeNode {
  /** Null for one that the sheet does not have: what stands in it had no level of its own. */
  readonly block: Block
  readonly made: boolean
  readonly children: TreeNode[]
  readonly items: ItemLine[]
}

const node = (block: Block, made = false): TreeNode => ({ block, made, children: [], items: [] })

/** Items that stand beside indicators get one of their own: a node holds either (scoring.md 2). */
function withoutMixing(tree: TreeNode): TreeNode {
  const children = tree.children.map(withoutMixing)
  if (children.length === 0 || tree.items.length === 0) return { ...tree, children }
  const made: TreeNode = { ...node({ ...tree.block, numbering: null, points: null, code: null, remarks: [] }, true), items: tree.items }
  return { ...tree, items: [], children: [...children, made].sort((a, b) => a.block.row - b.block.row) }
}

/** The tree of the items of a sheet, or of several that are one requirement each (`above`). */
export function buildTree(sheets: readonly { readonly above: Block | null; readonly items: readonly ItemLine[]; readonly empty: readonly Block[] }[]): TreeNode[] {
  const roots: TreeNode[] = []
  const known = new Map<Block, TreeNode>()
  for (const { above, items } of sheets) {
    const at = (list: TreeNode[], block: Block): TreeNode => {
      const found = known.get(block)
      if (found) return found
      const made = node(block)
      known.set(block, made)
      list.push(made)
      return made
    }
    for (const item of items) {
      const path = above ? [above, ...item.path] : item.path
      let list = roots
      let last: TreeNode | null = null
      for (const block of path) {
        last = at(list, block)
        list = last.children
      }
      last?.items.push(item)
    }
  }
  return roots.map(withoutMixing)
}

export const itemsBelow = (tree: TreeNode): ItemLine[] => [...tree.items, ...tree.children.flatMap(itemsBelow)]
export const depthOf = (tree: TreeNode): number => 1 + Math.max(0, ...tree.children.map(depthOf))
