import { type LostItem } from '../analysis'
import { sumPoints } from '../points'
import { showPoints, showRubricPoints } from '../words/points'
import { clipText } from './clean-text'
import { inSentence } from './page-text'
import { wrapText } from './text-metrics'
import { scopeWords } from './why-subject'
import type { WhyInput } from './why-input'
import { claimParagraphs, lossParagraph, resultParagraphs } from './why-result'
import { dateText, digestFoot, placeholderMark, secrecyText } from './words'

/** What a sheet of A4 takes at 五号 with a line height of one and a half: so many lines of so many characters. */
export const whyPage = { lines: 45, characters: 45 } as const

const size = 10.5
/** A column whose lines end at `whyPage.characters` (`wrapText` keeps one in reserve). */
const width = ((whyPage.characters + 1) * 14 + 6) / 8

/** Lines that a paragraph takes on that page. */
export const linesOnPage = (paragraph: string): number => wrapText(paragraph, width, size).length

const sampleMark = '（示例）'
const longest = { name: 40, content: 60, explain: 180, fact: 80, facts: 2, codes: 12, notice: 130 } as const

const ended = (text: string): string => (/[。！？…]$/u.test(text) ? text : `${text}。`)

/** `为什么扣分：德令哈市 6 一场攻坚`: title of the page and of the window's list. */
export function whyTitle({ rubric, subject, row, group }: Pick<WhyInput, 'rubric' | 'subject' | 'row' | 'group'>): string {
  const who = row ? inSentence(row.scored.unit.name, longest.name) : `${group.rows.length}个单位`
  return `为什么扣分：${[who, inSentence(scopeWords(rubric, subject.scope), longest.content)].filter(Boolean).join(' ')}`
}

function itemParagraph(input: WhyInput, line: LostItem, index: number): string {
  const { item, scored, points, lost, explain } = line
  const { facts, plan } = input.factsOf(line)
  const known = facts.map((fact) => inSentence(fact, longest.fact)).filter((fact) => fact !== '')
  const more = known.length > longest.facts ? `（共${known.length}处，其余见扣分明细）` : ''
  const parts = [
    `${index}．${input.row ? '' : `${inSentence(scored.unit.name, longest.name)}　`}${item.code} ${inSentence(item.content, longest.content)}：满分${showRubricPoints(item.points)}分，得${showPoints(points)}分，扣${showPoints(lost)}分。`,
    explain === '' ? '' : `计算：${ended(clipText(explain, longest.explain))}`,
    known.length === 0 ? '事实：待补。' : `事实：${ended(known.slice(0, longest.facts).join('；'))}${more}`,
    plan === '' ? '' : `整改：${ended(inSentence(plan, longest.fact))}`,
  ]
  return parts.join('')
}

const codes = (list: readonly { readonly item: { readonly code: string } }[]): string => `${list.slice(0, longest.codes).map(({ item }) => item.code).join('、')}${list.length > longest.codes ? '等' : ''}`

function restParagraphs({ row, why }: WhyInput): string[] {
  const units = row ? '' : '（各单位合计）'
  const struck = why.notApplicable.length === 0 ? [] : [`合理缺项${why.notApplicable.length}项${units}，不扣分${row ? `：${codes(why.notApplicable)}` : ''}。`]
  const open = why.open.length === 0 ? [] : [`还没有得分${why.open.length}项${units}，不在上面的扣分里${row ? `：${codes(why.open)}` : ''}。`]
  return [...struck, ...open]
}

function headParagraphs(input: WhyInput): string[] {
  const { campaign, rubric, date } = input
  const version = `细则版本${inSentence(rubric.version, longest.name)}，${digestFoot(campaign.rubricDigest)}。`
  const title = `${whyTitle(input)}${campaign.sample ? sampleMark : ''}${input.group.complete ? '' : '（暂定）'}`
  const about = `${inSentence(campaign.name.replaceAll(sampleMark, ''), longest.content)}　${dateText(date)}　${secrecyText}`
  const stands = campaign.sample ? ['示例项目，单位、人员和数据均为虚构。'] : []
  const notice = rubric.placeholder ? `【${placeholderMark}】${ended(inSentence(rubric.notice ?? '', longest.notice))}` : ''
  return [title, about, `${notice}${version}`, ...stands]
}

/** As many items as the page has room for, at least one, and what the others lost together. */
function fitItems(input: WhyInput, room: number): string[] {
  const { lost } = input.why
  const shown: string[] = []
  let left = room
  for (const [at, line] of lost.entries()) {
    const paragraph = itemParagraph(input, line, at + 1)
    // The sentence about the rest needs a line while there is a rest.
    left -= linesOnPage(paragraph)
    if (at > 0 && left < (at + 1 < lost.length ? 1 : 0)) break
    shown.push(paragraph)
  }
  const rest = lost.slice(shown.length)
  return rest.length === 0 ? shown : [...shown, `其余${rest.length}项共扣${showPoints(sumPoints(rest.map((line) => line.lost)))}分。`]
}

/**
 * 为什么扣分 as one page to hand to a leader: paragraphs of plain Chinese, one per line, that together take at most `whyPage`;
 * items that do not fit are counted and summed. Every figure is one of the analysis or of the scorecard.
 */
export function whyText(input: WhyInput): string[] {
  const head = [...headParagraphs(input), ...resultParagraphs(input), lossParagraph(input)]
  const { rectification, why } = input
  const tail = [...claimParagraphs(input), ...restParagraphs(input), ...(rectification === '' ? [] : [rectification])]
  if (why.lost.length === 0) return [...head, '没有扣分的考核内容。', ...tail]
  const heading = '扣分的考核内容，从多到少：'
  const used = [...head, heading, ...tail].reduce((sum, paragraph) => sum + linesOnPage(paragraph), 0)
  return [...head, heading, ...fitItems(input, whyPage.lines - used), ...tail]
}
