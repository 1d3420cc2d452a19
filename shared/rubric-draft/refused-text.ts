import type { Draft, DraftRubric } from './draft'
import { codeOf, draftLines, textOf } from './draft-lines'
import { findPlace, titleOf, type Proof, type ProofField } from './proof'

/** A text that its field could not take: it stays as it was typed, and the draft keeps what it had. */
export interface RefusedText {
  /** Of its field in the form, e.g. `clauses.0.points`. */
  readonly path: string
  readonly text: string
  /** What the draft has there, as the field shows it; empty for nothing. */
  readonly was: string
  /** What the field takes. */
  readonly sentence: string
}

export type RefusedPart = 'points' | 'rule' | 'settings'

/** The same with where it was typed. */
export interface Refusal extends RefusedText {
  /** An item's id, a node's key, or `rubric` for 总则. */
  readonly where: string
  readonly part: RefusedPart
}

/** A proof that names the field of the form itself. */
export type FieldProof = Proof & { readonly path: string }

const settingsFields: ReadonlySet<string> = new Set<ProofField>(['title', 'basePoints', 'grades', 'tieBreak', 'bonus', 'penalty', 'vetoes', 'zones', 'domain'])
const fieldOf = ({ part, path }: Refusal): ProofField => {
  if (part !== 'settings') return part
  const [first = ''] = path.split('.')
  return settingsFields.has(first) ? (first as ProofField) : 'title'
}
const placeWords = { points: '分值', rule: '评分规则', settings: '总则' } as const

function titles(rubric: DraftRubric): ReadonlyMap<string, string> {
  return new Map(draftLines(rubric).map((line) => [line.key, titleOf(codeOf(line), textOf(line))]))
}

/** Texts that were not taken, as what keeps a draft from being published; what is no longer in the draft has none. */
export function refusedProofs(draft: Draft, refusals: readonly Refusal[]): FieldProof[] {
  if (refusals.length === 0) return []
  const known = titles(draft.rubric)
  return refusals.filter(({ where, part }) => part === 'settings' || known.has(where)).map((refusal) => {
    const { where, part, path, text, was, sentence } = refusal
    const field = fieldOf(refusal)
    const typed = text.trim() === '' ? '里有一格清空了' : `里填的“${text.trim()}”`
    const title = part === 'settings' ? '' : `${known.get(where) ?? ''}：`
    return { weight: 'wrong', where, field, path, place: findPlace(draft, where, field), message: `${title}${placeWords[part]}${typed}，没有记入${was === '' ? '' : `，仍是 ${was}`}`, advice: `${sentence}。按 Esc 放回原来的` }
  })
}
