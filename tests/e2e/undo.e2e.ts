import type { Page } from '@playwright/test'
import { listItems } from '../../shared/rubric/tree'
import type { Item } from '../../shared/rubric/rubric'
import { expect, freshApp as test, stored } from './harness'
import { goToCode, screenKey } from './keyboard'
import { homePage, scorePage, shell } from './locators'

test.use({ file: 'undo' })

let items: readonly Item[] = []

/** How many items of each unit are scored, on disk. */
async function scored(page: Page): Promise<readonly number[]> {
  const { units, entries } = await stored(page)
  return units.map(({ id }) => entries.filter(({ unitId, slot, input }) => unitId === id && slot === 'team' && input !== null).length)
}
async function openUnit(page: Page, name: string): Promise<void> {
  await shell(page).rail('工作台').click()
  await homePage(page).open(name).click()
  await expect(scorePage(page).unit).toContainText(name)
  await expect(scorePage(page).current).toBeFocused()
}

test.beforeEach(async ({ running: { page } }) => {
  items = listItems((await stored(page)).rubric).filter(({ rule, zones }) => (rule.kind === 'deduct' || rule.kind === 'checklist') && zones.length === 5)
})

test('Ctrl+Z 一步步撤回：跨考核内容、跨单位、跨页面；Ctrl+Y 一步步重做', async ({ running: { page } }) => {
  const score = scorePage(page)
  const [first, second, third] = items
  if (!first || !second || !third) throw new Error('three items are needed')
  await openUnit(page, '德令哈市')
  for (const item of [first, second]) {
    await goToCode(page, item)
    await page.keyboard.press('m')
    await expect(score.status(item.id)).toContainText('满分')
  }
  await openUnit(page, '格尔木市')
  await goToCode(page, third)
  await page.keyboard.press('m')
  await expect(score.status(third.id)).toContainText('满分')
  await expect.poll(() => scored(page)).toEqual([2, 1, 0])

  await page.keyboard.press(screenKey('细则'))
  await expect(page).toHaveURL(/#\/rubric/)
  await page.keyboard.press('Control+z')
  await expect(shell(page).toast).toContainText(`已撤销：格尔木市 ${third.code}`)
  await expect(score.unit).toContainText('格尔木市')
  await expect(score.current).toHaveAttribute('data-item', third.id)
  await expect(score.points(third.id)).toHaveText('—')
  await page.keyboard.press(screenKey('设置'))
  for (const item of [second, first]) {
    await page.keyboard.press('Control+z')
    await expect(shell(page).toast).toContainText(`已撤销：德令哈市 ${item.code}`)
    await expect(score.current).toHaveAttribute('data-item', item.id)
  }
  expect(await scored(page)).toEqual([0, 0, 0])
  for (const [unit, item] of [['德令哈市', first], ['德令哈市', second], ['格尔木市', third]] as const) {
    await page.keyboard.press('Control+y')
    await expect(shell(page).toast).toContainText(`已重做：${unit} ${item.code}`)
    await expect(score.status(item.id)).toContainText('满分')
  }
  expect(await scored(page)).toEqual([2, 1, 0])
})

test('整个指标满分是一步，撤销一次全部收回', async ({ running: { page } }) => {
  await openUnit(page, '乌兰县')
  await page.keyboard.press('Shift+M')
  await expect.poll(async () => (await scored(page))[2]).toBeGreaterThan(1)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await scored(page))[2]).toBe(0)
})

test('在文字框里，Ctrl+Z、字母、方向键和数字都归文字', async ({ running: { page } }) => {
  const score = scorePage(page)
  const item = items.find(({ rule }) => rule.kind === 'deduct')
  if (!item) throw new Error('a deduction is needed')
  await openUnit(page, '乌兰县')
  await goToCode(page, item)
  await page.keyboard.press('F2')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await scored(page))[2]).toBe(1)
  await goToCode(page, item)
  await score.note.click()
  await page.keyboard.type('mnh Mm 12')
  for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageDown']) await page.keyboard.press(key)
  await expect(score.note).toBeFocused()
  await expect(score.note).toHaveValue('mnh Mm 12')
  await expect(score.current).toHaveAttribute('data-item', item.id)
  await page.keyboard.press('Control+z')
  await expect(score.note).not.toHaveValue('mnh Mm 12')
  expect((await scored(page))[2]).toBe(1)
  await page.keyboard.insertText('现场查看，台账缺 2 次')
  const text = await score.note.inputValue()
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await stored(page)).entries.find(({ itemId, note }) => itemId === item.id && note !== '')?.note).toBe(text)

  await page.keyboard.press('Control+f')
  await page.keyboard.type('mnh')
  await expect(score.find).toHaveValue('mnh')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(score.current).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(shell(page).toast).toContainText('已撤销：乌兰县')
})

test('历史记得每一次是谁改的、从什么改成什么', async ({ running: { page } }) => {
  await openUnit(page, '德令哈市')
  const [first] = items
  if (!first) throw new Error('an item is needed')
  await goToCode(page, first)
  await page.keyboard.press('m')
  await expect(scorePage(page).status(first.id)).toContainText('满分')
  await page.keyboard.press('h')
  const { dialog } = shell(page)
  await expect(dialog.getByRole('row').nth(1)).toContainText('组员甲')
  await expect(dialog.getByRole('row').nth(1)).toContainText('未评')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
