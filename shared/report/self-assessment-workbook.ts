import { formatIdentity } from '../self-assessment/keys'
import { selfAssessmentFileName } from './file-name'
import { looks } from './looks'
import { cell, heightOf, merged, type RowDraft } from './row-draft'
import { formReport, formTexts, selfAssessmentSheet, selfTitle } from './self-assessment-sheet'
import type { SheetModel, WorkbookModel } from './sheet-model'
import { toSheetModel } from './sheet-draft'
import { titleOf, topRows } from './top-block'
import type { UnitReport } from './unit-report'
import { selfSheetNames } from './words'

const guideWidths = [8, 100, 20]

const guide: readonly (readonly [heading: string, texts: readonly string[]])[] = [
  ['怎样填', [
    '只填“自评表”里浅黄色的格子，其他格子不能改。一行填一个数，按“填报项”说的填，“单位”一栏写明是次、个、件、分。',
    '没有发生的、没有扣分情形的，填 0，不要空着。同一项考核内容有几行的，要么都填，要么都不填；写明“没有可不填”的除外。',
    '单位一栏写“选择”或“有、无”的，点格子右边的箭头选，不要自己打字。',
    '比率类只填两个数（如已办结数、应办结数），比率和得分由系统算，不用填百分数。',
    '写明“自评得分”的，填得分，并在“自评说明”写明理由，没有理由不能计。',
    '灰色的行是本单位不适用或者免考的内容，不填。',
  ]],
  ['不适用的怎样申报', [
    '“不适用申报”一栏是浅黄色的考核内容，如果本单位确实没有这类对象，选“申报”，并在“自评说明”写明理由，填报数留空。是否列为合理缺项由考核组认定。',
  ]],
  ['自评说明写什么', [
    '写数据的来源、时间、佐证材料的名称和文号。一项考核内容写一处，写在第一行。',
  ]],
  ['不要这样做', [
    '不要改编码和填报项，不要把几个单位的表合到一个文件里，不要设打开密码。',
    '不要只复制一部分列到别的表里：表的右边有一列隐藏的标识，少了它就不能自动对上。',
    '可以调整列宽、行高，可以改文件名，可以用 Excel 或 WPS 填。',
  ]],
  ['怎样交', [
    '填好后保存为 .xlsx（不要存成 .xls、.et、.csv 或图片），核对无误后报送平安办。需要签字盖章的，把“自评表”打印出来，最后一行签字。',
    '报送以后要改的，改好再交一次：只有填了的格子会更新，空着的格子不会把已报的数抹掉。',
  ]],
]

const numbered = (index: number): string => ['一', '二', '三', '四', '五', '六', '七', '八'][index] ?? String(index + 1)

function guideRows(): RowDraft[] {
  return guide.flatMap(([heading, texts], index): RowDraft[] => [
    { cells: [merged(1, 3, `${numbered(index)}、${heading}`, looks.guideHeading)], height: 22.5, grid: 'none', withNext: true },
    ...texts.map((text, position): RowDraft => {
      const cells = [cell(1, `${position + 1}．`, { ...looks.guide, horizontal: 'right' }), merged(2, 3, text, looks.guide)]
      return { cells, height: heightOf(cells, guideWidths, 17.25), grid: 'none' }
    }),
  ])
}

function guideSheet(given: UnitReport): SheetModel {
  const rows = topRows(formReport(given), { ...selfTitle, subject: selfSheetNames.guide }, guideWidths)
  return toSheetModel({ name: selfSheetNames.guide, widths: guideWidths, headRows: [rows.length, rows.length], rows: [...rows, ...guideRows()], locked: true, ...formTexts(given) })
}

/** For programs: what the form was made for. Names stand beside the ids, so that a foreign form can be named. */
function identitySheet(given: UnitReport): SheetModel {
  const { campaign, unit, rubric, rubricDigest, exportDate } = given
  const identity = formatIdentity({ campaignId: campaign.id, unitId: unit.id, rubricDigest })
  const facts = [['标识', identity], ['考核批次', campaign.name], ['被考核单位', unit.name], ['单位编码', unit.code], ['细则版本', rubric.version], ['导出日期', exportDate]]
  const rows = facts.map(([name = '', value = '']): RowDraft => ({ cells: [cell(1, name, looks.key), cell(2, value, looks.key)], height: 15, grid: 'none' }))
  return toSheetModel({ name: selfSheetNames.identity, widths: [20, 108], headRows: [1, 1], rows, locked: true, veryHidden: true, ...formTexts(given) })
}

/** The workbook that goes to a unit and comes back: 自评表, 填表说明, and a hidden sheet that says what it was made for. */
export function selfAssessmentWorkbook(report: UnitReport): WorkbookModel {
  return {
    fileName: selfAssessmentFileName(report),
    title: `${report.unit.name} ${titleOf(formReport(report), selfTitle)}`,
    fonts: report.fonts,
    sheets: [selfAssessmentSheet(report), guideSheet(report), identitySheet(report)],
  }
}
