import { rankCampaign, scoreCampaign } from '../../../shared/analysis'
import { exportKinds } from '../../../shared/export/kinds'
import type { IndexReport } from '../../../shared/report/index-report'
import { campaignStateOf } from './campaign-reports'

/** The 目录 of an export of seven units in two groups: one failed, one not asked for, one unchanged, one that left the campaign. */
export function indexReportOf(changes: Partial<IndexReport> = {}): IndexReport {
  const state = campaignStateOf({ units: 7, groups: ['市县', '行委'], open: 3 })
  const ids = state.units.map(({ id }) => id)
  const file = (unitId: string | null, kind: 'unit' | 'campaign' | 'ledger', name: string) => ({ kind, unitId, name, bytes: 48_321, sha256: '4a278badfe06b0ba'.repeat(4) })
  const gone = { ...state.units[0]!, id: 'gone', name: '老茫崖工委', leftOut: '机构撤并', mergedInto: ids[0]! }
  return {
    campaign: state.campaign, rubric: state.rubric, units: state.units, leftOut: [gone, { ...gone, id: 'gone2', name: '冷湖行委', mergedInto: '' }],
    kinds: exportKinds, chosen: ids.slice(0, 5),
    ranking: rankCampaign(scoreCampaign(state)),
    printed: Object.fromEntries(ids.map((id) => [id, { phase: 'submitted' as const, final: scoreCampaign(state).units.find(({ unit }) => unit.id === id)!.scorecard.final, complete: id !== ids[1], fingerprint: 'AB'.repeat(32) }])),
    files: [file(null, 'campaign', '2026年度_千分制考核汇总_20261218.xlsx'), file(null, 'ledger', '2026年度_整改台账_20261218.xlsx'), ...ids.slice(0, 4).map((id, index) => file(id, 'unit', `第${index}县“#1”_评分表.xlsx`))],
    failures: [{ kind: 'unit', unitId: ids[4]!, text: '“丙.xlsx”正在 Excel 或 WPS 中打开，不能覆盖。（E-209）' }],
    cancelled: false,
    since: { folder: '2026年度考核_导出_20261201', same: [ids[5]!] },
    by: '联络员甲', exportDate: '2026-12-18',
    fonts: { title: '方正小标宋简体', titleBold: false, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' },
    ...changes,
  }
}
