import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import { listItems } from '../../../shared/rubric/tree'
import { checkRubric } from '../../../shared/scoring'
import { accepted, reportOf } from '../../unit/report/report-of'
import { smallEntries, smallRubric } from '../../unit/report/small-report'
import { dumpWorkbook } from './dump-workbook'

const snapshot = (name: string): string => `./${name}.txt`

test('a small rubric under every policy, with styles once', async () => {
  const self = { ...smallEntries, bonus: [], penalty: [], vetoes: [], entries: { ...smallEntries.entries, 'I1-1': { kind: 'deduct', counts: {} } } }
  const notes = { 'I1-1': '11月18日查看值班室：三处没有台账，也没有预案' }
  const report = reportOf(smallRubric(), smallEntries, { notes, self })
  await expect(dumpWorkbook(unitWorkbook(report), true)).toMatchFileSnapshot(snapshot('small-rescale-total'))
  for (const [name, policy] of [['small-rescale-requirement', 'rescaleRequirement'], ['small-full-marks', 'fullMarks']] as const) {
    const other = reportOf(smallRubric({ notApplicablePolicy: policy, placeholder: false }), smallEntries, { notes })
    await expect(dumpWorkbook(unitWorkbook(other), false)).toMatchFileSnapshot(snapshot(name))
  }
})

test('德令哈市 with the bundled rubric, finalized, complete, in the sample project', async () => {
  interface Worked { readonly name: string; readonly entries: { readonly entries: Record<string, unknown> } }
  const rubric = accepted(checkRubric(JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8'))))
  const worked = (JSON.parse(readFileSync('tests/fixtures/scoring-cases.json', 'utf8')) as Worked[]).find(({ name }) => name === 's1-15')
  if (!worked) throw new Error('no such worked case')
  const exempt = listItems(rubric).filter(({ id, zones }) => worked.entries.entries[id] === undefined && zones.some((zone) => '城农牧景'.includes(zone))).map(({ id }) => id)
  const report = reportOf(rubric, { ...worked.entries, exempt }, { phase: 'finalized', ranked: { grade: '不合格', movedByQuota: false } })
  const sample = { ...report, campaign: { ...report.campaign, name: '2026年度平安建设考核（示例）', sample: true } }
  expect(sample.scorecard.complete).toBe(true)
  await expect(dumpWorkbook(unitWorkbook(sample), false)).toMatchFileSnapshot(snapshot('delingha'))
})
