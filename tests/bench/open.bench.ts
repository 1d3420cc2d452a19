// A campaign of 50 units × 300 items: start to the painted 工作台 with nothing beside it, and with ten earlier years of the same
// size in the same data folder; the memory of all processes then; both against an empty window on the same runtime.
import { statSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chinese, expect, launch, quit, stored } from '../e2e/harness'
import { homePage } from '../e2e/locators'
import { spawn } from 'node:child_process'
import { makeYears } from './large'
import { median, ms, report } from './measure'
import { electronFile, makeEmptyApp, memoryOf, root, scratch, switches, timeStart } from './windows'

const UNITS = 50
const THIS_YEAR = 2026
const ROUNDS = 3
const mb = (value: number): string => `${value.toFixed(0)} MB`
const settle = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

async function memoryOfOurs(dataFolder: string): Promise<{ memory: number; entries: number }> {
  const running = await launch({ dataFolder, asShipped: true })
  await expect(homePage(running.page).unitNames).toHaveCount(UNITS, { timeout: 120_000 })
  await settle(6)
  const memory = memoryOf(running.app.process().pid ?? 0)
  const { entries } = await stored(running.page)
  await quit(running)
  return { memory, entries: entries.length }
}

async function memoryOfEmpty(app: string, home: string): Promise<number> {
  const child = spawn(electronFile(), [...switches, app], { stdio: 'ignore', env: { ...process.env, ...chinese, XDG_CONFIG_HOME: home } })
  await settle(6)
  const memory = memoryOf(child.pid ?? 0)
  child.kill()
  await new Promise((resolve) => child.once('exit', resolve))
  return memory
}

const folder = scratch('open')
try {
  const empty = makeEmptyApp(join(folder, 'empty'))
  const alone = join(folder, 'alone')
  const beside = join(folder, 'beside')
  await makeYears(alone, [THIS_YEAR], UNITS)
  await makeYears(beside, Array.from({ length: 11 }, (_, at) => THIS_YEAR - 10 + at), UNITS)
  const size = (data: string): string => mb(statSync(join(data, 'qianfen.db')).size / 1024 / 1024)
  const open = (data: string): Promise<{ painted: number }> => timeStart(root, ['--data-dir', data], '.frame .home table tbody tr:last-child .link')
  const times = { alone: [] as number[], beside: [] as number[], empty: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    times.alone.push((await open(alone)).painted)
    times.beside.push((await open(beside)).painted)
    times.empty.push((await timeStart(empty, [], 'body')).painted)
  }
  const [one, eleven, bare] = [median(times.alone), median(times.beside), median(times.empty)]
  const memory = { alone: await memoryOfOurs(alone), beside: await memoryOfOurs(beside), empty: await memoryOfEmpty(empty, join(folder, 'home')) }
  const what = `50 units × 300 items (${memory.beside.entries} entries)`
  report({ what: `start to the painted 工作台, ${what}, file ${size(alone)}, against an empty window`, measured: ms(one), baseline: ms(bare), ratio: (one / bare).toFixed(2) })
  report({ what: `the same with ten years beside it, file ${size(beside)}, against without them`, measured: ms(eleven), baseline: ms(one), ratio: (eleven / one).toFixed(2) })
  report({ what: `memory, ${what}, against an empty window`, measured: mb(memory.alone.memory), baseline: mb(memory.empty), ratio: (memory.alone.memory / memory.empty).toFixed(2) })
  report({ what: 'memory with ten years beside it, against without them', measured: mb(memory.beside.memory), baseline: mb(memory.alone.memory), ratio: (memory.beside.memory / memory.alone.memory).toFixed(2) })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
