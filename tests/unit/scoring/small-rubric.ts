import { checkRubric } from '../../../shared/scoring'
import type { Rubric } from '../../../shared/rubric/rubric'
import type { Checked } from '../../../shared/fault'

export type Json = Record<string, unknown>

/** An item's JSON with the fields that tests vary; everything else is filled in. */
export const item = (id: string, points: unknown, rule: unknown, more: Json = {}): Json => ({
  id, code: `c-${id}`, content: `内容${id}`, points, standard: '', rule, zones: [], notApplicable: { allowed: true, hint: null }, ...more,
})

/** A rubric's JSON of 100 points around the given items: what they leave is a judged item `REST`. */
export function rubricJson(items: readonly Json[], more: Json = {}): Json {
  const sum = items.reduce((total, { points }) => total + Math.round(Number(points) * 100), 0)
  const rest = (10_000 - sum) / 100
  return {
    format: 1, id: 'small', title: '小细则', version: '1', basePoints: 100, notApplicablePolicy: 'rescaleTotal',
    zones: ['城', '农'], domains: ['甲'],
    grades: [{ name: '好', min: 80 }, { name: '差', min: 0 }],
    tieBreak: [],
    requirements: [
      ...(items.length > 0 ? [{ code: '1', name: '一', points: sum / 100, items }] : []),
      { code: '9', name: '其余', points: rest, items: [item('REST', rest, { kind: 'judged' })] },
    ],
    bonus: { cap: 10, items: [{ code: 'J1', content: '加', cap: 6, levels: [{ id: 'a', label: '省', points: 2 }] }] },
    penalty: { cap: 10, items: [{ code: 'K1', content: '减', cap: 6, levels: [{ id: 'a', label: '省', points: 2 }] }] },
    vetoes: { grade: '差', items: [{ code: 'V1', content: '否' }] },
    ...more,
  }
}

function accepted<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(`refused: ${JSON.stringify(checked.errors)}`)
  return checked.value
}

export const rubricOf = (items: readonly Json[], more: Json = {}): Rubric => accepted(checkRubric(rubricJson(items, more)))

/** Where a rubric is at fault; empty for a valid one. */
export function faultsOf(json: unknown): string[] {
  const checked = checkRubric(json)
  return checked.ok ? [] : checked.errors.map(({ where }) => where)
}

export const entriesJson = (entries: Json, more: Json = {}): Json => ({ format: 1, unit: { code: 'U', name: '单位', group: '', zones: ['城'] }, entries, ...more })
