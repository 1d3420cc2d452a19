import { above, below, between, type Interval } from './intervals'
import { N, numberOf } from './numbers'

/** A condition on a number, as the left side of `得…分`: what is measured, and the stretch. `rest` stands for 其余. */
export type Threshold = { readonly measure: string; readonly interval: Interval } | 'rest'

const rest = /^(?:其余|其他|其它|否则|反之|以下|除此以外|其余情况|其他情况|其余情形|其他情形|达不到|未达到|未达到上述标准|均未达到)的?$/u
const HOLDS = '(\\((?:不?含)\\))?'

/** A number with its unit; the unit may be missing before a dash (`85-90%`). */
const value = (unit: string): string => `(?:百分之)?(${N})(?:${unit})?${HOLDS}`

interface Forms { readonly atLeast: RegExp; readonly over: RegExp; readonly range: RegExp; readonly from: RegExp; readonly under: RegExp; readonly atMost: RegExp; readonly bare: RegExp; readonly most: RegExp }
const known = new Map<string, Forms>()

function formsOf(unit: string): Forms {
  const found = known.get(unit)
  if (found) return found
  const head = '^(.*?)(?:达到|达|在|为|保持在|处于|得分)?'
  const end = '(?:之间|以内)?(?:的)?$'
  const forms = {
    range: new RegExp(`${head}${value(unit)}(?:以上)?(?:-|至|到)${value(unit)}(?:以下)?${end}`, 'u'),
    from: new RegExp(`${head}${value(unit)}(?:及)?(?:以上)?${HOLDS},?(?:但)?(?:不足|不满|低于|不到|小于|未达到?)${value(unit)}${end}`, 'u'),
    atLeast: new RegExp(`^(.*?)(?:达到|达|在|为|不低于|不少于|得分)?${value(unit)}(?:及)?以上${HOLDS}(?:的)?$`, 'u'),
    over: new RegExp(`^(.*?)(?<!不)(?:高于|超过|大于|多于|高出|超出)${value(unit)}(?:的)?$`, 'u'),
    under: new RegExp(`^(.*?)(?<!不)(?:低于|不足|不满|不到|小于|少于|未达到?|达不到)${value(unit)}(?:的)?$`, 'u'),
    atMost: new RegExp(`^(.*?)(?:控制在|保持在|不超过|不高于|在|为)?${value(unit)}(?:及)?(?:以下|以内|之内)${HOLDS}(?:的)?$`, 'u'),
    bare: new RegExp(`^(.*?)(?:达到|达|为|=|不低于|不少于|不小于|完成|(?<=率|占比|比例)(?=100%))${value(unit)}(?:的)?$`, 'u'),
    most: new RegExp(`^(.*?)(?:不超过|不高于|不大于|不多于)${value(unit)}(?:的)?$`, 'u'),
  }
  known.set(unit, forms)
  return forms
}

const inside = (mark: string | undefined, otherwise: boolean): boolean => (mark === undefined ? otherwise : mark === '(含)')

/** `满意率90%以上`, `85%（含）至95%`, `低于70%`. Null where the words are not such a condition. */
export function thresholdOf(text: string, unit: string, points: number): Threshold | null {
  if (rest.test(text)) return 'rest'
  const forms = formsOf(unit)
  const range = forms.range.exec(text)
  if (range) {
    const [lo, hi] = [numberOf(range[2] ?? ''), numberOf(range[4] ?? '')]
    return lo === null || hi === null || lo === hi ? null : { measure: range[1] ?? '', interval: lo < hi ? between(lo, inside(range[3], true), hi, inside(range[5], true), points) : between(hi, inside(range[5], true), lo, inside(range[3], true), points) }
  }
  const from = forms.from.exec(text)
  if (from) {
    const [lo, hi] = [numberOf(from[2] ?? ''), numberOf(from[5] ?? '')]
    return lo === null || hi === null || lo >= hi ? null : { measure: from[1] ?? '', interval: between(lo, inside(from[3] ?? from[4], true), hi, inside(from[6], false), points) }
  }
  for (const [form, make, holds] of [[forms.over, above, false], [forms.under, below, false], [forms.atLeast, above, true], [forms.atMost, below, true], [forms.most, below, true], [forms.bare, above, true]] as const) {
    const match = form.exec(text)
    const bound = match && numberOf(match[2] ?? '')
    if (match && bound !== null) return { measure: match[1] ?? '', interval: make(bound, inside(match[3] ?? match[4], holds), points) }
  }
  return null
}
