import { AppError } from '../../failure'
import type { GivenCell, GivenWorkbook } from '../../import/given-workbook'
import type { DraftRubric } from '../../rubric-draft/draft'
import { draftFromJson } from '../../rubric-draft/convert'
import { unpackCopy } from '../../rubric-workbook/copy'
import { isNewerIdentity, parseIdentity, parseRowKey, type RubricIdentity } from '../../rubric-workbook/marks'

/** What a workbook was made of. */
export interface Origin {
  readonly identity: RubricIdentity
  /** As it was exported; its nodes have keys. */
  readonly rubric: DraftRubric
}

const textOf = ({ value }: GivenCell): string => (value.kind === 'text' ? value.text : '')

/** The rubric that the workbook was made of; null where it is none of ours. Throws AppError `rubric-own-newer`, `rubric-own-mixed`, `rubric-own-damaged`. */
export function readOrigin({ sheets }: GivenWorkbook, name: (about: string) => string): Origin | null {
  const texts = sheets.flatMap(({ cells }) => cells.map(textOf))
  const identities = texts.flatMap((text) => (text.startsWith('qianfen-') ? (parseIdentity(text) ?? []) : []))
  const [identity, ...others] = identities
  if (!identity) {
    if (texts.some(isNewerIdentity)) throw new AppError('rubric-own-newer')
    return null
  }
  if (others.some(({ digest }) => digest !== identity.digest)) throw new AppError('rubric-own-mixed')
  // A second copy of the sheet says the same twice.
  const pieces = sheets.map(({ cells }) => {
    const rows = new Set(cells.filter((one) => isCopy(textOf(one), identity.digest)).map(({ row }) => row))
    return cells.filter((one) => rows.has(one.row) && /^\d+\/\d+:/.test(textOf(one))).map(textOf)
  }).find((list) => list.length > 0)
  // The table alone was copied into another workbook: a workbook like any other.
  if (!pieces) return null
  const draft = draftFromJson(unpackCopy(pieces), () => name('node'))
  if (!draft.ok) throw new AppError('rubric-own-damaged')
  return { identity, rubric: draft.value.rubric }
}

function isCopy(text: string, digest: string): boolean {
  const key = parseRowKey(text, digest)
  return key !== null && key !== 'foreign' && key.kind === 'copy'
}
