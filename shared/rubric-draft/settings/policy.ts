import { formatDecimal } from '../../number/decimal'
import { add, divide, multiply, round, whole, type Rational } from '../../number/rational'
import type { Rubric } from '../../rubric/rubric'

export type Policy = Rubric['notApplicablePolicy']
export interface PolicyWords {
  readonly policy: Policy
  readonly name: string
  readonly what: string
  /** The arithmetic of one unit, the same under all three. */
  readonly example: string
}

/** The unit of the examples: two requirements of 500, 50 points of the first do not apply. */
export const policyExample = { full: [500, 500], earned: [400, 470], missing: [50, 0] } as const
const rescaled = (earned: number, full: number, missing: number): Rational => round(divide(multiply(whole(earned), whole(full)), whole(full - missing)), 2)
const text = (value: Rational): string => formatDecimal(value, 2)

/** The three ways to deal with 合理缺项 (scoring.md 5.3), each with its result for the example. */
export function policyWords(): readonly PolicyWords[] {
  const { full, earned, missing } = policyExample
  const [a, b, gone] = [earned[0], earned[1], missing[0]]
  const one = rescaled(a, full[0], gone)
  return [
    { policy: 'rescaleTotal', name: '按总分折算', what: '实得分按总分放大，缺项不吃亏也不占便宜', example: `${a + b}×1000÷(1000−${gone}) ＝ ${text(rescaled(a + b, 1000, gone))}` },
    { policy: 'rescaleRequirement', name: '在本项工作要求内折算', what: '缺在哪个工作要求，就只在那个工作要求里放大', example: `${a}×${full[0]}÷(${full[0]}−${gone}) ＋ ${b} ＝ ${text(one)} ＋ ${b} ＝ ${text(add(one, whole(b)))}` },
    { policy: 'fullMarks', name: '缺项算满分', what: '缺的项目直接加满分', example: `${a + b} ＋ ${gone} ＝ ${text(whole(a + b + gone))}` },
  ]
}
