import { readFileSync } from 'node:fs'
import { chooseReportFonts } from '../../../shared/report/report-fonts'
import type { ComparisonReport } from '../../../shared/report/comparison-workbook'
import { rubricSchema, type Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'

const standIn = rubricSchema.parse(JSON.parse(readFileSync(new URL('../../../resources/rubric/haixi-default.json', import.meta.url), 'utf8')))

/** The stand-in as an office may have rewritten it: something of every kind, on more than one page. */
export function rewritten(): Rubric {
  const rubric = structuredClone(standIn)
  const items = listItems(rubric)
  Object.assign(rubric, { version: '2026年版', placeholder: false, title: '海西州2026年平安建设千分制考核评分细则' })
  items.forEach((item, at) => {
    if (at % 3 === 0) item.content += '（2026年修订：按照州委平安建设领导小组会议纪要的要求补充到年底）'
    if (at % 5 === 0) item.standard += '未及时报送的，每次扣0.5分，扣完为止。'
    if (at % 7 === 0) item.code = `${item.code}甲`
    if (at % 11 === 0) item.rule = { kind: 'judged' }
  })
  const [first, second] = rubric.requirements
  const moved = first?.children?.[0]?.items?.pop()
  if (moved) second?.children?.[0]?.items?.push(moved)
  const [, like] = items
  if (like) rubric.requirements[3]?.children?.[0]?.items?.splice(0, 1, { ...structuredClone(like), id: 'NEW', code: '4-1-9', content: '新增的一项' })
  Object.assign(rubric.grades[0] ?? {}, { min: 920 })
  return rubric
}

export const comparisonReportOf = (after = rewritten()): ComparisonReport => ({
  before: { rubric: standIn, digest: 'cd'.repeat(32) }, after: { rubric: after, digest: 'ab'.repeat(32) }, matching: new Map(), exportDate: '2026-11-28', fonts: chooseReportFonts(() => false),
})
export const unchangedReport = (): ComparisonReport => comparisonReportOf(structuredClone(standIn))
