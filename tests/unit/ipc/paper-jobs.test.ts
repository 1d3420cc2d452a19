import type { BrowserWindow, Dialog } from 'electron'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GatheredUnit } from '../../../electron/gather-reports'
import { PaperJobs } from '../../../electron/ipc/paper-jobs'
import { countPdfPages } from '../../../electron/ipc/pdf-pages'
import type { PaperRequest } from '../../../electron/ipc/worker-messages'
import type { PaperOrder } from '../../../shared/paper/order'
import { reportOf } from '../report/report-of'
import { smallEntries, smallRubric } from '../report/small-report'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'qianfen-paper-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const base = reportOf(smallRubric(), smallEntries)
const units: Record<string, GatheredUnit> = {
  u1: { unitId: 'u1', report: { ...base, unit: { ...base.unit, id: 'u1', name: '甲县' } } },
  u2: { unitId: 'u2', error: { code: 'nothing-applicable', detail: { unit: '乙县' } }, fault: undefined },
  u3: { unitId: 'u3', report: { ...base, unit: { ...base.unit, id: 'u3', name: '丙县' } } },
}
/** As many page objects as sections, as Chromium writes them. */
const printed = (html: string, lost = 0): Buffer => Buffer.from(`%PDF-1.4\n<</Type /Pages /Count 9>>\n${'<</Type /Page\n/Parent 1>>\n'.repeat((html.match(/<section/g) ?? []).length - lost)}`)

interface Setting { readonly path?: string | null; readonly pdf?: (html: string) => Promise<Buffer>; readonly stop?: () => void }
function jobs({ path = '', pdf = (html) => Promise.resolve(printed(html)), stop = () => undefined }: Setting = {}) {
  const seen = { offered: '', progress: [] as string[], html: [] as string[] }
  const dialog = {
    showSaveDialog: (_: BrowserWindow, { defaultPath }: { defaultPath: string }) => {
      seen.offered = defaultPath
      return Promise.resolve({ canceled: path === null, filePath: path ?? '' })
    },
    showOpenDialog: () => Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] }),
  } as unknown as Dialog
  const paper = new PaperJobs({
    dialog,
    window: () => ({}) as BrowserWindow,
    data: (_, request) => Promise.resolve({ ok: true, value: (request as PaperRequest).unitIds.map((id) => units[id]) }),
    reportBasis: () => ({ exportDate: '2026-11-20', fonts: base.fonts }),
    progress: ({ name }) => void seen.progress.push(name),
    log: () => undefined,
    printer: { pdf: (html) => (seen.html.push(html), pdf(html)), print: () => Promise.resolve('printed'), stop },
  })
  return { paper, seen }
}
const order: PaperOrder = { campaignId: 'c', unitIds: ['u1', 'u2', 'u3'], sheets: [{ kind: 'blank', department: null }], team: '第一组' }

test('several units in one file: the failing one is named, the others are in it, the team is printed', async () => {
  const { paper, seen } = jobs({ path: join(folder, '表.pdf') })
  const made = await paper.save(order, 'one')
  expect(made).toMatchObject({ folder, cancelled: false, failures: [{ unitId: 'u2', error: { code: 'nothing-applicable' } }] })
  expect(made?.files).toEqual([{ name: '表.pdf', pages: countPdfPages(readFileSync(join(folder, '表.pdf'))) }])
  expect(seen.offered).toBe('2026年度_空白评分表_2个单位_20261120.pdf')
  expect(seen.html[0]).toContain('甲县')
  expect(seen.html[0]).toContain('考核组：第一组')
  expect(seen.html[0]).not.toContain('乙县')
  expect(paper.saved).toBe(join(folder, '表.pdf'))
})

test('one file per unit into a chosen folder, each with its own name and progress', async () => {
  const { paper, seen } = jobs({ path: folder })
  const made = await paper.save(order, 'unit')
  expect(made?.files.map(({ name }) => name)).toEqual(['甲县_2026年度_空白评分表_20261120.pdf', '丙县_2026年度_空白评分表_20261120.pdf'])
  expect(readdirSync(folder).sort()).toEqual(made?.files.map(({ name }) => name).sort())
  expect(seen.progress).toEqual(made?.files.map(({ name }) => name))
})

test('a closed dialog writes nothing, and a PDF with another number of pages is no file', async () => {
  expect(await jobs({ path: null }).paper.save(order, 'one')).toBeNull()
  const { paper } = jobs({ path: join(folder, '表.pdf'), pdf: (html) => Promise.resolve(printed(html, 1)) })
  await expect(paper.save(order, 'one')).rejects.toMatchObject({ code: 'paper-failed' })
  expect(readdirSync(folder)).toEqual([])
  expect(paper.saved).toBeUndefined()
})

test('cancel ends the file under way and keeps those that are whole; a second job waits for none', async () => {
  let fail: (error: Error) => void = () => undefined
  let count = 0
  const { paper } = jobs({
    path: folder,
    pdf: (html) => ((count += 1) === 1 ? Promise.resolve(printed(html)) : new Promise((_, reject) => (fail = reject))),
    stop: () => fail(new Error('gone')),
  })
  const saving = paper.save(order, 'unit')
  await expect(paper.print(order)).rejects.toMatchObject({ code: 'paper-busy' })
  while (count < 2) await new Promise(setImmediate)
  paper.cancel()
  expect(await saving).toMatchObject({ cancelled: true, files: [{ name: '甲县_2026年度_空白评分表_20261120.pdf' }] })
  expect(readdirSync(folder)).toEqual(['甲县_2026年度_空白评分表_20261120.pdf'])
  expect(await paper.print(order)).toMatchObject({ cancelled: false })
})

test('the preview of a unit without a report says why', async () => {
  const { paper } = jobs()
  await expect(paper.pages({ campaignId: 'c', unitId: 'u2', sheet: { kind: 'filled' }, team: '' })).rejects.toMatchObject({ code: 'nothing-applicable' })
  const { pages } = await paper.pages({ campaignId: 'c', unitId: 'u1', sheet: { kind: 'filled' }, team: '' })
  expect(JSON.parse(pages[0] ?? '')).toMatchObject({ tag: 'section' })
})
