import type { Place } from '../rubric-draft/draft'
import { cellName, type SheetGrid } from './grid'
import type { ReadingNote } from './reading'

/** Gathers what a person should know of a reading. */
export interface Notebook {
  readonly notes: readonly ReadingNote[]
  wrong(place: Place | null, message: string): void
  check(place: Place | null, message: string): void
  told(place: Place | null, message: string): void
}

/** Notes of one weight that a person could still go through. */
const noteLimit = 300

export function notebook(): Notebook {
  const notes: ReadingNote[] = []
  const counts = { wrong: 0, check: 0, told: 0 }
  const write = (weight: ReadingNote['weight']) => (place: Place | null, message: string): void => {
    counts[weight] += 1
    if (counts[weight] <= noteLimit) notes.push({ weight, place, message })
    else if (counts[weight] === noteLimit + 1) notes.push({ weight, place: null, message: `这样的提示超过 ${noteLimit} 条，其余没有列出。请先处理上面的，再重新读取` })
  }
  return { notes, wrong: write('wrong'), check: write('check'), told: write('told') }
}

export const placeOf = (grid: Pick<SheetGrid, 'name'>, row: number, column: number): Place => ({ sheet: grid.name, cell: cellName(row, column) })

const most = 12
/** 3、5–8、12: rows as people say them, no more than a line of them. */
export function rowsText(rows: readonly number[]): string {
  const spans: [number, number][] = []
  for (const row of rows) {
    const last = spans.at(-1)
    if (last && row === last[1] + 1) last[1] = row
    else spans.push([row, row])
  }
  const shown = spans.slice(0, most).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join('、')
  return `第 ${shown}${spans.length > most ? ` 等` : ''} 行`
}
