import { isOpen, needsFact, type DoublePunishment, type FindingView } from '../../../shared/finding'
import type { CampaignState, Unit } from '../../../shared/campaign/records'
import { listItems } from '../../../shared/rubric/tree'
import type { Rubric } from '../../../shared/rubric/rubric'
import type { ItemScore, Scorecard } from '../../../shared/scoring/scorecard'
import type { IconName } from '../base/icons'
import type { FindingTab } from '../finding/finding-filter'

/** Where a click leads: the first item, a tab of 问题整改, or the 加分, 减分 or 一票否决 of a unit. */
export type TodoPlace =
  | { readonly kind: 'item'; readonly unitId: string; readonly itemId: string }
  | { readonly kind: 'findings'; readonly tab: FindingTab }
  | { readonly kind: 'adjust'; readonly unitId: string; readonly show: 'bonus' | 'penalty' | 'veto' }

export interface Todo {
  readonly key: string
  readonly icon: IconName
  readonly text: string
  /** `12 项` */
  readonly count: string
  readonly pressing: boolean
  readonly to: TodoPlace
}

const scoreKinds: readonly { readonly key: string; readonly icon: IconName; readonly text: string; readonly counts: (score: ItemScore | undefined) => boolean }[] = [
  { key: 'unscored', icon: 'circle', text: '未评（已开始的单位）', counts: (score) => score?.state === 'unscored' },
  { key: 'declared', icon: 'eye', text: '合理缺项待组长过目', counts: (score) => score?.cause === 'declared' },
  { key: 'waiting', icon: 'clock', text: '待其他单位的数', counts: (score) => score?.state === 'waiting' },
]
const findingKinds: readonly { readonly key: FindingTab; readonly icon: IconName; readonly text: string; readonly counts: (finding: FindingView) => boolean }[] = [
  { key: 'overdue', icon: 'warn', text: '整改逾期', counts: ({ overdue }) => overdue },
  { key: 'soonDue', icon: 'clock', text: '整改 7 天内到期', counts: ({ soonDue }) => soonDue },
  { key: 'factMissing', icon: 'flag', text: '扣分待补事实', counts: needsFact },
  { key: 'awaitingVerification', icon: 'eye', text: '整改待验收', counts: ({ status }) => status === 'awaitingVerification' },
]

function scoreTodos(rubric: Rubric, units: readonly Unit[], cardOf: (unitId: string) => Scorecard | null): Todo[] {
  const items = listItems(rubric)
  const seen = units.flatMap((unit) => {
    const card = cardOf(unit.id)
    if (!card || !Object.values(card.items).some(({ state }) => state === 'scored')) return []
    return items.map((item) => ({ unitId: unit.id, itemId: item.id, score: card.items[item.id] }))
  })
  return scoreKinds.flatMap(({ key, icon, text, counts }) => {
    const found = seen.filter(({ score }) => counts(score))
    const [first] = found
    return first ? [{ key, icon, text, count: `${found.length} 项`, pressing: false, to: { kind: 'item', unitId: first.unitId, itemId: first.itemId } }] : []
  })
}

function findingTodos(findings: readonly FindingView[]): Todo[] {
  return findingKinds.flatMap(({ key, icon, text, counts }) => {
    const found = findings.filter((finding) => isOpen(finding) && counts(finding))
    return found.length > 0 ? [{ key, icon, text, count: `${found.length} 条`, pressing: key === 'overdue', to: { kind: 'findings', tab: key } }] : []
  })
}

/** What a change of version asks to look at again, in all units: the first score, else the first claim, else the first veto. */
function reviewTodos(units: readonly Unit[], { entries, claims, vetoes }: Asked): Todo[] {
  const order = new Map(units.map(({ id }, at) => [id, at]))
  const asked = <T extends { readonly unitId: string; readonly review: unknown; readonly deleted: boolean }>(rows: readonly T[]): T[] =>
    rows.filter(({ unitId, review, deleted }) => review !== null && !deleted && order.has(unitId)).sort((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0))
  const [scores, claimed, vetoed] = [asked(entries.filter(({ input }) => input !== null)), asked(claims), asked(vetoes)]
  const count = scores.length + claimed.length + vetoed.length
  const [score, claim, veto] = [scores[0], claimed[0], vetoed[0]]
  const to: TodoPlace | null = score ? { kind: 'item', unitId: score.unitId, itemId: score.itemId } : claim ? { kind: 'adjust', unitId: claim.unitId, show: claim.list } : veto ? { kind: 'adjust', unitId: veto.unitId, show: 'veto' } : null
  return to ? [{ key: 'review', icon: 'eye', text: '改版后待复看', count: `${count} 条`, pressing: false, to }] : []
}

type Asked = Pick<CampaignState, 'entries' | 'claims' | 'vetoes'>
interface Known {
  readonly state: Asked
  readonly rubric: Rubric
  readonly units: readonly Unit[]
  readonly cardOf: (unitId: string) => Scorecard | null
  readonly findings: readonly FindingView[]
  readonly doubles: readonly DoublePunishment[]
}

/** 待处理: what presses first, then what is left to do in the units that were begun; nothing where nothing is left. */
export function listTodos({ state, rubric, units, cardOf, findings, doubles }: Known): Todo[] {
  const [double] = doubles
  const twice: Todo[] = double ? [{ key: 'double', icon: 'warn', text: '同一事实两次处罚', count: `${doubles.length} 处`, pressing: true, to: { kind: 'adjust', unitId: double.claim.unitId, show: 'penalty' } }] : []
  const all = [...reviewTodos(units, state), ...scoreTodos(rubric, units, cardOf), ...findingTodos(findings), ...twice]
  return [...all.filter(({ pressing }) => pressing), ...all.filter(({ pressing }) => !pressing)]
}
