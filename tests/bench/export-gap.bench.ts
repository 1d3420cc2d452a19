// The longest time in which the window, and the main process, answer nothing: while seven units are exported, against as long a
// time of doing nothing, by the same probe. A timer every 5 ms; a gap is what lies between two of its ticks.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeSampleFolder } from '../e2e/folders'
import { exportKinds } from '../../shared/export/kinds'
import { answerFolderDialog, expect, launch, quit, stored, tell } from '../e2e/harness'
import { homePage, shell } from '../e2e/locators'
import { gapsDuring, type Gaps } from './event-gap'
import { median, ms, report } from './measure'
import { scratch } from './windows'

const ROUNDS = 5

const folder = scratch('gap')
try {
  const running = await launch({ dataFolder: await makeSampleFolder(join(folder, 'data')), asShipped: true })
  const { app, page } = running
  await expect(homePage(page).unitNames).toHaveCount(7)
  await shell(page).rail('导出').click()
  const { campaign, units } = await stored(page)
  const out = join(folder, 'out')
  mkdirSync(out)
  await answerFolderDialog(app, out)
  await tell(page, 'export.chooseFolder', {})
  const exportAll = async (): Promise<void> => {
    const { files, failures } = await tell(page, 'export.write', { campaignId: campaign.id, kinds: [...exportKinds], unitIds: units.map(({ id }) => id), since: null, folder: out })
    if (files.length !== 9 || failures.length > 0) throw new Error('the export failed')
  }
  const times: number[] = []
  const busy: Gaps[] = []
  const idle: Gaps[] = []
  await exportAll()
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    busy.push(await gapsDuring(app, page, exportAll))
    const spent = performance.now() - began
    times.push(spent)
    idle.push(await gapsDuring(app, page, () => new Promise((resolve) => setTimeout(resolve, spent))))
  }
  await quit(running)
  for (const [key, word] of [['page', 'window'], ['main', 'main process']] as const) {
    const [measured, baseline] = [busy, idle].map((gaps) => median(gaps.map((gap) => gap[key]))) as [number, number]
    report({ what: `longest event-loop gap of the ${word} during an export of a campaign of seven units (${ms(median(times))}), against idle`, measured: ms(measured), baseline: ms(baseline), ratio: (measured / baseline).toFixed(2) })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
