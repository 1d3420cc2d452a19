import { readZip } from '../../../electron/export/read-zip'
import { workbookBytes } from '../../../electron/export/workbook-bytes'
import type { CellModel, CellStyle, SheetModel, WorkbookModel } from '../../../shared/report/sheet-model'

export const fonts = { title: '方正小标宋简体', titleBold: false, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' }

export const text: CellStyle = { font: 'song', size: 10, bold: false, fill: null, horizontal: 'left', vertical: 'middle', wrap: true, format: null, borders: { left: 'medium', right: 'medium', top: 'thin', bottom: 'hair' } }
export const number: CellStyle = { ...text, font: 'number', size: 10.5, bold: true, horizontal: 'right', format: '0.00_ ' }

const cells: readonly CellModel[] = [
  { row: 1, column: 1, mergeTo: 4, value: '标题', style: { ...text, font: 'title', size: 22, bold: true } },
  { row: 2, column: 1, value: 1.25, style: number },
  { row: 2, column: 2, value: { formula: 'ROUND(A2*2,2)', result: 2.5 }, style: number },
  { row: 2, column: 3, value: { date: '2026-11-20' }, style: { ...number, format: 'yyyy.mm.dd' } },
  { row: 2, column: 4, value: { formula: 'IF(A2>1,"甲","乙")', result: '甲' }, style: text },
  { row: 3, column: 1, value: '编码', style: { ...text, font: 'hei', fill: 'E4E4E4' } },
  { row: 3, column: 2, value: { runs: [{ text: '组长：', underline: false }, { text: '          ', underline: true }] }, style: { ...text, indent: 2 } },
  { row: 4, column: 1, value: '1-1-1', style: { ...text, format: '@' } },
  { row: 5, column: 1, value: '=1+1', style: text },
  { row: 5, column: 2, value: Number.NaN, style: number },
  { row: 5, column: 3, value: 0, style: number },
]

export function handMadeSheet(changes: Partial<SheetModel> = {}): SheetModel {
  return {
    name: '评分表',
    widths: [5.8, 9, 9.1, 40],
    heights: [21, 33, 24, 24, 24],
    outline: [0, 0, 0, 1, 2],
    headRows: [3, 3],
    frozenColumns: 0,
    lastRow: 5,
    pageBreaksAfter: [4],
    autoFilter: 'A3:D5',
    choices: [{ range: 'A4:A5', values: ['是', '否'] }],
    header: { left: '2026年度评分表〔默认替代稿〕', right: '甲&乙' },
    footer: { left: '指纹 AAAA', center: '内部资料  注意保管' },
    cells,
    ...changes,
  }
}

export function handMade(changes: Partial<WorkbookModel> = {}): WorkbookModel {
  return { fileName: '甲县_评分表.xlsx', title: '甲县评分表', fonts, sheets: [handMadeSheet(), handMadeSheet({ name: '扣分明细', outline: [0, 0, 0, 0, 0], choices: [], frozenColumns: 2 })], ...changes }
}

/** The text of one part of the workbook that the model becomes. */
export async function partOf(model: WorkbookModel, part: string): Promise<string> {
  return readZip(await workbookBytes(model)).get(part)?.toString('utf8') ?? ''
}
