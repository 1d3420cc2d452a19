// @vitest-environment happy-dom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { acrossRow } from '../../../renderer/components/across/across-row'
import { templateClip } from '../../../renderer/components/across/copy-table'
import { itemColumns } from '../../../renderer/components/across/item-columns'
import type { Clip } from '../../../renderer/components/paste/clip-table'
import { toRaw } from '../../../shared/entry-form/entry-texts'
import { isSameInput } from '../../../shared/entry-form/read-entry'
import type { Figure } from '../../../shared/campaign/last-year'
import type { Unit } from '../../../shared/campaign/records'
import type { Item } from '../../../shared/rubric/rubric'
import type { Entry } from '../../../shared/scoring/entry'
import { preview } from '../../unit/renderer/across/place'
import { drawn, runs, type Draw } from '../generators/draw'
import { entryOf } from '../generators/entries'
import { ruleKinds, ruleOf } from '../generators/rules'

interface Drawn {
  readonly item: Item
  readonly units: readonly Unit[]
  readonly stored: Readonly<Record<string, Entry>>
  readonly previous: Readonly<Record<string, Figure>>
}

const reasons = ['没有此类对象', '一\n二', '含\t制表符', '=1+1', '他说"好"', ' 前后空白 ', '"引号开头', '5', '县']

function stateOf(draw: Draw): Drawn {
  const full = 100 * draw.whole(1, 30)
  const item: Item = { id: 'I', code: '1-1-1', content: '内容', points: full / 100, standard: '', rule: ruleOf(draw, draw.one(ruleKinds), full), zones: [], notApplicable: { allowed: draw.flip() } }
  const names = draw.one([['德令哈市', '格尔木市', '乌兰县', '大柴旦行委'], ['甲县', '乙县', '丙"县', '海西 州丁县']])
  const units = names.slice(0, draw.whole(1, names.length)).map((name, at): Unit => ({ id: `u${at}`, code: `63280${at}`, name, group: '', zones: [], order: at, previousFinal: null, leftOut: '', mergedInto: '', deleted: false }))
  const inputs = units.flatMap(({ id }): [string, Entry][] => (draw.whole(0, 3) === 0 ? [] : draw.whole(0, 4) === 0 && item.notApplicable.allowed ? [[id, { kind: 'notApplicable', reason: draw.one(reasons) }]] : [[id, entryOf(draw, item)]]))
  const figure = (): Figure | null => (item.rule.kind === 'yoy' ? draw.measure() : item.rule.kind === 'yoyPP' ? { numerator: draw.measure(), denominator: draw.measure() } : null)
  const figures = units.flatMap(({ id }): [string, Figure][] => { const made = draw.flip() ? figure() : null; return made === null ? [] : [[id, made]] })
  return { item, units, stored: Object.fromEntries(inputs), previous: Object.fromEntries(figures) }
}

function copied({ item, units, stored, previous }: Drawn): Clip {
  const columns = itemColumns(item)
  const rows = units.map((unit) => acrossRow(item, columns, { unit, stored: stored[unit.id] ?? null, raw: toRaw(item, stored[unit.id] ?? null, previous[unit.id] ?? null), isDraft: false, typing: null, failed: false, factMissing: false, score: undefined, lock: null, self: null }))
  return templateClip(columns, rows)
}

it('copied out and pasted back, nothing changes; pasted into a campaign without entries, everything is there again', () => {
  fc.assert(fc.property(drawn(stateOf), (state) => {
    const { item, units, stored, previous } = state
    const clip = copied(state)
    const back = preview(item, clip, { units, stored, previous })
    expect(back.lines.map(({ state: word, message }) => [word, message]).filter(([word]) => word !== 'same' && word !== 'passed')).toEqual([])
    const anew = preview(item, clip, { units })
    for (const unit of units) {
      const line = anew.lines.find((each) => each.unit?.id === unit.id)
      const entry = stored[unit.id] ?? null
      if (entry === null) expect(line?.previous ?? null).toEqual(previous[unit.id] ?? null)
      else expect([line?.state, isSameInput(item, trimmed(line?.input ?? null), trimmed(entry))], JSON.stringify([line?.message, line?.input, entry])).toEqual(['change', true])
    }
  }), { numRuns: runs(150) })
})

/** Blanks around a text do not survive a sheet. */
function trimmed(entry: Entry | null): Entry | null {
  if (entry?.kind === 'notApplicable' || entry?.kind === 'judged') return { ...entry, reason: entry.reason.trim() }
  return entry && 'judged' in entry && entry.judged ? { ...entry, judged: { ...entry.judged, reason: entry.judged.reason.trim() } } : entry
}
