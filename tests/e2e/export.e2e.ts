import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerFolderDialog, expect, sampleApp as test } from './harness'
import { exportPage, shell } from './locators'
import { readWorkbook } from './read-workbook'
import { holdOpen, mountReadOnly, mountSmallDisk, type Mount } from './small-disk'

test.use({ file: 'export' })

const sheets = ['评分表', '扣分明细', '合理缺项说明', '加减分及一票否决', '整改清单']
let out = ''
const mounts: Mount[] = []

test.beforeEach(async ({ running: { page } }) => {
  out = mkdtempSync(join(tmpdir(), 'qianfen-out-'))
  await shell(page).rail('工作台').click()
  await shell(page).rail('导出').click()
})
test.afterEach(() => {
  for (const mount of mounts.splice(0)) mount.release()
  rmSync(out, { recursive: true, force: true })
})
/** Everything in the folder, temporary and hidden files too. */
const found = (): string[] => readdirSync(out).sort()

test('七个单位一次导出：有进度，列出文件，能打开文件夹，五张表都在', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  await answerFolderDialog(app, out)
  await here.run.click()
  await expect(here.progress).toBeVisible()
  await expect(page.getByText(/正在导出评分表：第 \d 个，共 7 个/)).toBeVisible()
  await expect(here.result.getByRole('heading')).toHaveText('导出完成：7 个文件')
  const listed = (await here.files.allTextContents()).sort()
  expect(listed).toEqual(found())
  for (const name of listed) {
    expect(name).toMatch(/\.xlsx$/)
    expect([...(await readWorkbook(join(out, name))).keys()]).toEqual(sheets)
  }
  await app.evaluate(({ shell: desktop }) => {
    desktop.showItemInFolder = (path) => void ((globalThis as { shownPath?: string }).shownPath = path)
  })
  await here.result.getByRole('button', { name: '打开文件夹' }).click()
  await expect.poll(() => app.evaluate(() => (globalThis as { shownPath?: string }).shownPath)).toContain(out)
})

test('没有选单位就不能导出；没有选文件夹就什么也不写', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  await here.all.uncheck()
  await expect(page.getByText('请至少选一个单位')).toBeVisible()
  await expect(here.run).toBeHidden()
  await here.all.check()
  await answerFolderDialog(app, null)
  await here.run.click()
  await expect(here.run).toBeEnabled()
  await expect(here.result).toBeHidden()
  expect(found()).toEqual([])
})

test('中途取消：写完的文件完整保留，没有写了一半的文件', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  await answerFolderDialog(app, out)
  await here.run.click()
  await here.cancel.click()
  await expect(here.result.getByRole('heading')).toContainText('已取消，写完的文件保留')
  const left = found()
  expect(left.length).toBeLessThan(7)
  expect(left).toEqual((await here.files.allTextContents()).sort())
  for (const name of left) expect([...(await readWorkbook(join(out, name))).keys()]).toEqual(sheets)
})

test('文件夹其实是一个文件：用中文说明，不动它', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  const file = join(out, '不是文件夹')
  writeFileSync(file, '原来的内容')
  await answerFolderDialog(app, file)
  await here.run.click()
  await expect(page.getByRole('alert')).toContainText('不能写入。请换一个文件夹。（E-211）')
  expect(readFileSync(file, 'utf8')).toBe('原来的内容')
})

test('文件夹不能写入：每个单位都说明，什么也没有留下', async ({ running: { app, page } }) => {
  const mount = mountReadOnly(out)
  test.skip(mount === null, '这里不能挂载只读盘')
  if (mount) mounts.push(mount)
  const here = exportPage(page)
  await answerFolderDialog(app, out)
  await here.run.click()
  await expect(here.failures).toHaveCount(7)
  await expect(here.failures.first()).toContainText(`文件夹“${out}”不能写入。请换一个文件夹。（E-211）`)
  expect(found()).toEqual([])
})

test('目标硬盘已满：说明是哪个文件，没有写了一半的文件', async ({ running: { app, page } }) => {
  const mount = mountSmallDisk(out, 64)
  test.skip(mount === null, '这里不能挂载小硬盘')
  if (mount) mounts.push(mount)
  const here = exportPage(page)
  await answerFolderDialog(app, out)
  await here.run.click()
  await expect(here.result).toBeVisible()
  await expect(here.failures.last()).toContainText('没有写完：目标硬盘已满。本机数据完整。')
  expect(found()).toEqual((await here.files.allTextContents()).sort())
})

test('一个文件正在别处打开：只有它失败，其余照常；关掉后再导出就成功', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  await answerFolderDialog(app, out)
  await here.all.uncheck()
  await page.getByRole('checkbox').nth(1).check()
  await here.run.click()
  await expect(here.result.getByRole('heading')).toHaveText('导出完成：1 个文件')
  const [name = ''] = await here.files.allTextContents()
  const mount = holdOpen(join(out, name))
  test.skip(mount === null, '这里不能挂载')
  await page.getByRole('checkbox').nth(2).check()
  await here.run.click()
  await expect(here.failures).toContainText(`“${name}”正在 Excel 或 WPS 中打开，不能覆盖。`)
  await expect(here.result.getByRole('heading')).toHaveText('导出完成：1 个文件')
  expect(readFileSync(join(out, name), 'utf8')).toBe('held')
  expect(found()).toHaveLength(2)
  mount?.release()
  await here.run.click()
  await expect(here.result.getByRole('heading')).toHaveText('导出完成：2 个文件')
  expect(statSync(join(out, name)).size).toBeGreaterThan(5_000)
})

test('导出时可以继续打分', async ({ running: { app, page } }) => {
  await answerFolderDialog(app, out)
  await exportPage(page).run.click()
  await expect(exportPage(page).progress).toBeVisible()
  await shell(page).rail('打分').click()
  await expect(page.getByTestId('save-state')).toBeVisible()
  await expect.poll(() => found().filter((name) => name.endsWith('.xlsx')).length, { timeout: 30_000 }).toBe(7)
})
