// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import KindCards from '../../../renderer/components/export/KindCards.vue'

it('a first page that is being drawn and one that cannot be drawn say so', () => {
  const wrapper = mount(KindCards, { props: { modelValue: ['unit'], states: null, pictures: { unit: null }, unitName: '德令哈市' } })
  expect(wrapper.findAll('.kind').map((card) => card.find('.pgthumb').text())).toEqual(['正在画第一页…', '正在画第一页…', '现在画不出第一页'])
})
