import type { Page } from '@playwright/test'

/** Puts on the system's clipboard what another program would. */
export async function copyOutside(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    document.addEventListener('copy', (event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      event.clipboardData?.setData('text/plain', given)
    }, { capture: true, once: true })
    document.execCommand('copy')
  }, text)
}
