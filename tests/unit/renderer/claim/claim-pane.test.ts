// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import rubricJson from '../../../../resources/rubric/haixi-default.json'
import PhaseBar from '../../../../renderer/components/phase/PhaseBar.vue'
import { claimReview } from '../../../../renderer/components/version/adjust-reviews'
import ClaimPane from '../../../../renderer/components/claim/ClaimPane.vue'
import type { ClaimRecord } from '../../../../shared/campaign/records'
import { doublePunishments, penaltyClaims, type FindingView } from '../../../../shared/finding'
import { rubricSchema } from '../../../../shared/rubric/rubric'
import { scoreUnit } from '../../../../shared/scoring'

const rubric = rubricSchema.parse(rubricJson)
type List = 'bonus' | 'penalty'

function claim(id: string, list: List, item: string, level: string, count: number, matter: string): ClaimRecord {
  return { id, unitId: 'u', list, item, level, count, matter, findingId: '', setAsideFrom: '', review: null, deleted: false }
}
function cardOf(list: List, claims: readonly ClaimRecord[]) {
  const inputs = claims.map(({ item, level, count, matter }) => ({ item, level, count, matter }))
  const card = scoreUnit(rubric, { format: 1, unit: { code: 'x', zones: rubric.zones }, entries: {}, [list]: inputs })
  if (!card.ok) throw new Error(JSON.stringify(card.errors))
  return card.value
}
function open(list: List, claims: ClaimRecord[], readonlyReason: string | null = null): VueWrapper {
  return mount(ClaimPane as never, { attachTo: document.body, props: { rubric, list, claims, scorecard: cardOf(list, claims), readonlyReason } as never })
}
const group = (wrapper: ReturnType<typeof open>, code: string) => wrapper.find(`[role=group][aria-label^="${code} "]`)

afterEach(() => (document.body.innerHTML = ''))

describe('the claims of a unit', () => {
  const claims = [claim('1', 'penalty', 'K1', 'b', 1, '牧区火情'), claim('2', 'penalty', 'K7', 'a', 4, ''), claim('3', 'penalty', 'K6', 'b', 1, ' 牧区火情 '), claim('4', 'penalty', 'K1', 'a', 2, '')]

  it('lists every claim item with its cap, worth, what counts, and the total', () => {
    const wrapper = open('penalty', claims)
    expect(wrapper.findAll('[role=group]')).toHaveLength(rubric.penalty.items.length)
    expect(group(wrapper, 'K7').text()).toContain('每处 × 4')
    expect(group(wrapper, 'K7').text()).toContain('封顶 10.00')
    expect(group(wrapper, 'K7').find('.ah .n').text()).toBe('−2.00')
    expect(group(wrapper, 'K6').text()).toContain('同一事项只计最高，本条不计')
    expect(group(wrapper, 'K6').find('.ah .n').text()).toBe('−0.00')
    expect(group(wrapper, 'K1').text()).toContain('超过封顶，按 20.00 计')
    expect(wrapper.find('.acc-n').text()).toBe('−22.00')
  })

  it('marks a claim that a change of version asks to look at again, with then and now, and one button where nothing changes', async () => {
    const state = { rubric, formerItems: [{ kind: 'claim' as const, rubricDigest: 'd', version: '试行-1', list: 'penalty' as const, item: { code: 'K1', content: '老的事项', cap: 8, levels: [{ id: 'b', label: '每次', points: 3 }] } }] }
    const asked = { ...claims[0]!, review: { rubricDigest: 'd', itemId: 'K1' } }
    const found = claimReview(state, asked)
    expect(found).toMatchObject({ version: '试行-1', then: '老的事项，每次 3.00，封顶 8.00' })
    expect(claimReview(state, claims[0]!)).toBeNull()
    expect(claimReview({ rubric, formerItems: [] }, asked)).toMatchObject({ version: '', then: null })
    const props = (readonlyReason: string | null) => ({ rubric, list: 'penalty', claims: [asked, ...claims.slice(1)], scorecard: cardOf('penalty', claims), readonlyReason, reviews: new Map([['1', found]]) })
    const wrapper = mount(ClaimPane as never, { props: props(null) as never })
    expect(wrapper.findAll('.vmark')).toHaveLength(1)
    expect(group(wrapper, 'K1').find('.vadj').text()).toContain('记录时（试行-1）：老的事项，每次 3.00，封顶 8.00')
    await group(wrapper, 'K1').find('.vadj button').trigger('click')
    expect(wrapper.emitted('reviewed')).toEqual([['1']])
    const closed = mount(ClaimPane as never, { props: props('本单位已定稿') as never })
    expect(closed.find<HTMLButtonElement>('.vadj button').element.disabled).toBe(true)
  })

  it('adds a claim whose matter is chosen from those used, and closes when it is saved', async () => {
    const wrapper = open('penalty', claims)
    await group(wrapper, 'K2').find('[data-open]').trigger('click')
    const form = group(wrapper, 'K2').find('form')
    expect((document.activeElement as HTMLInputElement).type).toBe('radio')
    expect(form.findAll('.used button').map((button) => button.text())).toEqual(['牧区火情'])
    await form.find('.used button').trigger('click')
    await form.find('input[value=b]').setValue(true)
    await form.find('.short input').setValue('２')
    expect(form.text()).toContain('4分×2 = 8分')
    await form.trigger('submit')
    const saved = { claimId: null, list: 'penalty', item: 'K2', level: 'b', count: 2, matter: '牧区火情', findingId: '' }
    expect(wrapper.emitted('save')).toEqual([[saved]])
    expect(group(wrapper, 'K2').find('form').exists()).toBe(true)
    const more = [...claims, claim('5', 'penalty', 'K2', 'b', 2, '牧区火情')]
    await wrapper.setProps({ claims: more, scorecard: cardOf('penalty', more) })
    await nextTick()
    expect(group(wrapper, 'K2').find('form').exists()).toBe(false)
    expect((document.activeElement as HTMLElement).dataset['open']).toBe('K2')
  })

  it.each(['0', '-1', '1.5', 'x', ''])('refuses the count %j and keeps the form', async (count) => {
    const wrapper = open('bonus', [])
    await group(wrapper, 'J1').find('[data-open]').trigger('click')
    await group(wrapper, 'J1').find('.short input').setValue(count)
    await group(wrapper, 'J1').find('form').trigger('submit')
    expect(wrapper.emitted('save')).toBeUndefined()
    expect(wrapper.text()).toContain('请输入不小于 1 的整数')
  })

  it('edits in place, and Esc gives up', async () => {
    const wrapper = open('penalty', claims)
    await wrapper.find('[data-open="2"]').trigger('click')
    await group(wrapper, 'K7').find('.short input').setValue('5')
    await group(wrapper, 'K7').find('form').trigger('keydown', { key: 'Escape' })
    expect(group(wrapper, 'K7').find('form').exists()).toBe(false)
    await wrapper.find('[data-open="2"]').trigger('click')
    await group(wrapper, 'K7').find('.short input').setValue('5')
    await group(wrapper, 'K7').find('form').trigger('submit')
    expect(wrapper.emitted('save')).toEqual([[{ claimId: '2', list: 'penalty', item: 'K7', level: 'a', count: 5, matter: '', findingId: '' }]])
    await group(wrapper, 'K1').find('[title=删除]').trigger('click')
    expect(wrapper.emitted('remove')).toEqual([['1']])
  })

  it('can only be read when there is a reason', () => {
    const wrapper = open('penalty', claims, '本单位已定稿')
    expect(wrapper.find('.ro-line').text()).toBe('本单位已定稿')
    expect(wrapper.findAll('button')).toHaveLength(0)
  })
})

describe('a penalty for what was found', () => {
  const finding = (n: number, what: string, lost: number): FindingView => ({
    id: `u/I/a/${n}`, n, lost, status: 'toRectify', factText: what, factFrom: 'finding', text: '', unit: { id: 'u' }, item: { id: 'I', code: '1-2-2' }, fact: { time: '', place: '', what },
  }) as unknown as FindingView
  const findings = [finding(1, '两处没有台账', 200), finding(2, '值班脱岗', 0)]
  const pane = (claims: ClaimRecord[] = []) =>
    mount(ClaimPane as never, { attachTo: document.body, props: { rubric, list: 'penalty', claims, scorecard: cardOf('penalty', claims), readonlyReason: null, findings, doubles: doublePunishments(findings, penaltyClaims(claims, cardOf('penalty', claims))) } as never })
  async function form() {
    const wrapper = pane()
    await group(wrapper, 'K1').find('[data-open]').trigger('click')
    return wrapper
  }

  it('takes the fact of the chosen finding as its matter, keeps the finding, and says that it is punished twice', async () => {
    const wrapper = await form()
    const select = group(wrapper, 'K1').find('select')
    expect(select.findAll('option').map((option) => option.text())).toEqual(['没有对应的问题', '1-2-2 扣 2.00：两处没有台账', '1-2-2 不扣分：值班脱岗'])
    await select.setValue('u/I/a/1')
    expect(group(wrapper, 'K1').find<HTMLInputElement>('input.l').element.value).toBe('两处没有台账')
    expect(group(wrapper, 'K1').find('.twice').text()).toContain('同一事实在考核内容 1-2-2 已扣 2.00 分，这里又减')
    await select.setValue('u/I/a/2')
    expect(group(wrapper, 'K1').find<HTMLInputElement>('input.l').element.value).toBe('值班脱岗')
    expect(group(wrapper, 'K1').find('.twice').exists()).toBe(false)
    await group(wrapper, 'K1').find('form').trigger('submit')
    expect(wrapper.emitted('save')).toMatchObject([[{ item: 'K1', matter: '值班脱岗', findingId: 'u/I/a/2' }]])
  })

  it('offers what is alike while the matter is typed, and keeps what was typed', async () => {
    const wrapper = await form()
    await group(wrapper, 'K1').find('input.l').setValue('通报：两处没有台账，责令整改')
    await group(wrapper, 'K1').find('.alike button').trigger('click')
    expect(group(wrapper, 'K1').find('.alike').exists()).toBe(false)
    await group(wrapper, 'K1').find('form').trigger('submit')
    expect(wrapper.emitted('save')).toMatchObject([[{ matter: '通报：两处没有台账，责令整改', findingId: 'u/I/a/1' }]])
  })

  it('warns at a saved claim with both sides, leads to the item, and is no block', async () => {
    const wrapper = pane([{ ...claim('1', 'penalty', 'K1', 'c', 1, '通报'), findingId: 'u/I/a/1' }])
    const line = group(wrapper, 'K1').find('.twice')
    expect(group(wrapper, 'K1').find('.al .tag').text()).toBe('对应问题 1-2-2')
    expect(line.text()).toMatch(/同一事实在考核内容 1-2-2 已扣 2\.00 分，这里又减 \d+\.\d\d 分，请核定是否两次处罚/)
    await line.find('button').trigger('click')
    expect(wrapper.emitted('item')).toEqual([['I']])
    const bonus = mount(ClaimPane as never, { props: { rubric, list: 'bonus', claims: [], scorecard: cardOf('bonus', []), readonlyReason: null } as never })
    await bonus.find('[data-open]').trigger('click')
    expect(bonus.find('select').exists()).toBe(false)
  })

  it('is said before 提交, which goes on all the same', async () => {
    const wrapper = mount(PhaseBar, { attachTo: document.body, props: { unitName: '甲县', phase: 'draft', assessment: null, unscored: 0, doubles: ['“两处没有台账”：考核内容 1-2-2 扣 2.00 分，减分 K1 又减 3.00 分'] } })
    await wrapper.find('button').trigger('click')
    expect(wrapper.emitted('move')).toBeUndefined()
    expect(document.body.textContent).toContain('有 1 处同一事实两次处罚')
    expect(document.body.textContent).toContain('考核内容 1-2-2 扣 2.00 分，减分 K1 又减 3.00 分')
    document.querySelector<HTMLFormElement>('#phase-form')?.dispatchEvent(new Event('submit'))
    expect(wrapper.emitted('move')).toEqual([['submitted', '']])
  })
})
