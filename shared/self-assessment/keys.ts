import { escapePart, readPart } from '../campaign/record-ids'

/** What a 自评表 was made for. It stands in its hidden sheet and, in case only the table is copied, beside the head of the table. */
export interface SelfIdentity {
  readonly campaignId: string
  readonly unitId: string
  readonly rubricDigest: string
}

const identityFamily = 'qianfen-self-'
/** With the version of the layout. */
const identityMark = `${identityFamily}1`
const rowMark = 'q1'

export function formatIdentity({ campaignId, unitId, rubricDigest }: SelfIdentity): string {
  return [identityMark, campaignId, unitId, rubricDigest].map(escapePart).join('/')
}

/** Null when the text is no identity of this format. */
export function parseIdentity(text: string): SelfIdentity | null {
  const [mark, campaignId = '', unitId = '', rubricDigest = '', ...more] = text.trim().split('/').map(readPart)
  return mark === identityMark && campaignId !== '' && unitId !== '' && more.length === 0 ? { campaignId, unitId, rubricDigest } : null
}

/** True for the identity of a layout that this version does not know. */
export function isNewerIdentity(text: string): boolean {
  const [mark = '', ...rest] = text.trim().split('/')
  return rest.length > 0 && mark.startsWith(identityFamily) && mark !== identityMark
}

/** What a row of 自评表 is about. */
export interface RowKey {
  readonly itemId: string
  readonly field: string
}

export function formatRowKey({ itemId, field }: RowKey): string {
  return [rowMark, itemId, field].map(escapePart).join('/')
}

/** Null when the text is no key of a row. */
export function parseRowKey(text: string): RowKey | null {
  const [mark, itemId = '', field = '', ...more] = text.trim().split('/').map(readPart)
  return mark === rowMark && itemId !== '' && field !== '' && more.length === 0 ? { itemId, field } : null
}
