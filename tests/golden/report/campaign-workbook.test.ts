import { expect, test } from 'vitest'
import { campaignReport } from '../../../shared/report/campaign-report'
import { campaignWorkbook } from '../../../shared/report/campaign-workbook'
import type { EntriesFile } from '../../../shared/scoring/entry'
import { stateOf } from '../../unit/analysis/state-of'
import { campaignReportOf } from '../../unit/report/campaign-reports'
import { smallEntries, smallRubric } from '../../unit/report/small-report'
import { dumpWorkbook } from './dump-workbook'

const small = smallEntries as unknown as EntriesFile

function smallFile(code: string, name: string, group: string, more: Partial<EntriesFile['entries']> = {}): EntriesFile {
  return { ...small, unit: { code, name, group, zones: ['城', '牧'] }, entries: { ...small.entries, ...more } as EntriesFile['entries'] }
}

test('a small rubric in two groups, rescaled by requirement, with styles', async () => {
  const rubric = smallRubric({ notApplicablePolicy: 'rescaleRequirement', tieBreak: ['item:1-1', 'indicator:2-2', 'base'], grades: [{ name: '优秀', min: 400, quota: { percent: 40, round: 'nearest' } }, { name: '合格', min: 300.5 }, { name: '不合格', min: 0 }] })
  const files = [
    smallFile('1', '德令哈市', '市县'),
    { ...smallFile('2', '格尔木市', '市县', { 'I1-1': { kind: 'deduct', counts: {} } }), vetoes: [{ item: 'V2', state: 'effective' as const }] },
    { ...smallFile('3', '大柴旦行委', '行委'), vetoes: [] },
    { ...smallFile('4', '名字很长的经济技术开发区', '行委', { 'I1-1': { kind: 'deduct', counts: { a: 9 } } }), bonus: [] },
  ]
  const given = campaignReportOf({ units: 1, findings: 3 })
  const report = { ...campaignReport(stateOf(rubric, files, { 1: { previousFinal: '380.5' }, 4: { previousFinal: '401' } }), given), ledger: given.ledger }
  await expect(dumpWorkbook(campaignWorkbook(report), true)).toMatchFileSnapshot('./campaign-small.txt')
})

test('海西 with seven units and 31 findings in the sample project', async () => {
  await expect(dumpWorkbook(campaignWorkbook(campaignReportOf({ units: 7, sample: true, findings: 31 })), false)).toMatchFileSnapshot('./campaign-haixi.txt')
})
