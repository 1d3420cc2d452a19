// docs/pictures/score.png: 打分 with the sample project at 1366×768, light. Run by scripts/picture.mjs.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listItems } from '../../shared/rubric/tree'
import { makeSampleFolder } from './folders'
import { expect, launch, quit, root, stored } from './harness'
import { goToCode } from './keyboard'
import { homePage, scorePage } from './locators'

const folder = mkdtempSync(join(tmpdir(), 'qianfen-picture-'))
const running = await launch({ dataFolder: await makeSampleFolder(folder) })
try {
  const { app, page } = running
  await page.emulateMedia({ colorScheme: 'light' })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
  await expect(homePage(page).unitNames).toHaveCount(7)
  const { units, assessments, entries, rubric } = await stored(page)
  const drafts = units.filter(({ id }) => assessments.find((each) => each.id === id)?.phase === 'draft')
  const count = (unitId: string): number => entries.filter((entry) => entry.unitId === unitId && entry.input !== null).length
  // The unit that is furthest without being done, and in it a deduction by several clauses with its reason written down.
  const unit = [...drafts].sort((a, b) => count(b.id) - count(a.id))[0]
  const items = listItems(rubric)
  const lost = (entry: (typeof entries)[number]): number => (entry.input?.kind === 'deduct' ? Object.values(entry.input.counts ?? {}).filter((times) => times > 0).length : 0)
  const [best] = entries.filter((entry) => entry.unitId === unit?.id && entry.slot === 'team' && entry.note !== '').sort((a, b) => lost(b) - lost(a))
  const item = items.find(({ id }) => id === best?.itemId)
  if (unit === undefined || item === undefined) throw new Error('the sample has no deduction to show')
  await homePage(page).open(unit.name).click()
  await expect(scorePage(page).current).toBeFocused()
  await goToCode(page, item)
  await page.mouse.move(0, 0)
  mkdirSync(join(root, 'docs/pictures'), { recursive: true })
  await page.screenshot({ path: join(root, 'docs/pictures/score.png') })
  console.log(`docs/pictures/score.png: ${unit.name} ${item.code}`)
} finally {
  await quit(running)
  rmSync(folder, { recursive: true, force: true })
}
