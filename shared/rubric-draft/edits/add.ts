import { blankItem, blankNode } from '../blank-lines'
import type { Draft, DraftNode } from '../draft'
import { callOf, draftLines, lineOf, maxNodeDepth, type DraftLine } from '../draft-lines'
import { codesOf, freeCode, siblingCodes } from './codes'
import { edited, gone, putIn, refused, sourcesWithout, takeOut, type Edit, type Fresh } from './edit'

/** An item inside a node (last), or after an item. What is not given yet stays open: no points, 待定规则. */
export function addItem(draft: Draft, at: string, fresh: Fresh): Edit {
  const line = lineOf(draft.rubric, at)
  if (!line) return refused('先添加一项工作要求，再在它下面添加考核内容')
  const parent = line.kind === 'item' ? line.parent : line.node
  const item = { ...blankItem(fresh()), code: freeCode(codesOf(draft.rubric), parent.code, siblingCodes(draft.rubric, parent)) }
  const index = line.kind === 'item' ? line.index + 1 : (parent.items?.length ?? 0)
  return edited(draft, putIn(draft.rubric.requirements, parent.key, index, { kind: 'item', item }), item.id, `添加考核内容 ${item.code}`)
}

/** A node beside another (`after`) or below it (`inside`, last); of an item its node is meant. Without a line: a requirement, last. */
export function addNode(draft: Draft, at: string | null, where: 'after' | 'inside', fresh: Fresh): Edit {
  const { rubric } = draft
  const found = at === null ? undefined : lineOf(rubric, at)
  const line = found?.kind === 'item' ? lineOf(rubric, found.parent.key) : found
  if (line?.kind === 'node' && where === 'inside' && line.depth + 1 >= maxNodeDepth) return refused('层级过多：连同考核内容最多四级')
  const parent = line?.kind !== 'node' ? null : where === 'inside' ? line.node : line.parent
  const index = line?.kind !== 'node' ? rubric.requirements.length : where === 'inside' ? (line.node.children?.length ?? 0) : line.index + 1
  const node = { ...blankNode(fresh()), code: freeCode(codesOf(rubric), parent?.code ?? '', siblingCodes(rubric, parent)) }
  return edited(draft, putIn(rubric.requirements, parent?.key ?? null, index, { kind: 'node', node }), node.key, `添加${parent ? '指标' : '工作要求'} ${node.code}`)
}

const keysBelow = (node: DraftNode): string[] => [node.key, ...(node.items ?? []).map(({ id }) => id), ...(node.children ?? []).flatMap(keysBelow)]

/** The line that one stands on when another has gone: the next of its siblings, else the one before, else its parent. */
function beside(line: DraftLine): string {
  const siblings = line.kind === 'item' ? (line.parent.items ?? []).map(({ id }) => id) : (line.parent?.children ?? []).map(({ key }) => key)
  return siblings[line.index + 1] ?? siblings[line.index - 1] ?? line.parent?.key ?? ''
}

/** Takes an item, or a node with everything below it, out of the draft. */
export function remove(draft: Draft, key: string): Edit {
  const line = lineOf(draft.rubric, key)
  if (!line) return gone()
  const lost = line.kind === 'node' ? keysBelow(line.node) : [key]
  const requirements = takeOut(draft.rubric.requirements, key)
  const next = line.parent ? beside(line) : ((requirements[line.index] ?? requirements[line.index - 1])?.key ?? '')
  return edited(draft, requirements, next, `删除 ${callOf(line)}`, sourcesWithout(draft.sources, lost))
}

/** The same below a new code, under new ids and keys; a code that began with the old one begins with the new one, if that is free. */
function copyOf(node: DraftNode, code: string, taken: Set<string>, fresh: Fresh): DraftNode {
  const codes: string[] = []
  const codeBelow = (old: string): string => {
    const follows = old.startsWith(node.code) && node.code !== '' ? `${code}${old.slice(node.code.length)}` : ''
    const next = follows !== '' && !taken.has(follows) ? follows : freeCode(taken, code, codes)
    taken.add(next)
    codes.push(next)
    return next
  }
  const items = node.items?.map((item) => ({ ...item, id: fresh(), code: codeBelow(item.code) }))
  const children = node.children?.map((child) => copyOf(child, codeBelow(child.code), taken, fresh))
  return { ...node, key: fresh(), code, ...(items ? { items } : {}), ...(children ? { children } : {}) }
}

/** A copy right after the line: new ids and keys, codes that are free. It was not in the workbook, so it has no sources. */
export function duplicate(draft: Draft, key: string, fresh: Fresh): Edit {
  const line = lineOf(draft.rubric, key)
  if (!line) return gone()
  const taken = codesOf(draft.rubric)
  const code = freeCode(taken, line.parent?.code ?? '', siblingCodes(draft.rubric, line.parent))
  taken.add(code)
  const piece = line.kind === 'item' ? ({ kind: 'item', item: { ...line.item, id: fresh(), code } } as const) : ({ kind: 'node', node: copyOf(line.node, code, taken, fresh) } as const)
  const copied = piece.kind === 'item' ? piece.item.id : piece.node.key
  return edited(draft, putIn(draft.rubric.requirements, line.parent?.key ?? null, line.index + 1, piece), copied, `复制 ${callOf(line)}`)
}

/** How many items go with a line. */
export function itemsAt(draft: Draft, key: string): number {
  const line = lineOf(draft.rubric, key)
  if (!line) return 0
  return line.kind === 'item' ? 1 : draftLines({ ...draft.rubric, requirements: [line.node] }).filter(({ kind }) => kind === 'item').length
}
