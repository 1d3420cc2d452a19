import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diceFor, sampleInput } from '../../electron/services/sample-inputs'
import { listItems } from '../../shared/rubric/tree'
import { answerFolderDialog, expect, oneForAll as test, stored, tell } from './harness'
import { goToCode } from './keyboard'
import { exportPage, homePage, newCampaignPage, scorePage, shell, startPage } from './locators'
import { officeItems, writeOfficeRubric, wrongItem } from './office-rubric'
import { readWorkbook } from './read-workbook'
import { answerFileDialog } from './self-forms'

test.use({ file: 'office-rubric' })
test.describe.configure({ mode: 'serial' })

let out = ''
test.beforeAll(() => void (out = mkdtempSync(join(tmpdir(), 'qianfen-office-'))))
test.afterAll(() => rmSync(out, { recursive: true, force: true }))

const version = '2026年版'

test('秘书处导入本单位的 Excel 细则：表在左、读出来的树在右，改正一列，存为草稿', async ({ running: { app, page } }) => {
  const start = startPage(page)
  await start.name.fill('秘书甲')
  await start.post.fill('平安办')
  await start.role.selectOption({ label: '秘书处（平安办）' })
  await start.next.click()
  await page.getByRole('button', { name: /细则库/ }).click()
  await page.getByRole('button', { name: '从 Excel 导入…' }).click()
  const file = join(out, '县考核细则.xlsx')
  await writeOfficeRubric(file)
  await answerFileDialog(app, [file])
  await page.getByRole('main').getByRole('button', { name: /选择/ }).first().click()

  const tree = page.getByRole('region', { name: '读成的细则' })
  await expect(page.getByText(`共 21 行：考核内容 ${officeItems.length}`)).toBeVisible()
  await expect(page.getByText('分值合计 998.00，比 1000.00 少 2.00')).toBeVisible()
  for (const content of officeItems) await expect(tree.getByText(content, { exact: true })).toHaveCount(1)
  // “承办” is no word that says whose it is: a person says it.
  const column = page.getByRole('button', { name: /^G 列/ })
  await expect(column).toContainText('不读')
  await column.click()
  await page.getByRole('option', { name: /^牵头部门/ }).click()
  await expect(column).toContainText('牵头部门')
  await page.getByRole('button', { name: '存为草稿' }).click()
  await expect(page.getByText(/来自工作簿 县考核细则\.xlsx/)).toBeVisible()
})

test('另一份表头相同的细则按上次的更正识别，可以回到自动识别，再按上次的更正', async ({ running: { app, page } }) => {
  const draft = page.url()
  await page.evaluate(() => void (location.hash = '#/rubrics/import'))
  const file = join(out, '另一个县的考核细则.xlsx')
  await writeOfficeRubric(file)
  await answerFileDialog(app, [file])
  await page.getByRole('main').getByRole('button', { name: /选择/ }).first().click()
  const column = page.getByRole('button', { name: /^G 列/ })
  const recall = page.getByRole('button', { name: '按上次的更正识别' })
  await expect(column).toContainText('牵头部门')
  await expect(page.getByText('按上次的更正识别')).toBeVisible()
  await page.getByRole('button', { name: '恢复自动识别' }).click()
  await expect(column).toContainText('不读')
  await recall.click()
  await expect(column).toContainText('牵头部门')
  await expect(recall).toBeHidden()
  await page.evaluate((hash) => void (location.hash = hash), new URL(draft).hash)
})

test('草稿差 2 分不能发布，改正后发布', async ({ running: { page } }) => {
  const publish = page.getByRole('button', { name: '发布…' })
  await expect(publish).toBeDisabled()
  const rows = page.getByRole('row')
  await rows.filter({ hasText: wrongItem }).click()
  await expect(page.getByText('县委宣传部').or(page.getByLabel('牵头部门')).first()).toBeVisible()
  await page.getByLabel('分值', { exact: true }).fill('40')
  await page.getByLabel('分值', { exact: true }).press('Enter')
  await page.getByRole('button', { name: '全部按下级合计' }).click()
  await expect(publish).toBeEnabled()
  await publish.click()
  await shell(page).dialog.getByLabel('版本号').fill(version)
  await shell(page).dialog.getByRole('button', { name: '发布', exact: true }).click()
  await expect(shell(page).dialog).toContainText(`版本“${version}”已发布，细则指纹`)
  await shell(page).dialog.getByRole('button', { name: '用它新建考核批次' }).click()
})

test('用它建立考核批次、打分、导出：工作簿里是本单位的细则和它的指纹', async ({ running: { app, page } }, info) => {
  info.setTimeout(60_000)
  const form = newCampaignPage(page)
  await form.name.fill('2026年度县平安建设考核')
  for (const [field, day] of [[form.startDate, '2026年11月20日'], [form.endDate, '2026年12月10日']] as const) {
    await field.fill(day)
    await field.press('Enter')
  }
  await form.create.click()
  await expect(homePage(page).unitNames).toHaveCount(7)
  const state = await stored(page)
  const items = listItems(state.rubric)
  expect(items.map(({ content }) => content)).toEqual(officeItems)
  expect(items.find(({ content }) => content === wrongItem)).toMatchObject({ points: 40, leadDepartment: '各部门' })
  expect(state.rubric).toMatchObject({ version, title: '2026年度平安建设考核评分细则' })

  const byHand = items.find(({ content }) => content === '越级上访')
  const [unit] = state.units
  if (!byHand || !unit) throw new Error('nothing to score')
  expect(byHand.rule).toMatchObject({ kind: 'deduct' })
  for (const each of state.units) {
    const dice = diceFor(each.code)
    const rest = items.filter((item) => each !== unit || item !== byHand)
    await tell(page, 'entry.record', { campaignId: state.campaign.id, unitId: each.id, slot: 'team', entries: rest.map((item) => ({ itemId: item.id, input: sampleInput(item, dice, false) })) })
  }
  await page.reload()
  await homePage(page).open(unit.name).click()
  const score = scorePage(page)
  await expect(score.unit).toHaveText(new RegExp(unit.name))
  await goToCode(page, byHand)
  await page.keyboard.press('F2')
  await score.field('n:a').fill('2')
  await page.keyboard.press('Enter')
  await expect(score.points(byHand.id)).toHaveText('40.00')

  await shell(page).rail('导出').click()
  await answerFolderDialog(app, out)
  await exportPage(page).run.click()
  await expect(exportPage(page).result).toContainText('导出完成')
  const folder = readdirSync(out).find((name) => !name.endsWith('.xlsx')) ?? ''
  const book = readdirSync(join(out, folder)).find((name) => name.includes(unit.name)) ?? ''
  const sheets = await readWorkbook(join(out, folder, book))
  const texts = [...sheets.values()].flatMap((sheet) => [...sheet.values()]).join('\n')
  for (const content of officeItems) expect(texts).toContain(content)
  expect(texts).toContain(version)
  expect(texts).toContain(state.campaign.rubricDigest.slice(0, 4).toUpperCase())
})
