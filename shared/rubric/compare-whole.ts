import { isSameJson } from '../change/canonical-json'
import type { Changed, Part } from './compare'
import { fieldName, valueWords } from './compare-words'
import type { Rubric } from './rubric'

const elsewhere: ReadonlySet<string> = new Set(['id', 'version', 'format', 'requirements', 'bonus', 'penalty', 'vetoes'])

/** Members of an object that differ, as parts; a member may have any name. */
export function membersOf(before: object, after: object, without: ReadonlySet<string>, kindOf: (field: string) => Part['kind'], prefix = ''): Part[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => !without.has(field) && !isSameJson(old.get(field) ?? null, now.get(field) ?? null))
    .map((field) => ({ kind: kindOf(field), field: `${prefix}${fieldName(field)}`, before: valueWords(field, old.get(field)), after: valueWords(field, now.get(field)) }))
}

interface Coded { readonly code: string; readonly content: string; readonly [field: string]: unknown }
const lists = { bonus: '加分', penalty: '减分', vetoes: '一票否决' } as const
type List = keyof typeof lists

/** What a claim is about is no 考核内容. */
const ofClaim = (part: Part): Part => (part.field === fieldName('content') ? { ...part, field: '内容' } : part)

/** Bonus, penalty or veto items, which are the same by their codes. */
function changedClaims(list: List, before: readonly Coded[], after: readonly Coded[]): Changed[] {
  const old = new Map(before.map((item) => [item.code, item]))
  const now = new Map(after.map((item) => [item.code, item]))
  const say = ({ code, content }: Coded, parts: readonly Part[]): Changed[] => (parts.length > 0 ? [{ subject: list, where: code, code, name: content, requirement: '', parts }] : [])
  const field = `${lists[list]}事项`
  return [
    ...after.flatMap((item) => {
      const was = old.get(item.code)
      return say(item, was ? membersOf(was, item, new Set(['code']), (name) => (name === 'cap' || name === 'levels' ? 'points' : 'text')).map(ofClaim) : [{ kind: 'added', field, before: '', after: item.content }])
    }),
    ...before.flatMap((item) => (now.has(item.code) ? [] : say(item, [{ kind: 'removed', field, before: item.content, after: '' }]))),
  ]
}

/** Parts of a list itself: cap, note, the grade of vetoes, and the order of what is in both. */
function listParts(list: List, before: Rubric[List], after: Rubric[List]): Part[] {
  const common = (items: readonly Coded[], others: readonly Coded[]): string => items.filter(({ code }) => others.some((other) => other.code === code)).map(({ code }) => code).join('、')
  const [old, now] = [common(before.items, after.items), common(after.items, before.items)]
  const order: Part[] = old === now ? [] : [{ kind: 'whole', field: `${lists[list]}事项的先后`, before: old, after: now }]
  return [...membersOf(before, after, new Set(['items']), () => 'whole', lists[list]), ...order]
}

/** What belongs to the rubric as a whole: title, total, zones, grades, quotas, tie order, N/A policy; bonus, penalty and veto items. */
export function compareWhole(before: Rubric, after: Rubric): Changed[] {
  const parts = [...membersOf(before, after, elsewhere, () => 'whole'), ...(['bonus', 'penalty', 'vetoes'] as const).flatMap((list) => listParts(list, before[list], after[list]))]
  const whole: Changed[] = parts.length > 0 ? [{ subject: 'rubric', where: 'rubric', code: '', name: '细则设置', requirement: '', parts }] : []
  return [...whole, ...(['bonus', 'penalty', 'vetoes'] as const).flatMap((list) => changedClaims(list, before[list].items, after[list].items))]
}
