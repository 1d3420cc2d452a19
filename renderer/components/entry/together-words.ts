import type { RuleOf } from '../../../shared/rubric/rubric'
import { showRubricPoints } from '../../words/points'

const among = (scope: 'group' | 'campaign' | undefined): string => (scope === 'campaign' ? '本批次全部单位' : '同组各单位')

function rankWords(rule: RuleOf<'rank'>): string {
  const places = rule.table.map((points, index) => `第 ${index + 1} 名 ${showRubricPoints(points)}`)
  const ties = rule.ties === 'average' ? '并列的取所占名次的平均分' : '并列的按最好的名次'
  return `${places.join('，')}，其余 ${showRubricPoints(rule.beyond)}；${ties}`
}

function relativeWords(rule: RuleOf<'relative'>): string {
  if (rule.to === 'mean') return '按与平均值相差的百分比分档得分'
  return rule.better === 'high' ? '得分＝分值×本单位数值÷最高值' : '得分＝分值×最低值÷本单位数值'
}

/** What is known before the other units have their values: what is compared with whom, and how points follow. */
export function togetherWords(rule: RuleOf<'rank' | 'relative'>): string[] {
  return [
    `${rule.better === 'high' ? '数值高的好' : '数值低的好'}；${among(rule.scope)}都填了数值才能算出得分。`,
    rule.kind === 'rank' ? rankWords(rule) : relativeWords(rule),
  ]
}
