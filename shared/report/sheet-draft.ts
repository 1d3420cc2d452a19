import { cleanText } from './clean-text'
import { findPageBreaks, printScale } from './page-breaks'
import type { CellDraft, RowDraft } from './row-draft'
import { bordersOf } from './sheet-borders'
import type { CellModel, SheetModel } from './sheet-model'

/** A sheet before its rows have places: borders, page breaks and print area follow from the rows. */
export interface SheetDraft extends Pick<SheetModel, 'name' | 'widths' | 'headRows' | 'header' | 'footer' | 'inputs' | 'hiddenWidths' | 'locked' | 'veryHidden'> {
  readonly rows: readonly RowDraft[]
  readonly autoFilter?: string
  readonly frozenColumns?: number
  readonly zoom?: number
  readonly columnBreaksAfter?: SheetModel['columnBreaksAfter']
  readonly choices?: SheetModel['choices']
}

function cellsOf(rows: readonly RowDraft[], index: number, row: RowDraft, columns: number): CellModel[] {
  const around = { row, above: rows[index - 1], below: rows[index + 1], afterBelow: rows[index + 2], columns }
  return [...row.cells].sort((a, b) => a.column - b.column).map((draft: CellDraft): CellModel => ({
    row: index + 1,
    column: draft.column,
    ...(draft.mergeTo === undefined ? {} : { mergeTo: draft.mergeTo }),
    ...(draft.mergeDown ? { mergeDown: index + 2 } : {}),
    value: draft.value,
    style: { ...draft.look, borders: bordersOf(draft, around) },
  }))
}

/** The fields that are there. */
function pick<T extends object, K extends keyof T>(from: T, ...names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]))) as Pick<T, K>
}

/** The sheet as data. */
export function toSheetModel(draft: SheetDraft): SheetModel {
  const { name, widths, rows, headRows, header, footer, columnBreaksAfter = [] } = draft
  const heights = rows.map(({ height }) => height)
  return {
    name,
    widths,
    heights,
    outline: rows.map(({ outline }) => outline ?? 0),
    cells: rows.flatMap((row, index) => cellsOf(rows, index, row, widths.length)),
    headRows,
    frozenColumns: draft.frozenColumns ?? 0,
    ...(draft.zoom === undefined ? {} : { zoom: draft.zoom }),
    ...(columnBreaksAfter.length === 0 ? {} : { columnBreaksAfter }),
    lastRow: rows.length,
    pageBreaksAfter: findPageBreaks({ heights, withNext: rows.map(({ withNext }) => withNext ?? false), headRows, scale: printScale(widths, columnBreaksAfter) }),
    ...(draft.autoFilter === undefined ? {} : { autoFilter: draft.autoFilter }),
    choices: draft.choices ?? [],
    ...pick(draft, 'inputs', 'hiddenWidths', 'locked', 'veryHidden'),
    header: { left: cleanText(header.left), right: cleanText(header.right) },
    footer: { left: cleanText(footer.left), center: cleanText(footer.center) },
  }
}
