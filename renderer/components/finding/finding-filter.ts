import type { Rubric } from '../../../shared/rubric/rubric'
import { itemsOf } from '../../../shared/rubric/tree'
import { isOfUnit, isOpen, problemText, type FindingStatus, type FindingView } from '../../../shared/finding'
import { fold, matchesCode, type PinyinOf } from '../score/find-items'

/** The line of tabs: everything open, one status, or what the calendar presses for. */
export type FindingTab = 'open' | FindingStatus | 'overdue' | 'soonDue'

export interface FindingFilter {
  readonly tab: FindingTab
  /** Empty is all, for each of these. */
  readonly unitId: string
  readonly department: string
  readonly requirement: string
  readonly person: string
  readonly query: string
}
export const noFilter: FindingFilter = { tab: 'open', unitId: '', department: '', requirement: '', person: '', query: '' }

/** 责任领导 and 责任人 as one filter, each name once. */
export const peopleOf = ({ rectification: { leader, person } }: FindingView): string[] => [leader, person].map((name) => name.trim()).filter((name) => name !== '')

function matchesQuery(finding: FindingView, query: string, pinyinOf: PinyinOf | null): boolean {
  const wanted = fold(query)
  if (wanted === '' || (finding.item !== null && matchesCode(finding.item.code, query))) return true
  const { measures, cause, responsibleUnit } = finding.rectification
  const texts = [problemText(finding), finding.unit.name, finding.item?.content ?? '', measures, cause, responsibleUnit, ...peopleOf(finding)]
  return texts.some((text) => fold(text).includes(wanted)) || (pinyinOf !== null && /^[a-z]{2,}$/.test(wanted) && texts.slice(0, 3).some((text) => pinyinOf(text).includes(wanted)))
}

export function inTab(finding: FindingView, tab: FindingTab): boolean {
  if (tab === 'open') return isOpen(finding)
  return tab === 'overdue' || tab === 'soonDue' ? finding[tab] : finding.status === tab
}

/** What every filter but the tab lets through: the tabs count these. */
export function narrow(findings: readonly FindingView[], filter: FindingFilter, rubric: Rubric, pinyinOf: PinyinOf | null): FindingView[] {
  const requirement = rubric.requirements.find(({ code }) => code === filter.requirement)
  const ids = requirement && new Set(itemsOf(requirement).map(({ id }) => id))
  return findings.filter((finding) =>
    (filter.unitId === '' || isOfUnit(finding, filter.unitId)) &&
    (filter.department === '' || finding.item?.leadDepartment === filter.department) &&
    (!ids || (finding.item !== null && ids.has(finding.item.id))) &&
    (filter.person === '' || peopleOf(finding).includes(filter.person)) &&
    matchesQuery(finding, filter.query, pinyinOf))
}

export interface FindingGroup {
  readonly key: 'overdue' | 'soonDue' | 'rest'
  readonly name: string
  readonly findings: readonly FindingView[]
}

const byDue = (a: FindingView, b: FindingView): number => (a.daysLeft ?? Number.MAX_SAFE_INTEGER) - (b.daysLeft ?? Number.MAX_SAFE_INTEGER)

/** 逾期 first, then 7 天内到期, then the rest by due date; empty groups are left out. Equal dates keep their order. */
export function groupFindings(findings: readonly FindingView[], rest: string): FindingGroup[] {
  const groups: FindingGroup[] = [
    { key: 'overdue', name: '逾期', findings: findings.filter(({ overdue }) => overdue).sort(byDue) },
    { key: 'soonDue', name: '7 天内到期', findings: findings.filter(({ soonDue }) => soonDue).sort(byDue) },
    { key: 'rest', name: rest, findings: findings.filter(({ overdue, soonDue }) => !overdue && !soonDue).sort(byDue) },
  ]
  return groups.filter(({ findings: own }) => own.length > 0)
}
