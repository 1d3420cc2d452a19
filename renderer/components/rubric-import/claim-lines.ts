import type { DraftRubric } from '../../../shared/rubric-draft/draft'
import { importedClaim } from '../../../shared/rubric-draft/settings/claims'
import { claimRoles, type ClaimRole } from '../../../shared/rubric-import/layout'
import { rowWords } from './import-words'

/** A list outside the 1000 in the tree. */
export interface ListLine {
  readonly kind: 'list'
  readonly key: string
  readonly name: string
  readonly depth: 0
  readonly open: boolean
  readonly count: number
  readonly pending: number
  /** Null: a veto takes no points. 0: nobody wrote one. */
  readonly cap: number | null
}
/** An entry of one: its own words, and what was read of them. */
export interface EntryLine {
  readonly kind: 'entry'
  readonly key: string
  readonly code: string
  readonly content: string
  readonly depth: 1
  readonly standard: string
  readonly said: readonly string[]
  readonly pending: boolean
}

export const listKey = (list: ClaimRole): string => `list:${list}`
const verbs = { bonus: '加', penalty: '减' } as const

function entriesOf(rubric: DraftRubric, list: ClaimRole): EntryLine[] {
  if (list === 'veto') return rubric.vetoes.items.map(({ code, content }) => ({ kind: 'entry', key: code, code, content, depth: 1, standard: '', said: [`等次定为“${rubric.vetoes.grade}”`], pending: false }))
  return rubric[list].items.map((item) => {
    const levels = item.levels.map(({ label, points }) => `${label} ${verbs[list]} ${points} 分`)
    return {
      kind: 'entry', key: item.code, code: item.code, content: item.content, depth: 1, ...importedClaim(item),
      said: [levels.length > 0 ? levels.join('；') : '没有读到每次多少分', item.cap > 0 ? `最多${verbs[list]} ${item.cap} 分` : '没有写封顶'],
    }
  })
}

/** The lists that a workbook has, with their entries where they are open. */
export function claimTreeLines(rubric: DraftRubric, open: ReadonlySet<string>): (ListLine | EntryLine)[] {
  return claimRoles.flatMap((list) => {
    const entries = entriesOf(rubric, list)
    if (entries.length === 0) return []
    const key = listKey(list)
    const line: ListLine = { kind: 'list', key, name: rowWords[list], depth: 0, open: open.has(key), count: entries.length, pending: entries.filter(({ pending }) => pending).length, cap: list === 'veto' ? null : rubric[list].cap }
    return [line, ...(line.open ? entries : [])]
  })
}

/** The list that an entry is of. */
export function listOfEntry(rubric: DraftRubric, key: string): string | null {
  const list = claimRoles.find((one) => (one === 'veto' ? rubric.vetoes : rubric[one]).items.some(({ code }) => code === key))
  return list === undefined ? null : listKey(list)
}
