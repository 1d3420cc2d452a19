import { isOpen, findingStatusNames, stands, type FindingView } from '../finding'
import { standingText, standingWords } from './finding-texts'
import type { LostFacts } from './why-input'
import { dateText } from './words'

/** Facts and 整改 of a lost item, and the finding that 整改 opens at: the first that is still open. */
export interface FoundFacts extends LostFacts {
  readonly findingId: string | null
}

function planOfOne({ rectification: { responsibleUnit, dueDate }, status, overdue, daysLeft }: FindingView): string {
  const due = dueDate === '' || status === 'closed' ? '' : `${dateText(dueDate)}前`
  return [responsibleUnit.trim(), due, findingStatusNames[status], overdue && daysLeft !== null ? `已逾期${-daysLeft}天` : ''].filter((part) => part !== '').join('，')
}

/** What a lost item's findings say of it; `findings` are those of the item at the unit. */
export function factsOfFindings(findings: readonly FindingView[]): FoundFacts {
  const standing = findings.filter(stands)
  const made = standing.filter(({ kind }) => kind === 'automatic')
  const facts = [...new Set(made.map(({ factText }) => factText))].filter((fact) => fact !== '')
  const [only] = standing
  const plan = standing.length === 1 && only ? planOfOne(only) : standing.length === 0 ? '' : `${standing.length}个问题，${standingWords(standing)}`
  return { facts, plan, findingId: (standing.find(isOpen) ?? only)?.id ?? null }
}

/** 整改 of all that was found here, in a sentence; empty where nothing was. */
export function rectificationSentence(findings: readonly FindingView[], day: string): string {
  const standing = findings.filter(stands)
  return standing.length === 0 ? '' : `整改：共${standing.length}个问题，${standingText(standing, day)}`
}
