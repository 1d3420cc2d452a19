// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import ComparisonList from '../../../../renderer/components/rubric/ComparisonList.vue'
import type { Changed } from '../../../../shared/rubric/compare'

it('names the field of a change where its kind does not name it already', () => {
  const changed: Changed[] = [{ subject: 'item', where: 'A', requirement: '1', code: '1-1', name: '甲', parts: [{ kind: 'points', field: '分值', before: '20', after: '22' }, { kind: 'text', field: '评分标准', before: '旧', after: '新' }] }]
  const wrapper = mount(ComparisonList, { props: { changed, names: new Map([['1', '要求']]) } })
  expect(wrapper.findAll('dt').map((head) => head.text())).toEqual(['分值', '文字 评分标准'])
})
