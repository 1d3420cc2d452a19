/** Heads of the columns of 自评表; the reader finds the columns by them, wherever they stand. */
export const selfHeads = {
  code: '编码',
  content: '考核内容',
  standard: '评分标准',
  points: '分值',
  label: '填报项',
  unit: '单位',
  value: '填报数',
  declared: '不适用\n申报',
  note: '自评说明',
} as const
export type SelfColumn = keyof typeof selfHeads

/** The word of 不适用申报. */
export const declaredWord = '申报'
/** The field in the key of a row that the unit does not fill in. */
export const idleField = '-'
/** What stands there instead of a number. */
export const idleMark = '—'
/** What the line with the unit's name begins with. */
export const unitLineHead = '被考核单位：'
