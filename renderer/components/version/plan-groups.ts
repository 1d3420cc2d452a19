import { groupBy } from '../../../shared/group-by'
import type { ItemChange, SetAsideCause } from '../../../shared/rubric-change'
import type { PlanLine, ShownPlan } from '../../../shared/rubric-change/shown-plan'
import type { CampaignState, Unit } from '../../../shared/campaign/records'
import { knownItem } from '../../../shared/campaign/known-items'
import type { Item, Rubric } from '../../../shared/rubric/rubric'
import { itemAt } from '../../../shared/rubric-change'
import { entryWords } from '../../words/entry-words'
import { causeWords, changesText } from '../../words/version-words'
import { slotWords } from '../../words/terms'

/** What happens to the scores of one item alike: which they are, and why. */
export interface PlanGroup {
  readonly key: string
  readonly fate: Exclude<PlanLine['fate'], 'stays'>
  readonly before: Item | null
  readonly after: Item | null
  readonly why: string
  /** `德令哈市：没有台账3处`. */
  readonly scores: readonly string[]
}

export const fateWords = { setAside: '移出', review: '再看一遍', back: '放回来' } as const
const order = ['setAside', 'review', 'back'] as const

const whyOf = (cause: SetAsideCause | null, changes: readonly ItemChange[]): string => (cause ? causeWords[cause] : changesText(changes))

/** The lines of a plan by item and by what happens, what is set aside first; in printed order within. */
export function planGroups({ lines }: ShownPlan, state: CampaignState, next: Rubric): PlanGroup[] {
  const units = new Map([...state.units, ...state.leftOut].map((unit) => [unit.id, unit]))
  const groups = groupBy(lines, ({ from, to, fate, cause, changes }) => [order.indexOf(fate as 'back'), from, to, whyOf(cause, changes)].join('\n'))
  return [...groups].map(([key, all]): PlanGroup | null => {
    const [first] = all
    if (!first || first.fate === 'stays') return null
    const before = knownItem(state, first.from)
    return {
      key, fate: first.fate, before, after: itemAt(next, first.to), why: whyOf(first.cause, first.changes),
      scores: all.map(({ unitId, slot, input }) => `${units.get(unitId)?.name ?? ''}${slot === 'self' ? `（${slotWords.self}）` : ''}：${entryWords(input, before?.rule ?? null)}`),
    }
  }).filter((group): group is PlanGroup => group !== null).sort((a, b) => order.indexOf(a.fate) - order.indexOf(b.fate))
}

/** 加减分 and 一票否决 that do not stay as they are, in sentences. */
export function claimSentences({ claims }: ShownPlan, units: readonly Unit[], before: Rubric): string[] {
  const lists = { bonus: '加分', penalty: '减分', veto: '一票否决' } as const
  return claims.map(({ unitId, list, item, fate }) => {
    const content = (list === 'veto' ? before.vetoes.items : before[list].items).find(({ code }) => code === item)?.content ?? ''
    const words = fate === 'setAside' ? '新版本没有，移出，不再计入' : fate === 'review' ? `${list === 'veto' ? '内容或对应的等次' : '分值、封顶或内容'}有变化，请再看一遍` : '新版本又有了，重新计入'
    return `${units.find(({ id }) => id === unitId)?.name ?? ''} ${lists[list]} ${item} ${content}：${words}`
  })
}
