import { listItems } from '../../shared/rubric/tree'
import type { Item } from '../../shared/rubric/rubric'
import { makeCampaignFolder, threeUnits } from './folders'
import { expect, kill, launch, stored, test } from './harness'
import { goToCode } from './keyboard'
import { homePage, scorePage, shell } from './locators'

test('打分时断电一样地被结束：再打开，窗口说过“已保存”的评分一条不少', async ({ dataFolder }) => {
  test.setTimeout(180_000)
  const rounds = process.env['QIANFEN_FULL'] === '1' ? 10 : 2
  await makeCampaignFolder(dataFolder, threeUnits)
  const saved = new Map<string, number>()
  let running = await launch({ dataFolder })
  for (let round = 0; round < rounds; round += 1) {
    const { page } = running
    const { units, rubric } = await stored(page)
    const unit = units[round % units.length]
    if (unit === undefined) throw new Error('a unit is needed')
    const items: readonly Item[] = listItems(rubric).filter(({ rule, zones }) => rule.kind === 'deduct' && rule.clauses[0]?.per !== null && zones.length === 5).slice(0, 8 + round)
    await expect(homePage(page).unitNames).toHaveCount(3)
    await homePage(page).open(unit.name).click()
    const score = scorePage(page)
    await expect(score.current).toBeFocused()
    for (const item of items) {
      await goToCode(page, item)
      await page.keyboard.press('F2')
      await page.keyboard.press('Control+a')
      await page.keyboard.type(String(round + 1))
      await page.keyboard.press('Enter')
      // The last one may be anywhere on its way when the end comes; for all before it the window has said 已保存.
      if (item !== items.at(-1)) {
        await expect(score.status(item.id)).toContainText(/扣|满分/)
        await expect(shell(page).saveState).toContainText('已保存')
        saved.set(`${unit.id} ${item.id}`, round + 1)
      }
    }
    await kill(running)
    running = await launch({ dataFolder })
    await expect(shell(running.page).banners).toContainText(/上次没有正常退出，(数据已恢复|已恢复到.+)，没有丢失。/)
    const { entries } = await stored(running.page)
    for (const [key, count] of saved) {
      const input = entries.find(({ unitId, itemId, slot }) => `${unitId} ${itemId}` === key && slot === 'team')?.input
      expect(input?.kind === 'deduct' ? Math.max(0, ...Object.values(input.counts ?? {})) : null, key).toBe(count)
    }
  }
  await shell(running.page).banners.getByRole('button', { name: '知道了' }).click()
  await expect(shell(running.page).banners).not.toContainText('上次没有正常退出')
  await kill(running)
})
