import type { Page } from '@playwright/test'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { withDataFolder } from '../../electron/cli/open-folder'
import { entryRecordId, evidenceLinkId, findingId } from '../../shared/campaign/record-ids'
import { listItems } from '../../shared/rubric/tree'
import { answerFolderDialog, expect, launch, quit, root, stored, test } from './harness'
import { goToCode } from './keyboard'
import { exportPage, homePage, scorePage, shell } from './locators'

const run = 'window.__pwned=1'
const payloads = [
  `<script>${run}</script>`, `<img src=x onerror="${run}">`, `<svg onload="${run}">`, `"><script>${run}</script>`, `'-${run}-'`, `\${${run}}`, `{{constructor.constructor('${run}')()}}`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`, `<a href="javascript:${run}">甲</a>`, `javascript:${run}`, `<body onload="${run}">`, `<input autofocus onfocus="${run}">`,
  `<details open ontoggle="${run}">`, `<video><source onerror="${run}"></video>`, `<math><mtext><style><img src=x onerror="${run}"></style></mtext></math>`, `</textarea><script>${run}</script>`,
  `</title><script>${run}</script>`, `<style>@import 'javascript:${run}'</style>`, `<object data="javascript:${run}"></object>`, `<base href="javascript:${run}//">`, `<form action="javascript:${run}"><button>乙</button></form>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`, `&lt;script&gt;${run}&lt;/script&gt;`, `\u202e<img/src/onerror=${run}>`, `__proto__`, `'; DROP TABLE entry; --`,
] as const
let at = 0
const next = (): string => payloads[at++ % payloads.length] ?? ''

const spoilt = new Set(['content', 'standard', 'when', 'text', 'label', 'description', 'advice', 'hint', 'evidence', 'leadDepartment', 'note', 'title', 'version', 'notice', 'gist', 'what', 'sample', 'measure', 'numerator', 'denominator'])
/** Every text of the rubric that is shown, with a payload behind it; ids, codes and names that others refer to stay. */
function spoil(value: unknown, key = '', inNode = true): unknown {
  if (Array.isArray(value)) return value.map((each) => spoil(each, key, inNode))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoil(each, name, inNode && name !== 'grades')]))
  return typeof value === 'string' && inNode && (spoilt.has(key) || key === 'name') ? `${value}${next()}` : value
}

async function makeHostileFolder(folder: string): Promise<void> {
  const rubric = spoil(JSON.parse(readFileSync(join(root, 'resources/rubric/haixi-default.json'), 'utf8')))
  await withDataFolder(folder, false, async ({ handlers }) => {
    await handlers['me.save']({ name: `甲${payloads[1]}`, post: next(), role: 'secretariat' })
    const units = payloads.slice(0, 7).map((payload, index) => ({ code: `U${index}${index === 0 ? payload : ''}`, name: `单位${index}${payload}`, group: next(), zones: ['城', '农', '牧', '矿', '景'], order: index + 1, previousFinal: null }))
    const { campaignId } = await handlers['campaign.create']({ name: `考核${payloads[0]}`, cycle: '2026', startDate: '2026-11-20', endDate: '2026-11-30', rubric: { kind: 'json', text: JSON.stringify(rubric) }, units })
    const state = await handlers['campaign.open']({ campaignId })
    const [unit, second] = state.units
    if (!unit || !second) throw new Error('units are needed')
    const items = listItems(state.rubric)
    for (const payload of payloads) {
      const item = items.filter(({ rule }) => rule.kind === 'deduct')[payloads.indexOf(payload)]
      if (item?.rule.kind !== 'deduct') throw new Error('a deduction is needed')
      await handlers['entry.record']({ campaignId, unitId: unit.id, slot: 'team', entries: [{ itemId: item.id, input: { kind: 'deduct', counts: { [item.rule.clauses[0]?.id ?? '']: 1 } } }] })
      await handlers['entry.note']({ campaignId, unitId: unit.id, itemId: item.id, slot: 'team', note: payload })
      const found = findingId({ unitId: unit.id, itemId: item.id, clause: item.rule.clauses[0]?.id ?? '', n: 1 })
      await handlers['finding.save']({ campaignId, findingId: found, unitId: unit.id, itemId: item.id, foundOn: '', time: next(), place: next(), what: next() })
      await handlers['rectification.save']({ campaignId, findingIds: [found], fields: { cause: next(), goal: next(), measures: next(), responsibleUnit: next(), leader: next(), person: payload } })
      await handlers['progress.add']({ campaignId, findingId: found, date: '', text: payload })
    }
    const [proved] = items.filter(({ rule }) => rule.kind === 'deduct')
    for (const [index, payload] of payloads.slice(0, 6).entries()) {
      const bytes = Buffer.from(`%PDF-1.7 ${payload}`)
      const { upload } = await handlers['evidence.begin']({ name: `${payload}.pdf`, size: bytes.length })
      await handlers['evidence.piece']({ upload, bytes })
      const { id, name } = await handlers['evidence.keep']({ upload })
      const targetId = entryRecordId(unit.id, proved?.id ?? '', 'team')
      await handlers['evidence.add']({ campaignId, target: 'entry', targetId, files: [{ id, name: `${payload}.pdf`, width: 0, height: 0, capturedAt: '' }] })
      if (index > 2) await handlers['evidence.caption']({ campaignId, linkId: evidenceLinkId(id, 'entry', targetId), caption: payload })
      else if (/[<>:"/\\|?*]/.test(name)) throw new Error(`not a file name: ${name}`)
    }
    const absent = items.filter(({ notApplicable }) => notApplicable.allowed).slice(0, 4)
    await handlers['entry.record']({ campaignId, unitId: unit.id, slot: 'team', entries: absent.map(({ id }) => ({ itemId: id, input: { kind: 'notApplicable' as const, reason: next() } })) })
    for (const list of ['bonus', 'penalty'] as const) {
      const [claim] = state.rubric[list].items
      await handlers['claim.save']({ campaignId, claimId: null, unitId: unit.id, list, item: claim?.code ?? '', level: claim?.levels[0]?.id ?? '', count: 1, matter: next() })
    }
    await handlers['veto.save']({ campaignId, vetoId: null, unitId: unit.id, item: state.rubric.vetoes.items[0]?.code ?? '', state: 'effective', document: next(), date: '2026-11-24', note: next() })
    await handlers['exempt.save']({ campaignId, itemId: items.at(-1)?.id ?? '', document: next() })
    await handlers['assessment.move']({ campaignId, unitId: second.id, to: 'submitted', reason: '' })
    await handlers['assessment.move']({ campaignId, unitId: second.id, to: 'returned', reason: payloads[1] })
  })
}

/** Nothing of the payloads has become an element or has run. */
async function expectInert(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: '__pwned' in window,
    made: [...document.querySelectorAll('script:not([src]), iframe, object, base, math, video, style:not([data-v]) , img[src="x"], svg[onload], [onerror], [onload], [onfocus], [ontoggle], a[href^="javascript:"], form[action^="javascript:"], meta[http-equiv="refresh"]')]
      .filter((element) => /__pwned/.test(element.outerHTML)).map((element) => element.outerHTML.slice(0, 200)),
    title: document.title,
  }))
  expect(found, where).toEqual({ ran: false, made: [], title: found.title })
  expect(await page.locator('body').innerText(), where).toContain('__pwned')
}

test('S24：200 处以上名称、理由、事由、细则里的恶意文字在每个页面都只是文字', async ({ dataFolder }) => {
  await makeHostileFolder(dataFolder)
  expect(at).toBeGreaterThan(200)
  const running = await launch({ dataFolder })
  const { app, page, complaints } = running
  const out = mkdtempSync(join(tmpdir(), 'qianfen-out-'))
  page.on('dialog', (dialog) => complaints.push(`dialog ${dialog.message()}`))
  const home = homePage(page)
  const score = scorePage(page)
  const { dialog } = shell(page)
  const closeDialog = async (): Promise<void> => {
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  try {
    await expect(home.unitNames).toHaveCount(7)
    await expectInert(page, '工作台')
    await page.locator('.home table .link').nth(1).click()
    await expect(dialog).toBeVisible()
    for (const summary of await dialog.locator('summary').all()) await summary.click()
    await expectInert(page, '得分明细')
    await closeDialog()
    for (const name of ['操作日志', '免考', '添加单位']) {
      await page.getByRole('button', { name, exact: true }).click()
      await expect(dialog).toBeVisible()
      await expectInert(page, name)
      await closeDialog()
    }
    await page.getByRole('button', { name: /^修改单位0/ }).click()
    await expectInert(page, '修改单位')
    await closeDialog()

    await page.locator('.home table tbody tr').first().locator('.link').first().click()
    await expect(score.current).toBeVisible()
    const { rubric } = await stored(page)
    const kinds = new Map(listItems(rubric).map((item) => [item.rule.kind, item]))
    for (const [kind, item] of kinds) {
      await goToCode(page, item)
      await expectInert(page, `打分 ${kind}`)
    }
    const scored = listItems(rubric).find(({ rule }) => rule.kind === 'deduct')
    if (scored) await goToCode(page, scored)
    await expect(score.note).toHaveValue(payloads[0])
    for (const piece of (await page.locator('.evid .piece').all()).slice(0, 6)) {
      await piece.click()
      await expect(dialog.getByText('SHA-256')).toBeVisible()
      await expectInert(page, '佐证材料')
      await closeDialog()
    }
    await page.keyboard.press('h')
    await expect(dialog.getByRole('row').nth(1)).toBeVisible()
    await expectInert(page, '本项历史')
    await closeDialog()
    for (const [key, where] of [['Control+k', '命令'], ['Control+g', '按编码跳转']] as const) {
      await page.keyboard.press(key)
      await expect(dialog).toBeVisible()
      await expectInert(page, where)
      await closeDialog()
    }
    await score.unit.click()
    await expectInert(page, '换单位')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    await page.keyboard.insertText('<script>')
    await expectInert(page, '查找')
    await page.keyboard.press('Escape')
    for (const adjust of ['加分', '减分', '一票否决']) {
      await page.getByRole('tree').getByRole('treeitem', { name: new RegExp(`^${adjust}`) }).click()
      await expectInert(page, adjust)
    }
    await page.getByRole('button', { name: '下一个单位' }).click()
    await expect(page.locator('.phase-line')).toContainText(payloads[1])
    await expectInert(page, '退回理由')

    await shell(page).rail('整改').click()
    await expect(page.getByRole('grid', { name: '问题' })).toBeVisible()
    await expectInert(page, '整改')
    for (const name of ['看板', '登记问题']) {
      await page.getByRole('button', { name, exact: true }).click()
      await expectInert(page, name)
    }
    await closeDialog()
    for (const screen of ['细则', '导出']) {
      await shell(page).rail(screen).click()
      await expectInert(page, screen)
    }
    await answerFolderDialog(app, out)
    await exportPage(page).run.click()
    await expect(exportPage(page).result).toBeVisible({ timeout: 60_000 })
    // Seven units, and the workbooks of the campaign.
    await expect(exportPage(page).files).toHaveCount(10)
    await expectInert(page, '导出结果')
    const written = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((path) => basename(path))
    expect(written.filter((name) => name.endsWith('.xlsx')).length).toBeGreaterThanOrEqual(10)
    for (const name of written) expect(name).toMatch(/^[^<>:"/\\|?*]+$/)
    await shell(page).rail('设置').click()
    await expect(page.getByLabel('姓名')).toHaveValue(`甲${payloads[1]}`)
    await page.getByRole('button', { name: '换一个考核批次…' }).click()
    await expectInert(page, '首页')
    expect(complaints).toEqual([])
    expect(running.requests.filter((url) => !/^(app|data|blob):/.test(url))).toEqual([])
  } finally {
    await quit(running)
    rmSync(out, { recursive: true, force: true })
  }
})
