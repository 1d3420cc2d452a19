import type { QuotaUse, RankedRow, ScoredUnit } from '../analysis'
import { assertNever } from '../assert-never'
import type { Rubric } from '../rubric/rubric'
import { listItems, walkNodes } from '../rubric/tree'
import type { CampaignReport } from './campaign-report'
import { clipText } from './clean-text'
import { numberText } from './formulas'

const baseName = ({ notApplicablePolicy }: Rubric): string => (notApplicablePolicy === 'fullMarks' ? '基础分' : '折算基础分')

function pointsNote(rubric: Rubric): string {
  const full = numberText(rubric.basePoints)
  const final = `最终得分＝${baseName(rubric)}＋加分－减分。`
  switch (rubric.notApplicablePolicy) {
    case 'rescaleTotal': return `工作要求得分为实得分，未折算。折算基础分＝实得分×${full}÷（${full}－合理缺项）；${final}`
    case 'rescaleRequirement': return `工作要求得分为实得分，未折算。折算基础分＝各项要求按“得分×分值÷（分值－合理缺项）”分别折算后合计，整项缺项的要求退出，再还原到${full}分；${final}`
    case 'fullMarks': return `工作要求得分为实得分。基础分＝实得分＋合理缺项（缺项按满分计）；${final}`
    default: return assertNever(rubric.notApplicablePolicy)
  }
}

/** A tie-break as the paper names it: `10-1-1群众安全感满意度`. */
function criterionName(rubric: Rubric, text: string): string {
  const at = text.indexOf(':')
  const [kind, name] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
  if (kind === 'base') return baseName(rubric)
  if (kind === 'domain') return `${name}领域得分`
  if (kind === 'item') return `${name}${clipText(listItems(rubric).find(({ code }) => code === name)?.content ?? '', 24)}`
  let title = ''
  walkNodes(rubric, (node) => (title = node.code === name ? node.name : title))
  return `${name}${clipText(title, 24)}`
}

function tieNote(rubric: Rubric): string {
  if (rubric.tieBreak.length === 0) return '最终得分相同的并列。'
  return `最终得分相同的，依次比较${rubric.tieBreak.map((text) => criterionName(rubric, text)).join('、')}；仍相同的并列。`
}

const roundingWords = { floor: '取整', nearest: '四舍五入', ceil: '进位取整' } as const

function limitsText({ ranking }: CampaignReport, grade: string): string {
  const limits = ranking.flatMap(({ group, rows, quotas }) => quotas.filter((use) => use.grade === grade).map(({ limit }) => `${ranking.length > 1 ? group : ''}${rows.length}个单位取${limit}个`))
  return limits.join('，')
}

function movedText({ grade, below }: QuotaUse, moved: readonly RankedRow[]): string {
  if (moved.length === 0) return ''
  const plainly = moved.every((row) => row.scored.scorecard.gradeByPoints === grade && row.grade === below)
  return plainly ? `；带*的单位按分为${grade}，因名额已满评定为${below}` : '；带*的单位因名额已满，等次依次下调'
}

function quotaNotes(report: CampaignReport): string[] {
  const moved = report.ranking.flatMap(({ rows }) => rows.filter(({ movedByQuota }) => movedByQuota))
  const quotas = report.ranking[0]?.quotas ?? []
  return quotas.map((use, index) => `“${use.grade}”名额为参评单位数的${numberText(use.quota.percent)}%${roundingWords[use.quota.round]}（${limitsText(report, use.grade)}），名次在前的优先${index === 0 ? movedText(use, moved) : ''}。`)
}

const namesOf = (units: readonly ScoredUnit[]): string => units.map(({ unit }) => unit.name).join('、')

function vetoNote({ scores }: CampaignReport): string {
  const effective = scores.units.filter(({ veto }) => veto === 'effective')
  const proposed = scores.units.filter(({ veto }) => veto === 'proposed')
  return [
    `一票否决由领导小组决定后生效；生效后得分照常计算，等次定为${scores.rubric.vetoes.grade}`,
    ...(effective.length === 0 ? [] : [`已生效：${namesOf(effective)}`]),
    ...(proposed.length === 0 ? [] : [`已提请未决定：${namesOf(proposed)}`]),
  ].join('；') + '。'
}

/** What is not final, and where the table and a new computation differ: nothing of it is silent. */
function openNotes({ scores }: CampaignReport): string[] {
  const open = scores.units.filter(({ scorecard }) => !scorecard.complete)
  const differs = scores.units.filter((unit) => unit.differs)
  const count = ({ unit, open: { unscored, waiting } }: ScoredUnit): string => `${unit.name}（${unscored + waiting}项）`
  return [
    ...(open.length === 0 ? [] : [`尚有未评或待补事项的单位，得分、名次和等次均为暂定：${open.map(count).join('、')}。`]),
    ...(differs.length === 0 ? [] : [`下列单位定稿以后评分或比较基数有变动，表中仍为定稿时的结果：${namesOf(differs)}。`]),
    ...(scores.unscorable.length === 0 ? [] : [`下列单位算不出得分，没有参加排名：${scores.unscorable.map(({ unit }) => unit.name).join('、')}。`]),
  ]
}

/** Who left the campaign, why or into which unit, so that nobody looks for a row that is not there. */
function leftOutNote({ leftOut, scores }: CampaignReport): string[] {
  if (leftOut.length === 0) return []
  const nameOf = (unitId: string): string | undefined => [...scores.units, ...scores.unscorable].find(({ unit }) => unit.id === unitId)?.unit.name
  const said = leftOut.map(({ name, leftOut: reason, mergedInto }) => `${name}（${clipText(nameOf(mergedInto) === undefined ? reason : `并入${nameOf(mergedInto)}`, 40)}）`)
  return [`下列单位已退出本批次，不参加排名，也不在各项合计和平均之内：${said.join('、')}。`]
}

/** The notes under 排名汇总, numbered. */
export function rankingNotes(report: CampaignReport): string[] {
  const { rubric } = report.scores
  const notes = [pointsNote(rubric), tieNote(rubric), ...quotaNotes(report), vetoNote(report), ...openNotes(report), ...leftOutNote(report)]
  return notes.map((note, index) => `${index === 0 ? '注：' : '　　'}${index + 1}.${note}`)
}
