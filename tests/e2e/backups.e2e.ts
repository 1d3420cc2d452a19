import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerFolderDialog, expect, sampleApp as test, tell } from './harness'
import { shell } from './locators'

test('a second place is chosen in 设置, gets every backup, its absence is said, and a drill opens every backup', async ({ running: { app, page } }) => {
  const { dataFolder } = await tell(page, 'app.start', {})
  const stick = mkdtempSync(join(tmpdir(), 'qianfen-stick-'))
  const second = page.getByRole('group', { name: '第二处' })
  const drill = page.getByRole('group', { name: '演练' })
  try {
    await shell(page).rail('设置').click()
    await expect(second).toContainText('第二处：没有设')
    await answerFolderDialog(app, join(dataFolder, 'backups'))
    await second.getByRole('button', { name: '选择第二处…' }).click()
    await expect(page.getByText('就在数据文件夹里，不能当第二处')).toBeVisible()
    await answerFolderDialog(app, stick)
    await second.getByRole('button', { name: '选择第二处…' }).click()
    await expect(second).toContainText('备份和佐证材料都在')
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('cell', { name: '本机、第二处' }).first()).toBeVisible()
    const [name = ''] = readdirSync(stick)
    expect(readdirSync(join(stick, name, 'backups')).sort()).toEqual(readdirSync(join(dataFolder, 'backups')).sort())

    await drill.getByRole('button', { name: '演练：打开每一份备份' }).click()
    await expect(drill).toContainText(/上次演练 今天 .*份都能打开，佐证齐全/, { timeout: 20_000 })

    // Pulled: the backup here is made all the same.
    renameSync(join(stick, name), join(stick, 'pulled'))
    await page.getByRole('button', { name: /^立即备份/ }).click()
    await expect(second).toContainText('第二处没有插上，从 今天')
    await shell(page).rail('工作台').click()
    await expect(page.getByText('第二处没有插上')).toBeVisible()
    await shell(page).rail('设置').click()
    await second.getByRole('button', { name: '不再用第二处' }).click()
    await expect(second).toContainText('第二处：没有设')
    expect(readdirSync(join(stick, 'pulled', 'backups')).length).toBeGreaterThan(0)
  } finally {
    rmSync(stick, { recursive: true, force: true })
  }
})
