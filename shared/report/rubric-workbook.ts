import { toDraftJson } from '../rubric-draft/convert'
import { packCopy } from '../rubric-workbook/copy'
import { formatIdentity, formatRowKey } from '../rubric-workbook/marks'
import { rubricSheetNames } from '../rubric-workbook/words'
import { fileNamePart } from './file-name'
import { looks } from './looks'
import { cell, heightOf, merged, type RowDraft } from './row-draft'
import { rubricClaimsSheet, rubricVetoSheet } from './rubric-claims-sheet'
import { rubricGeneralSheet } from './rubric-general-sheet'
import { rubricPageTexts, rubricTitle, type RubricReport } from './rubric-report'
import { rubricTreeSheet, treeLetter } from './rubric-tree-sheet'
import { toSheetModel } from './sheet-draft'
import type { SheetModel, WorkbookModel } from './sheet-model'

const guideWidths = [6, 122]

const guide: readonly string[] = [
  '在 Excel 或 WPS 里改好、保存为 .xlsx，再从“细则 → 从 Excel 导入”读回来，得到一份草稿；核对无误后发布。没有改动的内容读回来和原来完全一样。',
  '可以改任何文字、分值和评分规则；可以插入、删除、移动整行。移动和复制要选整行：右边有一列隐藏的标识，靠它认出是原来的哪一项。',
  '“层级”写一级、二级、三级或考核内容：上一行是什么、下一行就归到它下面。一级就是工作要求，考核内容连同上级最多四级。',
  `分值只改考核内容的。各级和合计的分值是公式，自动相加；表头下面的合计行随时看得到离总分差多少。新的行插在“新的行插在这一行以上”之前，会自动算进去。`,
  `“评分规则”（${treeLetter('rule')}列）第一行写规则的名称，以下一行写一件事，照原来的样子改。空着就是待定规则，以后在软件里定。`,
  '新增的考核内容：插入一行，写层级、编码、内容、分值、评分标准，其他能空着。复制一行来改的，要把编码改成新的。',
  '编码不能重复。编码那一列已设为文本，1-1 不会变成日期；从别处粘贴时请选“只粘贴数值”。',
  '读不懂的格子会按工作表和格子的位置一一说明，全部改好才能导入，不会导入一半。',
]

function guideSheet(report: RubricReport): SheetModel {
  const title = merged(1, 2, rubricSheetNames.guide, { ...looks.title, size: 16 })
  const rows = guide.map((text, index): RowDraft => {
    const cells = [cell(1, `${index + 1}．`, { ...looks.guide, horizontal: 'right' }), cell(2, text, looks.guide)]
    return { cells, height: heightOf(cells, guideWidths, 19.5), grid: 'none' }
  })
  return toSheetModel({ name: rubricSheetNames.guide, widths: guideWidths, headRows: [1, 1], rows: [{ cells: [title], height: 33, grid: 'none' }, ...rows], ...rubricPageTexts(report, rubricSheetNames.guide) })
}

/** For programs: the rubric file itself, so that what no cell can say comes back as well. */
function copySheet(report: RubricReport): SheetModel {
  const { digest, published, rubric, exportDate } = report
  const facts = [
    ['标识', formatIdentity({ digest, published })], ['细则', rubric.title], ['版本', rubric.version], ['导出日期', exportDate],
    ...packCopy(toDraftJson({ rubric })).map((piece, index) => [formatRowKey(digest, 'copy', index), piece]),
  ]
  const rows = facts.map(([name = '', value = '']): RowDraft => ({ cells: [cell(1, name, looks.key), cell(2, value, looks.key)], height: 15, grid: 'none' }))
  return toSheetModel({ name: rubricSheetNames.copy, widths: [20, 108], headRows: [1, 1], rows, veryHidden: true, ...rubricPageTexts(report, '') })
}

/** `评分细则_默认替代稿-1_20261128.xlsx`. */
export function rubricFileName({ rubric, published, exportDate }: RubricReport, extension: 'xlsx' | 'json'): string {
  const version = fileNamePart(rubric.version, 60, '')
  return `${fileNamePart(rubric.title, 100, '评分细则')}${version === '' ? '' : `_${version}`}${published ? '' : '_草稿'}_${exportDate.replaceAll('-', '')}.${extension}`
}

/** A rubric as a workbook that people edit in Excel or WPS and import again; what they did not touch comes back identical. */
export function rubricWorkbook(report: RubricReport): WorkbookModel {
  return {
    fileName: rubricFileName(report, 'xlsx'),
    title: rubricTitle(report),
    fonts: report.fonts,
    sheets: [rubricTreeSheet(report), rubricClaimsSheet(report), rubricVetoSheet(report), rubricGeneralSheet(report), guideSheet(report), copySheet(report)],
  }
}
