import { computed, nextTick, ref, watch } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'
import type { PaperPlace } from '../../components/paper/paper-places'
import { isExcluded } from '../../components/score/item-notices'
import type { useUnitView } from '../score/use-unit-view'
import type { useTranscribePlace } from './use-transcribe-place'

interface Parts {
  readonly paper: ReturnType<typeof useTranscribePlace>
  readonly view: ReturnType<typeof useUnitView>
  /** Hands over what is typed; called whenever the item, the unit or the screen is left. */
  readonly leave: () => void
  readonly focusStage: () => void
}

/** Going along the paper: greyed items are passed over, and after the last one comes the check. */
export function useTranscribe({ paper: { unit, places, at, go }, view, leave, focusStage }: Parts) {
  const checking = ref(false)
  const lines = computed(() => new Map(view.lines.value.map((line) => [line.item.id, line])))
  const asked = computed(() => places.value.filter(({ item }) => !isExcluded(lines.value.get(item.id)?.score)))
  const isDone = (itemId: string): boolean => {
    const line = lines.value.get(itemId)
    return line !== undefined && (line.score?.state ?? 'unscored') !== 'unscored' && line.status.kind !== 'refused'
  }
  const open = computed(() => asked.value.filter(({ item }) => !isDone(item.id)))
  const facts = computed(() => asked.value.filter(({ item }) => lines.value.get(item.id)?.status.factMissing))

  onBeforeRouteUpdate(() => leave())
  onBeforeRouteLeave(() => leave())

  async function goItem(itemId: string): Promise<void> {
    if (!unit.value) return
    checking.value = false
    if (itemId === at.value?.item.id) leave()
    else await go(unit.value.id, itemId)
    await nextTick()
    focusStage()
  }
  function check(): void {
    leave()
    checking.value = true
  }
  const position = (): number => places.value.findIndex(({ item }) => item.id === at.value?.item.id)
  const isAsked = ({ item }: PaperPlace): boolean => asked.value.some((each) => each.item.id === item.id)

  function step(by: 1 | -1): Promise<void> | void {
    const rest = by > 0 ? places.value.slice(position() + 1) : places.value.slice(0, Math.max(0, position())).reverse()
    const next = rest.find(isAsked)
    if (next) return goItem(next.item.id)
    if (by > 0) check()
    else focusStage()
  }
  /** The first item of the next or the previous page. */
  function page(by: 1 | -1): Promise<void> | void {
    const now = at.value?.page ?? 1
    const pages = [...new Set(places.value.map((place) => place.page))]
    const to = by > 0 ? pages.find((each) => each > now) : pages.filter((each) => each < now).at(-1)
    const first = places.value.find((place) => place.page === to)
    return first ? goItem(first.item.id) : focusStage()
  }
  function nextOpen(): Promise<void> | void {
    leave()
    const now = position()
    const round = [...places.value.slice(now + 1), ...places.value.slice(0, Math.max(0, now))]
    const next = round.find(({ item }) => open.value.some((each) => each.item.id === item.id))
    return next ? goItem(next.item.id) : check()
  }
  const edge = (which: 0 | -1): Promise<void> | void => {
    const place = asked.value.at(which)
    return place ? goItem(place.item.id) : undefined
  }

  // The address always names unit and item: at first the first item that is not entered yet.
  watch([unit, places, at], () => {
    if (!unit.value || at.value) return
    const first = open.value[0] ?? asked.value[0] ?? places.value[0]
    if (first) void go(unit.value.id, first.item.id).then(() => nextTick(focusStage))
  }, { immediate: true })

  return { lines, asked, open, facts, isDone, checking, check, goItem, step, page, nextOpen, first: () => edge(0), last: () => edge(-1) }
}
