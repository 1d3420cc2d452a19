/** Choices that several kinds of rules have, in the words of their fields. */
export const betterChoices = [['high', '数值高的好'], ['low', '数值低的好']] as const
export const scopeChoices = [['group', '同组各单位'], ['campaign', '本批次全部单位']] as const
export const zeroChoices = [['na', '按合理缺项（不适用）'], ['full', '得满分'], ['zero', '得 0 分'], ['manual', '由考核组定分并写明理由']] as const
export const baseChoices = zeroChoices.slice(1)
export const partialChoices = [['linear', '按比例扣'], ['ceil', '算一档'], ['floor', '不算']] as const
export const tiesChoices = [['best', '都按最好的名次'], ['average', '取所占名次的平均分']] as const
export const toChoices = [['best', '最好的单位（按比例）'], ['mean', '平均值（按区间）']] as const
