// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import UnitTable from '../../../../renderer/components/unit/UnitTable.vue'
import { unitRows } from '../../../../renderer/components/ranking/unit-rows'
import { rankCampaign, scoreCampaign } from '../../../../shared/analysis'
import { formatFrozen } from '../../../../shared/campaign/frozen'
import { toPoints } from '../../../../shared/points'
import { scoreUnit } from '../../../../shared/scoring'
import type { EntriesFile } from '../../../../shared/scoring/entry'
import { stateOf } from '../../analysis/state-of'
import { accepted } from '../../report/report-of'
import { rubricOf } from '../../scoring/small-rubric'

const rubric = rubricOf([])
const file = (code: string, points: number): EntriesFile => ({ format: 1, unit: { code, name: `${code}县`, group: '县', zones: ['城'] }, entries: { REST: { kind: 'judged', points, reason: '评' } } })
const frozen = formatFrozen({ seen: {}, fingerprint: '', rubricDigest: '', engine: '1', scorecard: { ...accepted(scoreUnit(rubric, file('U', 50))), final: toPoints(7000) } })
const scores = scoreCampaign(stateOf(rubric, [file('U', 50), file('V', 60)], { U: { frozen } }))

test('工作台 shows what 定稿 froze, and what the data give now beside it where that differs', () => {
  const scored = new Map(scores.units.map((one) => [one.unit.id, one]))
  const wrapper = mount(UnitTable as never, { props: { rubric, units: scores.units.map(({ unit }) => unit), scored, phaseOf: (id: string) => (id === 'u-U' ? 'finalized' : 'draft'), loadOf: () => ({ open: 0, overdue: 0 }), currentId: null } as never })
  const [first, second] = wrapper.findAll('tbody tr')
  expect(first?.find('[aria-label^="U县最终得分"]').text()).toBe('70.00')
  expect(first?.find('.now').text()).toBe('现算 50.00')
  expect(second?.find('[aria-label^="V县最终得分"]').text()).toBe('60.00')
  expect(second?.find('.now').exists()).toBe(false)
})

test('排名 ranks by what 定稿 froze and says the same', () => {
  const [group] = rankCampaign(scores)
  const rows = group ? unitRows(rubric, group, 'points') : []
  expect(rows.map(({ name, final, notes }) => [name, final, notes])).toEqual([['U县', '70.00', ['现算 50.00']], ['V县', '60.00', []]])
})
