import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { listItems } from '../../shared/rubric/tree'
import { expect, sampleApp as test, stored } from './harness'
import { paperPage, shell, transcribePage } from './locators'

test.use({ file: 'paper' })

let out = ''
test.beforeEach(() => { out = mkdtempSync(join(tmpdir(), 'qianfen-paper-')) })
test.afterEach(() => rmSync(out, { recursive: true, force: true }))

const poppler = (tool: string, ...args: string[]): string => execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
/** Characters alone, in one order: how lines are read out of a PDF says nothing about what is printed. */
const characters = (text: string): string => [...text.normalize('NFKC').replace(/\s/g, '')].sort().join('')

async function answerSaveDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' })
  }, file)
}
/** The texts of the previewed pages. */
const previewed = (page: Page): Promise<string[]> => page.locator('.ppf').evaluateAll((pages) => pages.map((each) => each.textContent ?? ''))
/** The texts of a PDF's pages. */
const printed = (file: string): string[] => poppler('pdftotext', '-layout', file, '-').split('\f').slice(0, -1)

test('预览的每一页就是 PDF 的每一页：真文字、嵌入字体、A4；隐藏窗口同样安全', async ({ running: { app, page } }) => {
  const here = paperPage(page)
  await app.evaluate(({ app: electron }) => {
    const seen = ((globalThis as { paperWindows?: unknown[] }).paperWindows = [] as unknown[])
    electron.on('browser-window-created', (_event, window) => {
      const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      seen.push({ visible: window.isVisible(), ...contents.getLastWebPreferences() })
    })
  })
  await shell(page).rail('导出').click()
  await page.getByRole('link', { name: '纸质表' }).click()
  await here.all.uncheck()
  await expect(page.getByText('请至少选一个单位', { exact: true })).toBeVisible()
  await here.unit('德令哈市').check()
  await here.scope('按工作要求').check()
  await page.getByRole('checkbox', { name: /^1 扛牢一份责任/ }).check()
  await expect(page.locator('.pti')).toHaveText('德令哈市 空白评分表（第一项工作要求）')
  await expect(here.pages).not.toHaveCount(0)

  await answerSaveDialog(app, null)
  await here.save.click()
  await expect(here.save).toHaveAttribute('aria-disabled', 'false')
  expect(readdirSync(out)).toEqual([])
  const file = join(out, '空白.pdf')
  await answerSaveDialog(app, file)
  await here.save.click()
  await expect(here.result).toContainText('已保存：“空白.pdf”')

  const pages = await previewed(page)
  expect(pages.length).toBeGreaterThan(2)
  await expect(here.result).toContainText(`${pages.length} 页`)
  await expect(here.count).toHaveText(`第 1 页，共 ${pages.length} 页`)
  expect(poppler('pdfinfo', file)).toMatch(new RegExp(`Pages:\\s+${pages.length}\\n[\\s\\S]*Page size:.*A4`))
  expect(printed(file).map(characters)).toEqual(pages.map(characters))
  const fonts = poppler('pdffonts', file).split('\n').slice(2).filter(Boolean)
  expect(fonts.length).toBeGreaterThan(0)
  for (const font of fonts) expect(font).toMatch(/\byes\s+(yes|no)\s+yes\s+\d+\s+\d+$/)

  const windows = await app.evaluate(() => (globalThis as { paperWindows?: Record<string, unknown>[] }).paperWindows ?? [])
  expect(windows).toHaveLength(1)
  expect(windows[0]).toMatchObject({ visible: false, javascript: false, sandbox: true, contextIsolation: true, webSecurity: true, nodeIntegration: false, nodeIntegrationInSubFrames: false })
  for (const name of ['webviewTag', 'nodeIntegrationInWorker', 'experimentalFeatures', 'allowRunningInsecureContent', 'spellcheck']) expect(windows[0]?.[name] ?? false, name).toBe(false)
  expect(windows[0]?.['preload'] ?? '').toBe('')
  const reached = await app.evaluate(async ({ session, BrowserWindow }) => {
    const own = session.fromPartition('paper')
    const ask = (url: string): Promise<string> => own.fetch(url).then(({ status }) => String(status), (error: Error) => (/ERR_\w+/.exec(error.message) ?? [''])[0])
    return { windows: BrowserWindow.getAllWindows().length, network: await ask('http://127.0.0.1:9/'), other: await ask('app://paper/index.html'), window: await ask('app://qianfen/index.html') }
  })
  expect(reached).toEqual({ windows: 1, network: 'ERR_BLOCKED_BY_CLIENT', other: '404', window: '404' })
})

test('已填评分表：每页有指纹，写明暂定和示例；整页和实际大小；没有打印机就说明', async ({ running: { app, page } }) => {
  const here = paperPage(page)
  await here.kind('已填评分表').check()
  await expect(page.locator('.pti')).toHaveText('德令哈市 已填评分表')
  const file = join(out, '已填.pdf')
  await answerSaveDialog(app, file)
  await here.save.click()
  await expect(here.result).toContainText('已保存：“已填.pdf”')
  const pages = printed(file)
  expect(pages.map(characters)).toEqual((await previewed(page)).map(characters))
  const [, fingerprint = ''] = /指纹\s*([0-9A-F-]{19})/.exec(pages[0] ?? '') ?? []
  expect(fingerprint).toMatch(/^([0-9A-F]{4}-){3}[0-9A-F]{4}$/)
  for (const each of pages) expect(each).toContain(fingerprint)
  expect(characters(pages[0] ?? '')).toContain(characters('暂'))
  expect((pages[0] ?? '').replace(/\s/g, '')).toContain('（示例）（暂定）')

  await page.getByRole('button', { name: '实际大小' }).click()
  expect(await here.pages.first().evaluate((each) => Math.round(each.getBoundingClientRect().width))).toBe(Math.round(297 / 25.4 * 96))
  await page.getByRole('button', { name: '整页' }).click()
  expect(await here.pages.first().evaluate((each) => each.getBoundingClientRect().height <= (each.parentElement?.clientHeight ?? 0))).toBe(true)
  await here.preview.focus()
  await page.keyboard.press('PageDown')
  await expect(here.count).toContainText('第 2 页')
  const before = readdirSync(out)
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('alert').or(shell(page).toast.filter({ hasText: '已交给打印机' }))).toBeVisible()
  expect(readdirSync(out)).toEqual(before)
})

test('照纸录入：只用键盘，按纸上的顺序，空着的仍是未评；最后核对，逐步撤销', async ({ running: { page } }) => {
  const { current, count, stage, list } = transcribePage(page)
  const state = await stored(page)
  const unit = state.units.find(({ name }) => name === '德令哈市')!
  const idOf = (code: string): string => listItems(state.rubric).find((item) => item.code === code)?.id ?? ''
  const recorded = async (code: string) => (await stored(page)).entries.find((entry) => entry.unitId === unit.id && entry.itemId === idOf(code) && entry.slot === 'team')
  const at = async (code: string): Promise<void> => {
    await expect(stage).toHaveAttribute('data-current', idOf(code))
    await expect(stage).toBeFocused()
  }
  await paperPage(page).kind('空白评分表').check()
  await paperPage(page).scope('全部考核内容').check()
  await page.getByRole('button', { name: '照纸录入' }).click()
  await expect(count).toHaveText('已录 91 / 97')
  await at('10-2-1')
  await expect(current).toContainText('①完成自评打分（3分）')
  await page.keyboard.type('121')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('扣分原因')).toBeFocused()
  await page.keyboard.insertText('11月19日查阅：原因写得笼统')
  await page.keyboard.press('Enter')
  await at('10-2-2')
  await page.keyboard.type('9')
  await page.keyboard.press('Tab')
  await page.keyboard.type('10')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await at('10-2-3')
  await page.keyboard.press('m')
  await page.keyboard.press('Enter')
  await at('10-3-1')
  await page.keyboard.press('Enter')
  await at('10-3-2')
  await page.keyboard.press('n')
  await page.keyboard.insertText('今年没有创建任务')
  await page.keyboard.press('Enter')
  await at('10-3-3')
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')

  await expect(shell(page).dialog).toContainText('还有 1 项没有录入')
  await expect(page.getByRole('list', { name: '没有录入的' }).getByRole('button')).toHaveText(['第 20 页10-3-1开展平安建设和法治宣传'])
  await expect(count).toHaveText('已录 96 / 97')
  expect((await recorded('10-2-1'))?.input).toMatchObject({ kind: 'checklist' })
  expect((await recorded('10-2-1'))?.note).toBe('11月19日查阅：原因写得笼统')
  expect((await recorded('10-2-2'))?.input).toEqual({ kind: 'ratio', numerator: 9, denominator: 10 })
  expect((await recorded('10-2-3'))?.input).toEqual({ kind: 'deduct', counts: {} })
  expect((await recorded('10-3-1'))?.input ?? null).toBeNull()
  expect((await recorded('10-3-2'))?.input).toEqual({ kind: 'notApplicable', reason: '今年没有创建任务' })
  expect((await recorded('10-3-3'))?.input).toEqual({ kind: 'deduct', counts: { a: 2 } })

  await page.keyboard.press('Enter')
  await at('10-3-1')
  await page.keyboard.press('Control+z')
  await at('10-3-3')
  await expect(count).toHaveText('已录 95 / 97')
  expect((await recorded('10-3-3'))?.input ?? null).toBeNull()
  await page.keyboard.press('Control+y')
  await expect(count).toHaveText('已录 96 / 97')

  await page.keyboard.press('Control+g')
  await page.keyboard.insertText('3页')
  await page.keyboard.press('Enter')
  await expect(stage).toBeFocused()
  const first = list.getByRole('group', { name: '第 3 页' }).getByRole('button').first()
  await expect(first).toHaveAttribute('aria-current', 'true')
})

test('窗口没有任何抱怨，也没有问过网络', ({ running }) => {
  expect(running.complaints).toEqual([])
  expect(running.requests.filter((url) => !/^(app|data|blob):/.test(url))).toEqual([])
})
