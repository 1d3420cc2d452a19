// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import RankingTable from '../../../../renderer/components/ranking/RankingTable.vue'
import type { HeatCell } from '../../../../renderer/components/ranking/heat-cells'
import type { UnitRow } from '../../../../renderer/components/ranking/unit-rows'
import { toPoints } from '../../../../shared/points'

const heads = ['1', '2', '3'].map((code) => ({ key: code, code, name: `要求${code}`, title: `要求${code}`, small: '满分 100' }))
const cell = (key: string, text: string, step: HeatCell['step'], open = false): HeatCell => ({ key, text, label: `${key} 的数`, step, open, subject: { unitId: null, group: '', scope: { kind: 'all' } } })
const row = (unitId: string, at: number): UnitRow => ({
  unitId, name: `单位${unitId}`, place: String(at), final: '90.00', points: toPoints(9000), previous: null, provisional: at > 1, grade: '良好', notes: at > 1 ? ['优秀名额已满'] : [], change: '', moved: '', label: `单位${unitId}最终得分 90.00`,
  cells: [cell(`${unitId}/1`, '10.00', 5), cell(`${unitId}/2`, '20.00', 0, true), cell(`${unitId}/3`, '—', null)],
})
const open = (rows: readonly UnitRow[]) => mount(RankingTable as never, { attachTo: document.body, props: { rows, heads, means: heads.map(({ key }) => cell(`mean/${key}`, '88.00%', null)), edges: [toPoints(8000)], scale: toPoints(10_000) } as never })
const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset['cell']
const press = (key: string, init: KeyboardEventInit = {}): Promise<void> => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  return nextTick()
}

afterEach(() => (document.body.innerHTML = ''))

describe('the heat map', () => {
  it('is a grid whose every value stands in its cell, with a class per step and a mark for what is not scored in full', () => {
    const wrapper = open([row('a', 1), row('b', 2)])
    expect(wrapper.find('[role=grid]').attributes('aria-label')).toBe('名次与各项要求得分')
    const [dark, light, blank] = wrapper.findAll('tbody tr:first-child td.c')
    expect([dark?.classes(), dark?.text(), dark?.attributes('aria-label')]).toEqual([['c', 'n', 'l5'], '10.00', 'a/1 的数'])
    expect(light?.classes()).toContain('open')
    expect([blank?.text(), blank?.classes('none')]).toEqual(['—', true])
    expect(wrapper.find('tbody tr:nth-child(2) .gr').text()).toContain('优秀名额已满')
    expect(wrapper.find('tfoot').text()).toContain('平均得分率')
    // Bars start at 0: as wide as their share of the scale, and the line at the grade's edge likewise.
    expect((wrapper.find('.pb i').element as HTMLElement).style.width).toBe('90%')
    expect((wrapper.find('.pb u').element as HTMLElement).style.left).toBe('80%')
  })

  it('has one tab stop, which the arrows move; Enter, blank and a click open', async () => {
    const wrapper = open([row('a', 1), row('b', 2)])
    await nextTick()
    const stops = () => wrapper.findAll('[data-cell][tabindex="0"]').map((each) => each.attributes('data-cell'))
    expect(stops()).toEqual(['a'])
    wrapper.find<HTMLElement>('[data-cell="a"]').element.focus()
    await press('ArrowRight')
    await press('ArrowDown')
    expect([focused(), stops()]).toEqual(['b/1', ['b/1']])
    await press('End')
    expect(focused()).toBe('b/3')
    await press('ArrowRight')
    expect(focused()).toBe('b/3')
    await press('ArrowDown')
    expect(focused()).toBe('mean/3')
    await press('Home', { ctrlKey: true })
    expect(focused()).toBe('a')
    await press('ArrowUp')
    expect(focused()).toBe('a')
    await press('Enter')
    await press(' ')
    await wrapper.find('[data-cell="b/2"]').trigger('click')
    expect(wrapper.emitted('open')).toEqual([['a'], ['a'], ['b/2']])
    expect(stops()).toEqual(['b/2'])
  })

  it('keeps a tab stop when its rows change', async () => {
    const wrapper = open([row('a', 1)])
    await wrapper.setProps({ rows: [row('c', 1)] } as never)
    await nextTick()
    expect(wrapper.findAll('[data-cell][tabindex="0"]').map((each) => each.attributes('data-cell'))).toEqual(['c'])
  })
})
