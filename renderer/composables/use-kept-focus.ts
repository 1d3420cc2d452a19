import { onBeforeUnmount, watch, type Ref } from 'vue'

const focusable = 'button, input, select, textarea, a[href], [tabindex="0"]'
const isFree = (element: Element): element is HTMLElement => element instanceof HTMLElement && !element.matches(':disabled, [type="hidden"]')

/**
 * Whoever works with keys alone never finds the focus gone: where the focused element is taken away or shut by what it did, the first field or
 * button of the nearest part around it that is still there takes it. `first` may place it
 * better and says whether it did.
 */
export function useKeptFocus(root: Readonly<Ref<HTMLElement | null>>, first: (nearest: HTMLElement) => boolean = () => false) {
  let last: HTMLElement | null = null
  let around: HTMLElement[] = []

  function note(event: FocusEvent): void {
    if (!(event.target instanceof HTMLElement)) return
    last = event.target
    around = []
    for (let each = last.parentElement; each; each = each.parentElement) {
      around.push(each)
      if (each === root.value) return
    }
  }
  /** Also to be called when a dialog over the part has closed: it gives the focus back to what may be gone. */
  function keep(): void {
    if (!last || (last.isConnected && isFree(last))) return
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body && activeElement !== last) return
    const nearest = around.find((each) => each.isConnected)
    if (!nearest || first(nearest)) return
    const place = around.find((each) => each.isConnected && [...each.querySelectorAll(focusable)].some(isFree))
    const target = [...(place?.querySelectorAll(focusable) ?? [])].find(isFree)
    target?.focus()
  }

  // What took it away may be about to place the focus itself.
  let looking: ReturnType<typeof setTimeout> | undefined
  const observer = new MutationObserver(() => {
    clearTimeout(looking)
    looking = setTimeout(keep)
  })
  watch(root, (now, before) => {
    observer.disconnect()
    before?.removeEventListener('focusin', note)
    now?.addEventListener('focusin', note)
    if (now) observer.observe(now, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
  }, { immediate: true, flush: 'post' })
  onBeforeUnmount(() => {
    observer.disconnect()
    clearTimeout(looking)
  })
  return { keep }
}
