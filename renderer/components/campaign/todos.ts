import { isOpen, needsFact, type DoublePunishment, type FindingView } from '../../../shared/finding'
import type { Unit } from '../../../shared/campaign/records'
import { listItems } from '../../../shared/rubric/tree'
import type { Rubric } from '../../../shared/rubric/rubric'
import type { ItemScore, Scorecard } from '../../../shared/scoring/scorecard'
import type { IconName } from '../base/icons'
import type { FindingTab } from '../finding/finding-filter'

/** Where a click leads: the first item, a tab of 问题整改, or the 减分 of a unit. */
export type TodoPlace =
  | { readonly kind: 'item'; readonly unitId: string; readonly itemId: string }
  | { readonly kind: 'findings'; readonly tab: FindingTab }
  | { readonly kind: 'penalty'; readonly unitId: string }

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

interface Known {
  readonly rubric: Rubric
  readonly units: readonly Unit[]
  readonly cardOf: (unitId: string) => Scorecard | null
  readonly findings: readonly FindingView[]
  readonly doubles: readonly DoublePunishment[]
}

/** 待处理: what presses first, then what is left to do in the units that were begun; nothing where nothing is left. */
export function listTodos({ rubric, units, cardOf, findings, doubles }: Known): Todo[] {
  const [double] = doubles
  const twice: Todo[] = double ? [{ key: 'double', icon: 'warn', text: '同一事实两次处罚', count: `${doubles.length} 处`, pressing: true, to: { kind: 'penalty', unitId: double.claim.unitId } }] : []
  const all = [...scoreTodos(rubric, units, cardOf), ...findingTodos(findings), ...twice]
  return [...all.filter(({ pressing }) => pressing), ...all.filter(({ pressing }) => !pressing)]
}
