import type { RuleKind } from '../../../shared/rubric/rubric'

export interface RuleKindWords {
  readonly kind: RuleKind
  readonly name: string
  /** What it is for, in one sentence. */
  readonly use: string
}

/** The kinds of rules in the order in which they are met: by count, by part, by figure, by comparison, by a person. */
export const ruleKinds: readonly RuleKindWords[] = [
  { kind: 'deduct', name: '按次扣分', use: '查到一次（处、个）扣几分，扣完为止' },
  { kind: 'earn', name: '按次得分', use: '每做一次得几分，做够次数得满分' },
  { kind: 'checklist', name: '分项', use: '分成几个小项，各有分值，逐项核对' },
  { kind: 'tier', name: '分档', use: '好、较好、一般、差，每档一个分数' },
  { kind: 'yesno', name: '是否', use: '符合得满分，不符合得 0 分' },
  { kind: 'ratio', name: '比率', use: '两个数相除，达到目标得满分，每差一截扣几分' },
  { kind: 'yoy', name: '同比', use: '数量与上年同期相比，按升降的百分比分区间得分' },
  { kind: 'yoyPP', name: '百分点同比', use: '比率与上年同期相比，按升降的百分点分区间得分' },
  { kind: 'rank', name: '名次', use: '与其他单位排名次，按名次得分' },
  { kind: 'relative', name: '相对值', use: '与最好的单位或平均值相比，按比例或区间得分' },
  { kind: 'survey', name: '第三方测评', use: '第三方给的测评得分，按比例折算或分区间得分' },
  { kind: 'judged', name: '人工评定', use: '由考核组定分并写明理由，不自动算' },
]

export function ruleKindName(kind: RuleKind): string {
  return ruleKinds.find((words) => words.kind === kind)?.name ?? kind
}
