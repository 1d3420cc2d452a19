import fc from 'fast-check'
import { expect, it } from 'vitest'
import { insertRow, moveRow, newRow, removeRow, rowsAt, valueAt, withValue, type RowList } from '../../../shared/rubric-draft/rule-form/edit-rule'
import { readNumber, showNumber } from '../../../shared/rubric-draft/rule-form/number-text'
import { ruleSchema } from '../../../shared/rubric/rubric'
import { drawn, runs } from '../generators/draw'
import { ruleKinds, ruleOf } from '../generators/rules'

/** A valid rule with fields that the form does not know, everywhere. */
const rules = drawn((draw) => {
  const further = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(further)
    if (typeof value !== 'object' || value === null) return value
    return { ...Object.fromEntries(Object.entries(value).map(([key, member]) => [key, further(member)])), further: ['原样', { keep: 1.5 }] }
  }
  const rule = ruleOf(draw, draw.one(ruleKinds), draw.whole(1, 3000))
  return ruleSchema.parse(further(rule))
})
/** Every place that holds a number, a text or nothing. */
function places(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return ['kind', 'id'].includes(path.split('.').at(-1) ?? '') ? [] : [path]
  return Object.entries(value).flatMap(([key, member]) => (key === 'further' ? [] : places(member, path === '' ? key : `${path}.${key}`)))
}
const lists: readonly RowList[] = ['clauses', 'parts', 'factors', 'levels', 'slopes', 'bands', 'table']

it('a field changed and changed back leaves the identical rule; on the way it keeps its shape and everything that the form does not know', () => {
  fc.assert(fc.property(rules, (rule) => {
    for (const path of places(rule, '')) {
      const before = valueAt(rule, path)
      const other = typeof before === 'number' ? before + 1 : typeof before === 'string' && !/^(op|better|scope|ties|to|partialStep|when\w+|currentZero|currentPositive)$/.test(path.split('.').at(-1) ?? '') ? `${before}改` : before
      const changed = withValue(rule, path, other)
      expect(ruleSchema.parse(changed)).toEqual(changed)
      expect(withValue(changed, path, before)).toEqual(rule)
      expect(JSON.stringify(changed).split('原样').length).toBe(JSON.stringify(rule).split('原样').length)
    }
  }), { numRuns: runs(60) })
})

it('a row added and removed, moved and moved back leaves the identical rule', () => {
  fc.assert(fc.property(rules, fc.nat(), fc.nat(), (rule, a, b) => {
    for (const list of lists.filter((name) => rowsAt(rule, name).length > 0)) {
      const { length } = rowsAt(rule, list)
      const added = insertRow(rule, list, a % (length + 1), newRow(rule, list, 10))
      expect(ruleSchema.safeParse(added).success).toBe(true)
      expect(removeRow(added, list, a % (length + 1))).toEqual(rule)
      const [from, to] = [a % length, b % length]
      expect(moveRow(moveRow(rule, list, from, to), list, to, from)).toEqual(rule)
      const ids = rowsAt(added, list).map((row) => (row as { id?: string } | null)?.id)
      if (ids[0] !== undefined) expect(new Set(ids).size).toBe(length + 1)
    }
  }), { numRuns: runs(60) })
})

it('a number shown in its field is read back as the same number', () => {
  const kind = { decimals: 6, signed: true } as const
  fc.assert(fc.property(drawn((draw) => draw.decimal(-999_999, 999_999)), (value) => {
    expect(readNumber(showNumber(value), kind)).toEqual({ kind: 'number', value: value === 0 ? 0 : value })
  }), { numRuns: runs(200) })
})

