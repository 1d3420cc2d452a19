// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import RosterTable from '../../../../renderer/components/campaign/RosterTable.vue'

const unit = { code: '632802', name: '甲市', group: '市县', zones: ['城'], order: 1, previousFinal: null }
const heads = (zones: readonly string[]): string[] => mount(RosterTable, { props: { modelValue: [unit], zones, errors: {} } }).findAll('th').map((head) => head.text())

it('asks for zones only where the rubric has some', () => {
  expect(heads(['城', '农'])).toContain('适用区域')
  expect(heads([])).not.toContain('适用区域')
  const wrapper = mount(RosterTable, { props: { modelValue: [unit], zones: [], errors: {} } })
  expect(wrapper.findAll('tbody td')).toHaveLength(5)
  expect(wrapper.text()).toContain('“编码、名称、分组”三列')
})
