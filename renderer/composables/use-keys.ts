import { onBeforeUnmount, onMounted } from 'vue'

/**
 * A key map: `Ctrl+S`, `Alt+1`, `Shift+M`, `Ctrl+Enter`, `ArrowDown`, `M`. Letters are upper case whatever the caps lock says.
 * Returning false says that the key was not for us, so it keeps its usual meaning.
 */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => unknown>>

const TEXT_INPUTS = 'textarea, [contenteditable="true"], input:not([type=checkbox], [type=radio], [type=button], [type=file])'

/** `Ctrl+Z` and the like belong to the text being typed while a field has the focus (ux.md). */
const belongsToText: ReadonlySet<string> = new Set(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z'])

/** The name of a pressed key as a `KeyMap` spells it. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const parts = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', key]
  return parts.filter(Boolean).join('+')
}

export function isTextField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(TEXT_INPUTS)
}

/** True while an input method composes; then no shortcut may fire. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

function isFree(event: KeyboardEvent, name: string): boolean {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (!isTextField(event.target)) return true
  return plain ? /^(Shift\+)?F\d+$/.test(name) : !belongsToText.has(name)
}

/**
 * Binds keys of a page while it is mounted. Silent while an input method composes and under an open dialog. `first` takes a key before the
 * shell does, for a page with an undo of its own.
 */
export function useKeys(keys: KeyMap, { underDialogs = false, first = false }: { underDialogs?: boolean; first?: boolean } = {}): void {
  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || isComposing(event)) return
    const name = keyName(event)
    const act = keys[name]
    if (!act || !isFree(event, name)) return
    if (!underDialogs && document.querySelector('[aria-modal="true"]')) return
    if (act(event) !== false) event.preventDefault()
  }
  onMounted(() => window.addEventListener('keydown', press, first))
  onBeforeUnmount(() => window.removeEventListener('keydown', press, first))
}
