import type { Page } from '@playwright/test'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diceFor, sampleInput } from '../../electron/services/sample-inputs'
import type { CampaignState, Unit } from '../../shared/campaign/records'
import type { Item } from '../../shared/rubric/rubric'
import { listItems } from '../../shared/rubric/tree'
import { copyOutside } from './clipboard'
import { askCommandLine } from './command-line'
import { answerFolderDialog, expect, oneForAll as test, stored, tell } from './harness'
import { goToCode, screenKey } from './keyboard'
import { exportPage, homePage, itemPage, newCampaignPage, rankingPage, scorePage, selfPart, shell, startPage } from './locators'
import { readWorkbook, rowsOf, type Workbook } from './read-workbook'
import { answerFileDialog, fillIn } from './self-forms'

test.use({ file: 'campaign' })
test.describe.configure({ mode: 'serial' })

let out = ''
let answer: ReturnType<typeof askCommandLine>
test.beforeAll(() => void (out = mkdtempSync(join(tmpdir(), 'qianfen-campaign-'))))
test.afterAll(() => rmSync(out, { recursive: true, force: true }))

/**
 * One campaign from its creation to its workbooks, in the order of a real one. What people do by hand is done by hand; the
 * bulk of the 700 scores is recorded through the window's own bridge.
 */
const figures = '6-1-1'
const renamed = '格尔木市（含察尔汗）'

const itemBy = ({ rubric }: CampaignState, code: string): Item => {
  const found = listItems(rubric).find((item) => item.code === code)
  if (!found) throw new Error(`no item ${code}`)
  return found
}
const applies = (item: Item, unit: Unit): boolean => item.zones.some((zone) => unit.zones.includes(zone))
/** The item on which the team finds three faults by hand. */
const deducted = ({ rubric }: CampaignState): Item => {
  const found = listItems(rubric).find(({ rule, zones, points }) => rule.kind === 'deduct' && rule.clauses.some(({ per, points: each }) => per !== null && each * 3 <= points) && zones.length === rubric.zones.length)
  if (!found) throw new Error('no item to deduct from')
  return found
}

/** What all the other teams entered: every item of every unit, but the ones that are entered by hand later. */
async function enterTheRest(page: Page): Promise<void> {
  const state = await stored(page)
  const byHand = [itemBy(state, figures).id, deducted(state).id]
  for (const unit of state.units) {
    const dice = diceFor(unit.code)
    const entries = listItems(state.rubric).filter((item) => applies(item, unit) && !byHand.includes(item.id)).map((item) => ({ itemId: item.id, input: sampleInput(item, dice, dice(4) === 0) }))
    await tell(page, 'entry.record', { campaignId: state.campaign.id, unitId: unit.id, slot: 'team', entries })
  }
}

test('秘书处登记本人，新建七个单位的考核批次', async ({ running: { page } }) => {
  const start = startPage(page)
  await start.name.fill('秘书甲')
  await start.post.fill('平安办')
  await start.role.selectOption({ label: '秘书处（平安办）' })
  await start.next.click()
  await start.newCampaign.click()
  const form = newCampaignPage(page)
  await form.name.fill('2026年度海西州平安建设考核')
  await form.cycle.fill('2026')
  for (const [field, day] of [[form.startDate, '2026年11月20日'], [form.endDate, '2026年12月10日']] as const) {
    await field.fill(day)
    await field.press('Enter')
  }
  await form.create.click()
  await expect(homePage(page).unitNames).toHaveCount(7)
  await enterTheRest(page)
  await page.reload()
  await expect(homePage(page).unitNames).toHaveCount(7)
})

test('各组打分：查到三处问题就有三条问题，写事实、定整改', async ({ running: { page } }) => {
  const state = await stored(page)
  const item = deducted(state)
  const clause = item.rule.kind === 'deduct' ? item.rule.clauses.find(({ per, points }) => per !== null && points * 3 <= item.points) : undefined
  const score = scorePage(page)
  for (const [at, unit] of state.units.entries()) {
    await shell(page).rail('工作台').click()
    await homePage(page).open(unit.name).click()
    await expect(score.unit).toHaveText(new RegExp(unit.name))
    await goToCode(page, item)
    if (at > 0) {
      await page.keyboard.press('m')
      continue
    }
    await page.keyboard.press('F2')
    await score.field(`n:${clause?.id ?? ''}`).fill('3')
    await page.keyboard.press('Enter')
  }
  await shell(page).rail('整改').click()
  const rows = page.getByRole('grid', { name: '问题' }).locator('[data-finding]')
  const detail = page.getByRole('region', { name: '问题详情' })
  await page.getByLabel('单位', { exact: true }).selectOption({ label: state.units[0]?.name ?? '' })
  await page.getByLabel('工作要求', { exact: true }).selectOption({ index: 1 })
  await expect(rows.filter({ hasText: item.code })).toHaveCount(3)
  await rows.filter({ hasText: item.code }).first().click()
  await detail.getByLabel('事实').fill('柴旦街道10月12日没有会议记录')
  await detail.getByLabel('责任单位').fill('市委政法委')
  await detail.getByLabel('责任人').fill('张三')
  await detail.getByLabel('整改时限').fill('2099-12-31')
  await detail.getByLabel('整改时限').press('Tab')
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('柴旦街道10月12日没有会议记录')
  const section = detail.getByRole('region', { name: /^佐证材料/ }).first()
  await section.locator('input[type=file]').setInputFiles({ name: '会议记录本.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 示例') })
  await expect(section.locator('.piece')).toHaveCount(1)
})

test('部门送来一项数据，粘贴到所有单位', async ({ running: { page } }) => {
  await page.keyboard.press(screenKey('按内容'))
  const { grid, field, preview, confirm } = itemPage(page)
  // The grid takes the focus when it is there; only then can it be led away.
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(figures)
  await page.keyboard.press('Enter')
  await expect(grid).toHaveAccessibleName(new RegExp(`^${figures} `))
  await expect(field).toBeFocused()
  const { units } = await stored(page)
  const lines = units.map(({ name }, at) => `${name}\t${100 + at * 7}\t${120 + at}`)
  await copyOutside(page, ['单位\t今年\t去年', ...lines].join('\r\n'))
  await page.keyboard.press('Control+v')
  await expect(preview).toBeVisible()
  await confirm.click()
  await expect(shell(page).toast).toContainText('已写入 7 个单位')
})

test('一项免考，一个单位改名', async ({ running: { page } }) => {
  const before = await stored(page)
  const struck = listItems(before.rubric).find((item) => item.rule.kind === 'tier' && item.zones.length === before.rubric.zones.length)
  const [, unit] = before.units
  if (!struck || !unit) throw new Error('an item and two units are needed')
  await shell(page).rail('工作台').click()
  await page.getByRole('button', { name: '免考', exact: true }).click()
  await shell(page).dialog.getByLabel('考核内容').selectOption(struck.id)
  await shell(page).dialog.getByLabel('文件依据（文号）').fill('平安办〔2026〕9号')
  await shell(page).dialog.getByRole('button', { name: '设为免考' }).click()
  await expect(shell(page).toast).toContainText('已设为免考')
  await homePage(page).edit(unit.name).click()
  await shell(page).dialog.getByLabel('单位名称').fill(renamed)
  await shell(page).dialog.getByRole('button', { name: '确定' }).click()
  await expect(homePage(page).units).toContainText(renamed)
  const after = await stored(page)
  expect(after.campaign.exempt).toEqual([{ itemId: struck.id, document: '平安办〔2026〕9号' }])
  expect(after.entries).toHaveLength(before.entries.length)
})

test('一个单位交回自评表，导入后和核定数并排，核定得分不变', async ({ running: { app, page } }) => {
  const [unit] = (await stored(page)).units
  if (!unit) throw new Error('a unit is needed')
  const final = (await homePage(page).total(unit.name).textContent()) ?? ''
  const self = selfPart(page)
  await shell(page).rail('导出').click()
  await self.export.click()
  await page.getByRole('checkbox', { name: '全选单位' }).uncheck()
  await page.getByRole('checkbox', { name: `导出${unit.name}的自评表` }).check()
  await answerFolderDialog(app, out)
  await self.runExport.click()
  await expect(shell(page).dialog.getByRole('heading', { name: /导出完成：1 个文件/ })).toBeVisible()
  await page.keyboard.press('Escape')
  const [folder = ''] = readdirSync(out)
  const [form = ''] = readdirSync(join(out, folder))
  const filled = await fillIn(join(out, folder, form), () => undefined)
  expect(filled).toBeGreaterThan(50)
  await self.import.click()
  await answerFileDialog(app, [join(out, folder, form)])
  await self.chooseFiles.click()
  await expect(self.tick(unit.name)).toBeChecked()
  await self.save.click()
  await expect(shell(page).toast).toContainText('已导入 1 个单位的自评表')
  expect((await stored(page)).entries.filter(({ slot, input }) => slot === 'self' && input !== null).length).toBeGreaterThan(50)
  await shell(page).rail('工作台').click()
  await expect(homePage(page).total(unit.name)).toHaveText(final)
  rmSync(join(out, folder), { recursive: true })
})

test('工作台、打分、排名与 qianfen rank 一分不差', async ({ running: { page } }) => {
  const state = await stored(page)
  answer = askCommandLine(state)
  const { ranked, cards } = answer
  const nameOf = (code: string): string => state.units.find((unit) => unit.code === code)?.name ?? ''
  expect(ranked).toHaveLength(7)
  expect(ranked.map(({ code }) => nameOf(code))).toContain(renamed)
  for (const { code, final } of ranked) await expect(homePage(page).total(nameOf(code))).toHaveText(final)
  await homePage(page).open(nameOf(ranked[0]?.code ?? '')).click()
  await expect(scorePage(page).total('最终得分')).toHaveText(ranked[0]?.final ?? '')
  await expect(scorePage(page).total('折算基础分')).toHaveText(cards.get(ranked[0]?.code ?? '')?.base ?? '')
  await page.keyboard.press(screenKey('排名'))
  for (const { code, final, place, grade } of ranked) {
    await expect(rankingPage(page).final(nameOf(code))).toHaveText(final)
    await expect(rankingPage(page).place(nameOf(code))).toHaveText(String(place))
    await expect(rankingPage(page).grade(nameOf(code))).toContainText(grade)
  }
})

test('全部工作簿：排名汇总、部门汇总、失分分析和每个单位的评分表与 qianfen rank 一分不差', async ({ running: { app, page } }) => {
  const state = await stored(page)
  const { ranked, cards } = answer
  const here = exportPage(page)
  await shell(page).rail('导出').click()
  await answerFolderDialog(app, out)
  await here.run.click()
  await expect(here.result.getByRole('heading')).toHaveText('导出完成：9 个文件和目录', { timeout: 60_000 })
  const [folder = ''] = readdirSync(out)
  const files = readdirSync(join(out, folder)).sort()
  const read = (name = ''): Promise<Workbook> => readWorkbook(join(out, folder, name))
  // After the 目录 comes the campaign's own workbook.
  const campaign = await read(files[1])
  for (const { code, final, place } of ranked) {
    const unit = state.units.find((each) => each.code === code)
    const card = cards.get(code)
    if (!unit || !card) throw new Error(`no unit ${code}`)
    const [inRanking = []] = rowsOf(campaign.get('排名汇总')).filter((cells) => cells.includes(unit.name))
    expect(inRanking.map(Number)).toEqual(expect.arrayContaining([place, ...Object.values(card.requirements), card.earned, card.base, final].map(Number)))
    const scorecard = rowsOf((await read(files.find((name) => name.includes(unit.name)))).get('评分表'))
    const [inScorecard = []] = scorecard.filter(([head = '']) => head.includes('最终得分'))
    expect(inScorecard.map(Number), unit.name).toContain(Number(final))
    for (const { id, code: itemCode } of listItems(state.rubric)) {
      const scored = card.items[id]
      if (scored?.state === 'scored') expect(scorecard.find(([first]) => first === itemCode)?.map(Number), `${unit.name} ${itemCode}`).toContain(Number(scored.points))
    }
  }
})
