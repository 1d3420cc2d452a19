import { onMounted, onUpdated, ref, type Ref } from 'vue'

const SELECTOR = '[data-cell]'
const keyOf = (cell: HTMLElement | undefined): string => cell?.dataset['cell'] ?? ''
const columnOf = (cell: HTMLElement): number => (cell instanceof HTMLTableCellElement ? cell.cellIndex : 0)

/** Cells with `data-cell` by table row. */
function rowsOf(grid: HTMLElement): HTMLElement[][] {
  return [...grid.querySelectorAll('tr')].map((row) => [...row.querySelectorAll<HTMLElement>(SELECTOR)]).filter((cells) => cells.length > 0)
}

/** The cell that a key leads to from another; null where the key is none of the grid's or leads nowhere. */
export function cellBeside(rows: readonly (readonly HTMLElement[])[], from: HTMLElement, key: string): HTMLElement | null {
  const at = rows.findIndex((cells) => cells.includes(from))
  const row = rows[at] ?? []
  const column = row.indexOf(from)
  const inRow = (to: number): HTMLElement | null => (rows[to] ?? []).find((cell) => columnOf(cell) === columnOf(from)) ?? null
  switch (key) {
    case 'ArrowLeft': return row[column - 1] ?? null
    case 'ArrowRight': return row[column + 1] ?? null
    case 'ArrowUp': return inRow(at - 1)
    case 'ArrowDown': return inRow(at + 1)
    case 'Home': return row[0] ?? null
    case 'End': return row.at(-1) ?? null
    case 'Ctrl+Home': return rows[0]?.[0] ?? null
    case 'Ctrl+End': return rows.at(-1)?.at(-1) ?? null
    default: return null
  }
}

/** Keys of a table with `role="grid"`: one tab stop among its cells (`data-cell`), arrows move it, Enter, blank and a click open the cell's key. */
export function useGridCells(grid: Readonly<Ref<HTMLElement | null>>, open: (key: string) => void) {
  const stop = ref('')

  function settle(): void {
    const cells = grid.value ? rowsOf(grid.value).flat() : []
    if (!cells.some((cell) => keyOf(cell) === stop.value)) stop.value = keyOf(cells[0])
  }
  onMounted(settle)
  onUpdated(settle)

  const cellOf = (event: Event): HTMLElement | null => (event.target instanceof Element ? event.target.closest<HTMLElement>(SELECTOR) : null)
  function press(event: KeyboardEvent): void {
    const from = cellOf(event)
    if (!from || !grid.value || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') open(keyOf(from))
    else {
      const to = cellBeside(rowsOf(grid.value), from, `${event.ctrlKey ? 'Ctrl+' : ''}${event.key}`)
      if (!to) return
      stop.value = keyOf(to)
      to.focus()
    }
    event.preventDefault()
  }
  function click(event: MouseEvent): void {
    const cell = cellOf(event)
    if (!cell) return
    stop.value = keyOf(cell)
    // So that the dialog gives the focus back to this cell.
    cell.focus()
    open(keyOf(cell))
  }

  return { press, click, tabindex: (key: string) => (stop.value === key ? 0 : -1) }
}
