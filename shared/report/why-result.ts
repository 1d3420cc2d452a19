import { formatRate, isGraded, lossLine, requirementLosses, type LossLine, type RankedGroup, type RankedRow } from '../analysis'
import { claimsOfList } from '../campaign/entries-file'
import { toPoints, ZERO } from '../points'
import { requirementNames } from '../rubric/requirement-names'
import { listItems } from '../rubric/tree'
import type { ClaimScore } from '../scoring/scorecard'
import { showPoints } from '../words/points'
import { rescaleWords } from '../words/rescale-words'
import { inSentence } from './page-text'
import type { WhyInput } from './why-input'
import { groupWords } from './why-subject'

const named = 3
const nameLength = 40

function gradeSentence({ scored, grade, movedByQuota }: RankedRow): string {
  const { gradeByPoints } = scored.scorecard
  if (scored.veto === 'effective') return `一票否决已决定生效，等次${grade}（按分为${gradeByPoints}）`
  const proposed = scored.veto === 'proposed' ? '；已提请一票否决，尚未决定' : ''
  if (!isGraded(scored)) return `没有评完，暂不评等次${proposed}`
  return `等次${grade}${movedByQuota ? `（按分为${gradeByPoints}，名额已满）` : ''}${proposed}`
}

/** Why figures may still move; empty when all is scored. */
export function provisionalSentence({ rows, complete }: RankedGroup, row: RankedRow | null): string {
  const own = row ? row.scored.open.unscored + row.scored.open.waiting : 0
  const others = rows.filter(({ scored }) => !scored.scorecard.complete).length
  if (complete && own === 0) return ''
  const mine = own > 0 ? `本单位还有${own}项没有得分（暂按0分计）` : ''
  const all = others > 0 ? `本组还有${others}个单位没有评完` : ''
  return `${[mine, all].filter(Boolean).join('，') || '本组有单位算不出得分'}，以上均为暂定。`
}

/** Total, place and grade of the unit, and how the total comes about. */
export function resultParagraphs({ rubric, group, row }: WhyInput): string[] {
  if (!row) return []
  const { unit, scorecard: card, frozen, differs } = row.scored
  const change = !card.complete || row.change === null || row.previous === null ? '' : `上年${showPoints(row.previous)}分，${row.change < 0 ? `减少${showPoints(toPoints(0 - row.change))}` : `增加${showPoints(row.change)}`}分。`
  const late = frozen && differs ? '定稿后的数据重算与定稿不同，以下以定稿为准。' : ''
  return [
    `${inSentence(unit.name, nameLength)}最终得分${showPoints(card.final)}分，在${groupWords(group.group)}${group.rows.length}个单位中列第${row.place}名，${gradeSentence(row)}。${change}${provisionalSentence(group, row)}${late}`,
    `计算：实得分${showPoints(card.earned)}分，合理缺项${showPoints(card.notApplicable)}分；折算基础分＝${rescaleWords(rubric, card)}＝${showPoints(card.base)}分；最终得分＝${showPoints(card.base)}＋${showPoints(card.bonus)}−${showPoints(card.penalty)}＝${showPoints(card.final)}分。`,
  ]
}

const lossWords = ({ total, rate }: LossLine): string => `共失${showPoints(total.lost)}分，占应考分值${showPoints(total.applicable)}分的${formatRate(rate)}`

/** Where the unit lost most, by requirement. */
function worstRequirements({ rubric, row }: WhyInput): string {
  if (!row) return ''
  const names = requirementNames(rubric)
  const lines = requirementLosses(rubric, [row.scored]).filter(({ line }) => line.total.lost > 0).sort((a, b) => b.line.total.lost - a.line.total.lost)
  const words = lines.slice(0, named).map(({ node, line }) => `${node.code} ${inSentence(names.get(node.code) ?? '', 20)}失${showPoints(line.total.lost)}分（${formatRate(line.rate)}）`)
  return words.length === 0 ? '' : `失分最多的工作要求：${words.join('、')}${lines.length > named ? '等' : ''}。`
}

/** Which units of the group lost most. */
function worstUnits({ group, why }: WhyInput): string {
  const lines = group.rows.map(({ scored }, at) => ({ name: inSentence(scored.unit.name, nameLength), lost: why.line.units[at]?.lost ?? ZERO })).filter(({ lost }) => lost > 0).sort((a, b) => b.lost - a.lost)
  const most = 10
  const words = lines.slice(0, most).map(({ name, lost }) => `${name}${showPoints(lost)}分`)
  return words.length === 0 ? '' : `失分单位${lines.length}个：${words.join('、')}${lines.length > most ? '等' : ''}。`
}

/** What was lost in all that is asked about, and where most of it. */
export function lossParagraph(input: WhyInput): string {
  const { subject, group, row, why, rubric } = input
  if (row && subject.scope.kind === 'all') return `考核内容${lossWords(why.line)}。${worstRequirements(input)}`
  if (row) {
    const all = lossLine([row.scored], listItems(rubric))
    return `这${why.line.itemCount}项考核内容${lossWords(why.line)}；该单位全部考核内容共失${showPoints(all.total.lost)}分。`
  }
  return `${groupWords(group.group)}${group.rows.length}个单位在这${why.line.itemCount}项考核内容上${lossWords(why.line)}。${worstUnits(input)}${provisionalSentence(group, null)}`
}

/** 加分, 减分 of the unit with their matters; only what counts. */
export function claimParagraphs({ rubric, subject, row, claims }: WhyInput): string[] {
  if (!row || subject.scope.kind !== 'all') return []
  const { scorecard, unit } = row.scored
  return (['penalty', 'bonus'] as const).flatMap((list) => {
    const own = claimsOfList({ claims }, unit.id, list)
    const counted = scorecard.claims[list].filter((claim) => claim.counted)
    if (counted.length === 0) return []
    const words = ({ item, index, worth }: ClaimScore): string => {
      const content = rubric[list].items.find(({ code }) => code === item)?.content ?? ''
      return `${item} ${inSentence(own[index]?.matter.trim() || content, 30)}${showPoints(worth)}分`
    }
    const name = list === 'penalty' ? '减分' : '加分'
    return [`${name}${showPoints(scorecard[list])}分（封顶后）：${counted.slice(0, named).map(words).join('、')}${counted.length > named ? `等${counted.length}件` : ''}。`]
  })
}
