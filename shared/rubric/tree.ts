import type { Item, Rubric, RubricNode } from './rubric'

/** All items below a node in printed order. */
export function itemsOf(node: RubricNode): Item[] {
  return [...(node.items ?? []), ...(node.children ?? []).flatMap(itemsOf)]
}

/** All items of the rubric in printed order. */
export function listItems(rubric: Rubric): Item[] {
  return rubric.requirements.flatMap(itemsOf)
}

/** Depth-first walk over requirements and indicators; `depth` is 0 for a requirement. */
export function walkNodes(rubric: Rubric, visit: (node: RubricNode, depth: number, requirement: RubricNode) => void): void {
  const walk = (node: RubricNode, depth: number, requirement: RubricNode): void => {
    visit(node, depth, requirement)
    for (const child of node.children ?? []) walk(child, depth + 1, requirement)
  }
  for (const requirement of rubric.requirements) walk(requirement, 0, requirement)
}
