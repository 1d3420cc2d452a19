import { expect, it } from 'vitest'
import { campaignWorkbook } from '../../../shared/report/campaign-workbook'
import { gatherUnits } from '../../../electron/gather-reports'
import { chooseReportFonts } from '../../../shared/report/report-fonts'
import { smallCampaign } from './small-campaign'

const fonts = { title: '宋体', titleBold: true, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' }

it('the campaign’s report holds the ledger of all units as of its day, with a fingerprint that follows every change', async () => {
  const { handlers, services, campaignId, units, record, db } = await smallCampaign('secretariat')
  const report = (exportDate: string) => services.campaignReport(campaignId, { exportDate, fonts })
  record(units.a, 'DED', { kind: 'deduct', counts: { a: 2 } })
  record(units.b, 'DED', { kind: 'deduct', counts: { a: 1 } })
  const first = report('2026-09-02')
  expect(first.ledger.rows.map(({ unitName, lost, dueDate, overdue, progress }) => [unitName, lost, dueDate, overdue, progress])).toEqual([
    [first.scores.units[0]?.unit.name, 100, '2026-10-01', false, '待补事实'], [first.scores.units[0]?.unit.name, 100, '2026-10-01', false, '待补事实'], [first.scores.units[1]?.unit.name, 100, '2026-10-01', false, '待补事实'],
  ])
  expect(report('2026-10-03').ledger.rows[0]).toMatchObject({ overdue: true, progress: '逾期2天；待补事实' })
  expect(report('2026-09-02').fingerprint).toBe(first.fingerprint)
  handlers['unit.leaveOut']({ campaignId, unitId: units.b, reason: '撤并', into: null, takeOver: false })
  const second = report('2026-09-02')
  expect(second.fingerprint).not.toBe(first.fingerprint)
  expect(second.ledger.rows).toHaveLength(2)
  expect(second.ledger.leftOut[0]).toContain('退出本批次且无单位承接')
  expect(campaignWorkbook(second).sheets.map(({ name }) => name)).toEqual(['排名汇总', '部门汇总', '失分分析', '整改台账'])
  db.close()
})

it('a unit’s report follows 排名汇总: its findings, its proofs, the grade after quotas once the group is complete, and what 定稿 froze', async () => {
  const { handlers, services, campaignId, units, record, state, db } = await smallCampaign('secretariat')
  const report = (unitId = units.a) => services.unitReport(campaignId, unitId, { exportDate: '2026-10-05', fonts })
  record(units.a, 'DED', { kind: 'deduct', counts: { a: 2 } })
  expect(report()).toMatchObject({ ranked: null, evidence: {} })
  expect(report().findings.map(({ n, lost, overdue }) => [n, lost, overdue])).toEqual([[1, 100, true], [2, 100, true]])
  for (const id of Object.values(units)) {
    const { items } = report(id).scorecard
    for (const { id: itemId } of Object.values(items).flatMap((score, at) => (score.state === 'unscored' ? [{ id: Object.keys(items)[at] ?? '' }] : []))) {
      const input = { DED: { kind: 'deduct', counts: {} }, CITY: { kind: 'yesno', met: true }, FARM: { kind: 'earn', count: 5 }, RANK: { kind: 'rank', value: 3 }, REST: { kind: 'judged', points: 50, reason: '评' } }[itemId]
      record(id, itemId, input)
    }
  }
  const ranked = services.campaignReport(campaignId, { exportDate: '2026-10-05', fonts }).ranking[0]?.rows.find(({ scored }) => scored.unit.id === units.a)
  expect(report().ranked).toEqual({ grade: ranked?.grade, movedByQuota: ranked?.movedByQuota })
  handlers['assessment.move']({ campaignId, unitId: units.a, to: 'submitted', reason: '' })
  handlers['assessment.move']({ campaignId, unitId: units.a, to: 'finalized', reason: '' })
  const frozen = report()
  expect(frozen).not.toHaveProperty('recomputedFinal')
  // Another unit's figure moves this one's place in a compared item: what 定稿 froze is printed, the rest beside it.
  record(units.b, 'RANK', { kind: 'rank', value: 9 })
  expect(report().scorecard).toEqual(frozen.scorecard)
  expect(report().recomputedFinal).toBeLessThan(frozen.scorecard.final)
  expect(report().fingerprint).toBe(frozen.fingerprint)
  expect(state().assessments.find(({ id }) => id === units.a)?.phase).toBe('finalized')
  db.close()
})

it('exports use the fonts that were chosen on this laptop, and what it has until then', async () => {
  const { handlers, services, campaignId, units, db } = await smallCampaign('secretariat')
  const used = () => gatherUnits(services, { campaignId, unitIds: [units.a], exportDate: '2026-10-05', fonts }).map((unit) => ('report' in unit ? unit.report.fonts : null))
  expect(used()).toEqual([fonts])
  handlers['fonts.choose']({ choice: 'official' })
  expect(used()).toEqual([chooseReportFonts(() => true)])
  // The bench's handlers are typed as if all of them answered at once; this one does not.
  expect((await Promise.resolve(handlers['app.start']({}))).fontChoice).toBe('official')
  db.close()
})
