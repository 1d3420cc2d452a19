import { canonicalJson, toJson } from '../change/canonical-json'
import { textsOf } from '../entry-form/entry-texts'
import type { Item } from '../rubric/rubric'
import type { Entry } from '../scoring/entry'

const reasons: ReadonlySet<string> = new Set(['reason', 'judged.reason', 'naReason'])

/** An entry as text for comparison: a count of 0 is a count that is not there; reasons without the blanks around them, or left out. */
function sayingOf(item: Item, entry: Entry | null, withReasons: boolean): string {
  if (entry === null) return 'null'
  const texts = Object.entries(textsOf(item, entry)).flatMap(([field, value]): [string, string][] => {
    if (/^[nm]:/.test(field) && value === '0') return []
    if (!reasons.has(field)) return [[field, value]]
    return withReasons ? [[field, value.replace(/\r\n?/g, '\n').trim()]] : []
  })
  return canonicalJson(toJson({ kind: entry.kind, texts: Object.fromEntries(texts) }))
}

/** True where two entries say the same, reasons included. */
export const saysSame = (item: Item, a: Entry | null, b: Entry | null): boolean => a === b || sayingOf(item, a, true) === sayingOf(item, b, true)

/** True where the figures are the same, whatever the reasons. */
export const hasSameFigures = (item: Item, a: Entry, b: Entry): boolean => a === b || sayingOf(item, a, false) === sayingOf(item, b, false)
