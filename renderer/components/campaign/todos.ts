import type { EntryRecord, Unit } from '../../../shared/campaign/records'
import { listItems } from '../../../shared/rubric/tree'
import type { Item, Rubric } from '../../../shared/rubric/rubric'
import type { ItemScore, Scorecard } from '../../../shared/scoring/scorecard'
import type { IconName } from '../base/icons'
import { itemStatus } from '../score/item-status'

export interface Todo {
  readonly key: string
  readonly icon: IconName
  readonly text: string
  readonly count: number
  /** Where the first of them is. */
  readonly unitId: string
  readonly itemId: string
}

interface Seen {
  readonly item: Item
  readonly score: ItemScore | undefined
  readonly note: string
}

const kinds: readonly { readonly key: string; readonly icon: IconName; readonly text: string; readonly counts: (seen: Seen) => boolean }[] = [
  { key: 'unscored', icon: 'circle', text: '未评（已开始的单位）', counts: ({ score }) => score?.state === 'unscored' },
  { key: 'fact', icon: 'flag', text: '扣分待补事实', counts: ({ item, score, note }) => itemStatus(item, { score, note, refused: false, unsaved: false }).factMissing },
  { key: 'declared', icon: 'eye', text: '合理缺项待组长过目', counts: ({ score }) => score?.cause === 'declared' },
  { key: 'waiting', icon: 'clock', text: '待其他单位的数', counts: ({ score }) => score?.state === 'waiting' },
]

/** 待处理: what is left to do in the units that were begun, each with the place of the first; nothing where nothing is left. */
export function listTodos(rubric: Rubric, units: readonly Unit[], cardOf: (unitId: string) => Scorecard | null, entries: readonly EntryRecord[]): Todo[] {
  const notes = new Map(entries.filter(({ slot }) => slot === 'team').map(({ unitId, itemId, note }) => [`${unitId}/${itemId}`, note]))
  const items = listItems(rubric)
  const seen = units.flatMap((unit) => {
    const card = cardOf(unit.id)
    if (!card || !Object.values(card.items).some(({ state }) => state === 'scored')) return []
    return items.map((item) => ({ unitId: unit.id, item, score: card.items[item.id], note: notes.get(`${unit.id}/${item.id}`) ?? '' }))
  })
  return kinds.flatMap(({ key, icon, text, counts }) => {
    const found = seen.filter(counts)
    const [first] = found
    return first ? [{ key, icon, text, count: found.length, unitId: first.unitId, itemId: first.item.id }] : []
  })
}
