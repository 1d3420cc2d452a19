import { nextTick, type ComputedRef } from 'vue'
import type { Filter } from '../../components/score/item-filters'
import type { ItemPlace } from '../../components/score/item-places'
import type { GridHandle } from './handles'
import type { useMoves } from './use-moves'
import type { useUnitView } from './use-unit-view'

/** Filter and find: what they show, where they go, and back to the whole list. */
export function useFind(view: ReturnType<typeof useUnitView>, moves: ReturnType<typeof useMoves>, place: ComputedRef<ItemPlace | null>, grid: () => GridHandle | null) {
  function clearFind(): void {
    view.clear()
    void nextTick(() => {
      grid()?.show()
      grid()?.focus()
    })
  }
  async function setFilter(filter: Filter): Promise<void> {
    view.pinned.value = null
    view.filter.value = filter
    await nextTick()
    const first = view.visible.value[0]
    if (first && !view.visible.value.some(({ id }) => id === place.value?.item.id)) await moves.goItem(first.id, { focus: false })
  }
  function openUnit(unitId: string): void {
    view.clear()
    void moves.goUnit(unitId)
  }
  function findFirst(): void {
    const [first] = view.visible.value
    const [found] = view.foundUnits.value
    if (first) void moves.goItem(first.id)
    else if (found) openUnit(found.id)
  }
  return { clearFind, setFilter, findFirst, openUnit }
}
