import type { Item, RubricNode } from '../../../shared/rubric/rubric'
import { itemsOf } from '../../../shared/rubric/tree'
import { fullMarksEntry } from '../../../shared/scoring'
import type { Entry } from '../../../shared/scoring/entry'
import type { ItemScores } from './node-sums'

export interface FullIndicator {
  readonly entries: readonly { readonly itemId: string; readonly input: Entry }[]
  /** Unscored items that one key cannot score: they need figures, or hold something typed. */
  readonly left: readonly Item[]
}

/** Shift+M: what of an indicator becomes 满分 at once. Only items not yet scored; what was scored or typed stays. */
export function fullIndicator(node: RubricNode, scores: ItemScores, isBegun: (item: Item) => boolean): FullIndicator {
  const unscored = itemsOf(node).filter(({ id }) => (scores[id]?.state ?? 'unscored') === 'unscored')
  const set = unscored.flatMap((item) => {
    const input = isBegun(item) ? null : fullMarksEntry(item.rule)
    return input ? [{ itemId: item.id, input }] : []
  })
  const done = new Set(set.map(({ itemId }) => itemId))
  return { entries: set, left: unscored.filter(({ id }) => !done.has(id)) }
}

/** What Shift+M says it did. */
export function fullIndicatorWords(name: string, { entries, left }: FullIndicator): string {
  const rest = left.length > 0 ? `，还有 ${left.length} 项要逐项填写` : ''
  if (entries.length > 0) return `已把“${name}”${entries.length} 项记为满分${rest}`
  return left.length > 0 ? `“${name}”未评的 ${left.length} 项都要逐项填写，没有一键满分` : `“${name}”没有未评的考核内容`
}
