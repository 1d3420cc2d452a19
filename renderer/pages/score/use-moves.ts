import { nextTick, type ComputedRef } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'
import type { Unit } from '../../../shared/campaign/records'
import type { Item } from '../../../shared/rubric/rubric'
import { itemByCode } from '../../components/score/find-items'
import type { ItemPlace } from '../../components/score/item-places'
import { nextUnscored, stepFrom } from '../../components/score/next-item'
import { useCampaignStore } from '../../stores/campaign'
import { useToastStore } from '../../stores/toast'
import type { useEntry } from './use-entry'
import type { usePlace } from './use-place'
import type { useUnitView } from './use-unit-view'

interface Parts {
  readonly place: Omit<ReturnType<typeof usePlace>, 'unit' | 'place'> & { readonly unit: ComputedRef<Unit | null>; readonly place: ComputedRef<ItemPlace | null> }
  readonly view: ReturnType<typeof useUnitView>
  readonly entry: ReturnType<typeof useEntry>
  /** Hands over what is typed; called whenever the item, the unit or the screen is left. */
  readonly leave: () => void
  readonly focusGrid: () => void
}

/** Going from item to item and from unit to unit. Every way passes the guards, so nothing typed is left behind. */
export function useMoves({ place: { unit, items, place, places, adjust, go }, view, entry, leave, focusGrid }: Parts) {
  const campaign = useCampaignStore()
  const toast = useToastStore()

  onBeforeRouteUpdate(() => leave())
  onBeforeRouteLeave(() => leave())

  const currentId = (): string => place.value?.item.id ?? ''

  async function goItem(itemId: string, { focus = true } = {}): Promise<void> {
    if (!unit.value) return
    adjust.value = null
    const shown = view.visible.value.some(({ id }) => id === itemId)
    if (!shown) view.clear()
    view.pinned.value = itemId
    if (itemId === currentId()) leave()
    else await go(unit.value.id, itemId)
    await nextTick()
    if (focus) focusGrid()
  }
  async function goUnit(unitId: string): Promise<void> {
    await go(unitId, currentId())
    await nextTick()
    focusGrid()
  }

  function stepItem(steps: number, options?: { focus: boolean }): Promise<void> {
    const to = stepFrom(view.visible.value, currentId(), steps)
    if (to) return goItem(to.id, options)
    leave()
    if (options?.focus !== false) focusGrid()
    if (Math.abs(steps) === 1) toast.tell(steps > 0 ? '已是最后一项' : '已是第一项')
    return Promise.resolve()
  }
  function stepUnit(by: -1 | 1): void {
    const at = campaign.units.findIndex(({ id }) => id === unit.value?.id)
    const next = campaign.units[at + by]
    if (next) void goUnit(next.id)
  }
  function goNextUnscored(): void {
    leave()
    const scores = (entry.slot.value === 'team' ? view.team.value : view.self.value)?.items ?? {}
    const next = nextUnscored(items.value, currentId() || null, scores)
    if (next) void goItem(next.id)
    else toast.tell('没有其他未评的考核内容了')
  }
  function goCode(text: string): Item | null {
    const item = itemByCode(items.value, text)
    if (item) void goItem(item.id)
    return item
  }
  /** The first item below a node of the tree. */
  function goNode(code: string): void {
    const first = [...places.value.values()].find(({ path }) => code === '' || path.some((node) => node.code === code))
    if (first) void goItem(first.item.id, { focus: false })
  }

  return {
    goItem, goUnit, stepItem, stepUnit, goNextUnscored, goCode, goNode,
    hasPrevious: () => stepFrom(view.visible.value, currentId(), -1) !== null,
    hasNext: () => stepFrom(view.visible.value, currentId(), 1) !== null,
  }
}
