import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listItems } from '../../shared/rubric/tree'
import { makeCampaignFolder, threeUnits } from './folders'
import { expect, launch, quit, stored, test } from './harness'
import { goToCode } from './keyboard'
import { homePage, shell } from './locators'
import { mountSmallDisk } from './small-disk'

test('打分时硬盘满了：输入还在，红字“未保存”；腾出空间后重试就存上，一条不少', async ({ dataFolder }) => {
  const mount = mountSmallDisk(dataFolder, 12_288)
  test.skip(mount === null, '这里不能挂载小硬盘')
  try {
    const folder = join(dataFolder, 'data')
    const ballast = join(dataFolder, 'ballast')
    await makeCampaignFolder(folder, threeUnits)
    const running = await launch({ dataFolder: folder })
    const { page } = running
    await homePage(page).open('德令哈市').click()
    const items = listItems((await stored(page)).rubric).filter(({ rule, zones }) => rule.kind === 'deduct' && rule.clauses[0]?.per !== null && zones.length === 5).slice(0, 8)
    try {
      writeFileSync(ballast, Buffer.alloc(12_288 * 1024))
    } catch {
      // As much as there was room for.
    }
    for (const item of items) {
      await goToCode(page, item)
      await page.keyboard.press('F2')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('2')
      await page.keyboard.press('Enter')
    }
    await expect(shell(page).saveState).toContainText('未保存')
    await expect(shell(page).banners.getByRole('alert')).toContainText('硬盘已满，没有保存，输入仍在屏幕上。已保存的数据完整。')
    for (const item of items) {
      await goToCode(page, item)
      await expect(page.locator('.entry [data-field]').first()).toHaveValue('2')
    }
    const before = (await stored(page)).entries.filter(({ input }) => input !== null).length
    expect(before).toBeLessThan(items.length)

    rmSync(ballast)
    await shell(page).banners.getByRole('button', { name: '重试' }).click()
    await expect(shell(page).saveState).toContainText('已保存')
    await expect(shell(page).banners.getByRole('alert')).toBeHidden()
    const { entries } = await stored(page)
    for (const item of items) {
      const input = entries.find(({ itemId }) => itemId === item.id)?.input
      expect(input?.kind === 'deduct' ? Object.values(input.counts ?? {}).filter((count) => count > 0) : null, item.code).toEqual([2])
    }
    await quit(running)
  } finally {
    mount?.release()
  }
})
