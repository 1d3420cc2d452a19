import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { channels, type Channel } from '../../shared/ipc/channels'
import { expect, sampleApp as test, tell } from './harness'

test.use({ file: 'abuse' })

/** Random calls per channel: the full run's number is targets.md S7's. */
const perChannel = process.env['QIANFEN_FULL'] ? 1_000 : 40
/** Channels that would end the application or wait for a person, whatever is asked. */
const dialogs = (channel: Channel): boolean => /choose/i.test(channel)

interface Answered {
  readonly ok: boolean
  readonly error?: { readonly code: string; readonly detail: Record<string, string> }
}

/** What an outsider may send: anything that can be cloned, and near misses of real requests. */
const keys = ['campaignId', 'unitId', 'itemId', 'slot', 'entries', 'folder', 'document', 'name', '__proto__', 'constructor', 'toString', 'limit', 'to', 'reason', 'findingId', 'file']
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('../../etc/passwd', '\u0000', 'x'.repeat(5_000), "'; DROP TABLE entry; --", -1, 1e308, null)), { maxKeys: 6 }),
)

/** In the page: all requests at once. */
async function askAll({ channel, requests }: { channel: Channel; requests: string[] }): Promise<Answered[]> {
  return (await Promise.all(requests.map((request) => window.qianfen.call(channel, JSON.parse(request))))) as Answered[]
}

test.beforeEach(async ({ running: { app } }) => {
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
  })
})

test(`S7: ${perChannel} random calls of every channel are answered as data, without a stack, and the program goes on`, async ({ running: { app, page } }) => {
  test.setTimeout(300_000)
  const before = await tell(page, 'app.start', {})
  for (const [index, channel] of channels.entries()) {
    const drawn = fc.sample(anything, { numRuns: perChannel, seed: 1_000 + index }).map((request) => JSON.stringify(request) ?? 'null')
    // An empty request is a right one for some channels: once is enough, and never where a person would be asked.
    const requests = drawn.filter((request, at) => request !== '{}' || (!dialogs(channel) && drawn.indexOf('{}') === at))
    const answers = await page.evaluate(askAll, { channel, requests })
    for (const answer of answers) {
      if (answer.ok) continue
      expect(answer.error?.code, channel).toMatch(/^[a-z-]+$/)
      expect(JSON.stringify(answer.error), channel).not.toMatch(/\bat .*:\d+:\d+|node:|\.cjs|\.ts\b/)
    }
  }
  expect(await app.evaluate(({ app: electron }) => electron.getName())).toBeTruthy()
  const after = await tell(page, 'app.start', {})
  expect(after.campaigns.length).toBeGreaterThanOrEqual(before.campaigns.length)
})

test('S6: a foreign origin, a subframe and no frame at all are refused on every channel, and nothing changes', async ({ running: { app, page } }) => {
  const { lastCampaignId: campaignId } = await tell(page, 'app.start', {})
  const history = { campaignId: campaignId ?? '', unitId: null, itemId: null, limit: 1 }
  const [before] = (await tell(page, 'history.list', history)).lines
  const codes = await app.evaluate(async ({ ipcMain, BrowserWindow }, [names, id]) => {
    type Handler = (event: unknown, request: unknown) => Promise<{ ok: boolean; error?: { code: string } }>
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers
    const own = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame
    const frames = [null, { url: 'https://example.org/', parent: null }, { url: own?.url ?? '', parent: own }, { url: 'app://other/', parent: null }]
    const answers = []
    for (const name of names) for (const senderFrame of frames) answers.push((await handlers.get(name)?.({ senderFrame }, { campaignId: id }))?.error?.code ?? 'answered')
    return answers
  }, [[...channels], campaignId] as const)
  expect(codes).toHaveLength(channels.length * 4)
  expect([...new Set(codes)]).toEqual(['bad-request'])
  expect((await tell(page, 'history.list', history)).lines[0]).toEqual(before)
})

test('S16: only files that this run wrote are shown in their folder, and nothing is ever opened outside', async ({ running: { app, page } }) => {
  await app.evaluate(({ shell }) => {
    const seen = ((globalThis as { outside?: string[] }).outside = [])
    const note = (what: string) => (target: string) => void (seen as string[]).push(`${what} ${target}`)
    Object.assign(shell, { showItemInFolder: note('show'), openExternal: note('external'), openPath: note('path') })
  })
  for (const folder of ['/etc', '/', '../..', '', 'file:///etc', 'https://example.org']) {
    const reply = await page.evaluate(([where]) => window.qianfen.call('export.showFolder', { folder: where }), [folder] as const) as Answered
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } })
  }
  expect(await app.evaluate(() => (globalThis as { outside?: string[] }).outside)).toEqual([])
})

test('S23: the log of all this holds no names, texts or figures of the assessment', async ({ running: { page } }) => {
  const { dataFolder, campaigns } = await tell(page, 'app.start', {})
  await tell(page, 'window.failureReport', { message: '德令哈市得分 856.95 出错', stack: 'Error: 组员甲\n    at 德令哈市 (app://qianfen/assets/main.js:1:2)' })
  const folder = join(dataFolder, 'log')
  const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  expect(text).toContain('window: ')
  const state = await tell(page, 'campaign.open', { campaignId: campaigns[0]?.id ?? '' })
  const secrets = [...state.units.map(({ name }) => name), ...state.people.map(({ name }) => name), state.campaign.name, '856.95']
  expect(secrets.filter((secret) => secret !== '' && text.includes(secret))).toEqual([])
})
