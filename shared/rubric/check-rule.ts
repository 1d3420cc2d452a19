import { assertNever } from '../assert-never'
import { decimal, parseDecimal } from '../number/decimal'
import { add, compare, multiply, zero, type Rational } from '../number/rational'
import { parsePoints } from '../points'
import type { Band, Item, RuleOf } from './rubric'

/** `field` is the place within the rule, e.g. `clauses.0.points`, where one field or list is at fault. */
export type Complain = (code: string, message: string, field?: string) => void

const equal = (a: Rational, b: Rational): boolean => compare(a, b) === 0
const hasRepeats = (list: readonly string[]): boolean => new Set(list).size < list.length

function points(value: number, name: string, field: string, complain: Complain, minimum: 'zero' | 'positive' = 'zero'): void {
  const parsed = parsePoints(value)
  if (parsed === null) complain('not-points', `${name}应为最多两位小数的数`, field)
  else if (parsed < 0 || (minimum === 'positive' && parsed === 0)) complain('not-positive', `${name}应大于 0`, field)
}

function number(value: number, name: string, field: string, complain: Complain, positive = false): void {
  const parsed = parseDecimal(value)
  if (!parsed) complain('not-decimal', `${name}应小于十亿、最多六位小数`, field)
  else if (positive && parsed.n <= 0n) complain('not-positive', `${name}应大于 0`, field)
}

const readable = (...values: readonly number[]): boolean => values.every((value) => parseDecimal(value) !== null)

function highest(list: readonly number[], full: Rational, name: string, field: string, complain: Complain): void {
  if (list.length === 0 || !readable(...list)) return
  const best = list.map(decimal).reduce((a, b) => (compare(a, b) >= 0 ? a : b))
  if (!equal(best, full)) complain('not-full', `${name}的最高分应等于本项分值`, field)
}

/** True where every value that `later` matches was matched before: only the loosest earlier bound on each side counts. */
function isUnreachable(band: Band, earlier: readonly Band[]): boolean {
  return !samples([...earlier, band]).some((value) => hits(band, value) && !earlier.some((other) => hits(other, value)))
}

function hits(band: Band, value: Rational): boolean {
  if (band.op === 'else') return true
  const order = compare(value, decimal(band.value ?? 0))
  return band.op === '<=' ? order <= 0 : band.op === '<' ? order < 0 : band.op === '>=' ? order >= 0 : order > 0
}

/** Every bound, and a point in each gap between, below and above them: enough to decide matching exactly. */
function samples(bands: readonly Band[]): Rational[] {
  const bounds = bands.filter(({ op }) => op !== 'else').map(({ value }) => decimal(value ?? 0)).sort(compare)
  const first = bounds[0] ?? zero
  const last = bounds[bounds.length - 1] ?? zero
  const between = bounds.slice(1).map((bound, index) => multiply(add(bound, bounds[index] ?? bound), { n: 1n, d: 2n }))
  return [...bounds, ...between, add(first, { n: -1n, d: 1n }), add(last, { n: 1n, d: 1n })]
}

export function checkBands(bands: readonly Band[], full: Rational, complain: Complain): void {
  if (bands.length === 0) return complain('empty-list', '区间不能为空', 'bands')
  bands.forEach((band, index) => {
    points(band.points, '区间得分', `bands.${index}.points`, complain)
    if (band.op !== 'else' && band.value === undefined) complain('bad-band', '区间缺少界限', `bands.${index}.value`)
    else if (band.op !== 'else') number(band.value ?? 0, '区间界限', `bands.${index}.value`, complain)
  })
  highest(bands.map((band) => band.points), full, '区间', 'bands', complain)
  if (!readable(...bands.map(({ value }) => value ?? 0))) return
  bands.forEach((band, index) => {
    if (isUnreachable(band, bands.slice(0, index))) complain('unreachable-band', `第 ${index + 1} 个区间永远用不到`, `bands.${index}`)
  })
}

function checkDeduct(rule: RuleOf<'deduct'>, complain: Complain): void {
  if (rule.clauses.length === 0) complain('empty-list', '扣分条款不能为空', 'clauses')
  if (hasRepeats(rule.clauses.map(({ id }) => id))) complain('repeated-id', '条款编号重复', 'clauses')
  rule.clauses.forEach((clause, index) => {
    points(clause.points, '每次扣分', `clauses.${index}.points`, complain, 'positive')
    if (clause.max !== null) points(clause.max, '最多扣分', `clauses.${index}.max`, complain, 'positive')
    if (clause.escalate !== undefined) number(clause.escalate, '加重倍数', `clauses.${index}.escalate`, complain, true)
  })
}

function checkChecklist(rule: RuleOf<'checklist'>, full: Rational, complain: Complain): void {
  if (rule.parts.length === 0 || rule.factors.length === 0) complain('empty-list', '分项和系数不能为空', rule.parts.length === 0 ? 'parts' : 'factors')
  if (hasRepeats(rule.parts.map(({ id }) => id))) complain('repeated-id', '分项编号重复', 'parts')
  rule.parts.forEach((part, index) => points(part.points, '分项分值', `parts.${index}.points`, complain, 'positive'))
  rule.factors.forEach((factor, index) => number(factor, '系数', `factors.${index}`, complain))
  if (readable(...rule.parts.map((part) => part.points)) && !equal(rule.parts.reduce((sum, part) => add(sum, decimal(part.points)), zero), full)) {
    complain('not-full', '各分项分值之和应等于本项分值', 'parts')
  }
  if (rule.factors.some((factor) => factor < 0 || factor > 1) || (rule.factors.length > 0 && Math.max(...rule.factors) !== 1)) complain('bad-factor', '系数应在 0 到 1 之间，最大为 1', 'factors')
}

function checkRatio(rule: RuleOf<'ratio'>, complain: Complain): void {
  number(rule.target, '目标值', 'target', complain)
  if (rule.target < 0) complain('negative', '目标值不能为负数', 'target')
  if (rule.slopes.length === 0) complain('empty-list', '扣分段不能为空', 'slopes')
  rule.slopes.forEach((slope, index) => {
    number(slope.step, '每档幅度', `slopes.${index}.step`, complain, true)
    number(slope.deduct, '每档扣分', `slopes.${index}.deduct`, complain, true)
    if (slope.until !== null) number(slope.until, '分段界限', `slopes.${index}.until`, complain)
  })
  const sign = rule.better === 'high' ? -1 : 1
  let from = rule.target
  rule.slopes.forEach(({ until }, index) => {
    const last = index === rule.slopes.length - 1
    if ((until === null) !== last) complain('bad-slope', '只有最后一段没有界限', `slopes.${index}.until`)
    if (until === null) return
    if ((until - from) * sign <= 0) complain('bad-slope', '分段界限应依次远离目标值', `slopes.${index}.until`)
    from = until
  })
  if (rule.zeroBeyond !== null) {
    number(rule.zeroBeyond, '不得分界限', 'zeroBeyond', complain)
    if ((rule.zeroBeyond - rule.target) * sign <= 0) complain('bad-zero-beyond', '不得分界限应在目标值的另一边', 'zeroBeyond')
  }
  const { rateDecimals } = rule
  if (rateDecimals !== undefined && rateDecimals !== null && (!Number.isInteger(rateDecimals) || rateDecimals < 0 || rateDecimals > 6)) complain('bad-decimals', '比率的小数位应为 0 到 6', 'rateDecimals')
}

function checkSurvey(rule: RuleOf<'survey'>, full: Rational, complain: Complain): void {
  number(rule.scale, '满分', 'scale', complain, true)
  if (!rule.bands) return
  if (rule.bands.length === 0) complain('empty-list', '区间不能为空', 'bands')
  rule.bands.forEach((band, index) => {
    number(band.min, '区间下限', `bands.${index}.min`, complain)
    points(band.points, '区间得分', `bands.${index}.points`, complain)
  })
  highest(rule.bands.map((band) => band.points), full, '区间', 'bands', complain)
  const risen = rule.bands.findIndex((band, index) => index > 0 && band.min >= (rule.bands?.[index - 1]?.min ?? Infinity))
  if (risen >= 0) complain('unreachable-band', '区间下限应依次降低', `bands.${risen}.min`)
  const tooHigh = rule.bands.findIndex((band) => band.min > rule.scale)
  if (tooHigh >= 0) complain('unreachable-band', '区间下限高于满分', `bands.${tooHigh}.min`)
}

function checkRank(rule: RuleOf<'rank'>, full: Rational, complain: Complain): void {
  if (rule.table.length === 0) complain('empty-list', '名次得分表不能为空', 'table')
  rule.table.forEach((value, index) => points(value, '名次得分', `table.${index}`, complain))
  points(rule.beyond, '其余名次得分', 'beyond', complain)
  const [first] = rule.table
  if (first !== undefined && readable(first) && !equal(decimal(first), full)) complain('not-full', '第一名得分应等于本项分值', 'table.0')
  const above = [...rule.table, rule.beyond].findIndex((value) => readable(value) && compare(decimal(value), full) > 0)
  if (above >= 0) complain('not-full', '名次得分不能高于本项分值', above < rule.table.length ? `table.${above}` : 'beyond')
}

/** One item's rule against scoring.md 4, “What makes a rubric valid”. The shape was checked before. */
export function checkRule(item: Pick<Item, 'rule' | 'points'> & Partial<Item>, complain: Complain): void {
  const { rule } = item
  if (!readable(item.points)) return
  const full = decimal(item.points)
  switch (rule.kind) {
    case 'deduct': return checkDeduct(rule, complain)
    case 'earn':
      points(rule.perUnit, '每次得分', 'perUnit', complain, 'positive')
      number(rule.target, '应完成次数', 'target', complain, true)
      if (readable(rule.perUnit, rule.target) && !equal(multiply(decimal(rule.perUnit), decimal(rule.target)), full)) complain('not-full', '每次得分乘应完成次数应等于本项分值', 'target')
      return
    case 'checklist': return checkChecklist(rule, full, complain)
    case 'tier':
      if (rule.levels.length === 0) complain('empty-list', '档次不能为空', 'levels')
      if (hasRepeats(rule.levels.map(({ id }) => id))) complain('repeated-id', '档次编号重复', 'levels')
      rule.levels.forEach((level, index) => points(level.points, '档次得分', `levels.${index}.points`, complain))
      return highest(rule.levels.map((level) => level.points), full, '档次', 'levels', complain)
    case 'yesno':
    case 'judged': return
    case 'survey': return checkSurvey(rule, full, complain)
    case 'ratio': return checkRatio(rule, complain)
    case 'yoy': return checkBands(rule.bands, full, complain)
    case 'yoyPP':
      if (rule.ceilingRate !== null) number(rule.ceilingRate, '直接满分的比率', 'ceilingRate', complain)
      return checkBands(rule.bands, full, complain)
    case 'rank': return checkRank(rule, full, complain)
    case 'relative':
      if (rule.to === 'mean') checkBands(rule.bands ?? [], full, complain)
      return
    default: return assertNever(rule)
  }
}
