import { assertNever } from '../../shared/assert-never'
import { roundToPoints } from '../../shared/number/decimal'
import { parsePoints, ZERO } from '../../shared/points'
import type { Item, RuleOf } from '../../shared/rubric/rubric'
import { scoreItem } from '../../shared/scoring'
import type { Entry } from '../../shared/scoring/entry'

/** Invented but plausible inputs for the sample project (示例项目): the same text always gives the same inputs. */
export type Dice = (below: number) => number

/** Whole numbers from a text: FNV-1a into mulberry32. */
export function diceFor(text: string): Dice {
  let state = 0x811c9dc5
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function deductInput({ clauses }: RuleOf<'deduct'>, dice: Dice, flaw: boolean): Entry {
  const clause = clauses[dice(clauses.length)]
  if (!flaw || !clause) return { kind: 'deduct', counts: {} }
  return { kind: 'deduct', counts: { [clause.id]: clause.per === null ? 1 : 1 + dice(2) } }
}

function checklistInput({ parts, factors }: RuleOf<'checklist'>, dice: Dice, flaw: boolean): Entry {
  const best = Math.max(...factors)
  const sorted = [...factors].sort((a, b) => b - a)
  const weak = flaw ? dice(parts.length) : -1
  return { kind: 'checklist', parts: Object.fromEntries(parts.map(({ id }, index) => [id, index === weak ? (sorted[1] ?? best) : best])) }
}

function ratioInput({ better, target }: RuleOf<'ratio'>, dice: Dice, flaw: boolean): Entry {
  const denominator = 40 + dice(360)
  const exact = (denominator * target) / 100
  const slack = flaw ? 1 + dice(Math.max(2, Math.floor(denominator / 15))) : 0
  const numerator = better === 'high' ? Math.ceil(exact) - slack : Math.floor(exact) + slack
  return { kind: 'ratio', numerator: Math.max(0, numerator), denominator }
}

function yearOnYear(better: 'high' | 'low', dice: Dice, flaw: boolean): Entry {
  const previous = 80 + dice(220)
  const change = flaw ? 1 + dice(6) : -(5 + dice(12))
  const percent = better === 'low' ? change : -change
  return { kind: 'yoy', previous, current: Math.round((previous * (100 + percent)) / 100) }
}

function pointsChange(dice: Dice, better: 'high' | 'low', flaw: boolean): Entry {
  const previous = { numerator: 60 + dice(20), denominator: 100 + dice(5) }
  const step = (flaw ? -1 : 4) * (better === 'high' ? 1 : -1)
  return { kind: 'yoyPP', previous, current: { numerator: previous.numerator + step, denominator: previous.denominator } }
}

/** An input that the item's rule accepts; with `flaw` it loses some points where the rule can. */
export function sampleInput({ rule, points }: Item, dice: Dice, flaw: boolean): Entry {
  switch (rule.kind) {
    case 'deduct':
      return deductInput(rule, dice, flaw)
    case 'earn':
      return { kind: 'earn', count: Math.max(0, Math.ceil(rule.target) - (flaw ? 1 : 0)) }
    case 'checklist':
      return checklistInput(rule, dice, flaw)
    case 'tier':
      return { kind: 'tier', level: rule.levels[flaw ? Math.min(1, rule.levels.length - 1) : 0]?.id ?? '' }
    case 'yesno':
      return { kind: 'yesno', met: !flaw || dice(3) > 0 }
    case 'judged':
      return { kind: 'judged', points: flaw ? Math.floor(points * 0.8) : points, reason: '考核组集体评议，按工作台账和现场查看情况评定' }
    case 'survey':
      return { kind: 'survey', value: (Math.round(rule.scale * 8.6) + dice(Math.ceil(rule.scale))) / 10 }
    case 'ratio':
      return ratioInput(rule, dice, flaw)
    case 'yoy':
      return yearOnYear(rule.better, dice, flaw)
    case 'yoyPP':
      return pointsChange(dice, rule.better, flaw)
    case 'rank':
    case 'relative':
      return { kind: rule.kind, value: 60 + dice(40) }
    default:
      return assertNever(rule)
  }
}

/** 扣分原因 as an inspector would write it; empty where nothing was counted. */
export function sampleNote(item: Item, input: Entry, dice: Dice): string {
  const { rule, methods, leadDepartment } = item
  const day = `${9 + dice(2)}月${1 + dice(28)}日${methods?.[0] ?? '现场查看'}`
  if (input.kind === 'deduct' && rule.kind === 'deduct') {
    const found = rule.clauses.filter(({ id }) => (input.counts?.[id] ?? 0) > 0)
    return found.length === 0 ? '' : `${day}发现：${found.map(({ id, when, per }) => `${when}${per === null ? '' : `${input.counts?.[id] ?? 0}${per}`}`).join('；')}。陪同人员已当面核对。`
  }
  if (input.kind === 'checklist' && rule.kind === 'checklist') {
    const weak = rule.parts.filter(({ id }) => (input.parts[id] ?? 1) < 1)
    return weak.length === 0 ? '' : `${day}：“${weak.map(({ text }) => text).join('、')}”只做到一部分，材料不全。`
  }
  if (input.kind === 'tier' && rule.kind === 'tier' && input.level !== rule.levels[0]?.id) return `${day}：主要环节已落实，个别过程材料缺失，未评最高档。`
  if (input.kind === 'earn' && rule.kind === 'earn' && input.count < rule.target) return `${day}：台账只能佐证${input.count}${rule.unit ?? '次'}，其余没有过程材料。`
  return isMeasured(input) && losesPoints(item, input) ? `${day}：核对${leadDepartment ?? '主管部门'}提供的数据，与业务系统一致。` : ''
}

const isMeasured = ({ kind }: Entry): boolean => ['ratio', 'yoy', 'yoyPP', 'survey'].includes(kind)

function losesPoints(item: Item, input: Entry): boolean {
  const outcome = input.kind === 'notApplicable' ? null : scoreItem(item, input)
  return outcome?.kind === 'points' && roundToPoints(outcome.value) < (parsePoints(item.points) ?? ZERO)
}
