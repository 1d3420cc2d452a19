import { clauseText, findingStatuses, findingStatusNames, problemText, type FindingView } from '../finding'
import { groupBy } from '../group-by'
import { dateText } from './words'

/** A 扣分原因 up to this long is said again for every finding that rests on it. */
const shortText = 16

/** 问题描述 for a reader who has nothing else: a finding's own fact goes with the clause that it offends. */
function describe(view: FindingView): string {
  const { factFrom, factText, item, clause } = view
  if (factFrom !== 'finding' || !item || clause === '') return problemText(view)
  const about = clauseText(item, clause)
  return factText.includes(about) ? factText : `${about}。${factText}`
}

const nameOf = ({ unit, answering }: FindingView): string => (unit === answering ? '' : `（原${unit.name}）`)

/**
 * 问题描述 of every line of a list, in its order. Findings that rest on one 扣分原因 say it once: the others point at the serial
 * number of the first, which stays with its line however the list is sorted.
 */
export function describeFindings(findings: readonly FindingView[]): string[] {
  const firsts = new Map<string, number>()
  return findings.map((view, index) => {
    const { unit, item, factFrom, factText, text } = view
    const known = item && factFrom === 'item' && factText.length > shortText ? `${unit.id}/${item.id}` : null
    const first = known === null ? undefined : firsts.get(known)
    if (known !== null && first === undefined) firsts.set(known, index + 1)
    return `${nameOf(view)}${first === undefined ? describe(view) : `${text}（事实同序号${first}）`}`
  })
}

/** 进展情况: how late it is, what it waits for, the newest line of the progress. */
export function progressText({ status, overdue, daysLeft, progress }: FindingView): string {
  const newest = progress.at(-1)?.text.trim() ?? ''
  const late = overdue && daysLeft !== null ? `逾期${-daysLeft}天` : ''
  const waits = status === 'factMissing' || status === 'awaitingVerification' || (newest === '' && status !== 'closed') ? findingStatusNames[status] : ''
  return [late, waits, newest].filter((part) => part !== '').join('；')
}

/** `待整改12个，已销号7个；其中逾期2个`; empty where there is nothing to follow. */
export function standingWords(findings: readonly FindingView[]): string {
  const byStatus = groupBy(findings, ({ status }) => status)
  const counts = findingStatuses.flatMap((status) => (byStatus.get(status) ?? []).length === 0 ? [] : [`${findingStatusNames[status]}${byStatus.get(status)?.length ?? 0}个`])
  const overdue = findings.filter((view) => view.overdue).length
  return `${counts.join('，')}${overdue === 0 ? '' : `；其中逾期${overdue}个`}`
}

/** The same as a sentence of its day: `截至2026年12月18日：…。` */
export function standingText(findings: readonly FindingView[], day: string): string {
  return findings.length === 0 ? '' : `截至${dateText(day)}：${standingWords(findings)}。`
}

/** What a date in bold means, where there is one. */
export const overdueNote = (findings: readonly { readonly overdue: boolean }[]): string => (findings.some(({ overdue }) => overdue) ? '整改时限加粗的已逾期。' : '')
