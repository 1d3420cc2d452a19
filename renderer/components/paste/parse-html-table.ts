/** Rows and columns beyond this are no table of units; a whole column copied by mistake would otherwise stop the window. */
import { tableLimit } from '../../../shared/import/sheet-table'

export const MOST_ROWS = tableLimit.rows
export const MOST_COLUMNS = tableLimit.columns

const blocks: ReadonlySet<string> = new Set(['P', 'DIV', 'LI', 'TR'])

function isHidden(element: Element): boolean {
  return /display\s*:\s*none/i.test(element.getAttribute('style') ?? '') || ['STYLE', 'SCRIPT', 'TABLE'].includes(element.tagName.toUpperCase())
}

/** The text of a cell as it is seen: white space of the source is one blank, a line break stands where the cell has one. */
function textOf(node: Node): string {
  if (node.nodeType === 3) return (node.nodeValue ?? '').replace(/[ \t\r\n\f]+/g, ' ')
  if (node.nodeType !== 1) return ''
  const element = node as Element
  const name = element.tagName.toUpperCase()
  if (name === 'BR') return '\n'
  if (isHidden(element)) return ''
  const inner = [...element.childNodes].map(textOf).join('')
  return blocks.has(name) ? `\n${inner}\n` : inner
}

function cellText(cell: Element): string {
  const lines = [...cell.childNodes].map(textOf).join('').replace(/\u00a0/g, ' ').split('\n').map((line) => line.trim())
  return lines.join('\n').replace(/\n{2,}/g, '\n').trim()
}

const span = (cell: Element, name: 'colspan' | 'rowspan'): number => Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1)

/** Rows of the first table of a clipboard's HTML; merged cells have their text at the top left and are blank elsewhere. Null without a table. */
export function parseHtmlTable(html: string): string[][] | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return null
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table).slice(0, MOST_ROWS + 1)
  const grid: (string | undefined)[][] = rows.map(() => [])
  rows.forEach((row, r) => {
    let c = 0
    for (const cell of [...row.children].filter(({ tagName }) => /^t[dh]$/i.test(tagName))) {
      while (grid[r]?.[c] !== undefined) c += 1
      const [wide, high] = [Math.min(span(cell, 'colspan'), MOST_COLUMNS), span(cell, 'rowspan')]
      for (let down = r; down < Math.min(r + high, rows.length); down += 1) for (let right = c; right < Math.min(c + wide, MOST_COLUMNS + 1); right += 1) (grid[down] ??= [])[right] = ''
      const line = grid[r]
      if (line && c <= MOST_COLUMNS) line[c] = cellText(cell)
      c += wide
    }
  })
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''))
}
