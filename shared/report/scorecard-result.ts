import { assertNever } from '../assert-never'
import { cellName, formula, gradeFormula, numberText, onSheet, toNumber } from './formulas'
import { looks, type Look } from './looks'
import { merged, type RowDraft } from './row-draft'
import type { CellValue } from './sheet-model'
import type { UnitLayout } from './unit-layout'
import type { UnitReport } from './unit-report'
import { vetoOutcome } from './veto-texts'
import { sheetNames } from './words'

interface ResultLine {
  readonly name: string
  readonly value: CellValue
  readonly note?: string
  readonly look?: { readonly name: Look; readonly value: Look; readonly note: Look }
}

const plain = { name: looks.resultName, value: looks.number, note: looks.resultNote }
const finalLook = { name: looks.finalName, value: looks.finalNumber, note: looks.totalNote }
const gradeLook = { name: looks.finalName, value: looks.finalText, note: looks.totalNote }
const at = (row: number): string => cellName(7, row)
const see = (sheet: string): string => `见《${sheet}》`

/** From earned to the base under each policy (scoring.md 5.3). */
function baseLine({ report, scorecard: plan, notApplicable }: UnitLayout): ResultLine {
  const { rubric, scorecard } = report
  const full = numberText(rubric.basePoints)
  const [earned, na] = [at(plan.earnedRow), at(plan.notApplicableRow)]
  switch (rubric.notApplicablePolicy) {
    case 'rescaleTotal':
      return { name: `折算基础分（实得分合计 ÷（${full} － 合理缺项分值）× ${full}）`, value: formula(`ROUND(${earned}*${full}/(${full}-${na}),2)`, scorecard.base) }
    case 'rescaleRequirement': {
      const rows = notApplicable.requirements
      const cellOf = (row: number | undefined): string => onSheet(sheetNames.notApplicable, cellName(8, row ?? 0))
      const text = `ROUND(${cellOf(rows?.sumRow)}*${full}/(${full}-${cellOf(rows?.goneRow)}),2)`
      return { name: `折算基础分（各项要求分别折算后合计，整项缺项的要求退出，再还原到${full}分）`, value: formula(text, scorecard.base), note: see(sheetNames.notApplicable) }
    }
    case 'fullMarks':
      return { name: '基础分（实得分合计 ＋ 合理缺项分值，缺项按满分计）', value: formula(`ROUND(${earned}+${na},2)`, scorecard.base) }
    default:
      return assertNever(rubric.notApplicablePolicy)
  }
}

/** 评定等次 is a value: a veto, or the quota among the units of the group. */
function decidedLines({ scorecard, ranked }: UnitReport): ResultLine[] {
  if (scorecard.vetoed) return [{ name: '评定等次', value: scorecard.grade, note: '一票否决已决定生效', look: gradeLook }]
  if (!ranked) return []
  const note = ranked.movedByQuota ? `名额所限，由“${scorecard.gradeByPoints}”调整；以通报为准` : '名额后等次，以通报为准'
  return [{ name: '评定等次', value: ranked.grade, note, look: gradeLook }]
}

/** What the entries give now beside what 定稿 froze: shown, never substituted (merge.md 3). */
function recomputedLines({ recomputedFinal }: UnitReport): ResultLine[] {
  if (recomputedFinal === undefined) return []
  return [{ name: '定稿以后数据有变动，按现在的数据重算的最终得分（供核对，以定稿为准）', value: recomputedFinal === null ? '算不出' : toNumber(recomputedFinal) }]
}

function linesOf(layout: UnitLayout): ResultLine[] {
  const { report, scorecard: plan, claims } = layout
  const { rubric, scorecard } = report
  const total = (row: number): string => onSheet(sheetNames.claims, cellName(8, row))
  const decided = decidedLines(report)
  const baseName = rubric.notApplicablePolicy === 'fullMarks' ? '基础分' : '折算基础分'
  const final = `MAX(0,ROUND(${at(plan.baseRow)}+${at(plan.bonusRow)}-${at(plan.penaltyRow)},2))`
  return [
    { name: '实得分合计（适用项得分之和）', value: formula(cellName(8, plan.totalRow), scorecard.earned) },
    { name: '合理缺项分值（缺项与免考）', value: formula(cellName(10, plan.totalRow), scorecard.notApplicable), note: see(sheetNames.notApplicable) },
    baseLine(layout),
    { name: `加分（封顶${numberText(rubric.bonus.cap)}分）`, value: formula(total(claims.bonus.totalRow), scorecard.bonus), note: see(sheetNames.claims) },
    { name: `减分（封顶${numberText(rubric.penalty.cap)}分）`, value: formula(total(claims.penalty.totalRow), scorecard.penalty), note: see(sheetNames.claims) },
    { name: `最终得分（${baseName} ＋ 加分 － 减分）`, value: formula(final, scorecard.final), note: scorecard.complete ? '' : '尚有未评或待补事项，得分暂定', look: finalLook },
    ...recomputedLines(report),
    { name: '按分等次', value: formula(gradeFormula(rubric.grades, at(plan.finalRow)), scorecard.gradeByPoints), note: decided.length > 0 ? '' : '评定等次以通报为准', look: gradeLook },
    ...decided,
    { name: '一票否决', value: vetoOutcome(report), note: see(sheetNames.claims), look: { ...plain, value: looks.resultText } },
  ]
}

/** The rows below 合计: earned, rescaled, bonus and penalty, final, grade, veto. */
export function resultRows(layout: UnitLayout): RowDraft[] {
  return linesOf(layout).map(({ name, value, note = '', look = plain }) => ({
    cells: [merged(1, 6, name, look.name), merged(7, 8, value, look.value), merged(9, 10, note === '' ? null : note, look.note)],
    height: look === plain || look.value === looks.resultText ? 19.5 : 27,
    grid: 'band',
  }))
}
