import { expect, it } from 'vitest'
import { campaignWorkbook } from '../../../shared/report/campaign-workbook'
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
