import type { Item } from '../rubric/rubric'
import type { Progress, Unit } from '../campaign/records'
import type { Points } from '../points'
import type { Fact, FactSource } from './fact'
import type { RectificationFields } from './rectification-plan'
import type { FindingStatus } from './status'

/** One finding with all that hangs on it, as the screens, the sheets and the ledger show it. */
export interface FindingView {
  readonly id: string
  /** Where it was found. */
  readonly unit: Unit
  /** Who answers for it: the unit that took `unit` over, else `unit` itself. */
  readonly answering: Unit
  /** Null for a free finding that belongs to no item. */
  readonly item: Item | null
  readonly kind: 'automatic' | 'free'
  /** See `clause-keys.ts`; empty for the item as a whole and for free findings. */
  readonly clause: string
  /** 0 for free findings. */
  readonly n: number
  /** Its share of the item's lost points; 0 for free and withdrawn ones. */
  readonly lost: Points
  /** 问题描述 by the rule, without any fact; empty for free findings. */
  readonly text: string
  /** Empty while it is not registered, e.g. where comparing units made it. */
  readonly foundOn: string
  /** Its own; `factText` says what is known of it, from the item's 扣分原因 too. */
  readonly fact: Fact
  readonly factFrom: FactSource
  readonly factText: string
  readonly status: FindingStatus
  /** As stored once `confirmed`, else the plan to start from. */
  readonly rectification: RectificationFields
  readonly confirmed: boolean
  /** Oldest first. */
  readonly progress: readonly Progress[]
  /** Days from today to 整改时限, negative when it has passed; null where nothing is due any more. */
  readonly daysLeft: number | null
  readonly overdue: boolean
  /** Due within a week and not overdue. */
  readonly soonDue: boolean
}

/** 问题描述 as one text: the fact where it is the finding's own, else what the rule says and the item's 扣分原因. */
export function problemText({ factFrom, factText, text }: FindingView): string {
  if (factFrom !== 'item') return factText || text
  return text === '' || factText.includes(text) ? factText : `${text}。${factText}`
}

/** True for a finding that still stands, closed or not. */
export const stands = ({ status }: Pick<FindingView, 'status'>): boolean => status !== 'withdrawn'

/** True while something is still to be done about it. */
export const isOpen = ({ status }: Pick<FindingView, 'status'>): boolean => status !== 'withdrawn' && status !== 'closed'

/** 待补事实, the one rule for every screen: it stands, nothing has been done about it, and neither it nor its item says what was found. */
export const needsFact = ({ status }: Pick<FindingView, 'status'>): boolean => status === 'factMissing'

/** Items of one unit with a finding that needs its fact. */
export function itemsWithoutFact(findings: readonly FindingView[]): ReadonlySet<string> {
  return new Set(findings.flatMap((finding) => (finding.item && needsFact(finding) ? [finding.item.id] : [])))
}

/** True for what a unit has to answer for: its own findings and those of units that it took over. */
export const isOfUnit = ({ unit, answering }: Pick<FindingView, 'unit' | 'answering'>, unitId: string): boolean => unit.id === unitId || answering.id === unitId
