// Memory of all processes together (proportional set size, shared pages counted once): after a start, after scoring seven units by
// keyboard in the window, and an empty window on the same runtime.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listItems } from '../../shared/rubric/tree'
import { rubricSchema } from '../../shared/rubric/rubric'
import type { EntriesFile } from '../../shared/scoring/entry'
import { makeCampaignFolder } from '../e2e/folders'
import { chinese, expect, launch, quit, stored } from '../e2e/harness'
import { enterItem, goToCode } from '../e2e/keyboard'
import { homePage, scorePage, shell } from '../e2e/locators'
import { report } from './measure'
import { electronFile, makeEmptyApp, memoryOf, root, scratch, switches } from './windows'

const UNITS = 7
const mb = (value: number): string => `${value.toFixed(0)} MB`
const settle = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

async function emptyWindow(folder: string): Promise<number> {
  const child = spawn(electronFile(), [...switches, makeEmptyApp(folder)], { stdio: 'ignore', env: { ...process.env, ...chinese, XDG_CONFIG_HOME: join(folder, 'home') } })
  await settle(6)
  const memory = memoryOf(child.pid ?? 0)
  child.kill()
  await new Promise((resolve) => child.once('exit', resolve))
  return memory
}

if (process.platform !== 'linux') {
  console.error('memory is read from /proc: only on Linux')
} else {
  const folder = scratch('memory')
  try {
    const empty = await emptyWindow(join(folder, 'empty'))
    const rubric = rubricSchema.parse(readJson('resources/rubric/haixi-default.json'))
    const worked = (readJson('tests/fixtures/scoring-cases.json') as { name: string; entries: EntriesFile }[]).find(({ name }) => name === 's1-20')
    if (worked === undefined) throw new Error('the worked case is missing')
    const { unit, entries } = worked.entries
    const units = Array.from({ length: UNITS }, (_, at) => ({ code: `${at + 1}`, name: `单位${at + 1}`, group: '市县', zones: unit.zones ?? [], order: at + 1, previousFinal: null }))
    const running = await launch({ dataFolder: await makeCampaignFolder(join(folder, 'data'), units), asShipped: true })
    const { app, page } = running
    const pid = app.process().pid ?? 0
    await expect(homePage(page).unitNames).toHaveCount(UNITS)
    await settle(6)
    const started = memoryOf(pid)
    for (const { name } of units) {
      await shell(page).rail('工作台').click()
      await homePage(page).open(name).click()
      await expect(scorePage(page).unit).toContainText(name)
      await expect(scorePage(page).current).toBeFocused()
      const due = listItems(rubric).filter(({ id }) => entries[id] !== undefined)
      for (const item of due) {
        const entry = entries[item.id]
        if ((await scorePage(page).current.getAttribute('data-item')) !== item.id) await goToCode(page, item)
        if (entry) await enterItem(page, item, entry)
      }
      await expect(shell(page).saveState).toContainText('已保存')
    }
    const scored = (await stored(page)).entries.filter(({ input }) => input !== null).length
    if (scored < UNITS * Object.keys(entries).length) throw new Error(`only ${scored} entries are scored`)
    await shell(page).rail('工作台').click()
    await settle(6)
    const after = memoryOf(pid)
    await quit(running)
    const row = (what: string, measured: number, baseline: number): void => report({ what, measured: mb(measured), baseline: mb(baseline), ratio: (measured / baseline).toFixed(2) })
    row(`memory after scoring seven units (${scored} entries), against after the start`, after, started)
    row('memory after scoring seven units, against an empty window', after, empty)
    row('memory after the start, against an empty window', started, empty)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
