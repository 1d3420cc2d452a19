import { isComposing, keyName } from '../../composables/use-keys'

/** The columns of the tree; the first three are typed in place. */
export const columns = ['code', 'text', 'points', 'sum', 'rule', 'faults'] as const
export type Column = (typeof columns)[number]
export const isTyped = (column: Column): column is 'code' | 'text' | 'points' => column === 'code' || column === 'text' || column === 'points'

/** What a person asks for with a line: with keys in the tree or with the buttons above it. */
export const lineActs = ['up', 'down', 'in', 'out', 'addItem', 'addNode', 'addBelow', 'duplicate', 'remove', 'split', 'merge', 'moveTo'] as const
export type LineAct = (typeof lineActs)[number]

export type GridKey =
  | { readonly kind: 'row'; readonly by: number }
  | { readonly kind: 'page'; readonly by: 1 | -1 }
  | { readonly kind: 'end'; readonly by: 1 | -1 }
  | { readonly kind: 'column'; readonly by: 1 | -1 }
  | { readonly kind: 'edgeColumn'; readonly by: 1 | -1 }
  | { readonly kind: 'edit' }
  | { readonly kind: 'commit'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'act'; readonly act: LineAct }

/** `idle`: a cell is current. `typing`: its content is being replaced, arrows go on. `editing`: F2 or Enter, arrows move in the text. */
export type GridMode = 'idle' | 'typing' | 'editing'

const acts: Readonly<Record<string, LineAct>> = {
  'Alt+ArrowUp': 'up', 'Alt+ArrowDown': 'down', 'Alt+ArrowRight': 'in', 'Alt+ArrowLeft': 'out',
  Insert: 'addItem', 'Shift+Insert': 'addNode', 'Ctrl+Insert': 'addBelow', 'Ctrl+D': 'duplicate', 'Ctrl+Delete': 'remove', 'Ctrl+M': 'moveTo',
}
const idle: Readonly<Record<string, GridKey>> = {
  ArrowUp: { kind: 'row', by: -1 }, ArrowDown: { kind: 'row', by: 1 }, ArrowLeft: { kind: 'column', by: -1 }, ArrowRight: { kind: 'column', by: 1 },
  PageUp: { kind: 'page', by: -1 }, PageDown: { kind: 'page', by: 1 }, Home: { kind: 'edgeColumn', by: -1 }, End: { kind: 'edgeColumn', by: 1 },
  'Ctrl+Home': { kind: 'end', by: -1 }, 'Ctrl+End': { kind: 'end', by: 1 }, Enter: { kind: 'edit' }, F2: { kind: 'edit' }, Delete: { kind: 'clear' }, Escape: { kind: 'cancel' },
  'Ctrl+Z': { kind: 'undo' }, 'Ctrl+Y': { kind: 'redo' }, 'Ctrl+Shift+Z': { kind: 'redo' },
}
const typed: Readonly<Record<string, GridKey>> = {
  Enter: { kind: 'commit', rows: 1, columns: 0 }, 'Shift+Enter': { kind: 'commit', rows: -1, columns: 0 }, Tab: { kind: 'commit', rows: 0, columns: 1 }, 'Shift+Tab': { kind: 'commit', rows: 0, columns: -1 },
  Escape: { kind: 'cancel' },
}
const arrows: Readonly<Record<string, GridKey>> = {
  ArrowUp: { kind: 'commit', rows: -1, columns: 0 }, ArrowDown: { kind: 'commit', rows: 1, columns: 0 }, ArrowLeft: { kind: 'commit', rows: 0, columns: -1 }, ArrowRight: { kind: 'commit', rows: 0, columns: 1 },
}

/** What a pressed key means in the tree; null leaves it to the field. Nothing acts while an input method composes. */
export function gridKey(event: KeyboardEvent, mode: GridMode): GridKey | null {
  if (isComposing(event)) return null
  const name = keyName(event)
  const act = acts[name]
  // Half-typed text is taken first, by the page; what belongs to the text while it is edited stays there.
  if (act && (mode === 'idle' || name.startsWith('Alt+') || name.endsWith('Insert'))) return { kind: 'act', act }
  if (mode === 'idle') return idle[name] ?? null
  return typed[name] ?? (mode === 'typing' ? arrows[name] : undefined) ?? null
}
