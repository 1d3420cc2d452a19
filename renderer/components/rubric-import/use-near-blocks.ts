import { nextTick, onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue'

/** How far outside the view a block is drawn. */
const margin = '900px 0px'

/**
 * Which blocks of a scroller are near its view, so that a sheet of thousands of rows is drawn as it is scrolled to. What was drawn once stays.
 * Blocks that are not drawn yet are elements with `data-block`.
 */
export function useNearBlocks(scroller: Readonly<Ref<HTMLElement | null>>, count: () => number) {
  const near = shallowRef<ReadonlySet<number>>(new Set([0, 1]))
  let observer: IntersectionObserver | null = null

  function bring(...blocks: readonly number[]): void {
    const fresh = blocks.filter((block) => block >= 0 && !near.value.has(block))
    if (fresh.length > 0) near.value = new Set([...near.value, ...fresh])
  }
  function watchAll(): void {
    observer?.disconnect()
    for (const far of scroller.value?.querySelectorAll('[data-block]') ?? []) observer?.observe(far)
  }
  onMounted(() => {
    if (typeof IntersectionObserver === 'undefined') return
    observer = new IntersectionObserver((entries) => bring(...entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => Number((target as HTMLElement).dataset['block']))), { root: scroller.value, rootMargin: margin })
    watchAll()
  })
  watch([near, count], () => void nextTick(watchAll))
  onBeforeUnmount(() => observer?.disconnect())
  return { near, bring }
}
