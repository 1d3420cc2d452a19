import type { ElectronApplication, Page } from '@playwright/test'

/** The longest time in which the window, and the main process, answered nothing: a timer every 5 ms; a gap is what lies between two of its ticks. */
export interface Gaps {
  readonly page: number
  readonly main: number
}

/** The probe itself. It is sent to the page and to the main process, so it names no function inside: tsx would put a helper there that they do not know. */
function probe(): void {
  const state = globalThis as unknown as { benchGap: number; benchTimer?: ReturnType<typeof setInterval> }
  let last = performance.now()
  state.benchGap = 0
  clearInterval(state.benchTimer)
  state.benchTimer = setInterval(() => {
    const now = performance.now()
    state.benchGap = Math.max(state.benchGap, now - last)
    last = now
  }, 5)
}
const gap = (): number => (globalThis as unknown as { benchGap: number }).benchGap

export async function gapsDuring(app: ElectronApplication, page: Page, act: () => Promise<unknown>): Promise<Gaps> {
  await page.evaluate(probe)
  await app.evaluate(probe)
  await act()
  return { page: await page.evaluate(gap), main: await app.evaluate(gap) }
}
