import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { EntryRecord, Unit } from '../../../shared/campaign/records'
import { scoreUnit } from '../../../shared/scoring'
import type { Entry } from '../../../shared/scoring/entry'
import type { Rubric } from '../../../shared/rubric/rubric'
import { listTodos } from '../../../renderer/components/campaign/todos'

const rubric = JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8')) as Rubric
const unit = (id: string): Unit => ({ id, code: id, name: id, group: '', zones: ['城', '农', '牧', '矿', '景'], order: 1, previousFinal: null, leftOut: '', mergedInto: '', deleted: false })
const entry = (unitId: string, itemId: string, input: Entry, note = ''): EntryRecord => ({ id: `${unitId}/${itemId}/team`, unitId, itemId, slot: 'team', input, note, setAside: null, previous: null, deleted: false })
const lost: Entry = { kind: 'earn', count: 0 }

function todosOf(entries: readonly EntryRecord[]): Record<string, number> {
  const cardOf = (unitId: string) => {
    const own = entries.filter((each) => each.unitId === unitId)
    const scored = scoreUnit(rubric, { format: 1, unit: unit(unitId), entries: Object.fromEntries(own.map(({ itemId, input }) => [itemId, input])) })
    return scored.ok ? scored.value : null
  }
  return Object.fromEntries(listTodos(rubric, [unit('a'), unit('b')], cardOf, entries).map(({ key, count }) => [key, count]))
}

it('asks nothing of units that were not begun', () => {
  expect(todosOf([])).toEqual({})
})
it('counts what is unscored and which losses lack their fact, in begun units only', () => {
  expect(todosOf([entry('a', 'R01S1I01', lost), entry('a', 'R01S1I02', lost, '9月3日查台账')])).toEqual({ unscored: 98, fact: 1 })
})
