import type { ObjectDirective } from 'vue'

const watched = new WeakMap<HTMLElement, ResizeObserver>()

function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto'
  // The border is not in the scroll height; one that is not shown has none.
  if (area.scrollHeight > 0) area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
}

/** `v-grow`: a text area as high as its text. By hand, because `field-sizing` is younger than the oldest window that we run in. */
export const vGrow: ObjectDirective<HTMLTextAreaElement> = {
  mounted: (area) => {
    let width = -1
    const observer = new ResizeObserver(() => {
      if (area.clientWidth === width) return
      width = area.clientWidth
      grow(area)
    })
    observer.observe(area)
    watched.set(area, observer)
    area.addEventListener('input', () => grow(area))
    grow(area)
  },
  updated: grow,
  unmounted: (area) => watched.get(area)?.disconnect(),
}
