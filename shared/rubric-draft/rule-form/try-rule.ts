import type { Item, Rubric, Rule } from '../../rubric/rubric'
import { scoreTogether } from '../../scoring'
import type { EntriesFile, Entry } from '../../scoring/entry'
import type { ItemScore } from '../../scoring/scorecard'

/** What a trial needs of an item. */
export interface TrialSource {
  readonly content: string
  readonly points: number | null
  readonly standard: string
  readonly rule: Rule
}

const trialId = 'trial'

/** The item as the engine takes it; null while it has no points. */
export function trialItem({ content, points, standard, rule }: TrialSource): Item | null {
  return points === null || points <= 0 ? null : { id: trialId, code: '', content, points, standard, rule, zones: [], notApplicable: { allowed: false } }
}

function rubricOf(item: Item): Rubric {
  // A second item, so that there is a result even where the first drops out by a zero denominator.
  const other: Item = { ...item, id: 'other', code: 'other', rule: { kind: 'yesno' }, points: 1 }
  const list = { cap: 1, items: [] }
  return {
    format: 1, id: trialId, title: '', version: '', basePoints: item.points + 1, notApplicablePolicy: 'fullMarks', zones: [], grades: [{ name: '', min: 0 }], tieBreak: [],
    requirements: [{ code: trialId, name: '', points: item.points + 1, items: [item, other] }], bonus: list, penalty: list, vetoes: { grade: '', items: [] },
  }
}

/** The item's points and arithmetic for one input, by the engine itself. `others` are other units' values, where the rule compares units. */
export function tryItem(item: Item, input: Entry | null, others: readonly number[] = []): ItemScore | null {
  const file = (code: string, entry: Entry | null): EntriesFile => ({ format: 1, unit: { code }, entries: entry ? { [trialId]: entry } : {} })
  const { kind } = item.rule
  const compared = kind === 'rank' || kind === 'relative' ? others.map((value, index) => file(`other-${index}`, { kind, value })) : []
  const card = scoreTogether(rubricOf(item), [file(trialId, input), ...compared]).get(trialId)
  return card?.ok === true ? (card.value.items[trialId] ?? null) : null
}
