import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { screens } from '../app/screens'
import { tourSteps } from '../app/tour-steps'

/** The guided tour: which stop is shown, if any. Stops on screens that do not exist are left out. */
export const useTourStore = defineStore('tour', () => {
  const steps = tourSteps.filter(({ route }) => screens.some((screen) => screen.route === route))
  const at = ref<number | null>(null)
  const step = computed(() => (at.value === null ? null : (steps[at.value] ?? null)))

  function go(by: 1 | -1): void {
    if (at.value === null) return
    const next = at.value + by
    at.value = next < 0 || next >= steps.length ? null : next
  }

  return { at, step, count: steps.length, start: () => void (at.value = 0), end: () => void (at.value = null), next: () => go(1), previous: () => go(-1) }
})
