import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CampaignState } from '../../shared/campaign/records'
import { parsePoints } from '../../shared/points'
import { itemsOf, listItems } from '../../shared/rubric/tree'
import { askCommandLine, type Card } from './command-line'
import { expect, sampleApp as test, stored } from './harness'
import { command, screenKey } from './keyboard'
import { homePage, rankingPage, scorePage, shell, whyDialog } from './locators'

test.use({ file: 'ranking' })

let state: CampaignState
let answer: ReturnType<typeof askCommandLine>

test.beforeAll(async ({ running: { page } }) => {
  await expect(homePage(page).unitNames).toHaveCount(7)
  state = await stored(page)
  answer = askCommandLine(state)
})

test('名次、得分、等次和十项要求与 qianfen rank 一分不差', async ({ running: { page } }) => {
  await page.keyboard.press(screenKey('排名'))
  const ranking = rankingPage(page)
  await expect(ranking.grid).toBeVisible()
  expect(answer.ranked).toHaveLength(7)
  const cellsChecked: string[] = []
  for (const { code, final, grade, place } of answer.ranked) {
    const name = state.units.find((unit) => unit.code === code)?.name ?? ''
    const card = answer.cards.get(code)
    await expect(ranking.final(name)).toHaveText(final)
    await expect(ranking.place(name)).toHaveText(String(place))
    const complete = Object.values(card?.items ?? {}).every(({ state: each }) => each !== 'unscored' && each !== 'waiting')
    if (complete) await expect(ranking.grade(name)).toHaveText(grade)
    else await expect(ranking.grade(name)).toContainText('未评')
    for (const [at, node] of state.rubric.requirements.entries()) {
      const scored = itemsOf(node).some(({ id }) => card?.items[id]?.state === 'scored')
      await expect(ranking.cell(name, at), `${name} ${node.code}`).toHaveText(scored ? (card?.requirements[node.code] ?? '') : '—')
      if (scored) cellsChecked.push(node.code)
    }
  }
  expect(cellsChecked.length).toBeGreaterThan(30)
  // In the order of their places, as the command line lists them.
  expect(await ranking.grid.locator('tbody th').allTextContents()).toEqual(answer.ranked.map(({ code }) => state.units.find((unit) => unit.code === code)?.name))
  await expect(page.locator('.top')).toContainText('暂定')
})

/** Points lost in the scored items of some units, from the command line's scorecards. */
function lostIn(codes: readonly string[], ids: readonly string[]): number {
  const full = new Map(listItems(state.rubric).map(({ id, points }) => [id, parsePoints(points) ?? 0]))
  return codes.flatMap((code) => ids.map((id) => ({ id, score: answer.cards.get(code)?.items[id] }))).reduce((sum, { id, score }) => sum + (score?.state === 'scored' ? (full.get(id) ?? 0) - (parsePoints(score.points) ?? 0) : 0), 0)
}
const points = (hundredths: number): string => (hundredths / 100).toFixed(2)

test('部门和考核内容的失分加得起来', async ({ running: { page } }) => {
  const codes = state.units.map(({ code }) => code)
  const items = listItems(state.rubric)
  const { departments, items: worst } = rankingPage(page)
  await expect(departments).toContainText(`7 个单位共失 ${points(lostIn(codes, items.map(({ id }) => id)))} 分`)
  await expect(departments.getByRole('row').filter({ hasText: '州公安局' }).locator('b')).toHaveText(points(lostIn(codes, items.filter(({ leadDepartment }) => leadDepartment === '州公安局').map(({ id }) => id))))
  const byItem = items.map(({ id, code }) => ({ code, lost: lostIn(codes, [id]) })).sort((a, b) => b.lost - a.lost)
  expect(await worst.locator('tbody b').allTextContents()).toEqual(byItem.slice(0, 8).map(({ lost }) => points(lost)))
})

test('从一个格子两次点击就到考核内容；返回后历史也只要两次', async ({ running: { page } }) => {
  const ranking = rankingPage(page)
  const why = whyDialog(page)
  const unit = state.units.find(({ name }) => name === '德令哈市')
  const node = state.rubric.requirements[5]
  if (!unit || !node) throw new Error('the sample has changed')
  const lost = itemsOf(node).map((item) => ({ item, lost: lostIn([unit.code], [item.id]) })).filter((each) => each.lost > 0).sort((a, b) => b.lost - a.lost)

  await ranking.cell('德令哈市', 5).click()
  await expect(why.dialog).toBeVisible()
  await expect(page.getByRole('dialog', { name: '为什么扣分：德令哈市 6 一场攻坚' })).toBeVisible()
  await expect(why.lines).toHaveCount(lost.length)
  for (const [at, each] of lost.entries()) {
    await expect(why.lines.nth(at)).toContainText(`扣 ${points(each.lost)}`)
    await expect(why.lines.nth(at)).toContainText(each.item.code)
  }
  await expect(why.intro.nth(2)).toContainText(`共失${points(lost.reduce((sum, each) => sum + each.lost, 0))}分`)
  await expect(why.intro.last()).toContainText(/^整改：共\d+个问题，截至/)
  await page.getByRole('button', { name: `${lost[0]?.item.code} 的历史` }).click()
  await expect(page.getByRole('dialog', { name: '本项历史' }).getByRole('row')).not.toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: '本项历史' })).toBeHidden()
  await why.lines.first().locator('.go').click()
  await expect(scorePage(page).unit).toContainText('德令哈市')
  await expect(scorePage(page).current).toHaveAttribute('data-item', lost[0]?.item.id ?? '')
  await expect(page.getByRole('button', { name: '历史' })).toBeVisible()
})

test('工作台的总分、部门一行、考核内容一行也都先到为什么扣分', async ({ running: { page } }) => {
  const why = whyDialog(page)
  await page.keyboard.press(screenKey('工作台'))
  await homePage(page).total('格尔木市').click()
  await expect(page.getByRole('dialog', { name: '为什么扣分：格尔木市' })).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('group', { name: '格尔木市的状态' })).toBeVisible()
  const line = (await why.lines.first().locator('.code').textContent()) ?? ''
  await why.lines.first().locator('.go').click()
  await expect(scorePage(page).current).toContainText(line)

  await page.keyboard.press(screenKey('排名'))
  await rankingPage(page).departments.getByRole('button', { name: /^州公安局/ }).click()
  await expect(page.getByRole('dialog', { name: '为什么扣分：7个单位 州公安局' })).toBeVisible()
  await expect(why.lines.first()).toContainText(/市|县|行委/)
  await page.keyboard.press('Escape')
  await rankingPage(page).items.getByRole('button').first().click()
  await expect(why.dialog).toContainText('失分单位')
  await page.keyboard.press('Escape')
  await expect(shell(page).dialog).toBeHidden()

  await page.keyboard.press(screenKey('打分'))
  await expect(scorePage(page).current).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('为什么扣分')
  await page.keyboard.press('Enter')
  await expect(why.dialog).toBeVisible()
  await page.keyboard.press('Escape')
})

test('复制、保存、打印的是同一页文字，数与评分表一致', async ({ running: { app, page } }) => {
  const why = whyDialog(page)
  const card = answer.cards.get('632802') as Card
  const ranked = answer.ranked.find(({ code }) => code === '632802')
  await page.keyboard.press(screenKey('排名'))
  await rankingPage(page).bar('德令哈市').click()
  await why.copy.click()
  await expect(page.getByRole('button', { name: '已复制文字' })).toBeVisible()
  const text = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toContain('为什么扣分：德令哈市（示例）（暂定）')
  expect(text).toContain('【默认替代稿】')
  expect(text).toContain(`最终得分${card.final}分，在市县组7个单位中列第${ranked?.place}名`)
  expect(text).toContain(`实得分${card.earned}分`)
  expect(text).toContain(`＝${card.base}分；`)
  const lost = lostIn(['632802'], listItems(state.rubric).map(({ id }) => id))
  expect(text).toContain(`考核内容共失${points(lost)}分`)
  const sum = [...text.matchAll(/(?:，扣|项共扣)(\d+\.\d\d)分/g)].reduce((all, [, each = '0']) => all + (parsePoints(each) ?? 0), 0)
  expect(sum).toBe(lost)

  const folder = mkdtempSync(join(tmpdir(), 'qianfen-why-'))
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file })
  }, join(folder, '说明.txt'))
  await why.save.click()
  await expect(shell(page).toast).toContainText('已保存：说明.txt')
  expect(readFileSync(join(folder, '说明.txt'), 'utf8')).toBe(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`)
  rmSync(folder, { recursive: true, force: true })

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', String(Number(document.body.dataset['printed'] ?? 0) + 1))
  })
  await why.print.click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', '1')
  // What goes to paper, without the dialog of the system: one page with that text and nothing of the window.
  await page.emulateMedia({ media: 'print' })
  const seen = await page.evaluate(() => document.body.innerText)
  expect(seen.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''))
  await page.emulateMedia({ media: null })
  const pages = await app.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ preferCSSPageSize: true })
    return pdf?.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
  })
  expect(pages).toBe(1)
  await page.keyboard.press('Escape')
})

test('方向键在格子里走，Enter 打开；换看法、换成表格数不变；分组、命令可用', async ({ running: { page } }) => {
  const ranking = rankingPage(page)
  await ranking.bar('德令哈市').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /^格尔木市 1 一份责任：应考/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: '为什么扣分：格尔木市 1 一份责任' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shell(page).dialog).toBeHidden()
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /^格尔木市 1 一份责任/)

  const lost = lostIn(['632801'], itemsOf(state.rubric.requirements[0] ?? { code: '', name: '', points: 0 }).map(({ id }) => id))
  await page.getByRole('button', { name: '失分', exact: true }).click()
  await expect(ranking.cell('格尔木市', 0)).toHaveText(points(lost))
  await page.getByRole('button', { name: '看成表格' }).click()
  await expect(page.getByRole('region', { name: '名次与各项要求得分的表格' }).getByRole('row').filter({ has: page.getByRole('rowheader', { name: '格尔木市' }) })).toContainText(points(lost))
  await page.getByRole('button', { name: '看成图' }).click()
  await command(page, '与上年比')
  await expect(page.getByRole('columnheader', { name: '名次变化' })).toBeVisible()
  await command(page, '按部门')
  const police = lostIn(['632801'], listItems(state.rubric).filter(({ leadDepartment }) => leadDepartment === '州公安局').map(({ id }) => id))
  await expect(page.getByRole('gridcell', { name: /^州公安局 格尔木市/ })).toHaveText(points(police))
  await command(page, '按单位')
  await expect(ranking.grid).toBeVisible()
})
