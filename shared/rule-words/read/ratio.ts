import type { Rule, RuleOf } from '../../rubric/rubric'
import { trimmed } from './gains'
import type { Prepared } from './prepare'
import { RatioReading } from './ratio-reading'
import { elsewhere, joined } from './ratio-words'
import { denominatorZero, noneThere } from './zero'

/** A sentence without its end that says what holds where nothing is there to be counted. */
function withoutNone(pieces: readonly string[], points: number): [readonly string[], ReturnType<typeof noneThere>] {
  for (const size of [1, 2]) {
    const found = pieces.length >= size ? noneThere(pieces.slice(-size).join(','), points) : null
    if (found) return [pieces.slice(0, -size), found]
  }
  return [pieces, null]
}

/** Whether what there is none of is what the rate counts: they share a word, or it is its tasks. */
function isOfRate(what: string, rate: string): boolean {
  const chars = [...what]
  return /^(?:任务|事项|案件|对象|项目|办件|办理件|件)$/u.test(what) || chars.some((char, index) => index + 1 < chars.length && rate.includes(`${char}${chars[index + 1] ?? ''}`))
}

const inPercent = (piece: string): string => piece.replace(/(\d{1,4}(?:\.\d{1,3})?)‰/gu, (_, number: string) => `${Math.round(Number(number) * 1e5) / 1e6}%`)

/** 达到…%得满分，每低…个百分点扣…分，低于…%不得分. */
export function readRatio(given: Prepared, points: number): Rule | null {
  const text = { ...given, sentences: given.sentences.map((pieces) => pieces.map(inPercent)) }
  const reading = new RatioReading(points)
  let zero: RuleOf<'ratio'>['whenDenominatorZero'] | null = null
  let missing = ''
  for (const all of text.sentences) {
    const [pieces, none] = withoutNone(all, points)
    if (none) {
      if (zero) return null
      zero = none.then
      missing = none.what
      if (pieces.length === 0) continue
    }
    const whole = pieces.join(',')
    if (elsewhere.test(whole)) return null
    const found = denominatorZero(whole, points)
    if (found) {
      if (zero) return null
      zero = found
    } else for (const piece of joined(pieces.flatMap((one) => one.split(':')).filter((one) => one !== ''))) if (!reading.take(trimmed(piece))) return null
  }
  const rule = reading.rule(zero)
  if (missing !== '' && !isOfRate(missing, text.sentences.flat()[0] ?? '')) return null
  return rule && shownNames(rule, text)
}

function shownNames(rule: Rule, text: Prepared): Rule {
  return rule.kind === 'ratio' ? { ...rule, ...Object.fromEntries((['name', 'numerator', 'denominator'] as const).flatMap((key) => (rule[key] === undefined ? [] : [[key, text.shown(rule[key])]]))) } : rule
}
