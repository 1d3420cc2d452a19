import { problemText, type DoublePunishment, type FindingView } from '../../../shared/finding'
import { showPoints } from '../../words/points'

/** `1-2-2`, `1-2-2、3-1-1`; a finding of no item has no code. */
export const codesOf = (findings: readonly FindingView[]): string => [...new Set(findings.map(({ item }) => item?.code ?? '').filter((code) => code !== ''))].join('、')

/** Below a claim: what the same fact has cost already. */
export function doubleHint({ findings, lost, taken }: DoublePunishment): string {
  return `同一事实在考核内容 ${codesOf(findings)} 已扣 ${showPoints(lost)} 分，这里又减 ${showPoints(taken)} 分`
}

/** The same as a sentence that stands by itself, with both sides. */
export function doubleWords({ claim, findings, lost, taken }: DoublePunishment): string {
  const [first] = findings
  const fact = claim.matter.trim() || (first ? problemText(first) : '')
  return `“${shorten(fact)}”：考核内容 ${codesOf(findings)} 扣 ${showPoints(lost)} 分，减分 ${claim.item} 又减 ${showPoints(taken)} 分`
}

const longest = 60
const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}……` : text)

/** 事由 from a finding: its fact, else what the rule says; one line. */
export const matterOf = (finding: FindingView): string => (finding.factText || problemText(finding)).replace(/\s+/g, ' ').trim()

/** A finding in a list to choose from. */
export const choiceWords = (finding: FindingView): string => `${finding.item?.code ?? '其他'} ${finding.lost ? `扣 ${showPoints(finding.lost)}` : '不扣分'}：${shorten(matterOf(finding))}`
