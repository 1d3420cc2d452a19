import { assertNever } from '../../../shared/assert-never'
import type { Item, Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import type { EntriesFile, Entry } from '../../../shared/scoring/entry'
import { vetoStates } from '../../../shared/scoring/entry'
import { undecidedBy } from '../../../shared/scoring/item-rules'
import type { Draw } from './draw'
import { zones } from './rubric'

const judgedOn = (draw: Draw, item: Item): { points: number; reason: string } => ({ points: draw.whole(0, Math.round(item.points * 100)) / 100, reason: `研究${draw.text()}` })

/** With a person's points exactly where the numbers do not decide. */
function completed<E extends Extract<Entry, { kind: 'ratio' | 'yoy' | 'yoyPP' }>>(draw: Draw, item: Item, entry: E): Entry {
  return undecidedBy(item.rule, entry) === 'manual' ? { ...entry, judged: judgedOn(draw, item) } : entry
}

const fraction = (draw: Draw): { numerator: number; denominator: number } => {
  const denominator = draw.measure()
  return { numerator: draw.flip() ? draw.measure() : Math.floor(denominator * draw.decimal(0.5, 1, 2)), denominator }
}

/** An entry that the item's rule takes. */
export function entryOf(draw: Draw, item: Item): Entry {
  const { rule } = item
  switch (rule.kind) {
    case 'deduct': {
      const count = (per: string | null): number => (per === null ? draw.whole(0, 1) : draw.one([0, 1, 2, draw.whole(0, 30)]))
      const counts = Object.fromEntries(draw.some(rule.clauses).map(({ id, per }) => [id, count(per)]))
      const free = rule.clauses.filter(({ id, per }) => per !== null || !Object.hasOwn(counts, id))
      return draw.flip() ? { kind: 'deduct', counts } : { kind: 'deduct', counts, escalated: Object.fromEntries(draw.some(free).map(({ id, per }) => [id, count(per)])) }
    }
    case 'earn': return { kind: 'earn', count: draw.whole(0, 12) }
    case 'checklist': return { kind: 'checklist', parts: Object.fromEntries(rule.parts.map(({ id }) => [id, draw.one(rule.factors)])) }
    case 'tier': return { kind: 'tier', level: draw.one(rule.levels).id }
    case 'yesno': return { kind: 'yesno', met: draw.flip() }
    case 'judged': return { kind: 'judged', ...judgedOn(draw, item) }
    case 'survey': return { kind: 'survey', value: draw.decimal(0, rule.scale) }
    case 'ratio': return completed(draw, item, { kind: 'ratio', ...fraction(draw) })
    case 'yoy': return completed(draw, item, { kind: 'yoy', current: draw.measure(), previous: draw.measure() })
    case 'yoyPP': return completed(draw, item, { kind: 'yoyPP', current: fraction(draw), previous: fraction(draw) })
    case 'rank':
    case 'relative': return { kind: rule.kind, value: draw.one([0, 1, 2, draw.measure()]) }
    default: return assertNever(rule)
  }
}

export interface FileOptions {
  /** Every applicable item has a scored entry: nothing is left open and nothing declared not applicable. */
  readonly whole?: boolean
}

function entriesOf(draw: Draw, rubric: Rubric, unitZones: readonly string[], { whole = false }: FileOptions): Record<string, Entry> {
  const pairs = listItems(rubric).flatMap((item): [string, Entry][] => {
    const applies = item.zones.length === 0 || item.zones.some((zone) => unitZones.includes(zone))
    const luck = whole ? 9 : draw.whole(0, 9)
    if (!applies) return luck < 2 ? [[item.id, { kind: 'notApplicable', reason: '' }]] : []
    if (luck < 2) return []
    if (luck < 4 && item.notApplicable.allowed) return [[item.id, { kind: 'notApplicable', reason: '没有' }]]
    return [[item.id, entryOf(draw, item)]]
  })
  return Object.fromEntries(pairs)
}

/** A valid entries file of one unit; `code` must differ between the units of a campaign. */
export function fileOf(draw: Draw, rubric: Rubric, code: string, options: FileOptions = {}): EntriesFile {
  const unitZones = draw.some(zones)
  const claims = (list: Rubric['bonus']) =>
    list.items.length === 0 ? [] : draw.times(0, 4, () => ({ item: draw.one(list.items).code, level: draw.one(['a', 'b']), count: draw.whole(1, 5), matter: draw.one(['', ' ', '甲事', ' 甲事\u3000', 'cafe\u0301', 'caf\u00e9']) }))
  return {
    format: 1,
    unit: { code, name: `单位${code}`, zones: unitZones, ...(draw.flip() ? { group: draw.one(['', '市县', '部门']) } : {}) },
    entries: entriesOf(draw, rubric, unitZones, options),
    bonus: claims(rubric.bonus),
    penalty: claims(rubric.penalty),
    vetoes: draw.whole(0, 3) === 0 ? [{ item: 'V1', state: draw.one(vetoStates) }] : [],
    exempt: draw.whole(0, 3) === 0 ? draw.some(listItems(rubric).map(({ id }) => id)).slice(0, 2) : [],
  }
}
