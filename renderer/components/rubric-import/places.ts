import type { Draft, DraftNode, Place } from '../../../shared/rubric-draft/draft'
import { claimRoles, type RowRole } from '../../../shared/rubric-import/layout'
import type { RubricReading } from '../../../shared/rubric-import/reading'
import { parseCell } from './sheet-blocks'

/** Cells of a node or an item, all of one sheet. */
export interface Marks {
  readonly sheet: string
  /** The last row where one of its cells begins: of merged cells its own is the lowest. */
  readonly row: number
  /** Names of its cells, e.g. `D12`. */
  readonly cells: readonly string[]
}
export interface Places {
  /** By item id or node key. */
  readonly marks: ReadonlyMap<string, Marks>
  /** What a row of a sheet belongs to: its item, else the node that stands there. */
  keyAt(sheet: string, row: number): string | null
  /** What a cell was read for, else what its row belongs to. */
  keyOf(place: Place): string | null
}

function marksOf(source: Draft['sources'][string]): Marks | null {
  const places = Object.values(source)
  const [first] = places
  if (!first) return null
  const own = places.filter(({ sheet }) => sheet === first.sheet)
  const rows = own.flatMap(({ cell }) => parseCell(cell)?.row ?? [])
  return rows.length === 0 ? null : { sheet: first.sheet, row: Math.max(...rows), cells: own.map(({ cell }) => cell.replace(/:.*/, '')) }
}
const nodeKeys = (nodes: readonly DraftNode[]): string[] => nodes.flatMap((node) => [node.key, ...nodeKeys(node.children ?? [])])

/** Which cells a line of the tree comes from, and back. A row that goes on belongs to the item above it. */
export function placesOf({ draft, sheets }: RubricReading): Places {
  const marks = new Map(Object.entries(draft.sources).flatMap(([key, source]) => {
    const of = marksOf(source)
    return of ? [[key, of] as const] : []
  }))
  const isNode = new Set(nodeKeys(draft.rubric.requirements))
  const roles = new Map(sheets.map((sheet) => [sheet.name, sheet.roles]))
  const at = (sheet: string, row: number): string => `${row} ${sheet}`
  const items = new Map<string, string>()
  const nodes = new Map<string, string>()
  for (const [key, { sheet, row }] of marks) (isNode.has(key) ? nodes : items).set(at(sheet, row), key)
  const keyAt = (sheet: string, row: number): string | null => {
    let above = row
    const goesOn = (role: RowRole | undefined): boolean => role === 'more' || ((claimRoles as readonly (RowRole | undefined)[]).includes(role) && roles.get(sheet)?.[above - 2] === role)
    while (above > 1 && goesOn(roles.get(sheet)?.[above - 1]) && !items.has(at(sheet, above))) above -= 1
    return items.get(at(sheet, above)) ?? nodes.get(at(sheet, row)) ?? null
  }
  return {
    marks,
    keyAt,
    keyOf({ sheet, cell }) {
      const own = [...marks].find(([, mark]) => mark.sheet === sheet && mark.cells.includes(cell))
      return own?.[0] ?? keyAt(sheet, parseCell(cell)?.row ?? 0)
    },
  }
}
