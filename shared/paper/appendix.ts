import { looks } from '../report/looks'
import { cell, codeCell } from '../report/row-draft'
import { paginate, type PageOfRows } from './paginate'
import { paperPieces } from './paper-text'
import { paperRow, spanning, type PaperRow } from './paper-row'

const widths = [5.8, 12.2, 110] as const
const names = ['编码', '栏目', '全文']
/** Points of height of a piece: two fill a page below its head. */
const pieceHeight = 220

/** 续页: the whole of every text that its cell holds the beginning of, in the order of the pages; none where all texts fit. */
export function appendixPages(pages: readonly PageOfRows[]): PageOfRows[] {
  const continued = pages.flatMap(({ rows }) => rows).flatMap(({ code = '', cells }) => cells.flatMap((each) => (each.continued ? [{ code, ...each.continued }] : [])))
  if (continued.length === 0) return []
  const rows = continued.flatMap(({ code, about, text }): PaperRow[] =>
    paperPieces(text, widths[2], 9, pieceHeight).map((lines, index) => {
      const cells = [codeCell(1, code, looks.code, widths), cell(2, index === 0 ? about : `${about}（续）`, looks.smallCentered), cell(3, lines.join('\n'), looks.small)]
      return paperRow(widths, cells, { least: 18, grid: 'body' })
    }))
  const title = paperRow(widths, [spanning(1, 3, '续页：前面表格中没有排完的文字', looks.title)].map((each) => ({ ...each, look: { ...each.look, size: 16 } })), { least: 33, grid: 'none' })
  const head = paperRow(widths, names.map((name, at) => cell(at + 1, name, looks.head)), { least: 21, grid: 'head', withNext: true })
  return paginate({ widths, above: [title], head: [head], rows, closing: 0, sum: null, subject: '续页' })
}
