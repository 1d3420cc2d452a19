import { onBeforeUnmount, shallowRef, type Ref } from 'vue'
import type { Spot } from '../../../shared/rubric-draft/edits'

export interface Dropped {
  readonly key: string
  readonly spot: Spot
}

const NEAR_PX = 5

/** A line carried by the mouse: before or after the line that it is let go over, in the middle of a node inside it. Keys do the same. */
export function useRowDrag(root: Readonly<Ref<HTMLElement | null>>, drop: (dropped: Dropped) => void) {
  const over = shallowRef<Spot | null>(null)
  let key = ''
  let startY = 0

  function spotAt(event: MouseEvent): Spot | null {
    const element = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-key]')
    const at = element?.dataset['key']
    if (!element || at === undefined || at === key || !root.value?.contains(element)) return null
    const { top, height } = element.getBoundingClientRect()
    const share = (event.clientY - top) / height
    const isNode = element.classList.contains('node')
    if (isNode && share > 0.3 && share < 0.7) return { where: 'inside', key: at }
    return { where: share < 0.5 ? 'before' : 'after', key: at }
  }
  function moveOn(event: MouseEvent): void {
    if (event.buttons !== 1) return end()
    if (over.value === null && Math.abs(event.clientY - startY) < NEAR_PX) return
    const spot = spotAt(event)
    if (spot?.key !== over.value?.key || spot?.where !== over.value?.where) over.value = spot
  }
  function letGo(): void {
    const spot = over.value
    end()
    if (spot) drop({ key, spot })
  }
  function end(): void {
    over.value = null
    window.removeEventListener('mousemove', moveOn)
    window.removeEventListener('mouseup', letGo)
  }
  function begin(event: MouseEvent, from: string): void {
    end()
    key = from
    startY = event.clientY
    window.addEventListener('mousemove', moveOn)
    window.addEventListener('mouseup', letGo)
  }
  onBeforeUnmount(end)
  return { begin, mark: (row: string): string => (over.value?.key === row ? `drop-${over.value.where}` : '') }
}
