import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeSampleFolder } from './folders'
import { expect, launch, quit, test, type Running } from './harness'

let folder: string
let running: Running
let page: Page

/** The 打分 screen of the sample project. */
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qianfen-score-'))
  running = await launch({ dataFolder: await makeSampleFolder(folder, { name: '组员甲', post: '科员', role: 'leadAssessor' }) })
  page = running.page
  await page.getByRole('link', { name: '打分' }).click()
  await expect(row()).toBeVisible()
})
test.afterAll(async () => {
  await quit(running)
  rmSync(folder, { recursive: true, force: true })
})

const row = () => page.locator('.row[aria-selected="true"]')
const code = () => row().locator('.code')
const status = (itemCode: string) => page.locator('.row[data-item]', { has: page.locator(`.code:text-is("${itemCode}")`) }).locator('.st')
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
async function openUnit(name: string): Promise<void> {
  await press('Control+f')
  await page.keyboard.type(name)
  await expect(page.getByRole('group', { name: '找到的单位' })).toBeVisible()
  await page.getByRole('group', { name: '找到的单位' }).getByRole('button', { name }).click()
  await expect(page.locator('.who b')).toContainText(name)
}
async function goTo(itemCode: string): Promise<void> {
  await press('Control+g')
  await page.keyboard.type(itemCode)
  await press('Enter')
  await expect(code()).toHaveText(itemCode)
  await expect(row()).toBeFocused()
}

test('an item is scored by typing its number, and the focus is back in the list', async () => {
  await openUnit('天峻县')
  await goTo('1-1-1')
  await page.keyboard.type('3')
  await expect(page.getByTestId('totals').locator('.fin .v')).toHaveText('7.58')
  await expect(status('1-1-1')).toHaveText('未评')
  await press('Enter')
  await expect(status('1-1-1')).toContainText('扣 2.50')
  await expect(code()).toHaveText('1-1-2')
  await expect(row()).toBeFocused()
  await press('Shift+Enter')
  await expect(code()).toHaveText('1-1-1')
})

test('what is written as the reason is there after going away and coming back', async () => {
  await openUnit('天峻县')
  await goTo('1-1-1')
  await expect(page.locator('.tag', { hasText: /^\s*待补事实$/ })).toBeVisible()
  await page.getByLabel('扣分原因').fill('三季度没有专题研究，查会议纪要。')
  await press('Control+Enter')
  await expect(code()).toHaveText('1-1-2')
  await expect(status('1-1-1').locator('svg')).toHaveCount(0)
  await press('ArrowUp')
  await expect(page.getByLabel('扣分原因')).toHaveValue('三季度没有专题研究，查会议纪要。')
})

test('M gives one item full marks, Shift+M the rest of its indicator in one step that Ctrl+Z takes back', async () => {
  await openUnit('天峻县')
  await goTo('1-2-1')
  await press('ArrowDown', 'm')
  await expect(status('1-2-2')).toHaveText('满分')
  await press('Shift+M')
  await expect(page.locator('.tst')).toContainText(/已把“属地、主管与主体责任”\d 项记为满分/)
  await expect(status('1-2-3')).toHaveText('满分')
  await press('Control+z')
  await expect(status('1-2-3')).toHaveText('未评')
  await expect(status('1-2-2')).toHaveText('满分')
  await press('Control+y')
  await expect(status('1-2-3')).toHaveText('满分')
})

test('a text that the rule refuses is kept, marked and not counted', async () => {
  await openUnit('天峻县')
  await goTo('1-1-2')
  await press('F2')
  await page.keyboard.insertText('两次')
  await press('Enter')
  await press('Control+g')
  await page.keyboard.type('113')
  await press('Enter')
  await expect(code()).toHaveText('1-1-3')
  await expect(status('1-1-2')).toHaveText('有误')
  await press('ArrowUp')
  await expect(page.locator('.detail .entry input').first()).toHaveValue(/两次/)
  await press('F2', 'Escape')
  await expect(status('1-1-2')).toHaveText('未评')
  await expect(row()).toBeFocused()
})

test('nothing happens on the screen while an input method composes', async () => {
  await openUnit('天峻县')
  await goTo('1-1-2')
  await page.evaluate(() => {
    const target = document.activeElement ?? document.body
    for (const key of ['m', 'n', '5', 'ArrowDown', 'Enter']) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, isComposing: true }))
  })
  await expect(code()).toHaveText('1-1-2')
  await expect(status('1-1-2')).toHaveText('未评')
})

test('filters, the tree and the keys go through the list without the mouse', async () => {
  await openUnit('德令哈市')
  await page.getByRole('button', { name: /^未评/ }).first().focus()
  await press('Enter')
  const open = await page.locator('.row[data-item]').count()
  expect(open).toBeGreaterThan(0)
  await press('End')
  const last = await code().textContent()
  await press('Home')
  expect(await code().textContent()).not.toBe(last)
  await press('Escape')
  await expect(page.locator('.row[data-item]')).toHaveCount(100)
  await page.locator('[role=tree] [tabindex="0"]').focus()
  await press('End', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowLeft', 'Enter')
  await expect(code()).toHaveText('10-1-1')
})

test('a submitted unit says why it cannot be changed, and is given back with a reason', async () => {
  await openUnit('格尔木市')
  await expect(page.locator('.phase-line')).toContainText('已提交')
  const before = await status('1-1-1').textContent()
  await goTo('1-1-1')
  await press('1', 'm')
  await expect(page.locator('.tst')).toContainText('已提交')
  await expect(status('1-1-1')).toHaveText(before ?? '')
  await page.locator('.phase-line').getByRole('button', { name: '定稿' }).click()
  await page.getByRole('button', { name: '确定定稿' }).click()
  await expect(page.locator('.phase-line')).toContainText('冻结的评分表')
  await expect(page.locator('.phase-line .attn')).toHaveCount(0)
})

test('the window complained about nothing', () => {
  expect(running.complaints).toEqual([])
})
