import { assertNever } from '../assert-never'
import { compare } from '../number/rational'
import { decimal } from '../number/decimal'
import type { Rule } from '../rubric/rubric'
import type { Entry } from './entry'

/** 满分、未发现问题 by one key; null where the score rests on figures or on a person's judgement. */
export function fullMarksEntry(rule: Rule): Entry | null {
  switch (rule.kind) {
    case 'deduct': return { kind: 'deduct', counts: {} }
    case 'earn': return { kind: 'earn', count: Math.ceil(rule.target) }
    case 'checklist': return { kind: 'checklist', parts: Object.fromEntries(rule.parts.map(({ id }) => [id, 1])) }
    case 'tier': {
      const best = rule.levels.reduce((a, b) => (compare(decimal(b.points), decimal(a.points)) > 0 ? b : a))
      return { kind: 'tier', level: best.id }
    }
    case 'yesno': return { kind: 'yesno', met: true }
    case 'judged':
    case 'survey':
    case 'ratio':
    case 'yoy':
    case 'yoyPP':
    case 'rank':
    case 'relative': return null
    default: return assertNever(rule)
  }
}
