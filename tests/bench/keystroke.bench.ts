// A digit typed into a count until the new 最终得分 is painted, at 100 and at 1000 scored items, against a digit typed into a bare
// field of the same window, where nothing has to be done. Both wait for the next frame, so the difference is the work.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { withDataFolder } from '../../electron/cli/open-folder'
import { rubricSchema, type Item, type Rubric, type RubricNode } from '../../shared/rubric/rubric'
import { itemsOf, listItems } from '../../shared/rubric/tree'
import type { Entry } from '../../shared/scoring/entry'
import { assessor } from '../e2e/folders'
import { expect, launch, quit } from '../e2e/harness'
import { goToCode } from '../e2e/keyboard'
import { homePage, scorePage } from '../e2e/locators'
import { median, ms, report } from './measure'
import { root, scratch } from './windows'

declare global {
  interface Window {
    benchTimes: { work: number; painted: number }[]
  }
}

const bundled = rubricSchema.parse(JSON.parse(readFileSync(join(root, 'resources/rubric/haixi-default.json'), 'utf8')))
const ROUNDS = 60

/** The bundled rubric `times` times over: new ids and codes, the points of the whole that many times as high. */
function multiply(rubric: Rubric, times: number): Rubric {
  const shift = (code: string, by: number): string => code.replace(/^\d+/, (first) => String(Number(first) + by * rubric.requirements.length))
  const copy = (node: RubricNode, by: number): RubricNode => ({
    ...node,
    code: shift(node.code, by),
    ...(node.children ? { children: node.children.map((child) => copy(child, by)) } : {}),
    ...(node.items ? { items: node.items.map((item) => ({ ...item, id: by === 0 ? item.id : `${item.id}C${by}`, code: shift(item.code, by) })) } : {}),
  })
  return { ...rubric, basePoints: rubric.basePoints * times, requirements: Array.from({ length: times }, (_, by) => rubric.requirements.map((node) => copy(node, by))).flat() }
}

const plainEntry = ({ rule }: Item): Entry => {
  switch (rule.kind) {
    case 'deduct': return { kind: 'deduct', counts: {} }
    case 'earn': return { kind: 'earn', count: 1 }
    case 'checklist': return { kind: 'checklist', parts: Object.fromEntries(rule.parts.map(({ id }) => [id, rule.factors[0] ?? 1])) }
    case 'tier': return { kind: 'tier', level: rule.levels[0]?.id ?? '' }
    case 'yesno': return { kind: 'yesno', met: true }
    case 'judged': return { kind: 'judged', points: 1, reason: '酌定' }
    case 'ratio': return { kind: 'ratio', numerator: 90, denominator: 100 }
    case 'yoy': return { kind: 'yoy', current: 90, previous: 100 }
    case 'yoyPP': return { kind: 'yoyPP', current: { numerator: 90, denominator: 100 }, previous: { numerator: 89, denominator: 100 } }
    case 'survey':
    case 'rank':
    case 'relative': return { kind: rule.kind, value: 80 }
  }
}

async function makeFolder(folder: string, rubric: Rubric): Promise<void> {
  await withDataFolder(folder, false, async ({ handlers }) => {
    await handlers['me.save'](assessor)
    const units = [{ code: '632802', name: '德令哈市', group: '市县', zones: [...rubric.zones], order: 1, previousFinal: null }]
    const { campaignId } = await handlers['campaign.create']({ name: '考核', cycle: '2026', startDate: '2026-11-20', endDate: '2026-11-30', rubric: { kind: 'json', text: JSON.stringify(rubric) }, units })
    const { units: [unit] } = await handlers['campaign.open']({ campaignId })
    await handlers['entry.record']({ campaignId, unitId: unit?.id ?? '', slot: 'team', entries: listItems(rubric).map((item) => ({ itemId: item.id, input: plainEntry(item) })) })
  })
}

/** Times every digit from the browser's own time of the event: `work` until the text changed, `painted` until after the next frame. A text, because tsx puts helpers into functions that the page does not know. */
const watchTotal = `
  window.benchTimes = []
  const bare = document.createElement('input')
  bare.id = 'bare'
  document.body.append(bare)
  let began = 0
  const finish = () => {
    const from = began
    const work = performance.now() - from
    const channel = new MessageChannel()
    channel.port1.onmessage = () => window.benchTimes.push({ work, painted: performance.now() - from })
    requestAnimationFrame(() => channel.port2.postMessage(0))
  }
  window.addEventListener('keydown', (event) => { began = event.timeStamp }, true)
  new MutationObserver(finish).observe(document.querySelector('[data-testid=totals] .fin .v'), { characterData: true, childList: true, subtree: true })
  bare.addEventListener('input', finish)
`

async function type(page: Page, selector: string, digit: string): Promise<{ work: number; painted: number }> {
  await page.locator(selector).evaluate((field) => { if (field instanceof HTMLInputElement) { field.focus(); field.select() } })
  const before = await page.evaluate(() => window.benchTimes.length)
  await page.keyboard.press(digit)
  return (await page.waitForFunction((count) => window.benchTimes[count], before, { timeout: 20_000 }).then((handle) => handle.jsonValue())) as { work: number; painted: number }
}

interface Medians {
  readonly work: number
  readonly painted: number
  readonly bareWork: number
  readonly barePainted: number
}

async function measure(rubric: Rubric): Promise<Medians> {
  const folder = scratch('keystroke')
  try {
    await makeFolder(folder, rubric)
    const running = await launch({ dataFolder: folder, asShipped: true })
    const { page } = running
    await homePage(page).open('德令哈市').click()
    const item = rubric.requirements.flatMap(itemsOf).filter(({ rule, points }) => rule.kind === 'deduct' && rule.clauses[0]?.per !== null && points > 4 * (rule.clauses[0]?.points ?? 0)).at(-1)
    if (item?.rule.kind !== 'deduct') throw new Error('no deduction to type into')
    await expect(scorePage(page).current).toBeFocused()
    await goToCode(page, item)
    await page.evaluate(watchTotal)
    const ours: { work: number; painted: number }[] = []
    const bare: { work: number; painted: number }[] = []
    for (let round = 0; round < ROUNDS * 1.1; round += 1) {
      const digit = round % 2 === 0 ? '1' : '2'
      const [one, other] = [await type(page, `[data-field="n:${item.rule.clauses[0]?.id ?? ''}"]`, digit), await type(page, '#bare', digit)]
      if (round >= ROUNDS * 0.1) { ours.push(one); bare.push(other) }
    }
    await quit(running)
    return { work: median(ours.map(({ work }) => work)), painted: median(ours.map(({ painted }) => painted)), bareWork: median(bare.map(({ work }) => work)), barePainted: median(bare.map(({ painted }) => painted)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const hundred = await measure(bundled)
const thousand = await measure(multiply(bundled, 10))
const row = (what: string, measured: number, baseline: number): void => report({ what, measured: ms(measured), baseline: ms(baseline), ratio: (measured / baseline).toFixed(2) })
row('keystroke to new total painted, 100 items, against a digit in a bare field of the same window', hundred.painted, hundred.barePainted)
row('keystroke to new total painted, 1000 items, against a digit in a bare field of the same window', thousand.painted, thousand.barePainted)
row('keystroke to new total painted, 1000 items against 100', thousand.painted, hundred.painted)
row('keystroke to new total in the page, without waiting for the frame, 1000 items against 100', thousand.work, hundred.work)
