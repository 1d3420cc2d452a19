import type fc from 'fast-check'
import { toPoints } from '../../../shared/points'
import { campaignReport, type CampaignReport } from '../../../shared/report/campaign-report'
import type { LedgerRow } from '../../../shared/report/ledger-row'
import { ledgerByChance } from '../../unit/report/campaign-reports'
import { stateOf } from '../../unit/analysis/state-of'
import { drawn, type Draw } from '../generators/draw'
import { fileOf } from '../generators/entries'
import { rubricOf } from '../generators/rubric'

const row = (draw: Draw): LedgerRow => ({
  unitName: '甲县', source: '年度考核', code: draw.one(['', '1-1-1']), description: draw.text(), lost: draw.flip() ? null : toPoints(draw.whole(0, 99_999)), cause: '', goal: '', measures: draw.text(), responsibleUnit: '', leader: '', person: '',
  type: draw.one(['', '立行立改']), dueDate: draw.one(['', '2026-12-31']), overdue: draw.flip(), progress: '', completedOn: '', verifier: '', verdict: '', closed: draw.flip(),
})

/** Campaigns of random rubrics of any number of requirements, units in groups, twins that tie, last year's finals for some. */
export const randomCampaign: fc.Arbitrary<CampaignReport> = drawn((draw) => {
  const rubric = rubricOf(draw)
  const whole = draw.flip()
  const files = draw.times(1, 7, (index) => fileOf(draw, rubric, `U${index}`, { whole }))
  const exempt = files[0]?.exempt ?? []
  const [first] = files
  const all = [...files, ...(first && draw.flip() ? [{ ...first, unit: { ...first.unit, code: 'TWIN' } }] : [])].map((file) => ({ ...file, exempt }))
  const previous = Object.fromEntries(all.flatMap(({ unit }) => (draw.flip() ? [[unit.code, { previousFinal: draw.one(['0', '812.5', '999.99', '不详']) }]] : [])))
  const rows = draw.times(0, 6, () => row(draw))
  const report = campaignReport(stateOf(rubric, all, previous), {
    fingerprint: '0123456789ABCDEF'.repeat(4), exportDate: '2026-12-18', fonts: { title: '宋体', titleBold: true, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' },
  })
  return { ...report, ledger: ledgerByChance(rows) }
})
