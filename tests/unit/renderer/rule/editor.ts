import { mount, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import RuleEditor from '../../../../renderer/components/rule/RuleEditor.vue'
import type { RuleItem } from '../../../../renderer/components/rule/use-rule-form'
import type { Rule } from '../../../../shared/rubric/rubric'

/** An editor as the page shows it: what it hands over is stored, and comes back without 待定规则. */
export function openRule(rule: Rule, changes: Partial<RuleItem> = {}, { stores = true }: { stores?: boolean } = {}) {
  let item: RuleItem = { id: 'i1', content: '例会', points: 10, standard: '每缺一次扣2分。', rule, ...changes }
  const handed: [Rule, string][] = []
  const wrapper: VueWrapper = mount(RuleEditor as never, { attachTo: document.body, props: { item, onUpdate: (given: Rule, id: string) => handed.push([given, id]) } as never })
  const updates = (): readonly [Rule, string][] => handed
  let stored = 0
  const settle = async (): Promise<void> => {
    await nextTick()
    if (stores && updates().length > stored) {
      stored = updates().length
      item = { ...item, rule: updates().at(-1)![0], pending: undefined }
      await wrapper.setProps({ item })
    }
    await nextTick()
  }
  const field = (path: string) => wrapper.find<HTMLInputElement>(`[data-field="${path}"]`)
  return {
    wrapper, updates, settle, field,
    last: (): Rule | undefined => updates().at(-1)?.[0],
    async give(next: Partial<RuleItem>): Promise<void> {
      item = { ...item, ...next }
      await wrapper.setProps({ item })
    },
    /** Typed, not left yet. */
    async type(path: string, text: string): Promise<void> {
      field(path).element.focus()
      field(path).element.value = text
      field(path).element.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await nextTick()
    },
    async leave(path: string): Promise<void> {
      field(path).element.dispatchEvent(new Event('change', { bubbles: true }))
      await settle()
    },
    async click(selector: string): Promise<void> {
      await wrapper.find(selector).trigger('click')
      await settle()
    },
    async key(path: string, key: string): Promise<void> {
      field(path).element.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true }))
      await settle()
      await nextTick()
    },
    faults: (): string[] => wrapper.findAll('.rfault').map((fault) => fault.text()),
    sum: (): string => wrapper.find('.rsum').text(),
    score: (): string => wrapper.find('.rtrial .tot .v').text(),
    explain: (): string => (wrapper.find('.rtrial .exp .f').exists() ? wrapper.find('.rtrial .exp .f').text().replace(/\s+/g, ' ') : ''),
  }
}
