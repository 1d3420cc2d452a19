import { assertNever } from '../assert-never'
import { fitsRule, type Figure } from '../campaign/last-year'
import type { Item } from '../rubric/rubric'
import type { Entry } from '../scoring/entry'
import type { RawDraft, Texts } from './raw-draft'

const own = (record: Readonly<Record<string, number>> | undefined, key: string): number => (record && Object.hasOwn(record, key) ? (record[key] ?? 0) : 0)

function judgedTexts(judged: { points: number; reason: string } | undefined): Texts {
  return judged ? { 'judged.points': String(judged.points), 'judged.reason': judged.reason } : {}
}

/** Texts of the fields by name, as an entry fills them: `n:` counts and `m:` 加重 counts per clause, `part:` factors, the rest as in the entry. */
export function textsOf(item: Item, entry: Entry | null): Texts {
  if (entry === null) return {}
  switch (entry.kind) {
    case 'deduct': {
      const clauses = item.rule.kind === 'deduct' ? item.rule.clauses : []
      return Object.fromEntries(clauses.flatMap(({ id }) => [[`n:${id}`, String(own(entry.counts, id))], [`m:${id}`, String(own(entry.escalated, id))]]))
    }
    case 'earn': return { count: String(entry.count) }
    case 'checklist': return Object.fromEntries(Object.entries(entry.parts).map(([id, factor]) => [`part:${id}`, String(factor)]))
    case 'tier': return { level: entry.level }
    case 'yesno': return { met: String(entry.met) }
    case 'judged': return { points: String(entry.points), reason: entry.reason }
    case 'survey':
    case 'rank':
    case 'relative': return { value: String(entry.value) }
    case 'ratio': return { numerator: String(entry.numerator), denominator: String(entry.denominator), ...judgedTexts(entry.judged) }
    case 'yoy': return { current: String(entry.current), previous: String(entry.previous), ...judgedTexts(entry.judged) }
    case 'yoyPP': {
      const { current, previous } = entry
      return {
        'current.numerator': String(current.numerator), 'current.denominator': String(current.denominator),
        'previous.numerator': String(previous.numerator), 'previous.denominator': String(previous.denominator),
        ...judgedTexts(entry.judged),
      }
    }
    case 'notApplicable': return { naReason: entry.reason }
    default: return assertNever(entry)
  }
}

/** 上年同期 in its fields. */
export function previousTexts(item: Item, previous: Figure | null): Texts {
  if (previous === null || !fitsRule(item.rule, previous)) return {}
  return typeof previous === 'number' ? { previous: String(previous) } : { 'previous.numerator': String(previous.numerator), 'previous.denominator': String(previous.denominator) }
}

/** The form as a stored entry fills it; `previous` is 上年同期 where it was known before there was an entry. */
export function toRaw(item: Item, entry: Entry | null, previous: Figure | null = null): RawDraft {
  return { mode: entry?.kind === 'notApplicable' ? 'notApplicable' : 'rule', texts: entry === null ? previousTexts(item, previous) : textsOf(item, entry) }
}
