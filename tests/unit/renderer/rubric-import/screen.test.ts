// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import GuessTree from '../../../../renderer/components/rubric-import/GuessTree.vue'
import { placesOf } from '../../../../renderer/components/rubric-import/places'
import ReadingNotes from '../../../../renderer/components/rubric-import/ReadingNotes.vue'
import SheetGrid from '../../../../renderer/components/rubric-import/SheetGrid.vue'
import SheetTabs from '../../../../renderer/components/rubric-import/SheetTabs.vue'
import { readingOf } from './reading-fixture'

afterEach(() => (document.body.innerHTML = ''))

const reading = readingOf()
const [sheet, other] = reading.sheets
const open = (component: unknown, props: object) => mount(component as never, { attachTo: document.body, props: props as never })
const press = async (element: Element | null | undefined, key: string): Promise<void> => {
  element?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await nextTick()
  await nextTick()
}

describe('原表', () => {
  const grid = (marks: unknown = null) => open(SheetGrid, { sheet, layout: reading.layouts[0], marks })
  it('stands as it is: texts, merged cells, and in words what each column and row was taken for', () => {
    const wrapper = grid()
    const merged = wrapper.find('td[data-at="3-1"]')
    expect(merged.attributes()).toMatchObject({ rowspan: '3', colspan: '1' })
    expect(merged.text()).toBe('第1项要求')
    expect(wrapper.find('td[data-at="4-1"]').exists()).toBe(false)
    expect(wrapper.find('td[data-at="1-1"]').attributes('colspan')).toBe('8')
    expect(wrapper.findAll('.ri-cr').map((head) => head.text())).toEqual(['一级指标', '二级指标', '不读', '考核内容', '分值', '评分标准', '牵头部门', '不读'])
    expect(wrapper.findAll('.ri-rr').map((head) => head.text().replace(/^\d+ */, ''))).toEqual(['标题', '表头', ...Array.from({ length: 6 }, () => '考核内容'), '续行', '合计', '签字'])
  })
  it('one click on a head, one on what it is', async () => {
    const wrapper = grid()
    await wrapper.find('[data-column="8"]').trigger('click')
    expect(wrapper.find('[role=listbox]').attributes('aria-label')).toBe('H 列是什么')
    expect(wrapper.find('[role=option][aria-selected=true]').text()).toContain('不读')
    await wrapper.findAll('[role=option]').find((option) => option.text() === '备注')!.trigger('click')
    await wrapper.find('[data-role-of="9"]').trigger('click')
    await wrapper.findAll('[role=option]').find((option) => option.text().startsWith('签字'))!.trigger('click')
    expect(wrapper.emitted()).toMatchObject({ column: [[8, 'note']], row: [[9, 'signature']] })
    expect(wrapper.find('[role=listbox]').exists()).toBe(false)
  })
  it('works without a mouse: arrows to a head, Enter, arrows, Enter; Esc changes nothing', async () => {
    const wrapper = grid()
    const scroller = wrapper.find<HTMLElement>('[role=grid]').element
    scroller.focus()
    for (const key of ['ArrowUp', 'ArrowRight', 'ArrowRight', 'Enter']) await press(scroller, key)
    const list = document.activeElement
    expect(list?.getAttribute('aria-label')).toBe('C 列是什么')
    await press(list, 'Escape')
    expect(document.activeElement).toBe(scroller)
    await press(scroller, 'Enter')
    for (const key of ['Home', 'ArrowDown', 'Enter']) await press(document.activeElement, key)
    expect(wrapper.emitted('column')).toEqual([[3, 'level2']])
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await press(scroller, key)
    expect(wrapper.emitted('pick')).toEqual([[3]])
    expect(document.getElementById(scroller.getAttribute('aria-activedescendant') ?? '')?.getAttribute('data-at')).toBe('3-3')
  })
  it('marks the cells of the selected item, and the row', () => {
    const wrapper = grid(placesOf(reading).marks.get('I2'))
    expect(wrapper.findAll('td.mk').map((cell) => cell.attributes('data-at'))).toEqual(['4-4', '4-5', '4-6'])
    expect(wrapper.findAll('tr.on').map((row) => row.attributes('data-row'))).toEqual(['4'])
  })
  it('offers nothing to correct where our own export was read exactly; a row still selects its item', async () => {
    const wrapper = open(SheetGrid, { sheet, layout: { ...reading.layouts[0]!, columns: {} }, marks: null, fixed: true })
    expect(wrapper.find('.ri-cr').exists()).toBe(false)
    expect(wrapper.find('th.off, col.off').exists()).toBe(false)
    await wrapper.find('[data-role-of="9"]').trigger('click')
    expect(wrapper.find('[role=listbox]').exists()).toBe(false)
    expect(wrapper.find('[data-role-of="9"]').attributes('aria-haspopup')).toBeUndefined()
    expect(wrapper.emitted('pick')).toEqual([[9]])
    const tabs = open(SheetTabs, { sheets: reading.sheets, layouts: [], shown: sheet!.name, fixed: true })
    expect(tabs.text()).not.toMatch(/不读|这张表读作/)
  })
  it('says of a row that a person gave its role', () => {
    const wrapper = open(SheetGrid, { sheet, layout: { ...reading.layouts[0]!, rows: { 9: 'more' } }, marks: null })
    expect(wrapper.find('[data-role-of="9"]').attributes('aria-label')).toBe('9 续行，已更正')
  })
  it('draws of hundreds of rows what is near, and shows any of them when asked', async () => {
    const big = readingOf({ requirements: 10, itemsEach: 50 })
    const wrapper = open(SheetGrid, { sheet: big.sheets[0], layout: big.layouts[0], marks: null })
    expect(wrapper.findAll('tr[data-row]').length).toBeLessThan(150)
    await (wrapper.vm as unknown as { show(cell: string): Promise<void> }).show('D480')
    expect(wrapper.find('td[data-at="480-4"]').text()).toBe('第478项考核内容')
  })
  it('keeps texts of the workbook texts', () => {
    const evil = '<img src=x onerror=alert(1)>'
    const wrapper = open(SheetGrid, { sheet: { ...sheet!, cells: [[evil]], rows: 1, columns: 1, merges: [], roles: ['item'] }, layout: undefined, marks: null })
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.text()).toContain(evil)
  })
})

describe('工作表', () => {
  it('are all there, with what is left out; one click takes one in', async () => {
    const wrapper = open(SheetTabs, { sheets: reading.sheets, layouts: reading.layouts, shown: other!.name })
    expect(wrapper.findAll('[role=tab]').map((tab) => tab.text())).toEqual(['评分细则', '说明不读'])
    await wrapper.find('select').setValue('table')
    await press(wrapper.find('[role=tab][aria-selected=true]').element, 'ArrowLeft')
    expect(wrapper.emitted()).toMatchObject({ choose: [['说明', 'table']], show: [['评分细则']] })
  })
})

describe('读成的细则', () => {
  const tree = (current: string | null = null) => open(GuessTree, { rubric: reading.draft.rubric, current })
  it('sums up, sets the standard beside its rule, and marks what is 待定规则', () => {
    const wrapper = tree()
    expect(wrapper.find('[data-key=n1]').text()).toMatch(/第1项要求.*3 项，待定 1.*30\.00/)
    const item = wrapper.find('[data-key=I1]')
    expect(item.find('.rl').text()).toMatch(/满分10分.*未召开会议.*每次扣1分/)
    expect(item.find('.sd').text()).toContain('每少召开一次会议扣1分，扣完为止。')
    expect(item.text()).not.toContain('待定规则')
    expect(wrapper.find('[data-key=I3]').find('.tag').text()).toBe('待定规则')
  })
  it('is gone through with the arrows, and picked with a click', async () => {
    const wrapper = tree('n1-1')
    wrapper.find<HTMLElement>('[data-key=n1-1]').element.focus()
    await press(document.activeElement, 'ArrowDown')
    expect(document.activeElement?.getAttribute('data-key')).toBe('I1')
    await wrapper.find('[data-key=I5]').trigger('click')
    await wrapper.setProps({ current: 'I5' } as never)
    expect(wrapper.findAll('[data-key][tabindex="0"]').map((line) => line.attributes('data-key'))).toEqual(['I5'])
    expect(wrapper.emitted('pick')).toEqual([['I1'], ['I5']])
    await press(wrapper.find('[data-key=n2]').element, 'ArrowLeft')
    expect(wrapper.find('[data-key=I5]').exists()).toBe(false)
  })
  it('has the lists outside the 1000 below it: what was read beside the office’s words, what is open is marked', async () => {
    const claims = {
      bonus: { cap: 30, items: [{ code: 'J1', content: '受表彰', cap: 20, levels: [{ id: 'a', label: '省级', points: 5 }, { id: 'b', label: '州级', points: 2 }], standard: '省级加5分，州级加2分' }] },
      penalty: { cap: 0, items: [{ code: 'K1', content: '被通报', cap: 0, levels: [], standard: '酌情扣分', pending: true }] }, vetoes: { grade: '不合格', items: [{ code: 'V1', content: '瞒报' }] },
    }
    const wrapper = open(GuessTree, { rubric: { ...reading.draft.rubric, ...claims }, current: null })
    const texts = wrapper.findAll('.list, .entry').map((line) => line.text().replace(/\s+/g, ' '))
    expect(texts).toHaveLength(6)
    expect(texts[0]).toMatch(/加分.*1 款，1000 分之外.*最多 30/)
    expect(texts[1]).toMatch(/J1受表彰.*原文省级加5分，州级加2分.*省级 加 5 分；州级 加 2 分.*最多加 20 分/)
    expect(texts[2]).toMatch(/减分.*1 款，待定 1.*没有封顶/)
    expect(texts[3]).toMatch(/K1被通报.*待定.*没有读到每次多少分.*没有写封顶/)
    expect(texts[5]).toMatch(/V1瞒报.*等次定为“不合格”/)
    await press(wrapper.find('[data-key="list:penalty"]').element, 'ArrowLeft')
    expect(wrapper.find('[data-key=K1]').exists()).toBe(false)
    await wrapper.find('[data-key=V1]').trigger('click')
    expect(wrapper.emitted('pick')).toEqual([['V1']])
  })
  it('a rule is tried on the spot: a count, its points and the arithmetic', async () => {
    const wrapper = tree('I1')
    await wrapper.find('.ri-try > .btn').trigger('click')
    const field = wrapper.find<HTMLInputElement>('.ri-try [data-field="n:a"]')
    field.element.value = '3'
    await field.trigger('input')
    expect(wrapper.find('.ri-try .tot .v').text()).toBe('7.00')
    expect(wrapper.find('.ri-try .exp').text()).toContain('3次×1分')
    expect(tree('I3').find('.ri-try').exists()).toBe(false)
  })
})

describe('提示', () => {
  it('are counted by weight, open to a list with the heaviest first, and lead to their cell', async () => {
    const place = { sheet: '评分细则', cell: 'E5' }
    const notes = [{ weight: 'told' as const, place: null, message: '备注 1 行留作说明。' }, { weight: 'wrong' as const, place, message: '没有分值，请填写。' }]
    const wrapper = open(ReadingNotes, { notes })
    expect(wrapper.find('button').text()).toBe('要改 1，说明 1')
    await wrapper.find('button').trigger('click')
    expect(wrapper.findAll('li').map((line) => line.text().replace(/\s+/g, ' '))).toEqual(['要改评分细则 E5没有分值，请填写。', '说明整个文件备注 1 行留作说明。'])
    await wrapper.find('li .link').trigger('click')
    expect(wrapper.emitted('place')).toEqual([[place]])
  })
})
