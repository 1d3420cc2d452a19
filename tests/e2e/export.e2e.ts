import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerFolderDialog, ask, expect, sampleApp as test, stored, tell } from './harness'
import { exportPage, shell } from './locators'
import { readWorkbook, rowsOf } from './read-workbook'
import { mountReadOnly, mountSmallDisk, type Mount } from './small-disk'

test.use({ file: 'export' })

const unitSheets = ['评分表', '扣分明细', '合理缺项说明', '加减分及一票否决', '整改清单']
const campaignSheets = ['排名汇总', '部门汇总', '失分分析', '整改台账']
const indexName = '00_目录.xlsx'
/** Nine workbooks on a busy machine. */
const patient = { timeout: 60_000 }
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
/** Everything in the folder, temporary and hidden files too; of the one new folder in it where there is one. */
const found = (folder = ''): string[] => readdirSync(join(out, folder)).sort()
const newFolder = (): string => {
  const folders = found()
  expect(folders).toHaveLength(1)
  return folders[0] ?? ''
}

test('一次导出全部：新文件夹里有汇总、台账、各单位评分表和目录；目录与文件、与排名一致；能打开文件夹', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  await answerFolderDialog(app, out)
  await here.run.click()
  await expect(here.progress).toBeVisible()
  await expect(page.getByText(/正在导出：第 \d 个，共 9 个/)).toBeVisible()
  await expect(here.result.getByRole('heading')).toHaveText('导出完成：9 个文件和目录', patient)
  const folder = newFolder()
  expect(folder).toMatch(/^2026年度平安建设考核（示例）_导出_\d{8}$/)
  await expect(here.folder).toHaveText(join(out, folder))
  const listed = await here.files.allTextContents()
  expect([...listed].sort()).toEqual(found(folder))
  const sheetsOf = async (name: string): Promise<string[]> => [...(await readWorkbook(join(out, folder, name))).keys()]
  expect(await Promise.all(listed.map(sheetsOf))).toEqual([['目录'], campaignSheets, ['整改台账'], ...Array.from({ length: 7 }, () => unitSheets)])
  const index = rowsOf((await readWorkbook(join(out, folder, indexName))).get('目录'))
  for (const name of listed.slice(1)) {
    const [row = []] = index.filter((cells) => cells.includes(name))
    expect(row).toContain(createHash('sha256').update(readFileSync(join(out, folder, name))).digest('hex'))
  }
  const ranking = rowsOf((await readWorkbook(join(out, folder, listed[1] ?? ''))).get('排名汇总'))
  for (const { name } of (await stored(page)).units) {
    const [indexed = []] = index.filter((cells) => cells[1] === name)
    const [ranked = []] = ranking.filter((cells) => cells[1] === name)
    const final = indexed.find((text) => /^\d+(\.\d+)?$/.test(text) && text !== indexed[0])
    expect(ranked, name).toContain(final)
    expect(indexed).toContain(ranked[0])
  }
  await app.evaluate(({ shell: desktop }) => {
    desktop.showItemInFolder = (path) => void ((globalThis as { shownPath?: string }).shownPath = path)
  })
  await here.result.getByRole('button', { name: '打开文件夹' }).click()
  await expect.poll(() => app.evaluate(() => (globalThis as { shownPath?: string }).shownPath)).toBe(join(out, folder, indexName))
})

test('只导出自上次以来有变化的：没有变化的自动去掉并写明，改过的单位留下', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  await expect(here.since, 'the export of the test before').toBeVisible()
  const { campaign, units } = await stored(page)
  const draft = units.find((unit) => unit.name === '德令哈市')
  await tell(page, 'entry.note', { campaignId: campaign.id, unitId: draft?.id ?? '', itemId: 'R01S1I01', slot: 'team', note: '导出以后又补了一句' })
  await shell(page).rail('工作台').click()
  await shell(page).rail('导出').click()
  await here.since.selectOption({ index: 1 })
  await expect(here.row('德令哈市')).toContainText('有变化')
  await expect(here.row('格尔木市')).toContainText('没有变化')
  await expect(here.unit('德令哈市')).toBeChecked()
  await expect(here.unit('格尔木市')).not.toBeChecked()
  await expect(here.kind('考核汇总')).toBeChecked()
  await answerFolderDialog(app, out)
  await here.run.click()
  await expect(here.result.getByRole('heading')).toHaveText('导出完成：2 个文件和目录', patient)
  const folder = newFolder()
  expect(found(folder).filter((name) => name.includes('评分表'))).toEqual([expect.stringMatching(/^德令哈市_/)])
  const index = rowsOf((await readWorkbook(join(out, folder, indexName))).get('目录'))
  expect(index.filter((cells) => cells.some((text) => text.startsWith('没有变化，见')))).toHaveLength(6)
  // The next one since this one: nothing has changed, not even what this one left out.
  await expect(here.since.locator('option').nth(1)).toContainText('2 个文件')
  await here.since.selectOption({ index: 1 })
  await expect(page.getByText('请至少选一样要导出的')).toBeVisible()
})

test('什么都没有选就不能导出；没有选文件夹就什么也不写', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  await here.all.uncheck()
  for (const kind of ['考核汇总', '整改台账']) await here.kind(kind).uncheck()
  await page.getByRole('button', { name: '看大图：考核汇总第一页' }).click()
  // The picture is the sheet: the ranking's own title, and the first of the ranking.
  for (const text of ['2026年度平安建设考核排名汇总表（示例）（暂定）', '都兰县', '折算']) await expect(shell(page).dialog.getByText(text, { exact: true })).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(page.getByText('请至少选一样要导出的')).toBeVisible()
  await expect(here.run).toBeHidden()
  await here.all.check()
  await answerFolderDialog(app, null)
  await here.run.click()
  await expect(here.run).toBeEnabled()
  await expect(here.result).toBeHidden()
  expect(found()).toEqual([])
})

test('网页自己说的文件夹不算数：没有在对话框里选过，什么也不写', async ({ running: { page } }) => {
  const { campaign, units } = await stored(page)
  const request = { campaignId: campaign.id, kinds: ['unit' as const], unitIds: units.map(({ id }) => id), since: null }
  for (const folder of [out, join(out, '..'), `${out}/`, '/tmp']) expect(await ask(page, 'export.write', { ...request, folder })).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  expect(found()).toEqual([])
})

test('中途取消：写完的文件完整保留，目录写明哪些没有写，没有写了一半的文件', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  await answerFolderDialog(app, out)
  await here.run.click()
  await here.cancel.click()
  await expect(here.result.getByRole('heading')).toContainText('已取消，写完的文件保留', patient)
  const left = found(newFolder())
  expect(left.length).toBeLessThan(10)
  expect(left).toEqual((await here.files.allTextContents()).sort())
  const index = rowsOf((await readWorkbook(join(out, newFolder(), indexName))).get('目录'))
  expect(index.filter((cells) => cells.includes('已取消，没有写'))).toHaveLength(10 - left.length)
})

test('文件夹其实是一个文件、不能写入：用中文说明，什么也没有留下', async ({ running: { app, page } }) => {
  const here = exportPage(page)
  const file = join(out, '不是文件夹')
  writeFileSync(file, '原来的内容')
  await answerFolderDialog(app, file)
  await here.run.click()
  await expect(page.getByRole('alert')).toContainText('不能写入。请换一个文件夹。（E-211）')
  expect(readFileSync(file, 'utf8')).toBe('原来的内容')
  rmSync(file)
  const mount = mountReadOnly(out)
  test.skip(mount === null, '这里不能挂载只读盘')
  if (mount) mounts.push(mount)
  await answerFolderDialog(app, out)
  await here.run.click()
  await expect(page.getByRole('alert')).toContainText(`文件夹“${out}”不能写入。请换一个文件夹。（E-211）`)
  expect(found()).toEqual([])
})

test('目标硬盘剩余空间不够：写明需要多少、剩余多少，什么也不写', async ({ running: { app, page } }) => {
  const mount = mountSmallDisk(out, 64)
  test.skip(mount === null, '这里不能挂载小硬盘')
  if (mount) mounts.push(mount)
  await answerFolderDialog(app, out)
  await exportPage(page).run.click()
  await expect(page.getByRole('alert')).toContainText(/目标硬盘剩余空间不够，没有开始导出：约需 \d+ KB，剩余 64 KB。.*（E-216）/)
  expect(found()).toEqual([])
})

test('导出时可以继续打分', async ({ running: { app, page } }) => {
  await answerFolderDialog(app, out)
  await exportPage(page).run.click()
  await expect(exportPage(page).progress).toBeVisible()
  await shell(page).rail('打分').click()
  await expect(page.getByTestId('save-state')).toBeVisible()
  await expect.poll(() => found().flatMap((folder) => found(folder)).filter((name) => name.endsWith('.xlsx')).length, patient).toBe(10)
})
