/** A cell in quotes: its content with `""` undone, and where the text goes on. Null where the quotes are letters of the cell. */
function quotedCell(text: string, start: number): { cell: string; next: number } | null {
  let cell = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return null
    cell += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const after = text[quote + 1]
      return after === undefined || after === '\t' || after === '\n' ? { cell, next: quote + 1 } : null
    }
    cell += '"'
    at = quote + 2
  }
}

function plainCell(text: string, start: number): { cell: string; next: number } {
  const end = /[\t\n]/.exec(text.slice(start))
  const next = end ? start + end.index : text.length
  return { cell: text.slice(start, next), next }
}

/**
 * Rows of the tab-separated text that Excel, WPS and LibreOffice put on the clipboard: a cell that holds a tab, a line break or a quote may stand
 * in quotes, doubled inside. Quotes that do not close before a tab, a line break or the end are letters. A line break at the very end makes no row.
 */
export function parseTsv(source: string): string[][] {
  const text = source.replace(/\r\n?/g, '\n').replace(/\0+$/, '')
  if (text === '') return []
  const rows: string[][] = [[]]
  let at = 0
  for (;;) {
    const { cell, next } = (text[at] === '"' ? quotedCell(text, at) : null) ?? plainCell(text, at)
    rows.at(-1)?.push(cell)
    if (next >= text.length) return rows
    at = next + 1
    if (text[next] !== '\n') continue
    if (at >= text.length) return rows
    rows.push([])
  }
}

/** Rows as text that Excel and WPS take as cells: every row ends with a line break, what could be misread stands in quotes. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string => (/["\t\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)
  return rows.map((row) => `${row.map(quoted).join('\t')}\r\n`).join('')
}
