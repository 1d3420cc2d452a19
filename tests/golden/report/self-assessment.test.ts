import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { selfAssessmentWorkbook } from '../../../shared/report/self-assessment-workbook'
import { checkRubric } from '../../../shared/scoring'
import { accepted, reportOf } from '../../unit/report/report-of'
import { smallEntries, smallRubric } from '../../unit/report/small-report'
import { dumpWorkbook } from './dump-workbook'

test('a small rubric, partly filled, with zones, 免考 and a declaration, styles once', async () => {
  const self = { ...smallEntries, bonus: [], penalty: [], vetoes: [], entries: { 'I1-1': { kind: 'deduct', counts: { a: 2 } }, 'I1-2': { kind: 'notApplicable', reason: '没有受理件' }, 'I3-2': { kind: 'judged', points: 55.5, reason: '按台账评议' } } }
  await expect(dumpWorkbook(selfAssessmentWorkbook(reportOf(smallRubric(), smallEntries, { self })), true)).toMatchFileSnapshot('./self-small.txt')
})

test('德令哈市 with the bundled rubric, blank', async () => {
  const rubric = accepted(checkRubric(JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8'))))
  const report = reportOf(rubric, { format: 1, unit: { code: '632802', name: '德令哈市', zones: ['城', '农', '牧', '景'] }, entries: {}, exempt: ['R01S1I02'] })
  await expect(dumpWorkbook(selfAssessmentWorkbook({ ...report, rubricDigest: 'd'.repeat(64) }), false)).toMatchFileSnapshot('./self-delingha.txt')
})
