import type { RuleKind } from '../rubric/rubric'

/** Kinds of rules as their tags name them, and as the first line of a rule's text (`ruleText`). */
export const ruleWords: Readonly<Record<RuleKind, string>> = {
  deduct: '扣分', earn: '计次', checklist: '分项核对', tier: '分档', yesno: '是否', judged: '酌定', survey: '测评', ratio: '比率', yoy: '同比', yoyPP: '同比（百分点）',
  rank: '排名', relative: '相对值',
}
