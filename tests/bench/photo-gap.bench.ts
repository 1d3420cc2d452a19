// The longest time in which the window, and the main process, answer nothing while one photo of 48 million pixels and about 20 MB is
// added as 佐证材料, against as long a time of doing nothing, by the same probe.
import type { Page } from '@playwright/test'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listItems } from '../../shared/rubric/tree'
import { makeCampaignFolder, threeUnits } from '../e2e/folders'
import { expect, launch, quit, stored, tell } from '../e2e/harness'
import { homePage, scorePage } from '../e2e/locators'
import { gapsDuring, type Gaps } from './event-gap'
import { median, ms, report } from './measure'
import { scratch } from './windows'

const ROUNDS = 3

/** 8000×6000 with the grain of a dark room, another one each round, so that nothing is known already. */
async function makePhoto(page: Page, file: string, seed: number): Promise<number> {
  const bytes = Buffer.from(await page.evaluate(async (round) => {
    const canvas = new OffscreenCanvas(8000, 6000)
    const context = canvas.getContext('2d')
    const grain = new OffscreenCanvas(512, 512)
    const dots = grain.getContext('2d')
    if (!context || !dots) throw new Error('no canvas')
    const noise = new ImageData(512, 512)
    for (let at = 0; at < noise.data.length; at += 4) for (let part = 0; part < 4; part += 1) noise.data[at + part] = part === 3 ? 90 : Math.random() * 255
    dots.putImageData(noise, 0, 0)
    for (let at = 0; at < 600; at += 1) {
      context.fillStyle = `rgb(${(at * 37 + round) % 255} ${(at * 91) % 255} ${(at * 53) % 255})`
      context.fillRect((at * 1733) % 8000, (at * 2711) % 6000, 900, 700)
    }
    for (let x = 0; x < 8000; x += 512) for (let y = 0; y < 6000; y += 512) context.drawImage(grain, x, y)
    const whole = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer())
    let text = ''
    for (let at = 0; at < whole.length; at += 8192) text += String.fromCharCode(...whole.subarray(at, at + 8192))
    return btoa(text)
  }, seed), 'base64')
  writeFileSync(file, bytes)
  return bytes.length
}

const folder = scratch('photo')
try {
  const running = await launch({ dataFolder: await makeCampaignFolder(join(folder, 'data'), threeUnits), asShipped: true })
  const { app, page } = running
  const { units, campaign, rubric } = await stored(page)
  const item = listItems(rubric).find(({ rule }) => rule.kind === 'deduct')
  if (item?.rule.kind !== 'deduct') throw new Error('a deduction is needed')
  await tell(page, 'entry.record', { campaignId: campaign.id, unitId: units[0]?.id ?? '', slot: 'team', entries: [{ itemId: item.id, input: { kind: 'deduct', counts: { [item.rule.clauses[0]?.id ?? '']: 1 } } }] })
  await page.reload()
  await homePage(page).open(units[0]?.name ?? '').click()
  await expect(scorePage(page).current).toBeFocused()
  const small: Gaps[] = []
  const times: number[] = []
  const sizes: number[] = []
  const busy: Gaps[] = []
  const idle: Gaps[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = join(folder, `photo-${round}.jpg`)
    sizes.push(await makePhoto(page, file, round))
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))
    const began = performance.now()
    busy.push(await gapsDuring(app, page, async () => {
      await page.locator('.evid input[type=file]').setInputFiles(file)
      await expect(page.locator('.evid .piece')).toHaveCount(round * 2 + 1, { timeout: 60_000 })
    }))
    const spent = performance.now() - began
    times.push(spent)
    idle.push(await gapsDuring(app, page, () => new Promise((resolve) => setTimeout(resolve, spent))))
    // What every act costs the window: its rows come back and the page is drawn anew.
    small.push(await gapsDuring(app, page, async () => {
      await page.locator('.evid input[type=file]').setInputFiles({ name: `${round}.pdf`, mimeType: '', buffer: Buffer.from(`%PDF-1.7 ${round}`) })
      await expect(page.locator('.evid .piece')).toHaveCount(round * 2 + 2, { timeout: 60_000 })
    }))
  }
  await quit(running)
  report({ what: 'the same of the window while a file of 11 bytes is added: what any act costs', measured: ms(median(small.map(({ page: gap }) => gap))) })
  for (const [key, word] of [['page', 'window'], ['main', 'main process']] as const) {
    const [measured, baseline] = [busy, idle].map((gaps) => median(gaps.map((each) => each[key]))) as [number, number]
    report({ what: `longest event-loop gap of the ${word} while a photo of 8000×6000 and ${(median(sizes) / 1e6).toFixed(1)} MB is added (${ms(median(times))}), against idle`, measured: ms(measured), baseline: ms(baseline), ratio: (measured / baseline).toFixed(2) })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
