import { describe, expect, test } from 'vitest'
import type { GivenValue } from '../../../shared/import/given-workbook'
import { checkRubric } from '../../../shared/scoring'
import { blankForm, fill, frameOf, number, read, refusal, smallReport, text, withSheet } from './given-form'
import { accepted, reportOf } from '../report/report-of'
import { smallEntries, smallRubric } from '../report/small-report'

const form = blankForm()
/** `G8 没有台账（处）, G9 没有预案（有、无）, G10 分子, G11 分母, G17 测评, G18 数值, G21 自评得分`. */
const whole = { G8: number(2), G9: text('无'), G10: number(181), G11: number(200), I10: text('办结台账'), G17: number(93.125), G18: number(88), G21: number(55.5), I21: text('按台账评议') }
const faultsOf = (cells: Record<string, GivenValue | null>): string[] => read(fill(form, cells)).faults.map(({ cell, found, message }) => `${cell} ${found} ${message}`)

describe('what a unit filled in', () => {
  test('a blank form is blank: nothing is reported, nothing is wrong', () => {
    expect(read(form)).toEqual({ unitId: 'unit-1', items: [], faults: [], rows: 9, blank: 5, notes: [] })
  })
  test('every kind of row, each item whole, with its 自评说明', () => {
    expect(read(fill(form, whole))).toMatchObject({
      faults: [], blank: 0,
      items: [
        { itemId: 'I1-1', cell: 'G8', input: { kind: 'deduct', counts: { a: 2 } }, note: '' },
        { itemId: 'I1-2', cell: 'G10', input: { kind: 'ratio', numerator: 181, denominator: 200 }, note: '办结台账' },
        { itemId: 'I2-2-1-1', input: { kind: 'survey', value: 93.125 } },
        { itemId: 'I2-2-1-2', input: { kind: 'relative', value: 88 } },
        { itemId: 'I3-2', input: { kind: 'judged', points: 55.5, reason: '按台账评议' }, note: '' },
      ],
    })
  })
  test('不适用申报 with its reason; a note alone; the rest stays blank', () => {
    const { items, faults, blank } = read(fill(form, { H10: text(' 申 报 '), I10: text('没有受理件\n'), I17: number(2026) }))
    expect(faults).toEqual([])
    expect(items).toEqual([{ itemId: 'I1-2', cell: 'G10', input: { kind: 'notApplicable', reason: '没有受理件' }, note: '' }, { itemId: 'I2-2-1-1', cell: 'G17', input: null, note: '2026' }])
    expect(blank).toBe(3)
  })
  test.each<readonly [string, GivenValue, number]>([
    ['a number as text', text('93.5'), 93.5], ['full-width digits', text('９３．５'), 93.5], ['an input method’s point', text('93。5'), 93.5], ['blanks around', text('  93.5\u3000'), 93.5],
    ['the field’s own unit', text('93.5 分'), 93.5], ['the result of a formula', number(93.5), 93.5], ['a trailing zero', text('93.500'), 93.5], ['zero', number(0), 0],
  ])('%s is the number that it says', (_, value, expected) => {
    const { items, faults } = read(fill(form, { G17: value }))
    expect(faults).toEqual([])
    expect(items[0]?.input).toEqual({ kind: 'survey', value: expected })
  })
  test.each<readonly [string, string, GivenValue, string, string]>([
    ['a percentage', 'G17', { kind: 'number', value: 0.935, percent: true }, '93.5%', '百分数'], ['a percent sign', 'G17', text('93.5%'), '93.5%', '百分'],
    ['a date', 'G17', { kind: 'date', date: '2026-09-05' }, '2026-09-05', '变成了日期'], ['an error', 'G17', { kind: 'error', text: '#REF!' }, '#REF!', '公式出错'],
    ['a formula without a result', 'G17', { kind: 'uncomputed' }, '', '公式没有结果'], ['a truth value', 'G17', { kind: 'boolean', value: true }, 'TRUE', '逻辑值'],
    ['a word for none', 'G17', text('无'), '无', '没有发生的填 0'], ['a slash', 'G17', text('/'), '/', '没有发生的填 0'], ['words', 'G17', text('约九十'), '约九十', '应填 0 到 100 之间'],
    ['more than the scale', 'G17', number(100.5), '100.5', '应填 0 到 100 之间'], ['a negative number', 'G17', number(-1), '-1', '应填 0 到 100 之间'], ['too many decimals', 'G17', number(1.2345678), '1.2345678', '最多 6 位小数'],
    ['half a case', 'G8', number(1.5), '1.5', '应填不小于 0 的整数（处）'], ['two numbers', 'G17', text('93、94'), '93、94', '应填 0 到 100'],
  ])('%s is a fault of its cell: %s', (_, cell, value, found, message) => {
    const { items, faults } = read(fill(form, { ...whole, [cell]: value }))
    expect(faults).toEqual([expect.objectContaining({ sheet: '自评表', cell, found, message: expect.stringContaining(message) as string })])
    expect(items).toHaveLength(4)
    expect(items.map(({ itemId }) => itemId)).not.toContain(faults[0]?.itemId)
  })
  test('a choice that is none, a declaration in other words, a declaration beside figures, one without a reason', () => {
    expect(faultsOf({ G8: number(1), G9: text('没有') })).toEqual(['G9 没有 应从列表中选：有、无'])
    expect(faultsOf({ H10: text('√'), I10: text('没有受理件') })).toEqual(['H10 √ 不适用的应从列表中选“申报”，适用的留空'])
    expect(faultsOf({ ...whole, H10: text('申报') })).toEqual(['G10 181 已选“申报”不适用，又填了数。请只留一样'])
    expect(faultsOf({ H10: text('申报') })).toEqual(['I10  申报不适用要在自评说明写明理由'])
  })
  test('half an item, a judgement without a reason, and what stands in the wrong row of an item', () => {
    expect(faultsOf({ G8: number(1) })).toEqual(['G9  这一项填了别的行，这里空着。应从列表中选：有、无'])
    expect(faultsOf({ G9: text('无') })).toEqual(['G8  这一项填了别的行，这里空着。应填不小于 0 的整数（处），没有的填 0'])
    expect(faultsOf({ G21: number(50) })).toEqual(['I21  自评得分要在自评说明写明理由'])
    expect(faultsOf({ ...whole, I11: text('放错了') })).toEqual(['I11 放错了 自评说明写在这一项的第一行'])
  })
  test('cells that nobody asked for are told, not dropped', () => {
    expect(faultsOf({ G14: number(3) })).toEqual(['G14 3 本项只考矿，不考本单位，这一格不用填，请清空'])
    expect(faultsOf({ G20: number(3) })[0]).toMatch(/^G20 3 本项免考（海平安办〔2026〕2号），这一格不用填/)
    expect(faultsOf({ G13: number(3) })).toEqual(['G13 3 这一行没有隐藏的标识（插入的行，或标识被删），不知道是哪一项。请把内容填到原来的行里'])
    expect(faultsOf({ I22: text('2026年9月1日') })).toEqual([])
  })
  // What the property of the whole form once drew (seed -463977344): an empty optional count cannot be told from one that nobody filled in.
  test('a count of repeated cases that stays empty, or was emptied, is none; the plain count beside it must be there', () => {
    const json = JSON.stringify(smallRubric()).replace('"max":null}', '"max":null,"escalate":0.1}')
    const report = reportOf(accepted(checkRubric(JSON.parse(json))), { ...smallEntries, entries: {}, bonus: [], penalty: [], vetoes: [] })
    const given = (cells: Record<string, GivenValue>): ReturnType<typeof read> => read(fill(blankForm(report), cells), report)
    expect(given({ G8: number(2), G9: number(1), G10: text('无') }).items[0]?.input).toEqual({ kind: 'deduct', counts: { a: 2 }, escalated: { a: 1 } })
    expect(given({ G8: number(2), G10: text('无') }).items[0]?.input).toEqual({ kind: 'deduct', counts: { a: 2 } })
    const { items, faults } = given({ G9: number(1), G10: text('无') })
    expect(items).toEqual([])
    expect(faults).toEqual([expect.objectContaining({ cell: 'G8', message: expect.stringContaining('这里空着') as string })])
  })
})

describe('rows and sheets that were moved', () => {
  const filled = fill(form, whole)
  const expected = read(filled).items
  test('sorted rows, rows and columns put in before, another name of the sheet: each row is known by its mark', () => {
    const changed = withSheet(filled, ({ cells }) => ({
      name: '副本',
      cells: cells.map((cell) => ({ ...cell, row: cell.row > 6 && cell.row < 22 ? 42 - cell.row : cell.row + (cell.row >= 22 ? 60 : 0), column: cell.column + 2 })),
      merges: [],
    }))
    const { items, faults } = read(changed)
    expect(faults).toEqual([])
    expect(items.map(({ itemId, input, note }) => ({ itemId, input, note }))).toEqual(expected.map(({ itemId, input, note }) => ({ itemId, input, note })))
  })
  test('sorted without the hidden column: every row that stands elsewhere is told, no figure goes to another item', () => {
    const swapped = withSheet(filled, ({ cells }) => ({ cells: cells.map((cell) => (cell.column > 9 || ![17, 18].includes(cell.row) ? cell : { ...cell, row: 35 - cell.row })).sort((a, b) => a.row - b.row || a.column - b.column) }))
    const { items, faults } = read(swapped)
    expect(faults.map(({ cell, found }) => [cell, found])).toEqual([['A17', '2-2-1-2'], ['A18', '2-2-1-1']])
    expect(items.map(({ itemId }) => itemId)).toEqual(['I1-1', 'I1-2', 'I3-2'])
  })
  test('a row that is gone, one that is there twice, joined cells', () => {
    const without = withSheet(filled, ({ cells }) => ({ cells: cells.filter(({ row }) => row !== 9) }))
    expect(read(without).faults).toEqual([{ sheet: '自评表', cell: '', itemId: 'I1-1', what: '1-1 没有预案', found: '', message: '表里少了这一行，可能被删除。请用原来的表重新填这一项' }])
    const twice = withSheet(filled, ({ cells }) => ({ cells: [...cells, ...cells.filter(({ row }) => row === 17).map((cell) => ({ ...cell, row: 30 }))] }))
    expect(read(twice).faults.map(({ cell, message }) => `${cell} ${message}`)).toEqual(['G30 这一行和第 17 行是同一个填报项，可能复制了行。请只留一行'])
    const merged = withSheet(filled, ({ cells, merges }) => ({ cells: cells.filter(({ row, column }) => !(row === 18 && column === 7)), merges: [...merges, { top: 17, left: 7, bottom: 18, right: 7 }] }))
    expect(read(merged).faults.map(({ cell, itemId }) => [cell, itemId])).toEqual([['G17', 'I2-2-1-1'], ['G18', 'I2-2-1-2']])
    expect(read(merged).items.map(({ itemId }) => itemId)).toEqual(['I1-1', 'I1-2', 'I3-2'])
  })
})

describe('workbooks that are not this form', () => {
  const frame = frameOf(smallReport())
  const other = (more: Parameters<typeof reportOf>[2]) => blankForm(reportOf(smallRubric(), { ...smallEntries, entries: {} }, more))
  test('none at all, another campaign’s, a unit that is gone, another rubric, a newer layout', () => {
    expect(refusal({ sheets: [{ name: '表', visible: true, cells: [{ row: 1, column: 1, value: text('编码') }], merges: [] }] })).toBe('self-not-form')
    expect(refusal(form, { ...frame, campaign: { ...frame.campaign, id: 'another' } })).toBe('self-other-campaign')
    expect(refusal(form, { ...frame, units: [] })).toBe('self-unit-gone')
    expect(refusal(other({ rubricDigest: 'cd'.repeat(32) }))).toBe('self-other-rubric')
    expect(refusal(fill(form, { J6: text('qianfen-self-2/c/unit-1/abc') }))).toBe('self-newer')
  })
  test('two units in one file, a table copied into it, a table twice, the marks or the head gone, another unit’s form with our name', () => {
    const theirs = other({ unit: { ...smallReport().unit, id: 'unit-2', code: '632803', name: '格尔木市' } })
    expect(refusal({ sheets: [...form.sheets, ...theirs.sheets] })).toBe('self-mixed')
    expect(refusal({ sheets: [...theirs.sheets.slice(0, 1), ...form.sheets.slice(1)] })).toBe('self-mixed')
    expect(refusal({ sheets: [...form.sheets, { ...form.sheets[0]!, name: '自评表 (2)' }] })).toBe('self-two-tables')
    expect(refusal(withSheet(form, ({ cells }) => ({ cells: cells.filter(({ row, column }) => column < 10 || row === 6) })))).toBe('self-no-marks')
    expect(refusal(fill(form, { G6: text('数') }))).toBe('self-no-head')
    expect(refusal(fill(form, { A3: text('被考核单位：乌兰县（632821）    细则版本：试行-1') }))).toBe('self-other-unit')
  })
  test('the hidden sheet or the mark beside the head may be gone, not both', () => {
    expect(refusal({ sheets: form.sheets.slice(0, 1) })).toBe('read')
    expect(refusal(fill(form, { J6: null }))).toBe('read')
    expect(refusal({ sheets: fill(form, { J6: null }).sheets.slice(0, 1) })).toBe('self-not-form')
  })
  test('what became the unit’s business since the form went out is said', () => {
    const unit = { ...smallReport().unit, zones: ['城', '牧', '矿'] }
    const { notes, faults, blank } = read(form, { ...smallReport(), unit })
    expect(notes).toEqual(['表发出以后，2-1-1 变为本单位要填，表里没有；请补录，或者导出新表再填'])
    expect([faults, blank]).toEqual([[], 5])
  })
})
