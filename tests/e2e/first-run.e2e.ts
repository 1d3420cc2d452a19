import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listItems } from '../../shared/rubric/tree'
import { makeSampleFolder } from './folders'
import { expect, launch, oneForAll, quit, root, tell, test } from './harness'
import { homePage, newCampaignPage, shell, startPage } from './locators'

oneForAll.use({ file: 'first-run' })

test('第一次打开：先登记本人，再打开示例项目', async ({ running }) => {
  const { page, complaints } = running
  const start = startPage(page)
  await expect(start.sample).toBeHidden()
  await start.next.click()
  await expect(page.getByText('请填写姓名，姓名会记入每一条评分')).toBeVisible()
  await start.name.fill('组员甲')
  await start.post.fill('平安办干部')
  await start.role.selectOption({ label: '组长' })
  await start.next.click()
  await start.sample.click()
  const home = homePage(page)
  await expect(home.title).toBeVisible()
  // The guided tour begins by itself, leads from screen to screen, and leaves the page usable.
  const tour = page.getByRole('dialog', { name: /导览 第 \d 步/ })
  for (const title of ['每个单位一行', '只填次数和数字，得分自动算', '“已保存”就是已经写进硬盘']) {
    await expect(tour.getByRole('heading', { name: title })).toBeVisible()
    await page.keyboard.press('Enter')
  }
  await expect(tour.getByRole('button', { name: /下一步|完成/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(tour).toBeHidden()
  await page.keyboard.press('F1')
  await page.getByRole('button', { name: '再走一遍导览' }).click()
  await expect(tour.getByRole('heading', { name: '每个单位一行' })).toBeVisible()
  await tour.getByRole('button', { name: '结束导览' }).click()
  await expect(page.locator('.top').getByText('示例项目')).toBeVisible()
  await expect(page.getByText('示例项目，数据为虚构')).toBeVisible()
  await expect(home.unitNames).toHaveCount(7)
  await expect(page.getByText('非正式文件').first()).toBeVisible()
  expect((await tell(page, 'app.start', {})).me).toEqual({ name: '组员甲', post: '平安办干部', role: 'leadAssessor' })
  expect(complaints).toEqual([])
})

oneForAll.describe.serial('新建考核批次', () => {
  oneForAll('登记本人后进入“新建考核批次”，内置细则和七个单位已填好', async ({ running: { page } }) => {
    const start = startPage(page)
    await start.name.fill('组员乙')
    await start.role.selectOption({ label: '秘书处（平安办）' })
    await start.next.click()
    await start.newCampaign.click()
    const form = newCampaignPage(page)
    await expect(form.bundledRubric).toBeChecked()
    await expect(page.getByText('非正式文件，正式使用前请换成本单位文件')).toBeVisible()
    await expect(form.unitName(7)).not.toHaveValue('')
  })

  oneForAll('没填好的地方用中文说明，一处也不放过', async ({ running: { page } }) => {
    const form = newCampaignPage(page)
    await form.name.fill('')
    await form.cycle.fill('今年')
    await form.unitCode(2).fill(await form.unitCode(1).inputValue())
    await form.unitName(3).fill('  ')
    for (const zone of ['城', '农', '牧', '矿', '景']) await form.unitZone(4, zone).uncheck()
    await form.create.click()
    for (const sentence of ['请填写考核批次名称', '请填四位年份，例如 2026', '请选择开始日期', '请选择结束日期', '请填写单位名称', '至少选一个适用区域']) await expect(page.getByText(sentence).first()).toBeVisible()
    await expect(page.getByText(/单位编码 \S+ 重复/).first()).toBeVisible()
    await expect(page.getByText(/还有 \d+ 处需要改正/)).toBeVisible()
    await form.startDate.fill('2026年11月30日')
    await form.startDate.press('Enter')
    await form.endDate.fill('2026年11月20日')
    await form.endDate.press('Enter')
    await expect(page.getByText('结束日期不能早于开始日期')).toBeVisible()
    expect((await tell(page, 'app.start', {})).campaigns).toEqual([])
  })

  oneForAll('不是细则的文件被拒绝并说明原因', async ({ running: { page } }) => {
    const form = newCampaignPage(page)
    await form.ownRubric.check()
    await form.create.click()
    await expect(page.getByText('请选择细则文件', { exact: true })).toBeVisible()
    await form.rubricFile.setInputFiles({ name: '坏细则.json', mimeType: 'application/json', buffer: Buffer.from('{"format":1}') })
    await expect(page.getByText(/“坏细则.json”不能用作细则：/)).toBeVisible()
    const short = JSON.parse(readFileSync(join(root, 'resources/rubric/haixi-default.json'), 'utf8')) as { requirements: { points: number }[] }
    for (const requirement of short.requirements.slice(0, 1)) requirement.points += 1
    await form.rubricFile.setInputFiles({ name: '不合计.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(short)) })
    await expect(page.getByText(/“不合计.json”不能用作细则：/)).toBeVisible()
    await form.bundledRubric.check()
  })

  oneForAll('改好名称、时间和单位的编码、名称、区域、分组、顺序，建立后工作台照着显示', async ({ running: { page, complaints } }) => {
    const form = newCampaignPage(page)
    await form.name.fill('2026年度海西州平安建设考核')
    await form.cycle.fill('2026')
    await form.endDate.fill('2026年12月10日')
    await form.endDate.press('Enter')
    await form.unitCode(2).fill('HX-02')
    await form.unitName(3).fill('新设县')
    await form.unitGroup(3).fill('第三组')
    for (const zone of ['农', '牧']) await form.unitZone(4, zone).check()
    const fourth = await form.unitName(4).inputValue()
    await form.moveUp('新设县').click()
    await form.remove(await form.unitName(7).inputValue()).click()
    await form.create.click()
    const home = homePage(page)
    await expect(home.title).toHaveText('2026年度海西州平安建设考核')
    await expect(home.unitNames).toHaveCount(6)
    await expect(home.unitNames.nth(1)).toContainText('新设县')
    await expect(home.unitRow('新设县')).toContainText('第三组')
    const [campaign] = (await tell(page, 'app.start', {})).campaigns
    const state = await tell(page, 'campaign.open', { campaignId: campaign?.id ?? '' })
    expect(state.campaign).toMatchObject({ cycle: '2026', startDate: '2026-11-30', endDate: '2026-12-10', sample: false })
    expect(state.units.find(({ name }) => name === fourth)?.zones).toEqual(['农', '牧'])
    expect(state.units.some(({ code }) => code === 'HX-02')).toBe(true)
    expect(complaints).toEqual([])
  })

  oneForAll('以后还能改单位，改错了能撤销', async ({ running: { page } }) => {
    const home = homePage(page)
    await home.edit('新设县').click()
    const dialog = shell(page).dialog
    await dialog.getByLabel('单位编码').fill('')
    await dialog.getByLabel('上年度最终得分').fill('九百')
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect(dialog.getByText('请填写单位编码')).toBeVisible()
    await expect(dialog.getByText('请填最多两位小数的数，或留空')).toBeVisible()
    await dialog.getByLabel('单位编码').fill('HX-99')
    await dialog.getByLabel('上年度最终得分').fill('912.50')
    await dialog.getByLabel('单位名称').fill('新设县改名')
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect(dialog).toBeHidden()
    await expect(home.unitRow('新设县改名')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(home.unitNames.nth(1)).toHaveText(/^新设县$/)
  })
})

test('再次打开直接回到工作台；改区域要先说明哪些评分会移出，撤销就回来', async ({ dataFolder }) => {
  const running = await launch({ dataFolder: await makeSampleFolder(dataFolder) })
  try {
    const { page } = running
    const home = homePage(page)
    await expect(home.unitNames).toHaveCount(7)
    const { lastCampaignId } = await tell(page, 'app.start', {})
    const { units, entries, rubric } = await tell(page, 'campaign.open', { campaignId: lastCampaignId ?? '' })
    const pastoral = new Set(listItems(rubric).filter(({ zones }) => zones.join() === '牧').map(({ id }) => id))
    const scored = entries.find(({ itemId, input }) => pastoral.has(itemId) && input !== null && input.kind !== 'notApplicable')
    const unit = units.find(({ id }) => id === scored?.unitId)
    if (unit === undefined) throw new Error('no unit of the sample has a scored item for 牧 only')
    await home.edit(unit.name).click()
    const { dialog } = shell(page)
    await dialog.getByLabel('牧', { exact: true }).uncheck()
    await expect(dialog.getByText(/改动区域后有 \d+ 条评分不再适用，会移到“移出的评分”/)).toBeVisible()
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect(home.setAside.getByText(unit.name).first()).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(home.setAside).toBeHidden()
  } finally {
    await quit(running)
  }
})
