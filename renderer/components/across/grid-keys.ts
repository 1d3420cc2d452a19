import { isComposing, keyName } from '../../composables/use-keys'

/** What a key does in the grid. `move` also finishes what is being typed. */
export type GridAct =
  | { readonly kind: 'move'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'extend'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'edge'; readonly rows: -1 | 0 | 1; readonly columns: -1 | 0 | 1 }
  | { readonly kind: 'extendEdge'; readonly rows: -1 | 0 | 1; readonly columns: -1 | 0 | 1 }
  | { readonly kind: 'page'; readonly by: 1 | -1 }
  | { readonly kind: 'tab'; readonly by: 1 | -1 }
  | { readonly kind: 'enter'; readonly by: 1 | -1 }
  | { readonly kind: 'digit'; readonly digit: number }
  | { readonly kind: 'item'; readonly by: 1 | -1 }
  | { readonly kind: 'edit' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'all' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'newline' }

/** `idle`: a cell is current. `typing`: its content is being replaced, arrows go on to the next cell. `editing`: F2, arrows move in the text. */
export type GridMode = 'idle' | 'typing' | 'editing'

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
const edges: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = {
  Home: [0, -1], End: [0, 1], 'Ctrl+Home': [-1, -1], 'Ctrl+End': [1, 1], 'Ctrl+ArrowUp': [-1, 0], 'Ctrl+ArrowDown': [1, 0], 'Ctrl+ArrowLeft': [0, -1], 'Ctrl+ArrowRight': [0, 1],
}

const always: Readonly<Record<string, GridAct>> = {
  Enter: { kind: 'enter', by: 1 }, 'Shift+Enter': { kind: 'enter', by: -1 }, Tab: { kind: 'tab', by: 1 }, 'Shift+Tab': { kind: 'tab', by: -1 },
  Escape: { kind: 'cancel' }, 'Alt+Enter': { kind: 'newline' }, 'Ctrl+PageDown': { kind: 'item', by: 1 }, 'Ctrl+PageUp': { kind: 'item', by: -1 },
}
const idle: Readonly<Record<string, GridAct>> = {
  F2: { kind: 'edit' }, Delete: { kind: 'clear' }, Backspace: { kind: 'clear' }, 'Ctrl+A': { kind: 'all' },
  'Ctrl+Z': { kind: 'undo' }, 'Ctrl+Y': { kind: 'redo' }, 'Ctrl+Shift+Z': { kind: 'redo' }, PageDown: { kind: 'page', by: 1 }, PageUp: { kind: 'page', by: -1 },
}

function moveOf(name: string, mode: GridMode): GridAct | null {
  const arrow = arrows[name]
  if (arrow && mode !== 'editing') return { kind: 'move', rows: arrow[0], columns: arrow[1] }
  if (mode !== 'idle') return null
  const shifted = /^(Ctrl\+)?Shift\+/.test(name)
  const plain = name.replace('Shift+', '')
  const extend = arrows[plain]
  if (shifted && extend) return { kind: 'extend', rows: extend[0], columns: extend[1] }
  const edge = edges[plain]
  return edge ? { kind: shifted ? 'extendEdge' : 'edge', rows: edge[0], columns: edge[1] } : null
}

/** What a pressed key means; null leaves it to the field: letters, the clipboard, the caret. Nothing acts while an input method composes. */
export function gridAct(event: KeyboardEvent, mode: GridMode, choosing: boolean): GridAct | null {
  if (isComposing(event)) return null
  const name = keyName(event)
  const act = always[name] ?? moveOf(name, mode) ?? (mode === 'idle' ? idle[name] : undefined)
  if (act) return act
  return mode === 'idle' && choosing && /^[1-9]$/.test(name) ? { kind: 'digit', digit: Number(name) } : null
}
