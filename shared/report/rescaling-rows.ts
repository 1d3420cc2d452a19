import { assertNever } from '../assert-never'
import { parsePoints, sumPoints, toPoints, ZERO, type Points } from '../points'
import type { RubricNode } from '../rubric/rubric'
import { cellName, formula, numberText, onSheet, sumFormula } from './formulas'
import { figuresOfNode } from './item-figures'
import { looks } from './looks'
import { cell, heightOf, merged, type RowDraft } from './row-draft'
import type { CellValue } from './sheet-model'
import type { UnitLayout } from './unit-layout'
import { heading, sheetNames } from './words'

const widths = [4.4, 6.4, 28, 8, 14, 38, 16, 13.2]

interface Line { readonly name: string; readonly value: CellValue; readonly note: string; readonly change?: boolean }

const onScorecard = (column: number, row: number): string => onSheet(sheetNames.scorecard, cellName(column, row))

function lineRow({ name, value, note, change }: Line, last: boolean): RowDraft {
  const cells = [merged(1, 3, name, looks.resultName), cell(4, value, change ? looks.change : looks.number), merged(5, 8, note, looks.resultNote)]
  return { cells, height: 19.5, grid: 'band', ...(last ? {} : { withNext: true }) }
}

/** The lines that lead from earned to the base; rows count from `linesRow`. */
function linesOf({ report, scorecard: plan, notApplicable }: UnitLayout): Line[] {
  const { rubric, scorecard } = report
  const full = numberText(rubric.basePoints)
  const whole = parsePoints(rubric.basePoints) ?? ZERO
  const at = (offset: number): string => cellName(4, notApplicable.linesRow + offset)
  const na = cellName(4, notApplicable.totalRow)
  const earned: Line = { name: '实得分合计', value: formula(onScorecard(7, plan.earnedRow), scorecard.earned), note: '适用项得分之和，缺项与免考不计入' }
  const effect = (base: number, note: string): Line => ({ name: rubric.notApplicablePolicy === 'fullMarks' ? '缺项影响' : '折算影响', value: formula(`ROUND(${at(base)}-${at(0)},2)`, toPoints(scorecard.base - scorecard.earned)), note, change: true })
  switch (rubric.notApplicablePolicy) {
    case 'rescaleTotal':
      return [
        earned,
        { name: '应考分值', value: formula(`ROUND(${full}-${na},2)`, toPoints(whole - scorecard.notApplicable)), note: `${full} － 合理缺项分值` },
        { name: '折算基础分', value: formula(`ROUND(${at(0)}*${full}/${at(1)},2)`, scorecard.base), note: `实得分合计 ÷ 应考分值 × ${full}，四舍五入保留两位小数；加分、减分在折算之后计算` },
        effect(2, `缺项只按同一比例还原到${full}分，不是加分`),
      ]
    case 'rescaleRequirement': {
      const rows = notApplicable.requirements
      const [sum, gone] = [cellName(8, rows?.sumRow ?? 0), cellName(8, rows?.goneRow ?? 0)]
      return [
        earned,
        { name: '应考分值', value: formula(`ROUND(${full}-${na},2)`, toPoints(whole - scorecard.notApplicable)), note: `${full} － 合理缺项分值` },
        { name: '折算基础分', value: formula(`ROUND(${sum}*${full}/(${full}-${gone}),2)`, scorecard.base), note: `各项要求折算后合计 ÷（${full} － 整项缺项的要求分值）× ${full}，四舍五入保留两位小数；加分、减分在折算之后计算` },
        effect(2, '缺项只在本项要求内按比例还原，不是加分'),
      ]
    }
    case 'fullMarks':
      return [
        earned,
        { name: '合理缺项分值', value: formula(na, scorecard.notApplicable), note: '缺项与免考的分值' },
        { name: '基础分', value: formula(`ROUND(${at(0)}+${at(1)},2)`, scorecard.base), note: '实得分合计 ＋ 合理缺项分值；加分、减分另计' },
        effect(2, '缺项按满分计入'),
      ]
    default:
      return assertNever(rubric.notApplicablePolicy)
  }
}

interface RequirementLine { readonly row: number; readonly node: RubricNode }

/** One rescaled requirement: `IF(P=na,0,ROUND(earned*P/(P-na),2))`. */
function requirementRow({ report, scorecard: plan }: UnitLayout, { row, node }: RequirementLine, index: number): RowDraft {
  const source = plan.requirementRows[index] ?? 0
  const figures = figuresOfNode(report, node)
  const [full, earned, na] = [cellName(4, row), cellName(5, row), cellName(7, row)]
  const gone = figures.notApplicable === figures.full
  const cells = [
    merged(1, 2, node.code, looks.code),
    cell(3, heading(node.name, index + 1, 0), looks.content),
    cell(4, formula(onScorecard(4, source), figures.full), looks.number),
    cell(5, formula(onScorecard(8, source), figures.earned), looks.number),
    cell(6, gone ? '整项缺项，退出折算' : '实得分 × 分值 ÷（分值 － 合理缺项）', looks.resultNote),
    cell(7, formula(onScorecard(10, source), figures.notApplicable), looks.number),
    cell(8, formula(`IF(${full}=${na},0,ROUND(${earned}*${full}/(${full}-${na}),2))`, report.scorecard.rescaled?.requirements[node.code] ?? ZERO), looks.number),
  ]
  return { cells, height: heightOf(cells, widths, 19.5), grid: 'body' }
}

function requirementRows(layout: UnitLayout): RowDraft[] {
  const { report, notApplicable } = layout
  const { requirements } = notApplicable
  if (!requirements) return []
  const { rows } = requirements
  const names = ['编码', '工作要求', '分值', '实得分', '折算办法', '合理缺项', '折算后']
  const head = names.map((name, index) => (index === 0 ? merged(1, 2, name, looks.head) : cell(index + 2, name, looks.head)))
  const sum = (name: string, text: string, result: Points): RowDraft => ({
    cells: [merged(1, 7, name, looks.resultName), cell(8, formula(text, result), looks.numberBold)],
    height: 19.5,
    grid: 'band',
    withNext: true,
  })
  const goneParts = rows.map(({ row }) => `IF(${cellName(4, row)}=${cellName(7, row)},${cellName(4, row)},0)`)
  const rescaled = sumPoints(Object.values(report.scorecard.rescaled?.requirements ?? {}))
  return [
    { cells: head, height: 21, grid: 'head', withNext: true },
    ...rows.map((line, index) => requirementRow(layout, line, index)),
    sum('折算后合计', sumFormula(8, rows.map(({ row }) => row)), rescaled),
    sum('整项缺项的要求分值', `ROUND(${goneParts.join('+')},2)`, report.scorecard.rescaled?.gone ?? ZERO),
  ]
}

/** Below the list: under rescaleRequirement a table of the requirements, then the lines that lead to the base. */
export function rescalingRows(layout: UnitLayout): RowDraft[] {
  const lines = linesOf(layout)
  return [...requirementRows(layout), ...lines.map((line, index) => lineRow(line, index === lines.length - 1))]
}
