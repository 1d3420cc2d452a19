import type { Item, Rule } from '../../../shared/rubric/rubric'
import { ruleSentences } from '../../../shared/rule-words/sentences'

/** 取自上一批次整改情况: where the figures of an item come from, or null. */
export const feedWords = ({ feeds }: Pick<Item, 'feeds'>): string | null => (feeds === 'rectification' ? '取自上一批次整改情况' : null)

/** The rule in one line; 待定规则 says that it is not one yet. */
export function ruleLine({ rule, points, pending }: { readonly rule: Rule; readonly points: number; readonly pending?: boolean | undefined }): string {
  return pending === true ? '待定规则：评分标准没有确认出评分规则，按人工评定打分' : `评分规则：${ruleSentences(rule, points).join('；')}`
}
