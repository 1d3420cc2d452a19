import { escapePart, readPart } from '../campaign/record-ids'

const family = 'qianfen-rubric-'
/** With the version of the layout. */
const identityMark = `${family}1`
const rowMark = 'r1'

/** What a rubric's workbook was made of: the digest of what it holds, and whether that was published. */
export interface RubricIdentity {
  readonly digest: string
  readonly published: boolean
}

export const formatIdentity = ({ digest, published }: RubricIdentity): string => [identityMark, digest, published ? 'published' : 'draft'].map(escapePart).join('/')

/** Null when the text is no identity of this layout. */
export function parseIdentity(text: string): RubricIdentity | null {
  const [mark, digest = '', state = '', ...more] = text.trim().split('/').map(readPart)
  return mark === identityMark && digest !== '' && (state === 'published' || state === 'draft') && more.length === 0 ? { digest, published: state === 'published' } : null
}

/** True for the identity of a layout that this version does not know. */
export function isNewerIdentity(text: string): boolean {
  const [mark = '', ...rest] = text.trim().split('/')
  return rest.length > 0 && mark.startsWith(family) && mark !== identityMark
}

/** What a row is about: a place in the rubric that the workbook was made of, or a row of the layout. */
export type RowKind = 'node' | 'item' | 'bonus' | 'penalty' | 'veto' | 'general' | 'grade' | 'tie' | 'heading' | 'sum' | 'end' | 'copy'
export interface RowKey {
  readonly kind: RowKind
  /** E.g. the number of the item in printed order, from 0, and its id. */
  readonly parts: readonly string[]
}

/** An id or a code as a mark says it: what any cell holds, and enough of it to tell that a row's number still names the same. */
export const inMark = (text: string): string => [...text.normalize('NFC').replace(/[\p{White_Space}\p{C}]/gu, '')].slice(0, 100).join('')

/** The mark of a row in a hidden column. It names the workbook that it was made for, so that a row pasted from another one is not taken for its own. */
export function formatRowKey(digest: string, kind: RowKind, ...parts: readonly (string | number)[]): string {
  return [rowMark, digest.slice(0, 12), kind, ...parts.map(String)].map(escapePart).join('/')
}

/** Null where the text is no mark; `foreign` where it is one of another workbook. */
export function parseRowKey(text: string, digest: string): RowKey | 'foreign' | null {
  const [mark, stamp, kind, ...parts] = text.trim().split('/').map(readPart)
  if (mark !== rowMark || kind === undefined) return null
  return stamp === digest.slice(0, 12) ? { kind: kind as RowKind, parts } : 'foreign'
}
