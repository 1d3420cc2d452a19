// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import RubricSettings from '../../../../renderer/components/rubric-settings/RubricSettings.vue'
import { draftRubricSchema, type DraftRubric } from '../../../../shared/rubric-draft/draft'
import { listDraftItems } from '../../../../shared/rubric-draft/draft-tree'
import type { Proof } from '../../../../shared/rubric-draft/proof'
import type { SettingsChange } from '../../../../shared/rubric-draft/settings/tags'
import { rubric as published } from '../entry/editor'

afterEach(() => (document.body.innerHTML = ''))

const keyed = (nodes: typeof published.requirements): unknown[] => nodes.map((node) => ({ ...node, key: node.code, ...(node.children ? { children: keyed(node.children) } : {}) }))
const start: DraftRubric = draftRubricSchema.parse({ ...published, requirements: keyed(published.requirements).slice(0, 1) })
const proof = (changes: Partial<Proof>): Proof => ({ weight: 'wrong', where: 'rubric', field: 'grades', place: null, message: '', advice: '', ...changes })

function open(changes: Partial<DraftRubric> = {}, proofs: readonly Proof[] = []) {
  let rubric = { ...start, ...changes }
  const updates: SettingsChange[] = []
  const wrapper: VueWrapper = mount(RubricSettings as never, { attachTo: document.body, props: { rubric, proofs, onUpdate: (change: SettingsChange) => updates.push(change) } as never })
  let stored = 0
  const settle = async (): Promise<void> => {
    await nextTick()
    for (; stored < updates.length; stored++) rubric = Object.fromEntries(Object.entries({ ...rubric, ...updates[stored] }).filter(([, value]) => value !== undefined)) as DraftRubric
    await wrapper.setProps({ rubric })
  }
  const field = (path: string) => wrapper.find<HTMLInputElement>(`[data-field="${path}"]`)
  return {
    wrapper, updates, field,
    now: (): DraftRubric => rubric,
    async set(path: string, text: string): Promise<void> {
      field(path).element.value = text
      field(path).element.dispatchEvent(new InputEvent('input', { bubbles: true }))
      field(path).element.dispatchEvent(new Event('change', { bubbles: true }))
      await settle()
    },
    async change(selector: string, text: string): Promise<void> {
      const input = wrapper.find<HTMLInputElement>(selector)
      input.element.value = text
      input.element.dispatchEvent(new Event('input', { bubbles: true }))
      input.element.dispatchEvent(new Event('change', { bubbles: true }))
      await settle()
    },
    async click(selector: string, text = ''): Promise<void> {
      const found = wrapper.findAll(selector).find((element) => element.text().includes(text))
      expect(found, `${selector} ${text}`).toBeDefined()
      await found!.trigger('click')
      await settle()
    },
    async check(selector: string, isOn: boolean): Promise<void> {
      await wrapper.find(selector).setValue(isOn)
      await settle()
    },
  }
}

describe('总则', () => {
  it('says of a claim that an import left open what the workbook says, until a person has looked at it', async () => {
    const page = open({ bonus: { cap: 10, items: [{ code: 'J1', content: '受表彰', cap: 6, levels: [{ id: 'a', label: '省级', points: 2 }], standard: '酌情加1-3分', pending: true }] } })
    expect(page.wrapper.find('.rpend').text()).toContain('酌情加1-3分')
    await page.click('.rpend button', '已核对')
    expect(page.wrapper.find('.rpend').exists()).toBe(false)
    expect(page.now().bonus.items).toEqual([{ code: 'J1', content: '受表彰', cap: 6, levels: [{ id: 'a', label: '省级', points: 2 }], standard: '酌情加1-3分' }])
  })
  it('hands one field over when it is left', async () => {
    const page = open()
    await page.set('title', '海西州2027年平安建设考核细则')
    await page.set('version', '第一稿')
    await page.set('notice', '')
    await page.set('basePoints', '1000')
    expect(page.updates).toEqual([{ title: '海西州2027年平安建设考核细则' }, { version: '第一稿' }, { notice: undefined }])
    await page.set('basePoints', '一千')
    expect(page.updates).toHaveLength(3)
    expect(page.wrapper.emitted('refused')?.at(-1)).toMatchObject([[{ path: 'basePoints', text: '一千', was: '1000' }]])
  })
  it('explains the three ways of 合理缺项 with a number each, and takes one', async () => {
    const page = open()
    expect(page.wrapper.findAll('.spolx').map((line) => line.text())).toEqual(['870×1000÷(1000−50) ＝ 915.79', '400×500÷(500−50) ＋ 470 ＝ 444.44 ＋ 470 ＝ 914.44', '870 ＋ 50 ＝ 920'])
    await page.check('.spolr:nth-of-type(3) input', true)
    expect(page.updates).toEqual([{ notApplicablePolicy: 'fullMarks' }])
  })
  it('renames a zone with its items, and refuses a name that is there', async () => {
    const page = open()
    await page.change('[aria-label="区域 3"]', '牧区')
    expect(page.updates).toHaveLength(1)
    expect(page.now().zones[2]).toBe('牧区')
    expect(listDraftItems(page.now())[0]!.zones).toContain('牧区')
    await page.change('[aria-label="区域 1"]', '农')
    expect(page.wrapper.find('[aria-label="区域 1"]').attributes('aria-invalid')).toBe('true')
    expect(page.wrapper.text()).toContain('已有“农”')
    expect(page.updates).toHaveLength(1)
  })
  it('says where a zone is used before it is taken away, and removes an unused one at once', async () => {
    const page = open()
    await page.click('[aria-label="删除牧"]')
    expect(page.updates).toEqual([])
    expect(page.wrapper.find('.sleave').text()).toMatch(/“牧”有 \d+ 项考核内容在用：1-1-1、/)
    await page.click('.sleave .btn', '不删')
    expect(page.wrapper.find('.sleave').exists()).toBe(false)
    await page.click('[aria-label="删除牧"]')
    await page.click('.sleave .btn', '从这些项里去掉')
    expect(page.now().zones).toEqual(['城', '农', '矿', '景'])
    expect(listDraftItems(page.now()).some(({ zones }) => zones.includes('牧'))).toBe(false)
    const unused = open({ zones: [...start.zones, '边'] })
    await unused.click('[aria-label="删除边"]')
    expect(unused.updates).toHaveLength(1)
  })
  it('adds and orders', async () => {
    const page = open()
    await page.change('.tadd input', '边')
    await page.click('.tadd button')
    await page.click('[aria-label="上移农"]')
    expect(page.now().zones).toEqual(['农', '城', '牧', '矿', '景', '边'])
  })
  it('makes two writings of a department one', async () => {
    const [first, ...rest] = listDraftItems(start)
    const page = open({ requirements: [{ key: 'r', code: '1', name: '', points: 1000, items: [{ ...first!, leadDepartment: '公安局' }, { ...rest[0]!, leadDepartment: '州公安局' }, { ...rest[1]!, leadDepartment: '州公安局' }] }] })
    expect(page.wrapper.text()).toContain('可能就是“州公安局”的另一种写法')
    await page.click('.sleave .btn', '并入“州公安局”')
    expect(listDraftItems(page.now()).map(({ leadDepartment }) => leadDepartment)).toEqual(['州公安局', '州公安局', '州公安局'])
    const name = `[aria-label="部门 1"]`
    expect(page.wrapper.find<HTMLInputElement>(name).element.value).toBe('州公安局')
    await page.change(name, '海西州公安局')
    expect(listDraftItems(page.now())[2]!.leadDepartment).toBe('海西州公安局')
  })
  it('sets quotas, and a renamed grade takes the veto along', async () => {
    const page = open()
    await page.set('grades.0.quota.percent', '25%')
    expect(page.now().grades[0]!.quota).toEqual({ percent: 25, round: 'floor' })
    await page.check('[data-row]:first-child .rcheck input', false)
    expect('quota' in page.now().grades[0]!).toBe(false)
    await page.set('grades.3.name', '较差')
    expect(page.updates.at(-1)).toMatchObject({ vetoes: { grade: '较差' } })
    expect(page.updates).toHaveLength(3)
  })
  it('builds the tie order from what there is', async () => {
    const page = open()
    await page.click('[aria-label^="删除 折算基础分"]')
    await page.wrapper.find('.stie select').setValue('requirement')
    await page.click('.stie button')
    await page.click(`[aria-label^="上移 工作要求 1 "]`)
    expect(page.now().tieBreak).toEqual(['item:10-1-1', 'requirement:1', 'indicator:6-1'])
  })
  it('has bonus items with their levels, added and removed by themselves', async () => {
    const page = open()
    await page.set('bonus.cap', '25')
    await page.set('bonus.items.0.levels.1.points', '4.5')
    await page.click('[aria-label="加分事项 1"] .slevels .radd')
    const [item] = page.now().bonus.items
    expect(page.now().bonus.cap).toBe(25)
    expect(item!.levels).toMatchObject([{ points: 10 }, { points: 4.5 }, { points: 2 }, { id: 'd', label: '', points: 1 }])
    const count = page.now().bonus.items.length
    await page.click('[aria-label="删除加分事项 1"]')
    expect(page.now().bonus.items).toHaveLength(count - 1)
    expect(page.now().bonus.items[0]!.code).toBe('J2')
  })
  it('removes a level by keys without touching its item', async () => {
    const page = open()
    page.field('bonus.items.0.levels.0.label').element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', altKey: true, bubbles: true, cancelable: true }))
    await nextTick()
    expect(page.updates).toHaveLength(1)
    expect((page.updates[0]!['bonus'] as DraftRubric['bonus']).items[0]).toMatchObject({ code: 'J1', levels: [{ id: 'b' }, { id: 'c' }] })
  })
  it('shows what the proof says at its place', () => {
    const page = open({}, [
      proof({ field: 'title', message: '细则没有名称' }), proof({ message: '良好：等次下限应依次降低' }), proof({ field: 'bonus', where: 'J1', message: 'J1：编码重复' }),
      proof({ field: 'tieBreak', message: '同分比较的依据不存在' }), proof({ field: 'vetoes', message: '一票否决的等次“差”不存在' }), proof({ field: 'zones', where: 'i1', message: '别处' }),
    ])
    expect(page.wrapper.findAll('.rfault').map((fault) => fault.text())).toEqual(['细则没有名称', '等次下限应依次降低', '同分比较的依据不存在', '编码重复', '一票否决的等次“差”不存在'])
    expect(page.wrapper.find('[aria-label="等次 2"] .rfault').text()).toBe('等次下限应依次降低')
  })
})
