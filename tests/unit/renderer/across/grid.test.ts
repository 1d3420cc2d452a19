// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { gridAct, type GridMode } from '../../../../renderer/components/across/grid-keys'
import { blockOf, cellAt, extendBy, extendTo, isOneCell, tabFrom } from '../../../../renderer/components/across/grid-range'

const size = { rows: 3, columns: 2 }

describe('where the cursor goes', () => {
  it('stays in the grid', () => {
    expect(cellAt(9, -1, size)).toEqual({ row: 2, column: 0, toRow: 2, toColumn: 0 })
    expect(blockOf(extendBy(cellAt(1, 1, size), -5, -5, size))).toEqual({ top: 0, bottom: 1, left: 0, right: 1 })
  })
  it('keeps its cell while the selection grows and shrinks', () => {
    const range = extendTo(cellAt(1, 0, size), 2, 1, size)
    expect([range.row, range.column, isOneCell(range)]).toEqual([1, 0, false])
    expect(isOneCell(extendTo(range, 1, 0, size))).toBe(true)
  })
  it('by Tab goes on in the next row, and leaves at the ends', () => {
    expect(tabFrom(cellAt(0, 1, size), 1, size)).toMatchObject({ row: 1, column: 0 })
    expect(tabFrom(cellAt(1, 0, size), -1, size)).toMatchObject({ row: 0, column: 1 })
    expect(tabFrom(cellAt(2, 1, size), 1, size)).toBeNull()
    expect(tabFrom(cellAt(0, 0, size), -1, size)).toBeNull()
  })
})

describe('what a key does', () => {
  const act = (key: string, mode: GridMode = 'idle', more: KeyboardEventInit = {}, choosing = false) => gridAct(new KeyboardEvent('keydown', { key, ...more }), mode, choosing)
  it.each<[string, KeyboardEventInit, object]>([
    ['ArrowDown', {}, { kind: 'move', rows: 1, columns: 0 }], ['ArrowRight', { shiftKey: true }, { kind: 'extend', rows: 0, columns: 1 }], ['Home', { ctrlKey: true }, { kind: 'edge', rows: -1, columns: -1 }],
    ['ArrowDown', { ctrlKey: true, shiftKey: true }, { kind: 'extendEdge', rows: 1, columns: 0 }], ['Enter', { shiftKey: true }, { kind: 'enter', by: -1 }], ['Tab', {}, { kind: 'tab', by: 1 }],
    ['F2', {}, { kind: 'edit' }], ['Delete', {}, { kind: 'clear' }], ['z', { ctrlKey: true }, { kind: 'undo' }], ['Z', { ctrlKey: true, shiftKey: true }, { kind: 'redo' }], ['a', { ctrlKey: true }, { kind: 'all' }],
    ['PageDown', { ctrlKey: true }, { kind: 'item', by: 1 }], ['Escape', {}, { kind: 'cancel' }],
  ])('%s %o', (key, more, wanted) => expect(act(key, 'idle', more)).toEqual(wanted))
  it('letters and the clipboard are the field’s', () => {
    for (const [key, more] of [['5', {}], ['县', {}], ['c', { ctrlKey: true }], ['v', { ctrlKey: true }], ['F1', {}], ['1', { altKey: true }]] as const) expect(act(key, 'idle', more)).toBeNull()
  })
  it('while something is typed, arrows go on; while it is edited, they are the caret’s; Ctrl+Z is the text’s in both', () => {
    expect(act('ArrowLeft', 'typing')).toMatchObject({ kind: 'move' })
    expect(act('ArrowLeft', 'editing')).toBeNull()
    for (const mode of ['typing', 'editing'] as const) {
      expect([act('z', mode, { ctrlKey: true }), act('Delete', mode), act('Home', mode)]).toEqual([null, null, null])
      expect(act('Enter', mode)).toMatchObject({ kind: 'enter' })
      expect(act('Escape', mode)).toMatchObject({ kind: 'cancel' })
    }
  })
  it('a digit chooses among choices', () => {
    expect(act('2', 'idle', {}, true)).toEqual({ kind: 'digit', digit: 2 })
    expect(act('2', 'typing', {}, true)).toBeNull()
    expect(act('0', 'idle', {}, true)).toBeNull()
  })
  it('nothing while an input method composes', () => {
    for (const key of ['Enter', 'ArrowDown', 'Tab', 'Escape', '1']) expect(act(key, 'typing', { isComposing: true }, true)).toBeNull()
  })
})
