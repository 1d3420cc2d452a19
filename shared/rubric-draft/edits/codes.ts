import type { Draft, DraftItem, DraftNode, DraftRubric } from '../draft'
import { codeOf, draftLines } from '../draft-lines'
import { edited, type Edit } from './edit'

const lastNumber = /^([\s\S]*?)(\d+)(\D*)$/

export const codesOf = (rubric: DraftRubric): Set<string> => new Set(draftLines(rubric).map(codeOf))

/**
 * A code that is still free for a further child or item of a node: the last sibling's with its number counted on, `1-2-6` → `1-2-7`,
 * else the parent's with a number.
 */
export function freeCode(taken: ReadonlySet<string>, parentCode: string, siblings: readonly string[]): string {
  const last = siblings.filter((code) => lastNumber.test(code)).at(-1)
  const [, before = '', digits = '0', after = ''] = lastNumber.exec(last ?? '') ?? [undefined, parentCode === '' ? '' : `${parentCode}-`]
  for (let number = BigInt(digits) + 1n; ; number += 1n) {
    const code = `${before}${String(number)}${after}`
    if (!taken.has(code)) return code
  }
}

/** The codes of a node's children and items. */
export const siblingCodes = (rubric: DraftRubric, parent: DraftNode | null): string[] =>
  parent ? [...(parent.items ?? []), ...(parent.children ?? [])].map(({ code }) => code) : rubric.requirements.map(({ code }) => code)

/** A piece of the tree with the codes that `codeFor` gives; what keeps its code stays the same object. */
function recoded(node: DraftNode, code: string): DraftNode {
  const offset = node.items?.length ?? 0
  const items = node.items?.map((item, at): DraftItem => (item.code === `${code}-${at + 1}` ? item : { ...item, code: `${code}-${at + 1}` }))
  const children = node.children?.map((child, at) => recoded(child, `${code}-${offset + at + 1}`))
  const isSame = node.code === code && (items ?? []).every((item, at) => item === node.items?.[at]) && (children ?? []).every((child, at) => child === node.children?.[at])
  return isSame ? node : { ...node, code, ...(items ? { items } : {}), ...(children ? { children } : {}) }
}

/** 按顺序重新编码: `1`, `1-1`, `1-1-1` through the whole tree. Ids stay, and with them what was scored. */
export function renumber(draft: Draft, key: string): Edit {
  return edited(draft, draft.rubric.requirements.map((node, at) => recoded(node, String(at + 1))), key, '按顺序重新编码')
}
