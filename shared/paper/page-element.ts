import { bordersOf } from '../report/sheet-borders'
import type { CellStyle } from '../report/sheet-model'
import { element, type PaperElement } from './element'
import type { LaidField } from './field-layout'
import type { PaperDocument, PaperPage } from './paper-document'
import type { PaperCell, PaperRow } from './paper-row'
import { shownValue } from './shown-value'

const px = (pt: number): number => Math.round(pt / 0.75)

/** Widths in whole px that add up as the units do. */
function columnsOf(widths: readonly number[]): number[] {
  let units = 0
  return widths.map((width) => {
    const from = Math.round(units * 8)
    units += width
    return Math.round(units * 8) - from
  })
}

function lookClasses({ font, size, bold, fill, horizontal, vertical, indent, borders }: CellStyle): string {
  const lines = (['top', 'right', 'bottom', 'left'] as const).flatMap((side) => (borders[side] ? [`${side}-${borders[side]}`] : []))
  return [`f-${font}`, `s-${String(size).replace('.', '-')}`, bold ? 'bold' : '', fill === null ? '' : `fill-${fill}`, horizontal, vertical, indent ? 'indent' : '', ...lines].filter(Boolean).join(' ')
}

function answerElement({ answer, boxes }: LaidField): PaperElement[] {
  switch (answer.kind) {
    case 'none': return []
    case 'line': return [element('span', 'write', [])]
    case 'blank': return [element('span', 'figure', [element('span', 'write', []), element('span', '', [answer.unit])])]
    case 'boxes': return [element('span', 'boxes', [boxes.join('\n')])]
  }
}

function fieldElement(field: LaidField): PaperElement {
  const kind = field.answer.kind === 'line' ? 'hand words' : field.beside ? 'hand' : 'hand below'
  return element('div', kind, [...(field.label.length > 0 ? [element('span', 'label', [field.label.join('\n')])] : []), ...answerElement(field)])
}

function contentOf({ value, look, fields, rules }: PaperCell): PaperElement['content'] {
  if (fields) return fields.map(fieldElement)
  if (rules !== undefined) return Array.from({ length: rules }, () => element('div', 'rule', []))
  if (value !== null && typeof value === 'object' && 'runs' in value) return value.runs.map(({ text, underline }) => element('span', underline ? 'underlined' : '', [text]))
  const text = shownValue(value, look.format)
  return text === '' ? [] : [text]
}

function rowElement(rows: readonly PaperRow[], index: number, row: PaperRow, columns: number): PaperElement {
  const around = { row, above: rows[index - 1], below: rows[index + 1], columns }
  const cells = [...row.cells].sort((a, b) => a.column - b.column).map((own) => {
    const look = lookClasses({ ...own.look, borders: bordersOf(own, around) })
    return element('td', own.rules === undefined ? look : `${look} rules`, contentOf(own), { span: (own.mergeTo ?? own.column) - own.column + 1 })
  })
  return element('tr', '', cells, { height: px(row.height) })
}

/** A page of A4 landscape: running head, table, running foot. */
export function pageElement({ rows, widths, header, footer }: PaperPage, titleBold: boolean): PaperElement {
  const columns = element('colgroup', '', columnsOf(widths).map((width) => element('col', '', [], { width })))
  const body = element('tbody', '', rows.map((row, index) => rowElement(rows, index, row, widths.length)))
  return element('section', titleBold ? 'sheet title-bold' : 'sheet', [
    ...(header ? [element('div', 'running head', [element('span', '', [header.left]), element('span', '', [header.right])])] : []),
    element('table', '', [columns, body]),
    element('div', 'running foot', [element('span', '', [footer.left]), element('span', '', [footer.center]), element('span', '', [footer.right])]),
  ])
}

export const pageElements = ({ pages, titleBold }: PaperDocument): PaperElement[] => pages.map((page) => pageElement(page, titleBold))
