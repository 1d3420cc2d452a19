import type { DraftItem, DraftNode, DraftRubric } from './draft'

/** All items below a node of a draft in printed order. */
export function draftItemsOf(node: DraftNode): DraftItem[] {
  return [...(node.items ?? []), ...(node.children ?? []).flatMap(draftItemsOf)]
}

/** All items of a draft in printed order. */
export function listDraftItems(rubric: Pick<DraftRubric, 'requirements'>): DraftItem[] {
  return rubric.requirements.flatMap(draftItemsOf)
}

/** Depth-first walk over requirements and indicators of a draft; `depth` is 0 for a requirement. */
export function walkDraft(rubric: Pick<DraftRubric, 'requirements'>, visit: (node: DraftNode, depth: number) => void): void {
  const walk = (node: DraftNode, depth: number): void => {
    visit(node, depth)
    for (const child of node.children ?? []) walk(child, depth + 1)
  }
  for (const requirement of rubric.requirements) walk(requirement, 0)
}
