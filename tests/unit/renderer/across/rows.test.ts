// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { acrossRow, shownColumns, withTexts, type RowFacts } from '../../../../renderer/components/across/across-row'
import { selectionClip } from '../../../../renderer/components/across/copy-table'
import { itemColumns } from '../../../../renderer/components/across/item-columns'
import { departments, itemProgress, listGroups } from '../../../../renderer/components/across/item-progress'
import { likelySource, planLastYear } from '../../../../renderer/components/across/last-year-plan'
import { rowLock } from '../../../../renderer/components/across/row-lock'
import { finalFields, planFinals, takeFinals } from '../../../../renderer/components/finals/finals-plan'
import { assignUnits } from '../../../../renderer/components/paste/assign-units'
import { guessLayout } from '../../../../renderer/components/paste/layout'
import { toRaw } from '../../../../shared/entry-form/entry-texts'
import { ruleSchema, type Item } from '../../../../shared/rubric/rubric'
import { listItems } from '../../../../shared/rubric/tree'
import { scoreUnit } from '../../../../shared/scoring'
import type { Entry } from '../../../../shared/scoring/entry'
import { itemOf, itemWith, rubric } from '../entry/editor'
import { roster, tableOf } from './place'

const unit = roster[0]!
const facts = (item: Item, stored: Entry | null, more: Partial<RowFacts> = {}): RowFacts => ({ unit, stored, raw: toRaw(item, stored), isDraft: false, typing: null, failed: false, factMissing: false, score: undefined, lock: null, self: null, ...more })
const labels = (item: Item): string[] => itemColumns(item).map(({ label }) => label)

describe('the columns of an item', () => {
  it.each<[string, string[]]>([
    ['R06S1I01', ['本年（起）', '上年同期（起）', '人工定分', '定分理由']],
    ['R06S2I01', ['本年破案数', '本年立案数', '上年同期破案数', '上年同期立案数', '不适用理由']],
    ['R02S2I02', ['重要节点没有方案', '重要节点没有方案（加重）', '值守脱岗', '值守脱岗（加重）', '发生影响安全的责任事件', '发生影响安全的责任事件（加重）']],
    ['R10S1I01', ['第三方测评得分（百分制）']],
  ])('%s', (id, wanted) => expect(labels(itemOf(id))).toEqual([...wanted, ...(itemOf(id).notApplicable.allowed && !wanted.includes('不适用理由') ? ['不适用理由'] : [])]))
  it('every kind of rule has some, none with a label of another or none', () => {
    const rules = [{ kind: 'deduct', clauses: [{ id: 'a', when: '', per: '次', points: 1, max: null }, { id: 'b', when: '同', per: '次', points: 1, max: null }, { id: 'c', when: '同', per: null, points: 1, max: null }] }, { kind: 'tier', levels: [{ id: 'a', points: 10 }, { id: 'b', label: '同', points: 5 }, { id: 'c', label: '同', points: 0 }] }]
    for (const rule of [...listItems(rubric).map((item) => item.rule), ...rules.map((each) => ruleSchema.parse(each))]) {
      const columns = itemColumns(itemWith(rule))
      expect(columns.length).toBeGreaterThan(0)
      expect(new Set(columns.map(({ label }) => label)).size).toBe(columns.length)
      for (const { options } of columns) expect(new Set(options.map(({ label }) => label)).size).toBe(options.length)
    }
  })
  it('repeated counts are shown where they are counted or asked for, a judgement where a row needs it', () => {
    const deduct = itemOf('R02S2I02')
    const shown = (item: Item, stored: Entry | null, repeat = false): number => shownColumns(item, itemColumns(item), [toRaw(item, stored)], repeat).filter(({ group }) => group !== 'na').length
    expect([shown(deduct, null), shown(deduct, null, true), shown(deduct, { kind: 'deduct', counts: {}, escalated: { a: 1 } })]).toEqual([3, 6, 6])
    const yoy = itemOf('R06S1I01')
    expect([shown(yoy, { kind: 'yoy', current: 1, previous: 2 }), shown(yoy, { kind: 'yoy', current: 1, previous: 0, judged: { points: 1, reason: '议' } })]).toEqual([2, 4])
  })
})

describe('a row', () => {
  const ratio = itemOf('R04S2I02')
  const columns = itemColumns(ratio)
  it('says that it is not complete, and that what is refused is wrong, but not while it is typed', () => {
    const half = facts(ratio, null, { raw: { mode: 'rule', texts: { numerator: '5' } }, isDraft: true })
    expect(acrossRow(ratio, columns, half)).toMatchObject({ status: { text: '未填完' }, points: '—', message: '还没有填：排查登记件数' })
    const bad = { ...half, raw: { mode: 'rule', texts: { numerator: '五', denominator: '6' } } } as const
    expect(acrossRow(ratio, columns, bad)).toMatchObject({ status: { text: '有误' }, points: '—' })
    expect(acrossRow(ratio, columns, bad).cells[0]?.fault).toContain('应为不小于 0')
    expect(acrossRow(ratio, columns, { ...bad, typing: 'numerator' })).toMatchObject({ status: { text: '未评' }, message: '' })
    expect(acrossRow(ratio, columns, { ...bad, typing: 'numerator' }).cells[0]?.fault).toBe('')
  })
  it('closes what cannot be filled, and says why', () => {
    const closed = (more: Partial<RowFacts>, stored: Entry | null = { kind: 'ratio', numerator: 1, denominator: 2 }): string[] => acrossRow(ratio, columns, facts(ratio, stored, more)).cells.map((cell) => cell.closed)
    expect(closed({})[0]).toBe('')
    expect(closed({})[2]).toContain('不用人工定分')
    expect(closed({ lock: { word: '已提交', reason: '已提交，退回后才能修改' } })).toEqual(columns.map(() => '已提交，退回后才能修改'))
    const na = itemWith(ratio.rule, { notApplicable: { allowed: true } })
    const cells = acrossRow(na, itemColumns(na), facts(na, { kind: 'notApplicable', reason: '没有' })).cells
    expect(cells.map(({ text }) => text)).toEqual(['', '', '', '', '没有'])
    expect([cells[0]?.closed, cells.at(-1)?.closed]).toEqual(['本单位按不适用处理；先删去不适用理由，再填数', ''])
  })
  it('without a single number is 未评, not full marks', () => {
    const deduct = itemOf('R02S2I02')
    const shown = shownColumns(deduct, itemColumns(deduct), [], false)
    const stored = toRaw(deduct, { kind: 'deduct', counts: { a: 1 } })
    const cleared = shown.reduce((raw, { field }) => withTexts(shown, raw, { [field]: '' }), stored)
    expect(cleared).toEqual({ mode: 'rule', texts: {} })
    expect(withTexts(shown, stored, { 'n:a': '' }).texts).toMatchObject({ 'n:a': '', 'n:b': '0' })
  })
  it('不适用 by its reason, and back by deleting it', () => {
    const na = withTexts(columns, { mode: 'rule', texts: { numerator: '5' } }, { naReason: '没有' })
    expect(na).toEqual({ mode: 'notApplicable', texts: { numerator: '5', naReason: '没有' } })
    expect(withTexts(columns, na, { naReason: ' ' })).toEqual({ mode: 'rule', texts: { numerator: '5' } })
  })
  it('is locked by what strikes the item, by zones, by a closed unit and by a read-only disk', () => {
    const lock = (more: object, item: Item = ratio): string | undefined => rowLock({ item, unit: { ...unit, zones: ['牧'] }, phase: 'draft', readOnly: null, exemptBy: null, ...more })?.word
    expect([lock({}), lock({ exemptBy: '1号' }), lock({ phase: 'submitted' }), lock({ phase: 'finalized' }), lock({ phase: 'returned' }), lock({ readOnly: { code: 'read-only', detail: {} } })]).toEqual([undefined, '免考', '已提交', '已定稿', undefined, '只读'])
    expect(lock({}, { ...ratio, zones: ['城'] })).toBe('区域不适用')
  })
  it('is copied as it is shown', () => {
    const rows = [facts(ratio, { kind: 'ratio', numerator: 1, denominator: 2 }), facts(ratio, null)].map((each) => acrossRow(ratio, columns, each))
    expect(selectionClip(columns, rows, { row: 0, column: 0, toRow: 1, toColumn: 1 }).text).toBe('1\t2\r\n\t\r\n')
    expect(selectionClip(columns, rows, { row: 0, column: 1, toRow: 0, toColumn: 1 })).toEqual({ text: '2', html: '' })
  })
})

it('the list counts units per item and items per lead department', () => {
  const items = listItems(rubric)
  const cards = ['城', '牧'].flatMap((zone, at) => {
    const card = scoreUnit(rubric, { format: 1, unit: { code: String(at), zones: [zone] }, entries: at === 0 ? { R01S1I01: { kind: 'earn', count: 4 } } : {} })
    return card.ok ? [card.value] : []
  })
  const progress = itemProgress(items, cards)
  expect(progress.get('R01S1I01')).toEqual({ done: 1, due: 2 })
  expect(progress.get('R05S2I01')).toEqual({ done: 0, due: 1 })
  expect(departments(items, progress).find(({ name }) => name === '州公安局')).toMatchObject({ items: 41 })
  const listed = listGroups(rubric, progress, { query: '', department: '州财政局', openOnly: true }, null)
  expect(listed.flatMap((group) => group.items.map(({ code }) => code))).toEqual(['1-3-2'])
})

describe('last year’s figure', () => {
  const yoy = itemOf('R06S1I01')
  const source = { campaignId: 'c', name: '去年', cycle: '2025', content: yoy.content, measure: '', figures: ['u1', 'u2', 'u3', 'u4'].map((unitId) => ({ unitId, figure: 8 })) }
  const target = (id: string, stored: Entry | null, more: object = {}) => ({ unit: { ...unit, id, name: id }, stored, previous: null, raw: toRaw(yoy, stored), lock: null, ...more })
  const entry = (current: number, previous: number): Entry => ({ kind: 'yoy', current, previous })
  it('goes into blank fields only, unless a person says otherwise', () => {
    const targets = [target('u1', null), target('u2', entry(5, 4)), target('u3', entry(5, 8)), target('u4', null, { lock: '已提交' }), target('u5', null)]
    const states = (overwrite: boolean): string[] => planLastYear(yoy, targets, source, overwrite).map(({ state }) => state)
    expect(states(false)).toEqual(['fill', 'kept', 'same', 'locked', 'none'])
    expect(states(true)).toEqual(['fill', 'overwrite', 'same', 'locked', 'none'])
  })
  it('leaves what is typed but not recorded', () => {
    const [line] = planLastYear(yoy, [target('u1', null, { raw: { mode: 'rule', texts: { previous: '3' } } })], source, false)
    expect(line).toMatchObject({ state: 'kept', before: '3' })
  })
  it('is not put where it would leave points to the team that nobody has given', () => {
    const [line] = planLastYear(yoy, [target('u1', entry(5, 4))], { ...source, figures: [{ unitId: 'u1', figure: 0 }] }, true)
    expect(line).toMatchObject({ state: 'fault', message: '分母或上年同期为零，应由考核组定分并写明理由' })
  })
  it('comes from the year before where there is one', () => {
    expect(likelySource([{ cycle: '2026' }, { cycle: '2025' }, { cycle: '2024' }], '2026')).toEqual({ cycle: '2025' })
    expect(likelySource([{ cycle: '2023' }], '2026')).toEqual({ cycle: '2023' })
    expect(likelySource([], '2026')).toBeNull()
  })
})

describe('last year’s finals', () => {
  const targets = roster.map((each, at) => ({ unit: { ...each, previousFinal: at === 1 ? '902.35' : null }, lock: at === 3 ? '已提交' : null }))
  it('are read from units and points, wrong ones named by cell', () => {
    const table = tableOf('名次\t单位\t最终得分\n1\t德令哈\t861.5\n2\t格尔木市\t902.35分\n3\t乌兰县\t861.505\n4\t大柴旦\t1,001.20\n5\t天峻县\t800')
    const units = targets.map((each) => each.unit)
    const layout = guessLayout(table, { units, fields: finalFields, inOrder: () => null })
    const lines = planFinals(targets, { table, layout, rows: assignUnits(table, layout, units, []).rows, edits: new Map(), skipped: new Set() })
    expect(lines.map(({ state, final, message, cells }) => [state, final, message || cells[0]?.fault])).toEqual([
      ['change', '861.50', ''], ['same', '902.35', ''], ['fault', '', '应为最多两位小数的数'], ['locked', '1001.20', '已提交'], ['fault', '800.00', '认不出“天峻县”是哪个单位'],
    ])
  })
  it('are taken from what another campaign froze', () => {
    const source = { campaignId: 'c', name: '去年', cycle: '2025', finals: [{ unitId: 'u1', final: '861.50' }, { unitId: 'u2', final: '902.35' }, { unitId: 'u4', final: '1.00' }], open: ['u3'] }
    expect(takeFinals(targets, source).map(({ state, message }) => [state, message])).toEqual([['change', ''], ['same', ''], ['none', '那里还没有定稿，没有取'], ['locked', '已提交']])
  })
})
