import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toEntriesFile } from '../../shared/campaign/entries-file'
import type { CampaignState } from '../../shared/campaign/records'
import { formatPoints } from '../../shared/points'
import { scoreTogether } from '../../shared/scoring'
import type { EntriesFile } from '../../shared/scoring/entry'
import { copyOutside } from './clipboard'
import { expect, freshApp as test, stored } from './harness'
import { screenKey } from './keyboard'
import { itemPage, shell } from './locators'
import { answerFileDialog } from './self-forms'

test.use({ file: 'across' })

const theft = 'R06S1I01'
const settled = 'R04S2I02'

async function openItem(page: Page, code: string): Promise<void> {
  await expect(shell(page).rail('按内容')).toBeVisible()
  await page.keyboard.press(screenKey('按内容'))
  await expect(itemPage(page).field).toBeFocused()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(itemPage(page).grid).toHaveAccessibleName(new RegExp(`^${code} `))
  await expect(itemPage(page).field).toBeFocused()
}
/** What another program would find there. */
async function copied(page: Page): Promise<{ text: string; html: string }> {
  const found = page.evaluate(() => new Promise<{ text: string; html: string }>((resolve) => {
    document.addEventListener('paste', (event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      resolve({ text: event.clipboardData?.getData('text/plain') ?? '', html: event.clipboardData?.getData('text/html') ?? '' })
    }, { capture: true, once: true })
  }))
  await page.keyboard.press('Control+v')
  return found
}
const inputsOf = async (page: Page, itemId: string): Promise<unknown[]> => {
  const { units, entries } = await stored(page)
  return units.map(({ id }) => entries.find((entry) => entry.unitId === id && entry.itemId === itemId && entry.slot === 'team')?.input ?? null)
}
/** The points of an item for every unit, by the engine on what is on disk. */
function pointsOf(state: CampaignState, itemId: string): string[] {
  const cards = scoreTogether(state.rubric, state.units.map(({ id }) => toEntriesFile(state, id, 'team')).filter((file): file is EntriesFile => file !== null))
  return state.units.map(({ code }) => {
    const card = cards.get(code)
    const score = card?.ok ? card.value.items[itemId] : undefined
    return score?.state === 'scored' ? formatPoints(score.points) : '—'
  })
}

test('部门给的一张表粘贴到所有单位：逐格看到错处，改正，一次写入，一步撤销', async ({ running: { page } }) => {
  const { rows, points, preview, confirm, badCell } = itemPage(page)
  await openItem(page, '6-1-1')
  await expect(rows).toHaveCount(3)
  await copyOutside(page, '2026年刑事案件情况\t\t\t\r\n序号\t县市\t今年\t去年\r\n1\t德令哈\t1,186\t２１４\r\n2\t632801\t50 起\t48\r\n3\t乌兰县\t3O\t40\r\n\t合计\t1,266\t302\r\n')
  await page.keyboard.press('Control+v')
  await expect(preview).toBeVisible()
  await expect(badCell).toHaveCount(1)
  await expect(confirm).toBeDisabled()
  await expect(preview).toContainText('还有 1 行有误')
  expect(await inputsOf(page, theft)).toEqual([null, null, null])

  await badCell.getByRole('textbox').fill('30')
  await page.keyboard.press('Tab')
  await expect(badCell).toHaveCount(0)
  await confirm.click()
  await expect(preview).toBeHidden()
  await expect(shell(page).toast).toContainText('已写入 3 个单位')
  expect(await inputsOf(page, theft)).toEqual([{ kind: 'yoy', current: 1186, previous: 214 }, { kind: 'yoy', current: 50, previous: 48 }, { kind: 'yoy', current: 30, previous: 40 }])
  expect(await points.allTextContents()).toEqual(pointsOf(await stored(page), theft))

  await expect(itemPage(page).field).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(points.first()).toHaveText('—')
  expect(await inputsOf(page, theft)).toEqual([null, null, null])
  await page.keyboard.press('Control+y')
  await expect(points.first()).not.toHaveText('—')
})

test('像在表格里一样录入：半条不存，填完即存，Delete 清空，Esc 放弃', async ({ running: { page } }) => {
  const { cell, status, points } = itemPage(page)
  await openItem(page, '4-2-2')
  await page.keyboard.type('95')
  await page.keyboard.press('ArrowDown')
  await expect(status.first()).toHaveText('未填完')
  expect(await inputsOf(page, settled)).toEqual([null, null, null])
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Tab')
  await page.keyboard.type('100')
  await page.keyboard.press('Enter')
  await expect(cell(1, 0)).toHaveClass(/cur/)
  await expect(points.first()).not.toHaveText('—')
  expect(await inputsOf(page, settled)).toEqual([{ kind: 'ratio', numerator: 95, denominator: 100 }, null, null])
  expect(await points.allTextContents()).toEqual(pointsOf(await stored(page), settled))

  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('F2')
  await page.keyboard.press('End')
  await page.keyboard.type('7')
  await page.keyboard.press('Escape')
  await expect(itemPage(page).field).toHaveValue('95')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Delete')
  await expect(points.first()).toHaveText('—')
  expect(await inputsOf(page, settled)).toEqual([null, null, null])
  await page.keyboard.press('Control+z')
  await expect(points.first()).not.toHaveText('—')
})

test('复制出去的表原样粘贴回来，没有改动；选中的格复制成制表符分隔的文字', async ({ running: { page } }) => {
  const { preview, confirm } = itemPage(page)
  await openItem(page, '6-1-1')
  await page.getByRole('button', { name: '复制表格' }).click()
  const clip = await copied(page)
  expect(clip.text).toContain('单位\t编码\t本年（起）\t上年同期（起）')
  expect(clip.text).toContain('德令哈市\t632802\t1186\t214')
  expect(clip.html).toContain('<table>')
  await itemPage(page).cell(0, 0).click()
  await page.keyboard.press('Control+v')
  await expect(preview).toContainText('没有要写入的改动')
  await expect(confirm).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(preview).toBeHidden()
  await expect(itemPage(page).field).toBeFocused()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+c')
  expect((await copied(page)).text).toBe('1186\t214\r\n50\t48\r\n')
})

test('不适用于本单位区域的行不能填，并说明为什么', async ({ running: { page } }) => {
  await openItem(page, '5-2-1')
  const row = itemPage(page).rows.filter({ hasText: '乌兰县' })
  await expect(row).toContainText('区域不适用')
  await row.locator('.uc').first().click()
  await expect(itemPage(page).foot).toContainText('自动列为合理缺项')
  await page.keyboard.type('5')
  await expect(itemPage(page).field).toHaveValue('')
})

/** Confirms the preview of 上年得分, sees it written, and takes it back in one step. */
async function writeFinals(page: Page, finals: readonly (string | null)[]): Promise<void> {
  const { preview, confirm } = itemPage(page)
  const written = async (): Promise<(string | null)[]> => (await stored(page)).units.map(({ previousFinal }) => previousFinal)
  await confirm.click()
  await expect(preview).toBeHidden()
  expect(await written()).toEqual(finals)
  await page.keyboard.press('Control+z')
  await expect.poll(written).toEqual(finals.map(() => null))
}

test('上年得分：粘贴单位和得分，一步写入', async ({ running: { page } }) => {
  const { preview } = itemPage(page)
  await expect(shell(page).rail('工作台')).toBeVisible()
  await page.keyboard.press(screenKey('工作台'))
  await page.getByRole('button', { name: '上年得分' }).click()
  await copyOutside(page, '单位\t得分\r\n乌兰\t861.5\r\n德令哈市\t902.35分\r\n')
  await page.keyboard.press('Control+v')
  await expect(preview).toContainText('写入 2 个单位')
  await expect(preview).toContainText('表里没有的单位不动：格尔木市')
  await writeFinals(page, ['902.35', null, '861.50'])
})

test('上年得分：从 Excel 文件读取，哪一张工作表由人选；读不了的文件写明原因', async ({ running: { app, page } }) => {
  const folder = mkdtempSync(join(tmpdir(), 'qianfen-table-'))
  const { preview } = itemPage(page)
  try {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('说明').addRow(['2025年度考核结果'])
    const sheet = book.addWorksheet('结果')
    sheet.addRow(['海西州2025年度平安建设考核结果'])
    sheet.mergeCells('A1:D1')
    for (const row of [['名次', '单位', '最终得分', '等次'], [1, '德令哈市', 902.35, '优秀'], [2, '乌兰县', { formula: '800+61.5', result: 861.5 }, '良好']]) sheet.addRow(row)
    await book.xlsx.writeFile(join(folder, '上年.xlsx'))
    writeFileSync(join(folder, '坏.xlsx'), '单位,得分\n乌兰县,861.5\n')
    await page.keyboard.press(screenKey('工作台'))
    await page.getByRole('button', { name: '上年得分' }).click()
    const read = preview.getByRole('button', { name: '从 Excel 文件读取…' })
    await answerFileDialog(app, [join(folder, '坏.xlsx')])
    await read.click()
    await expect(preview).toContainText('这是文本文件（如 CSV），没有导入')
    await answerFileDialog(app, [])
    await read.click()
    await expect(preview).not.toContainText('没有导入')
    await answerFileDialog(app, [join(folder, '上年.xlsx')])
    await read.click()
    await preview.getByRole('button', { name: '结果', exact: true }).click()
    await expect(preview).toContainText('写入 2 个单位')
    await writeFinals(page, ['902.35', null, '861.50'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('窗口没有任何抱怨', ({ running }) => {
  expect(running.complaints).toEqual([])
})
