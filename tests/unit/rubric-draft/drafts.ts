import { draftFromJson } from '../../../shared/rubric-draft/convert'
import type { Draft, DraftItem, DraftNode } from '../../../shared/rubric-draft/draft'
import { listDraftItems, walkDraft } from '../../../shared/rubric-draft/draft-tree'
import { proveDraft } from '../../../shared/rubric-draft/prove-draft'
import type { Proof } from '../../../shared/rubric-draft/proof'
import { item, rubricJson, type Json } from '../scoring/small-rubric'

/** Keys that count: n1, n2, … in printed order. */
export function counter(): () => string {
  let next = 0
  return () => `n${(next += 1)}`
}

export function draftOfJson(json: unknown): Draft {
  const read = draftFromJson(json, counter())
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.value
}

export const written = { standard: '照此评分', content: '内容' }
export const full = (id: string, points: unknown, rule: unknown = { kind: 'judged' }, more: Json = {}): Json => item(id, points, rule, { ...written, ...more })

/** A draft of 1000 points without any fault: one requirement of 400 with two indicators, and one of 600. */
export const soundJson = (more: Json = {}): Json => rubricJson([], {
  basePoints: 1000,
  grades: [{ name: '好', min: 800 }, { name: '差', min: 0 }],
  requirements: [
    { code: '1', name: '甲', points: 400, children: [
      { code: '1-1', name: '子', points: 100, items: [full('A', 60), full('B', 40, { kind: 'yesno' })] },
      { code: '1-2', name: '丑', points: 300, items: [full('C', 300)] },
    ] },
    { code: '2', name: '乙', points: 600, items: [full('D', 600)] },
  ],
  ...more,
})
export const soundDraft = (more: Json = {}): Draft => draftOfJson(soundJson(more))

/** The draft with one item or one node changed in place. */
export function withItem(draft: Draft, id: string, change: Partial<DraftItem>): Draft {
  const copy = structuredClone(draft)
  Object.assign(listDraftItems(copy.rubric).find((one) => one.id === id) ?? {}, change)
  return copy
}
export function withNode(draft: Draft, code: string, change: Partial<DraftNode>): Draft {
  const copy = structuredClone(draft)
  walkDraft(copy.rubric, (node) => { if (node.code === code) Object.assign(node, change) })
  return copy
}

/** Proofs as `weight where field`, in their order. */
export const proofsOf = (draft: Draft): string[] => proveDraft(draft).map(({ weight, where, field }) => `${weight} ${where} ${field}`)
export const findProof = (draft: Draft, where: string, field: string): Proof | undefined => proveDraft(draft).find((proof) => proof.where === where && proof.field === field)
