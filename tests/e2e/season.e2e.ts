import { assessor, secretary } from './folders'
import { expect, freshApp as test, stored, tell } from './harness'
import { listItems } from '../../shared/rubric/tree'
import { homePage, shell } from './locators'

test.use({ file: 'season' })

test('单位并入另一单位：评分、去向、理由都在，可以撤销，也可以恢复', async ({ running: { page } }) => {
  const home = homePage(page)
  await tell(page, 'me.save', secretary)
  const { campaign, units, rubric } = await stored(page)
  const item = listItems(rubric).find(({ rule, zones }) => rule.kind === 'deduct' && zones.length === 5)
  const [into, leaving] = units
  if (!item || !into || !leaving) throw new Error('an item and two units are needed')
  await tell(page, 'entry.record', { campaignId: campaign.id, unitId: leaving.id, slot: 'team', entries: [{ itemId: item.id, input: { kind: 'deduct', counts: {} } }] })
  await page.reload()

  await home.edit(leaving.name).click()
  await page.getByRole('button', { name: '退出本批次…' }).click()
  await page.getByRole('radio', { name: '并入另一单位' }).check()
  await page.getByRole('button', { name: '确定', exact: true }).click()
  await expect(page.getByText('请选择并入哪个单位')).toBeVisible()
  await expect(page.getByText('请写明理由，理由会记入历史')).toBeVisible()
  await page.getByLabel('并入单位', { exact: true }).selectOption(into.name)
  await page.getByLabel('理由').fill('行政区划调整')
  await page.getByRole('button', { name: '确定', exact: true }).click()

  const left = page.getByRole('region', { name: '退出本批次的单位' })
  await expect(left.getByRole('row', { name: new RegExp(leaving.name) })).toContainText(`并入${into.name}`)
  await expect(home.units).not.toContainText(leaving.name)
  expect((await stored(page)).entries.filter(({ input }) => input !== null).map(({ unitId }) => unitId).sort()).toEqual([into.id, leaving.id].sort())

  await page.keyboard.press('Control+z')
  await expect(home.units).toContainText(leaving.name)
  await expect(left).toBeHidden()
  await page.keyboard.press('Control+y')
  await left.getByRole('button', { name: `${leaving.name}得分明细` }).click()
  await expect(shell(page).dialog).toContainText(`${leaving.name} 得分明细`)
  await page.keyboard.press('Escape')
  await left.getByRole('button', { name: `恢复${leaving.name}` }).click()
  await expect(home.units).toContainText(leaving.name)
  await tell(page, 'me.save', assessor)
})

test('组长代录：历史写明谁代谁录入和理由，结束后不再代', async ({ running: { page } }) => {
  const { campaign } = await stored(page)
  await tell(page, 'campaign.update', { campaignId: campaign.id, name: campaign.name, cycle: campaign.cycle, startDate: campaign.startDate, endDate: '2026-12-01' })
  await tell(page, 'me.save', { name: '组长甲', post: '组长', role: 'leadAssessor' })
  await page.reload()
  await shell(page).rail('工作台').click()
  await page.getByRole('button', { name: '代他人录入…' }).click()
  await page.getByLabel('代谁录入').selectOption({ label: `${assessor.name}（${assessor.post}）` })
  await page.getByLabel('理由').fill('病假')
  await page.getByRole('button', { name: '开始代录' }).click()
  await expect(shell(page).banners).toContainText(`正在代${assessor.name}录入：病假`)

  await tell(page, 'campaign.update', { campaignId: campaign.id, name: campaign.name, cycle: campaign.cycle, startDate: campaign.startDate, endDate: '2026-12-02' })
  await page.getByRole('button', { name: '操作日志' }).click()
  await expect(shell(page).dialog.getByRole('row', { name: /结束日期/ }).first()).toContainText(`组长甲（代${assessor.name}录入）`)
  await expect(shell(page).dialog).toContainText('病假')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '结束代录' }).click()
  await expect(shell(page).banners).not.toContainText('正在代')
  await tell(page, 'me.save', assessor)
})
