// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDraftStore } from '../../../../renderer/stores/draft'
import { useSessionStore } from '../../../../renderer/stores/session'
import { useToastStore } from '../../../../renderer/stores/toast'
import type { Draft } from '../../../../shared/rubric-draft/draft'
import { listDraftItems } from '../../../../shared/rubric-draft/draft-tree'
import { soundDraft, withItem, withNode } from '../../rubric-draft/drafts'
import { Screen } from './draft-screen'

let screen: Screen
const open = async (draft: Draft): Promise<void> => void (screen = await Screen.open(draft))
const allRows = ['n1', 'n2', 'A', 'B', 'n3', 'C', 'n4', 'D']

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  screen.page.unmount()
  document.body.replaceChildren()
  vi.useRealTimers()
})

describe('sums while typing', () => {
  it('follow every keystroke, beside the typed points and at the top, before anything is kept', async () => {
    await open(soundDraft())
    expect(screen.total()).toBe('合计1000.00/1000.00，相等')
    await screen.at('A', 'points')
    await screen.type('58')
    expect(screen.total()).toBe('合计998.00/1000.00，差2.00')
    expect(screen.text('[data-key="n2"] .sum')).toBe('98.00差 2.00')
    await screen.settle()
    expect(screen.saved).toEqual([])
    await screen.press('Escape')
    expect(screen.total()).toBe('合计1000.00/1000.00，相等')
  })
  it('Enter keeps it and goes down; the draft is on disk half a second later, once for edits in a row', async () => {
    await open(soundDraft())
    await screen.at('A', 'points')
    await screen.type('58')
    await screen.press('Enter')
    expect(screen.current()).toBe('B')
    await screen.type('42')
    await screen.press('Enter')
    expect(screen.saved).toHaveLength(0)
    expect(useDraftStore().isStored).toBe(false)
    await screen.settle()
    expect(screen.saved).toHaveLength(1)
    expect(listDraftItems(screen.disk.rubric).map(({ points }) => points)).toEqual([58, 42, 300, 600])
    expect(useDraftStore().isStored).toBe(true)
  })
  it('reads what an input method writes, and keeps as typed what is no number of points', async () => {
    await open(soundDraft())
    await screen.at('A', 'points')
    await screen.type('５９。５')
    await screen.press('Enter')
    expect(screen.text('[data-key="A"] .points')).toBe('59.50')
    await screen.at('A', 'points')
    await screen.type('6,0')
    await screen.press('Enter')
    expect(screen.current()).toBe('A')
    expect(screen.text('.dgf')).toContain('最多两位小数')
    await screen.at('C', 'text')
    expect(screen.text('[data-key="A"] .points')).toBe('6,0')
    expect(screen.text('#why-not')).toContain('处要改')
    expect(screen.item('A')?.points).toBe(59.5)
  })
})

describe('keys', () => {
  it('move, add and delete lines, each a step that can be taken back by name', async () => {
    await open(soundDraft())
    await screen.at('A', 'text')
    await screen.press('ArrowDown', { altKey: true })
    expect(screen.rows()).toEqual(['n1', 'n2', 'B', 'A', 'n3', 'C', 'n4', 'D'])
    await screen.press('z', { ctrlKey: true })
    expect(screen.rows()).toEqual(allRows)
    expect(useToastStore().toast?.text).toBe('已撤销：移动 c-A')
    await screen.press('y', { ctrlKey: true })
    expect(screen.rows()[2]).toBe('B')
    await screen.press('Insert')
    expect(screen.rows()).toHaveLength(9)
    await screen.type('新的一项')
    await screen.press('Enter')
    expect(screen.page.text()).toContain('新的一项')
    await screen.press('Delete', { ctrlKey: true })
    expect(useToastStore().toast).toMatchObject({ undoable: true })
    for (let step = 0; step < 4; step += 1) await screen.press('z', { ctrlKey: true })
    expect(useDraftStore().draft).toEqual(soundDraft())
  })
  it('say why nothing moves', async () => {
    await open(soundDraft())
    await screen.at('n1', 'text')
    await screen.press('ArrowUp', { altKey: true })
    expect(useToastStore().toast?.text).toBe('已经在最前面')
  })
  it('F2 edits in place, arrows fold and unfold at the code', async () => {
    await open(soundDraft())
    await screen.at('n1', 'code')
    await screen.press('ArrowLeft')
    expect(screen.rows()).toEqual(['n1', 'n4', 'D'])
    await screen.press('ArrowRight')
    expect(screen.rows()).toEqual(allRows)
    await screen.at('A', 'text')
    await screen.press('F2')
    await screen.press('ArrowLeft')
    expect(screen.page.get('.dc.cur').attributes('data-column')).toBe('text')
    await screen.type('改过的内容')
    await screen.press('Enter')
    expect(screen.text('[data-key="A"] .text')).toBe('改过的内容')
  })
  it('nothing acts while an input method composes', async () => {
    await open(soundDraft())
    await screen.at('A', 'text')
    await screen.press('ArrowDown', { altKey: true, isComposing: true })
    expect(screen.rows()).toEqual(allRows)
  })
  it('Ctrl+F finds a code, a text and pinyin initials; Ctrl+G goes to a code', async () => {
    await open(withItem(soundDraft(), 'C', { content: '平安宣传' }))
    await screen.key('f', { ctrlKey: true })
    const find = screen.page.get<HTMLInputElement>('.sch input')
    expect(document.activeElement).toBe(find.element)
    await vi.dynamicImportSettled()
    await flushPromises()
    await find.setValue('paxc')
    expect(screen.rows()).toEqual(['n1', 'n3', 'C'])
    await find.setValue('1-2')
    expect(screen.rows()).toEqual(['n1', 'n3'])
    await find.trigger('keydown', { key: 'Escape' })
    expect(screen.rows()).toEqual(allRows)
    await screen.key('g', { ctrlKey: true })
    const field = document.querySelector<HTMLInputElement>('.pickline input')
    if (!field) throw new Error('no field')
    field.value = '1-2'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await flushPromises()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await flushPromises()
    expect(screen.current()).toBe('n3')
  })
})

describe('校验', () => {
  it('lists what is wrong with what to do, counts it, and keeps 发布 shut with the reason', async () => {
    await open(soundDraft({ basePoints: 999 }))
    expect(screen.text('.dph')).toContain('1 处要改')
    expect(screen.button('发布…')?.attributes('disabled')).toBeDefined()
    expect(screen.text('#why-not')).toBe('还有 1 处要改')
    await screen.page.get('.dph').trigger('click')
    expect(screen.text('.dpl')).toContain('999')
  })
  it('a click goes to the cell or the field that it is about', async () => {
    await open(withItem(soundDraft(), 'B', { code: '', standard: '' }))
    await screen.page.get('.dph').trigger('click')
    const lines = screen.page.findAll('.dpl button')
    await lines.find((each) => each.text().includes('没有编码'))?.trigger('click')
    await flushPromises()
    expect(screen.current()).toBe('B')
    expect(document.activeElement).toBe(screen.field())
    expect(screen.page.get('.dc.cur').attributes('data-column')).toBe('code')
    await lines.find((each) => each.text().includes('评分标准'))?.trigger('click')
    await flushPromises()
    expect((document.activeElement as HTMLElement).dataset['field']).toBe('standard')
    expect(screen.text('.dfaults')).toContain('没有评分标准')
  })
  it('is done again a moment after an edit; 只看有问题的 leaves what is left with what is above it', async () => {
    await open(soundDraft())
    await screen.at('A', 'code')
    await screen.type('')
    await screen.press('Enter')
    expect(useDraftStore().isProved).toBe(false)
    await screen.settle()
    expect(screen.text('.dph')).toContain('1 处要改')
    await screen.page.findAll('.chip').find((each) => each.text().startsWith('有问题'))?.trigger('click')
    expect(screen.rows()).toEqual(['n1', 'n2', 'A'])
  })
})

describe('the form', () => {
  it('writes every field of an item', async () => {
    await open(withItem(soundDraft({ zones: ['城', '农'], domains: ['治安'], pillars: ['人'] }), 'A', { zones: [], notApplicable: { allowed: false, hint: null } }))
    await screen.at('A', 'text')
    for (const [name, text] of [['standard', '新标准'], ['department', '公安局'], ['supporting', '司法局、民政局，教育局'], ['methods', '查资料'], ['sample', '抽五个'], ['evidence', '台账'], ['advice', '补齐'], ['domain', '治安'], ['pillar', '人']] as const) await screen.set(name, text)
    await screen.page.get('.dform [data-field=feeds]').trigger('change')
    await screen.page.get('.dform [data-field=notApplicable]').trigger('change')
    await screen.set('hint', '没有边境')
    await screen.page.findAll('.dform .zones input')[1]?.trigger('change')
    expect(screen.item('A')).toMatchObject({
      standard: '新标准', leadDepartment: '公安局', supportingDepartments: ['司法局', '民政局', '教育局'], methods: ['查资料'], sample: '抽五个', evidence: '台账', advice: '补齐', domain: '治安', pillar: '人',
      feeds: 'rectification', notApplicable: { allowed: true, hint: '没有边境' }, zones: ['农'],
    })
    expect(useDraftStore().past.at(-1)?.step).toMatch('适用区域')
  })
  it('shows where it stood in the workbook', async () => {
    await open({ ...soundDraft(), file: '细则.xlsx', sources: { A: { name: { sheet: '评分细则', cell: 'D12' }, points: { sheet: '评分细则', cell: 'E12' } } } })
    await screen.at('A', 'text')
    for (const words of ['来自 评分细则!D12', '评分细则!E12', '细则.xlsx']) expect(screen.text('.dform')).toContain(words)
  })
  it('takes a node’s points from below, or shows where the difference could go and does it only then', async () => {
    await open(withNode(soundDraft(), '1-1', { points: 102 }))
    await screen.at('n2', 'text')
    expect(screen.text('.dsum')).toContain('合计 100.00，差 2.00')
    await screen.button('把差额分下去…')?.trigger('click')
    const dialog = (): string => document.querySelector('[role=dialog]')?.textContent ?? ''
    expect(dialog()).toContain('差额 +2.00')
    expect(screen.item('A')?.points).toBe(60)
    ;[...document.querySelectorAll<HTMLButtonElement>('[role=dialog] button')].find((each) => /^改这/.test(each.textContent))?.click()
    await flushPromises()
    expect([screen.item('A')?.points, screen.item('B')?.points]).toEqual([61, 41])
    await screen.at('n2', 'text')
    await screen.press('z', { ctrlKey: true })
    await screen.at('n2', 'text')
    await screen.button('按下级合计')?.trigger('click')
    expect(screen.text('[data-key="n2"] .points')).toBe('100.00')
  })
})

describe('saving', () => {
  it('a disk that is full keeps the edit, says 未保存, and the retry sends the last one', async () => {
    await open(soundDraft())
    screen.broken = 'disk-full'
    await screen.at('A', 'text')
    await screen.type('甲')
    await screen.press('Enter')
    await screen.settle()
    expect(useSessionStore().saveState.state).toBe('unsaved')
    await screen.at('A', 'text')
    await screen.type('乙')
    await screen.press('Enter')
    screen.broken = null
    await useSessionStore().retry()
    expect(useSessionStore().saveState.state).toBe('saved')
    expect(listDraftItems(screen.disk.rubric)[0]?.content).toBe('乙')
  })
  it('leaving takes along what is being typed and saves it', async () => {
    await open(soundDraft())
    await screen.at('A', 'text')
    await screen.type('半句')
    await screen.router.push('/home')
    expect(listDraftItems(screen.disk.rubric)[0]?.content).toBe('半句')
  })
  it('a change that comes while one is being saved goes with the next', async () => {
    await open(soundDraft())
    await screen.at('A', 'text')
    await screen.type('甲')
    await screen.press('Enter')
    const saving = useDraftStore().save()
    await screen.type('丙')
    await screen.press('Enter')
    await saving
    await screen.settle()
    expect(screen.saved).toHaveLength(2)
    expect(listDraftItems(screen.disk.rubric)[1]?.content).toBe('丙')
  })
})
