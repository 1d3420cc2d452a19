// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { explainTerms } from '../../../../renderer/components/entry/bill-words'
import { listItems } from '../../../../shared/rubric/tree'
import { fullMarksEntry } from '../../../../shared/scoring'
import type { Entry } from '../../../../shared/scoring/entry'
import { itemOf, memoryKeeper, openEditor, outcomeOf, rubric } from './editor'

afterEach(() => (document.body.innerHTML = ''))

const ratio = itemOf('R04S2I02')
const stored: Entry = { kind: 'ratio', numerator: 329, denominator: 342 }
/** 8 points, 90 % of 100 %: 4.00. */
const covered = itemOf('R01S2I01')
const ninety: Entry = { kind: 'ratio', numerator: 9, denominator: 10 }
/** All items whose full marks are an entry. */
const rest = Object.fromEntries(listItems(rubric).flatMap(({ id, rule }) => (fullMarksEntry(rule) === null ? [] : [[id, fullMarksEntry(rule)!]])))

describe('不适用', () => {
  it('needs a reason, shows what it changes by the engine, and goes back to the numbers', async () => {
    const editor = openEditor(covered, { entry: ninety, others: rest })
    editor.exposed.startNotApplicable()
    await editor.settle()
    expect(document.activeElement).toBe(editor.field('naReason').element)
    const cells = () => editor.wrapper.findAll('.eff tbody tr').map((row) => row.findAll('td.n').map((cell) => cell.text()))
    const before = outcomeOf(covered, ninety, rest)!
    const after = outcomeOf(covered, { kind: 'notApplicable', reason: 'x' }, rest)!
    const two = (points: number): string => (points / 100).toFixed(2)
    expect(cells()).toEqual([['4.00', '0.00'], [two(before.card.notApplicable), two(after.card.notApplicable)], [two(before.card.base), two(after.card.base)]])
    expect(before.card.notApplicable).toBe(0)
    expect(after.card.notApplicable).toBe(800)
    expect(before.card.base).not.toBe(after.card.base)
    await editor.press('naReason', 'Enter')
    expect(editor.commits()).toEqual([])
    expect(editor.wrapper.find('[role=status].msg').text()).toContain('还没有写明不适用的理由')
    await editor.type('naReason', '没有登记的纠纷')
    await editor.press('naReason', 'Enter')
    expect(editor.commits()).toEqual([{ kind: 'notApplicable', reason: '没有登记的纠纷' }])
    expect(editor.tag()).toBe('不适用')
    expect(editor.score()).toBe('0.00')
    expect(cells()[0]).toEqual(['4.00', '0.00'])
    await editor.click('.th .btn')
    expect(editor.field('numerator').element.value).toBe('9')
    await editor.press('numerator', 'Enter')
    expect(editor.commits().at(-1)).toEqual(ninety)
  })

  it('offers the rubric’s hint as the reason', async () => {
    const editor = openEditor(covered)
    editor.exposed.startNotApplicable()
    await editor.settle()
    await editor.click('.hint')
    expect(editor.field('naReason').element.value).toBe(covered.notApplicable.hint)
  })

  it('says where it is not allowed', async () => {
    const editor = openEditor(itemOf('R01S1I04'))
    editor.exposed.startNotApplicable()
    await editor.settle()
    expect(editor.wrapper.find('[role=status].msg').text()).toBe('本项不能按不适用处理')
    expect(editor.field('naReason').exists()).toBe(false)
  })
})

describe('read only', () => {
  it.each(['R01S1I01', 'R01S1I04', 'R01S2I01', 'R01S2I02', 'R01S2I04', 'R01S3I03', 'R06S1I01', 'R06S2I01', 'R10S1I01'])('%s can only be read, and the reason stands there', (id) => {
    const editor = openEditor(itemOf(id), { readonlyReason: '本单位已提交' })
    expect(editor.wrapper.find('.ro').text()).toBe('本单位已提交')
    expect((editor.wrapper.find('fieldset').element as HTMLFieldSetElement).disabled).toBe(true)
    for (const input of editor.wrapper.findAll('input, textarea')) expect(input.attributes('readonly')).toBeDefined()
    expect(editor.exposed.fullMarks()).toBe(false)
    editor.exposed.startNotApplicable()
    editor.exposed.focusFirst('1')
    expect(editor.exposed.commitPending()).toBe('clean')
    expect(editor.commits()).toEqual([])
    expect(editor.changes()).toEqual([])
  })
})

describe('every item of the rubric', () => {
  it('has an editor whose fields all have a name, and full marks where the rule has them', () => {
    for (const item of listItems(rubric)) {
      const editor = openEditor(item)
      expect(editor.wrapper.findAll('[data-field]').length, item.id).toBeGreaterThan(0)
      for (const input of editor.wrapper.findAll('input')) expect(input.attributes('aria-label'), item.id).toBeTruthy()
      const full = fullMarksEntry(item.rule)
      expect(editor.exposed.fullMarks(), item.id).toBe(full !== null)
      expect(editor.commits(), item.id).toEqual(full ? [full] : [])
      editor.wrapper.unmount()
    }
  })
})

describe('the explain line', () => {
  it('breaks before operators only and leaves nothing out', () => {
    const line = '满分10分 − 未部署2个×2分 − min(无记录3个×1分，2分) = 4分'
    expect(explainTerms(line)).toEqual([
      { text: '满分10分', isResult: false }, { text: '− 未部署2个×2分', isResult: false }, { text: '− min(无记录3个×1分，2分)', isResult: false }, { text: '= 4分', isResult: true },
    ])
    expect(explainTerms('329÷342×100=96.1988…%；满分16分 − 1.8011…×2分 = 12.4分').map(({ text }) => text)).toEqual(['329÷342×100=96.1988…%；', '满分16分', '− 1.8011…×2分', '= 12.4分'])
  })

  it('is copied as the engine wrote it', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
    const editor = openEditor(ratio, { entry: stored })
    await editor.click('.exp button')
    expect(writeText).toHaveBeenCalledWith(outcomeOf(ratio, stored)!.item.explain)
    expect(editor.wrapper.find('.exp [role=status]').text()).toBe('已复制算式')
  })
})

describe('texts from the rubric and from people', () => {
  it('stay texts', () => {
    const evil = '<img src=x onerror=alert(1)>'
    const item = { ...itemOf('R01S2I02'), notApplicable: { allowed: true, hint: evil } }
    if (item.rule.kind !== 'deduct') throw new Error('not a deduct')
    const editor = openEditor({ ...item, rule: { ...item.rule, clauses: [{ id: 'a', when: evil, per: '个', points: 2, max: null }] } }, { entry: { kind: 'deduct', counts: { a: 1 } } })
    expect(editor.wrapper.find('img').exists()).toBe(false)
    expect(editor.wrapper.text()).toContain(evil)
  })
})

describe('the keeper of drafts', () => {
  it('holds what is typed until it is committed or cancelled', async () => {
    const keeper = memoryKeeper()
    const editor = openEditor(ratio, { keeper })
    await editor.type('numerator', '3x')
    expect([...keeper.kept.values()].map(({ state }) => state)).toEqual(['refused'])
    editor.exposed.cancel()
    expect(keeper.kept.size).toBe(0)
    expect(editor.changes().at(-1)).toEqual({ state: 'clean' })
  })
})
