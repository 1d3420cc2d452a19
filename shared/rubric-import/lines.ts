import type { Points } from '../points'
import type { Place } from '../rubric-draft/draft'
import type { ColumnRole } from './layout'
import type { Numbering } from './numerals'
import type { ReadPoints } from './points-text'

/** A requirement or an indicator as it stands in the sheet; the lines below it share the object. */
export interface Block {
  readonly name: string
  readonly numbering: Numbering | null
  readonly row: number
  readonly place: Place
  points: { readonly points: Points; readonly place: Place } | null
  code: { readonly text: string; readonly place: Place } | null
  readonly remarks: string[]
}

/** Further texts of an item, by what they are. */
export type FurtherRole = Exclude<ColumnRole, `level${string}` | 'ignore' | 'code' | 'content' | 'points' | 'standard'>

/** An item with the blocks above it, from the outside in. */
export interface ItemLine {
  readonly row: number
  readonly path: readonly Block[]
  readonly place: Place
  content: string
  readonly points: ReadPoints
  readonly pointsPlace: Place
  standard: string
  standardPlace: Place | null
  readonly code: { readonly text: string; readonly place: Place; readonly isNumber: boolean; readonly date: string | null } | null
  readonly further: Map<FurtherRole, string[]>
}

export interface SheetLines {
  readonly items: readonly ItemLine[]
  /** Blocks that no item stands below. */
  readonly empty: readonly Block[]
  /** Rows that were to continue an item where there is none. */
  readonly astray: readonly number[]
}
