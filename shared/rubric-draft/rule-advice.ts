/** What to do about a fault that `checkRule` or a check of the lists found, by its code. */
const advices: Readonly<Record<string, string>> = {
  'not-full': '改规则里的分值或本项分值，让规则最高正好得满分',
  'unreachable-band': '删去这个区间，或改界限和先后',
  'empty-list': '至少填一行',
  'repeated-id': '删去重复的一行',
  'not-points': '改成不小于 0、最多两位小数的数',
  'not-positive': '改成大于 0 的数',
  'not-decimal': '改成小于十亿、最多六位小数的数',
  'bad-factor': '系数填 0 到 1 之间的数，其中要有 1',
  'bad-slope': '按离目标值从近到远填界限，最后一段不填',
  'bad-zero-beyond': '核对目标值和“不得分”界限的方向',
  'bad-decimals': '填 0 到 6 的整数',
  'bad-order': '从高到低排列等次',
  'bad-last': '把最后一个等次的下限改为 0',
  'bad-quota': '改名额：比例在 0 到 100 之间，最后一个等次不设名额',
  'unknown-grade': '从等次里选一个',
  'unknown-tie-break': '删去这一条，或改成还在的编码',
  repeated: '给其中一个换一个编码或名称',
}

export const ruleAdvice = (code: string): string => advices[code] ?? '请改正这一处'
