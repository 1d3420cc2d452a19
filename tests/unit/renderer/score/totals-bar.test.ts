// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import TotalsBar from '../../../../renderer/components/score/TotalsBar.vue'
import { scoreUnit } from '../../../../shared/scoring'
import type { Entry } from '../../../../shared/scoring/entry'
import { accepted } from '../../report/report-of'
import { rubric } from './score-fixture'

const gradeOf = (entries: Record<string, Entry>): string => {
  const card = accepted(scoreUnit(rubric, { format: 1, unit: { code: 'x', zones: rubric.zones }, entries }))
  return mount(TotalsBar, { props: { card } }).find('.grd .v').text()
}

describe('等次 in the bar of totals', () => {
  it('is not said before anything is scored', () => expect(gradeOf({})).toBe('—'))
  it('is said once something is scored', () => expect(gradeOf({ R01S1I01: { kind: 'earn', count: 4 } })).toBe(rubric.grades.at(-1)?.name))
})
