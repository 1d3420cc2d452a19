import axe from 'axe-core'
import type { Page } from '@playwright/test'
import { readFileSync, rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Item } from '../../shared/rubric/rubric'
import { listItems } from '../../shared/rubric/tree'
import { makeCampaignFolder } from './folders'
import { expect, launch, quit, root, sampleApp as test, stored, tell, test as alone, type Running } from './harness'
import { secretary } from './folders'
import { goToCode } from './keyboard'
import { publishRevision } from './next-version'
import { homePage, itemPage, scorePage, shell } from './locators'
import { dropFile, writeRubricBook } from './rubric-book'

const full = process.env['QIANFEN_FULL'] === '1'
/** 683×384 is 1366×768 at 200 % zoom; no window is made so small. */
const zoomed = 683
const sizes = [[1366, 768], [1093, 614], [1920, 1080], [zoomed, 384]] as const
const themes = ['light', 'dark'] as const
/** What axe finds depends on the theme, hardly on the size: every day it reads each stop once in light and once in dark, the full run at every size. */
const audited: readonly number[] = full ? sizes.map(([width]) => width) : [1366, zoomed]

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly string[]
}

/** Rules that axe itself calls moderate and that read every element: what they find is not asked for here. */
const moderate = Object.fromEntries(['region', 'landmark-unique', 'landmark-one-main', 'landmark-no-duplicate-main', 'heading-order', 'page-has-heading-one'].map((id) => [id, { enabled: false }]))

/** What axe calls serious or critical: in the dialog that is open, as the page behind it has had its turn, else in `part` of the page. */
async function findings(page: Page, part = 'html'): Promise<readonly Finding[]> {
  // Once for a document: reading half a megabyte of script takes its time.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source}; 0`)
  return page.evaluate(async ({ rules, where }) => {
    const { axe: tool } = window as unknown as { axe: { run(where: unknown, options: unknown): Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } }
    const dialog = [...document.querySelectorAll('[role="dialog"]')].filter((each) => each.getClientRects().length > 0).at(-1)
    const { violations } = await tool.run(dialog ?? document.querySelector(where), { resultTypes: ['violations'], preload: false, iframes: false, selectors: false, rules })
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`) }))
  }, { rules: moderate, where: part })
}

/** Texts that are cut at the side or spill over their box, and a page that is wider than its window. */
const cut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? [`page ${document.documentElement.scrollWidth} > ${document.documentElement.clientWidth}`] : []
    const clipped = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      if (element.closest('.vh, svg, input, textarea, select, .el-date-editor') !== null || element.innerText?.trim() === '' || element.offsetParent === null) return false
      const { overflowX, visibility, display } = getComputedStyle(element)
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
      return visibility === 'visible' && display !== 'inline' && (overflowX === 'hidden' || overflowX === 'clip' || (overflowX === 'visible' && hasText)) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
    })
    return [...wide, ...clipped.map((element) => `${element.className} ${element.innerText.slice(0, 60)}`)]
  })

async function resize({ app, page }: Running, [width, height]: readonly [number, number]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [wide, high, zoom]) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(wide * zoom, high * zoom)
    window?.webContents.setZoomFactor(zoom)
  }, [width, height, width === zoomed ? 2 : 1] as const)
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
}

/** 纸质表 with the pages of one requirement: axe takes its time over every cell of a page, and the others are no different. */
async function openPaper(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^纸质表/ }).click()
  await page.getByRole('radio', { name: /^按工作要求/ }).check()
  await page.getByRole('checkbox', { name: /^2 / }).check()
  await expect(page.locator('.pti')).toContainText('第二项工作要求')
  await page.locator('.ppf').first().waitFor()
}

/** Two versions that differ, with the items of which a person says whether they are the same. */
async function openComparison(page: Page): Promise<void> {
  const { versions } = await tell(page, 'rubric.library', {})
  if (!versions.some(({ version }) => version === '修订-2')) await publishRevision(page)
  await page.evaluate(() => void (location.hash = '#/rubrics/compare'))
  await page.getByRole('button', { name: '逐项确认…' }).click()
}

/** 改用新版本 up to what happens to every score, the first item of it open. */
async function openVersionPlan(page: Page): Promise<void> {
  await tell(page, 'me.save', secretary)
  await page.reload()
  await shell(page).rail('细则').click()
  await page.getByRole('link', { name: '改用新版本…' }).click()
  await page.getByRole('radio', { name: /修订-2/ }).first().check()
  await page.getByRole('button', { name: '看看会怎样' }).click()
  await page.getByRole('button', { name: '看每个评分怎么办' }).click()
  await page.locator('.vgh').first().click()
}

/** The plan done: 加减分 that asks to be looked at again, in the pane. */
async function openReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: '改用 修订-2' }).click()
  await expect(page.getByText('已改用 修订-2')).toBeVisible()
  const { claims, rubric } = await stored(page)
  const asked = claims.find(({ review }) => review !== null)
  await page.evaluate(([unitId, itemId]) => { location.hash = `#/score/${unitId}/${itemId}?show=penalty` }, [asked?.unitId, listItems(rubric)[0]?.id])
  await page.locator('.vadj').waitFor()
}
async function openTray(page: Page): Promise<void> {
  await shell(page).rail('工作台').click()
  await page.locator('.aside').waitFor()
}
async function undoVersion(page: Page): Promise<void> {
  await page.keyboard.press('Control+z')
  await expect(page.getByText('已撤销：改用细则版本 修订-2')).toBeVisible()
}

const bookFolder = mkdtempSync(join(tmpdir(), 'qianfen-book-'))
test.beforeAll(() => writeRubricBook(join(bookFolder, '某某县平安建设考核评分细则（2026年修订稿）.xlsx'), { requirements: 2, lists: true }))
test.afterAll(() => rmSync(bookFolder, { recursive: true, force: true }))

/** 从 Excel 导入 with a workbook read and an item selected. */
async function openImport(page: Page): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/rubrics/import'))
  await page.getByRole('button', { name: '选择文件…' }).waitFor()
  await dropFile(page, join(bookFolder, '某某县平安建设考核评分细则（2026年修订稿）.xlsx'), '.ri')
  await page.locator('.ri-notes > button').click()
  await page.locator('.ri-tree .item > button').first().click()
}

/** The editor on a draft with faults of several kinds, what is wrong listed. */
async function openDraft(page: Page): Promise<void> {
  const rubric = (await stored(page)).rubric
  const [first, second, third, ...others] = listItems(rubric)
  if (!first || !second || !third) throw new Error('three items are needed')
  const change = new Map([[first.id, { points: first.points - 2 }], [second.id, { code: first.code, content: second.content.repeat(4) }], [third.id, { standard: '', pending: true, rule: { kind: 'judged' } }], [others[0]?.id ?? '', { zones: ['海'] }]])
  const text = JSON.stringify(rubric, (_, value: { id?: string }) => (typeof value === 'object' && value !== null && change.has(value.id ?? '') ? { ...value, ...change.get(value.id ?? '') } : value))
  const { draftId } = await tell(page, 'draft.create', { from: { kind: 'json', text } })
  await page.evaluate((id) => { location.hash = `#/rubrics/draft/${id}` }, draftId)
  const proof = page.getByRole('button', { name: /^校验/ })
  await expect(proof).toContainText('处要改')
  await proof.click()
  await page.getByRole('button', { name: /没有评分标准/ }).click()
}

const stops: readonly { readonly name: string; readonly go: (page: Page) => Promise<unknown> }[] = [
  { name: '工作台', go: (page) => shell(page).rail('工作台').click() },
  { name: '得分明细', go: (page) => page.locator('.home table .link[aria-label]').first().click() },
  { name: '添加单位', go: (page) => page.getByRole('button', { name: '添加单位', exact: true }).first().click() },
  { name: '免考', go: (page) => page.getByRole('button', { name: '免考', exact: true }).click() },
  { name: '操作日志', go: (page) => page.getByRole('button', { name: '操作日志' }).click() },
  { name: '打分', go: async (page) => { await shell(page).rail('打分').click(); await expect(scorePage(page).current).toBeFocused() } },
  { name: '佐证材料（大图明细）', go: async (page) => { await page.locator('[data-item]:has(.ev-mark)').first().click(); await page.locator('.evid .piece').first().click() } },
  { name: '全部按键', go: (page) => page.keyboard.press('F1') },
  { name: '命令', go: (page) => page.keyboard.press('Control+k') },
  { name: '本项历史', go: (page) => page.keyboard.press('h') },
  { name: '减分', go: async (page) => { await page.getByRole('treeitem', { name: /^减分/ }).click(); await page.getByRole('button', { name: /^添加减分/ }).first().click() } },
  { name: '一票否决', go: (page) => page.getByRole('treeitem', { name: /^一票否决/ }).click() },
  { name: '整改', go: async (page) => { await shell(page).rail('整改').click(); await page.getByRole('button', { name: '列表', exact: true }).click(); await page.getByRole('grid', { name: '问题' }).waitFor() } },
  { name: '登记问题', go: (page) => page.getByRole('button', { name: '登记问题' }).click() },
  { name: '整改看板', go: (page) => page.getByRole('button', { name: '看板' }).click() },
  { name: '排名', go: async (page) => { await shell(page).rail('排名').click(); await page.getByRole('button', { name: '按单位' }).click() } },
  { name: '排名 为什么扣分（单位明细）', go: (page) => page.locator('td.fs').first().click() },
  { name: '排名 为什么扣分（要求明细）', go: (page) => page.locator('td.c.l5').first().click() },
  { name: '排名 按部门', go: (page) => page.getByRole('button', { name: '按部门' }).click() },
  { name: '排名 看成表格', go: (page) => page.getByRole('button', { name: '看成表格' }).click() },
  { name: '按内容', go: async (page) => { await shell(page).rail('按内容').click(); await expect(itemPage(page).field).toBeFocused() } },
  { name: '粘贴（单位）', go: (page) => page.getByRole('button', { name: /^粘贴…/ }).click() },
  { name: '上年得分（单位）', go: (page) => page.getByRole('button', { name: /^上年得分/ }).click() },
  { name: '细则', go: (page) => shell(page).rail('细则').click() },
  { name: '细则库', go: async (page) => { await page.getByRole('button', { name: /^细则库/ }).click(); await page.getByRole('list', { name: '已发布的版本' }).waitFor() } },
  { name: '比较细则版本', go: openComparison },
  { name: '细则草稿', go: openDraft },
  { name: '细则草稿 拆分（明细）', go: (page) => page.getByRole('button', { name: '拆分…' }).click() },
  { name: '细则草稿 分差额（明细）', go: (page) => page.getByRole('button', { name: '分差额…' }).click() },
  { name: '细则草稿 总则', go: (page) => page.getByRole('button', { name: '总则', exact: true }).click() },
  { name: '改用新版本 每个评分怎么办', go: openVersionPlan },
  { name: '减分 待复看', go: openReview },
  { name: '工作台 移出的评分', go: openTray },
  { name: '从 Excel 导入', go: async (page) => { await undoVersion(page); await openImport(page) } },
  { name: '从 Excel 导入 列的识别', go: async (page) => { await page.locator('.ri-tree .entry > button').nth(1).click(); await page.locator('[data-column="4"]').click() } },
  { name: '导出', go: async (page) => { await page.keyboard.press('Escape'); await shell(page).rail('导出').click() } },
  { name: '自评表 导出单位', go: (page) => page.getByRole('button', { name: '导出自评表…' }).click() },
  { name: '自评表 导入单位', go: (page) => page.getByRole('button', { name: '导入自评表…' }).click() },
  { name: '导出 第一页（明细）', go: (page) => page.getByRole('button', { name: '看大图：评分表第一页' }).click() },
  { name: '纸质表', go: openPaper },
  { name: '照纸录入', go: async (page) => { await page.getByRole('button', { name: '照纸录入' }).click(); await expect(page.locator('[data-current]')).toBeFocused() } },
  { name: '核对（录入明细）', go: (page) => page.getByRole('button', { name: '核对', exact: true }).click() },
  { name: '设置', go: (page) => shell(page).rail('设置').click() },
  { name: '首页', go: (page) => page.getByRole('button', { name: '换一个考核批次…' }).click() },
  { name: '新建考核批次', go: async (page) => { await page.getByRole('button', { name: /新建考核批次/ }).click(); await page.getByLabel('第 7 个单位的名称').waitFor() } },
]

test('这些检查真能看出毛病：没有名字的按钮、看不清的字、截断的文字、超宽的页面', async ({ running: { page } }) => {
  await page.evaluate(() => {
    const flaw = document.createElement('div')
    const button = document.createElement('button')
    const pale = document.createElement('p')
    const clipped = document.createElement('p')
    const spilt = document.createElement('p')
    spilt.textContent = '另一段放不下的很长很长的文字'
    for (const [property, value] of [['width', '60px'], ['white-space', 'nowrap']] as const) spilt.style.setProperty(property, value)
    pale.textContent = '看不清的字'
    clipped.textContent = '一段放不下的很长很长的文字'
    for (const [property, value] of [['color', '#bbb'], ['background', '#fff']] as const) pale.style.setProperty(property, value)
    for (const [property, value] of [['width', '60px'], ['overflow', 'hidden'], ['white-space', 'nowrap']] as const) clipped.style.setProperty(property, value)
    flaw.style.setProperty('width', '3000px')
    flaw.id = 'flaw'
    flaw.append(button, pale, clipped, spilt)
    document.body.append(flaw)
  })
  expect((await findings(page)).map(({ id }) => id)).toEqual(expect.arrayContaining(['button-name', 'color-contrast']))
  expect((await cut(page)).join('\n')).toMatch(/page \d+ > \d+[\s\S]*一段放不下[\s\S]*另一段放不下/)
  await page.evaluate(() => document.querySelector('#flaw')?.remove())
})

for (const size of sizes) {
  // Every day each size in one theme, the full run crosses them.
  for (const theme of full ? themes : ([size[0] > 1200 ? 'light' : 'dark'] as const)) {
    test(`${size.join('×')} ${theme === 'light' ? '浅色' : '深色'}：每个页面和对话框${audited.includes(size[0]) ? '没有严重的无障碍问题，' : ''}没有横向滚动，没有被截断的文字`, async ({ running }) => {
      test.setTimeout(300_000)
      const { page } = running
      await resize(running, size)
      await page.emulateMedia({ colorScheme: theme })
      await page.reload()
      await expect(homePage(page).unitNames).toHaveCount(7)
      const [red = 0] = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [])
      expect(red > 128, 'the theme is on').toBe(theme === 'light')
      for (const { name, go } of stops) {
        await go(page)
        if (/明细|单位$|免考|日志|按键|命令|历史|登记/.test(name)) await expect(shell(page).dialog).toBeVisible()
        // What is half faded in has half its contrast.
        await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
        if (audited.includes(size[0])) expect.soft(await findings(page), name).toEqual([])
        expect.soft(await cut(page), name).toEqual([])
        if (await shell(page).dialog.isVisible()) {
          await page.keyboard.press('Escape')
          await expect(shell(page).dialog).toBeHidden()
        }
      }
    })
  }
}

test('每一种评分方式的录入框都没有严重的无障碍问题', async ({ running }) => {
  const { page } = running
  await resize(running, [1366, 768])
  await page.reload()
  await homePage(page).open((await stored(page)).units.at(-1)?.name ?? '').click()
  for (const [kind, item] of new Map(listItems((await stored(page)).rubric).map((each) => [each.rule.kind, each]))) {
    await goToCode(page, item)
    expect.soft(await findings(page, '.pane.detail'), kind).toEqual([])
    expect.soft(await cut(page), kind).toEqual([])
  }
})

/** As long as a cell of Excel can be: the reason and the fact of one deduction, and the matter of a claim. */
async function writeLongTexts(page: Page): Promise<Item> {
  const longest = '现场查看时发现制度上墙但没有执行记录，'.repeat(2000).slice(0, 32_767)
  const { campaign, units, rubric } = await stored(page)
  const item = listItems(rubric).find(({ rule, zones }) => rule.kind === 'deduct' && zones.length === rubric.zones.length)
  const [unit] = units
  const [list] = rubric.penalty.items
  if (item?.rule.kind !== 'deduct' || !unit || !list) throw new Error('a deduction, a unit and a penalty are needed')
  const of = { campaignId: campaign.id, unitId: unit.id } as const
  await tell(page, 'entry.record', { ...of, slot: 'team', entries: [{ itemId: item.id, input: { kind: 'deduct', counts: { [item.rule.clauses[0]?.id ?? '']: 1 } } }] })
  await tell(page, 'entry.note', { ...of, itemId: item.id, slot: 'team', note: longest })
  const [finding] = (await stored(page)).findings
  await tell(page, 'finding.save', { ...of, findingId: finding?.id ?? null, itemId: item.id, foundOn: '2026-11-23', time: '11月23日', place: '某街道', what: longest })
  await tell(page, 'claim.save', { ...of, claimId: null, list: 'penalty', item: list.code, level: list.levels[0]?.id ?? '', count: 1, matter: longest })
  await page.reload()
  await expect(homePage(page).unitNames).toHaveCount(units.length)
  return item
}

alone('三十个字的单位名称、很长的考核内容、32767 个字的事实：不截断，不横向滚动', async ({ dataFolder }) => {
  const rubric = JSON.parse(readFileSync(join(root, 'resources/rubric/haixi-default.json'), 'utf8')) as { requirements: { name: string; children: { name: string; items: { content: string; standard: string }[] }[] }[] }
  for (const requirement of rubric.requirements) {
    requirement.name = `${requirement.name}并且把名称写得特别长`
    for (const indicator of requirement.children) {
      indicator.name = `${indicator.name}以及另外一些同样需要写在名称里的话`
      for (const item of indicator.items) {
        item.content = `${item.content}，${item.content}，${item.content}，${item.content}`
        item.standard = `${item.standard}${item.standard}${item.standard}`
      }
    }
  }
  const name = '海西蒙古族藏族自治州大柴旦行政委员会平安建设领导小组办公室某'
  const units = [1, 2, 3].map((order) => ({ code: `63285${order}`, name: `${name}${order}`, group: '行政委员会和工业园区联合考核分组', zones: ['城', '矿', '景'], order, previousFinal: null }))
  const home = mkdtempSync(join(tmpdir(), 'qianfen-home-'))
  const running = await launch({ dataFolder: await makeCampaignFolder(dataFolder, units, { rubric: { kind: 'json', text: JSON.stringify(rubric) } }), home })
  try {
    const item = await writeLongTexts(running.page)
    for (const size of sizes) {
      await resize(running, size)
      for (const screen of ['工作台', '打分', '整改', '排名', '细则', '导出', '设置']) {
        await shell(running.page).rail(screen).click()
        if (screen === '打分') {
          await expect(scorePage(running.page).current).toBeFocused()
          await goToCode(running.page, item)
        }
        expect.soft(await cut(running.page), `${screen} ${size.join('×')}`).toEqual([])
        if (process.env['QIANFEN_PICTURE'] === '1') await running.page.screenshot({ path: `/tmp/long-${screen}-${size[0]}.png` })
      }
    }
  } finally {
    await quit(running)
    rmSync(home, { recursive: true, force: true })
  }
})
