import type { Page } from '@playwright/test'
import { listItems } from '../../shared/rubric/tree'
import { ask, expect, freshApp as test, stored, tell } from './harness'
import { assessor, secretary } from './folders'
import { goToCode } from './keyboard'
import { homePage, scorePage, shell } from './locators'

test.use({ file: 'phases' })

async function openUnit(page: Page, name: string): Promise<void> {
  await shell(page).rail('工作台').click()
  await homePage(page).open(name).click()
  await expect(scorePage(page).unit).toContainText(name)
}
const phaseLine = (page: Page) => page.locator('.phase-line')
const phaseButton = (page: Page, name: string) => page.locator('.phase').last().getByRole('button', { name, exact: true })

test('提交、退回（写明理由）、再次提交、定稿、重新打开：每一步能不能改都写在屏幕上', async ({ running: { page } }) => {
  test.setTimeout(90_000)
  const score = scorePage(page)
  const { rubric } = await stored(page)
  const [first, second] = listItems(rubric).filter(({ rule, zones }) => rule.kind === 'deduct' && zones.length === 5)
  if (!first || !second) throw new Error('two items are needed')
  await openUnit(page, '德令哈市')
  await goToCode(page, first)
  await page.keyboard.press('m')
  await expect(score.status(first.id)).toContainText('满分')

  // 提交 from the bill, with what is unscored said before.
  await score.total('最终得分').click()
  await phaseButton(page, '提交').click()
  await expect(page.getByText(/还有 \d+ 项未评，得分是暂定的。/)).toBeVisible()
  await page.getByRole('button', { name: '确定提交' }).click()
  await expect(phaseLine(page)).toContainText('退回后才能修改')

  await page.locator('.entry').waitFor()
  await goToCode(page, second)
  await expect(score.editor.getByText('本单位已提交，退回后才能修改')).toBeVisible()
  await page.keyboard.press('m')
  await expect(shell(page).toast).toContainText('本单位已提交，退回后才能修改')
  await expect(score.points(second.id)).toHaveText('—')

  // 退回 needs a reason.
  await phaseLine(page).getByRole('button', { name: '退回' }).click()
  await page.getByRole('button', { name: '确定退回' }).click()
  await expect(page.getByText('请写明理由', { exact: true })).toBeVisible()
  await page.getByLabel('理由（会记入历史）').fill('第二项没有评')
  await page.getByRole('button', { name: '确定退回' }).click()
  await expect(phaseLine(page)).toContainText('第二项没有评')
  await goToCode(page, second)
  await page.keyboard.press('m')
  await expect(score.status(second.id)).toContainText('满分')

  await phaseLine(page).getByRole('button', { name: '再次提交' }).click()
  await page.getByRole('button', { name: '确定再次提交' }).click()
  await phaseLine(page).getByRole('button', { name: '定稿' }).click()
  await expect(page.getByText('定稿后评分表冻结，不能再改分')).toBeVisible()
  await page.getByRole('button', { name: '确定定稿' }).click()
  await expect(phaseLine(page)).toContainText('重新打开后才能修改')

  // The program itself refuses, whatever the window would let through.
  const { campaign, units } = await stored(page)
  const change = { campaignId: campaign.id, unitId: units[0]?.id ?? '', slot: 'team', entries: [{ itemId: first.id, input: null }] } as const
  expect(await ask(page, 'entry.record', { ...change, entries: [...change.entries] })).toMatchObject({ ok: false, error: { code: 'phase-closed' } })
  await page.keyboard.press('Control+z')
  await expect(shell(page).toast).toContainText('不能修改评分')

  await phaseLine(page).getByRole('button', { name: '重新打开' }).click()
  await page.getByLabel('理由（会记入历史）').fill('复核发现漏记')
  await page.getByRole('button', { name: '确定重新打开' }).click()
  await expect(phaseLine(page)).toBeHidden()
  await goToCode(page, first)
  await page.keyboard.press('F2')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await expect(score.status(first.id)).toContainText('扣')
  await score.total('最终得分').click()
  await expect(page.locator('.phase').last()).toContainText('（第 2 次）')
  await page.keyboard.press('Escape')
})

test('工作台写明每个单位的状态', async ({ running: { page } }) => {
  await shell(page).rail('工作台').click()
  await expect(homePage(page).unitRow('乌兰县')).toContainText('未开始')
})

test('一票否决只有秘书处能登记“决定生效”，生效后等次改变、得分不变', async ({ running: { page } }) => {
  const { campaign, units, rubric } = await stored(page)
  const [item] = rubric.vetoes.items
  const unit = units[1]
  if (!item || !unit) throw new Error('a veto and a unit are needed')
  await openUnit(page, unit.name)
  const [first] = listItems(rubric)
  if (first) await goToCode(page, first)
  await page.keyboard.press('m')
  await expect.poll(async () => (await stored(page)).entries.length).toBeGreaterThan(0)
  const final = await scorePage(page).total('最终得分').textContent()

  const veto = { campaignId: campaign.id, vetoId: null, unitId: unit.id, item: item.code, state: 'effective', document: '平安办〔2026〕1号', date: '2026-11-24', note: '' } as const
  expect(await ask(page, 'veto.save', veto)).toMatchObject({ ok: false, error: { code: 'secretariat-only' } })
  await page.getByRole('treeitem', { name: /一票否决/ }).click()
  const pane = page.getByRole('region', { name: '一票否决' })
  await pane.getByRole('button', { name: `添加 ${item.content}` }).click()
  await expect(pane.getByRole('radio', { name: '决定生效' })).toBeDisabled()
  await expect(pane.getByText('只能由秘书处（平安办）来做').first()).toBeVisible()
  await pane.getByRole('radio', { name: '提请' }).check()
  await pane.getByRole('button', { name: '添加', exact: true }).last().click()
  await expect(pane.getByText('提请', { exact: true })).toBeVisible()

  await tell(page, 'me.save', secretary)
  await page.reload()
  await openUnit(page, unit.name)
  await page.getByRole('treeitem', { name: /一票否决/ }).click()
  await pane.getByRole('button', { name: /^修改/ }).click()
  await pane.getByRole('radio', { name: '决定生效' }).check()
  await pane.getByRole('button', { name: '保存修改' }).click()
  await expect(pane.getByText('文号').first()).toBeVisible()
  await pane.getByLabel('文号').fill('平安办〔2026〕1号')
  await pane.getByLabel('日期').fill('2026年11月24日')
  await pane.getByRole('button', { name: '保存修改' }).click()
  await expect(pane.getByText('已有决定生效')).toBeVisible()
  await expect(scorePage(page).grade).toHaveText(rubric.vetoes.grade)
  await expect(scorePage(page).total('最终得分')).toHaveText(final ?? '')
  await tell(page, 'me.save', assessor)
})
