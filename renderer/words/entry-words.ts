import { assertNever } from '../../shared/assert-never'
import type { Rule } from '../../shared/rubric/rubric'
import type { Figure } from '../../shared/campaign/last-year'
import type { Entry } from '../../shared/scoring/entry'

/** `120`, or `45/60` for the two numbers of a rate. */
export const figureWords = (figure: Figure): string => (typeof figure === 'number' ? String(figure) : `${figure.numerator}/${figure.denominator}`)

const judgedWords = (judged: { points: number; reason: string } | undefined): string => (judged ? `，酌定 ${judged.points} 分（${judged.reason}）` : '')

function deductWords(entry: Extract<Entry, { kind: 'deduct' }>, rule: Rule | null): string {
  const clauses = rule?.kind === 'deduct' ? rule.clauses : []
  const counted = (id: string, count: number, mark: string): string => {
    const clause = clauses.find((known) => known.id === id)
    const name = `${clause?.when || id}${mark}`
    return clause && clause.per === null ? name : `${name} ${count} ${clause?.per ?? '次'}`
  }
  const lines = Object.entries(entry.counts ?? {}).filter(([, count]) => count !== 0).map(([id, count]) => counted(id, count, ''))
  const doubled = Object.entries(entry.escalated ?? {}).filter(([, count]) => count !== 0).map(([id, count]) => counted(id, count, '（加重）'))
  return [...lines, ...doubled].join('；') || '未发现问题'
}

function checklistWords(entry: Extract<Entry, { kind: 'checklist' }>, rule: Rule | null): string {
  const parts = rule?.kind === 'checklist' ? rule.parts : []
  return Object.entries(entry.parts).map(([id, factor]) => `${parts.find((part) => part.id === id)?.text || id}：${factor}`).join('；')
}

/** What an assessor recorded, in a line of Chinese; null is 未评. The rule gives clauses, parts and levels their names. */
export function entryWords(entry: Entry | null, rule: Rule | null): string {
  if (entry === null) return '未评'
  switch (entry.kind) {
    case 'deduct':
      return deductWords(entry, rule)
    case 'checklist':
      return checklistWords(entry, rule)
    case 'earn':
      return `完成 ${entry.count} ${rule?.kind === 'earn' ? (rule.unit ?? '次') : '次'}`
    case 'tier':
      return (rule?.kind === 'tier' && rule.levels.find(({ id }) => id === entry.level)?.label) || entry.level
    case 'yesno':
      return entry.met ? '达到要求' : '没有达到要求'
    case 'judged':
      return `酌定 ${entry.points} 分${entry.reason ? `（${entry.reason}）` : ''}`
    case 'survey':
      return `测评值 ${entry.value}`
    case 'ratio':
      return `${entry.numerator}/${entry.denominator}${judgedWords(entry.judged)}`
    case 'yoy':
      return `本期 ${entry.current}，上期 ${entry.previous}${judgedWords(entry.judged)}`
    case 'yoyPP':
      return `本期 ${figureWords(entry.current)}，上期 ${figureWords(entry.previous)}${judgedWords(entry.judged)}`
    case 'rank':
    case 'relative':
      return `数值 ${entry.value}`
    case 'notApplicable':
      return `不适用：${entry.reason}`
    default:
      return assertNever(entry)
  }
}
