import type { Draft, Place, SourceField } from './draft'

/** `wrong` keeps the draft from being published; `check` should be looked at; `told` only says. */
export type ProofWeight = 'wrong' | 'check' | 'told'

/** What of an item, a node or the rubric a proof is about; a name is an item's content too. */
export type ProofField =
  | SourceField
  | 'id' | 'rule' | 'zones' | 'domain' | 'department' | 'below'
  | 'title' | 'basePoints' | 'grades' | 'tieBreak' | 'bonus' | 'penalty' | 'vetoes'

/** One thing that a person should know of a draft before it is published. */
export interface Proof {
  readonly weight: ProofWeight
  /** An item's id, a node's key, the code of a bonus, penalty or veto item, or `rubric`. */
  readonly where: string
  readonly field: ProofField
  /** Its cell in the workbook that it was imported from; null where it came from none. */
  readonly place: Place | null
  /** What is so; begins with the code or name of what it is about. */
  readonly message: string
  /** What to do. */
  readonly advice: string
}

/** A proof but for its place, which follows from `where` and `field`. */
export type Remark = Omit<Proof, 'place'>
export type Report = (remark: Remark) => void

/** How a cell is named to a person: 工作表“评分细则”D12. */
export const placeText = ({ sheet, cell }: Place): string => `工作表“${sheet}”${cell}`

const sourceOf: Partial<Record<ProofField, SourceField>> = { code: 'code', name: 'name', points: 'points', standard: 'standard', rule: 'standard', below: 'points' }

/** The cell of a field, else of what names it: the row is what a person looks for. */
export function findPlace({ sources }: Draft, where: string, field: ProofField): Place | null {
  const cells = Object.hasOwn(sources, where) ? sources[where] : undefined
  const own = sourceOf[field]
  return (own && cells?.[own]) ?? cells?.name ?? cells?.code ?? null
}

/** What a node or an item is called before a proof about it: its code and the beginning of its name. */
export function titleOf(code: string, name: string): string {
  const text = name.trim()
  const short = text.length > 20 ? `${text.slice(0, 20)}…` : text
  return [code.trim(), short].filter((part) => part !== '').join(' ') || '（没有编码和名称）'
}
