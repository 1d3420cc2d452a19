import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type WorkerThreads from 'node:worker_threads'
import type { Page } from '@playwright/test'
import { ask, expect, kill, launch, quit, root, tell, test, type Running } from './harness'
import { scorePage, shell } from './locators'

test.use({ asShipped: true })

test('S22: a second window on the same data folder is refused and told who holds it', async ({ dataFolder, running }) => {
  const start = await tell(running.page, 'app.start', {})
  expect(start.readOnly).toBeNull()
  const second = await launch({ dataFolder, asShipped: true })
  try {
    const refused = await ask(second.page, 'app.start', {})
    expect(refused).toMatchObject({ ok: false, error: { code: 'file-locked' } })
    await expect(second.page.getByText(`PID ${running.app.process().pid}`).first()).toBeVisible()
    expect(await ask(second.page, 'me.save', { name: '组员乙', post: '科员', role: 'assessor' })).toMatchObject({ ok: false, error: { code: 'file-locked' } })
    await expect(second.page.getByText('数据文件夹正被另一个程序使用').first()).toBeVisible()
  } finally {
    await quit(second)
  }
  await tell(running.page, 'me.save', { name: '组员甲', post: '科员', role: 'assessor' })
})

test('the command line is refused while the window holds the folder, and works once it is closed', async ({ dataFolder, running }) => {
  const command = (...args: string[]): Promise<{ code: number | null; said: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, [join(root, 'scripts/qianfen.mjs'), ...args], (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), said: `${stdout}${stderr}` }))
    })
  await tell(running.page, 'app.start', {})
  const refused = await command('sample', '--data', dataFolder)
  expect(refused.code).not.toBe(0)
  expect(refused.said).toContain('数据文件夹正被另一个程序使用')
  expect(refused.said).toContain(`PID ${running.app.process().pid}`)
  expect((await tell(running.page, 'app.start', {})).campaigns).toEqual([])
  await quit(running)
  expect(await command('sample', '--data', dataFolder)).toMatchObject({ code: 0 })
})

test('closing the window records what is being typed, makes a verified backup and frees the folder', async ({ dataFolder, running }) => {
  const { page } = running
  await tell(page, 'me.save', { name: '组员甲', post: '科员', role: 'assessor' })
  const { campaignId } = await tell(page, 'campaign.createSample', {})
  const scored = async (on: Page): Promise<unknown> => (await tell(on, 'campaign.open', { campaignId })).entries
  const before = await scored(page)
  await page.reload()
  await shell(page).rail('打分').click()
  await expect(scorePage(page).current).toBeFocused()
  await page.keyboard.type('2')
  await expect(page.locator('input:focus')).toHaveValue('2')
  await quit(running)
  const left = readdirSync(dataFolder)
  expect(left).toContain('qianfen.db')
  expect(left).not.toContain('qianfen.db-wal')
  expect(left).not.toContain('qianfen.lock')
  expect(readdirSync(join(dataFolder, 'backups')).filter((name) => name.includes('close'))).toHaveLength(1)
  const again = await launch({ dataFolder, asShipped: true })
  const start = await tell(again.page, 'app.start', {})
  expect(start).toMatchObject({ me: { name: '组员甲' }, readOnly: null, recovered: false })
  expect(start.backup.lastAt).not.toBeNull()
  expect(await scored(again.page)).not.toEqual(before)
  await quit(again)
})

test('killed while scoring: nothing that was acknowledged is lost', async ({ dataFolder, running }) => {
  test.setTimeout(120_000)
  // killed.e2e.ts does the same through the window, twice a day.
  const rounds = process.env['QIANFEN_FULL'] === '1' ? 10 : 1
  await tell(running.page, 'me.save', { name: '组员甲', post: '科员', role: 'assessor' })
  const { campaignId } = await tell(running.page, 'campaign.createSample', {})
  const state = await tell(running.page, 'campaign.open', { campaignId })
  const unit = state.units.find((each) => state.assessments.find((assessment) => assessment.id === each.id)?.phase === 'draft')
  const item = state.entries.find((entry) => entry.unitId === unit?.id && entry.input?.kind === 'deduct')
  if (unit === undefined || item === undefined) throw new Error('the sample has no draft unit with a deduction')
  let now = running
  for (let round = 0; round < rounds; round += 1) {
    const acknowledged: string[] = []
    await now.page.exposeFunction('acknowledge', (note: string) => acknowledged.push(note))
    const scoring = now.page.evaluate(async ([campaign, unitId, itemId, first]) => {
      const page = window as unknown as { acknowledge(note: string): Promise<void> }
      for (let count = 0; ; count += 1) {
        const note = `第${first}轮第${count}次`
        const reply = (await window.qianfen.call('entry.note', { campaignId: campaign, unitId, itemId, slot: 'team', note })) as { ok: boolean }
        if (!reply.ok) throw new Error(JSON.stringify(reply))
        await page.acknowledge(note)
      }
    }, [campaignId, unit.id, item.itemId, round] as const).catch((error: Error) => error.message)
    await Promise.race([scoring.then((message) => { throw new Error(`scoring ended: ${String(message)}`) }), expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(10 + round * 7)])
    await kill(now)
    expect(await scoring).toMatch(/closed|crash|Target/i)
    now = await launch({ dataFolder, asShipped: true })
    const start = await tell(now.page, 'app.start', {})
    expect(start).toMatchObject({ readOnly: null, recovered: true })
    const { lines } = await tell(now.page, 'history.list', { campaignId, unitId: unit.id, itemId: item.itemId, limit: 10_000 })
    const kept = new Set(lines.map((line) => line.to))
    expect(acknowledged.filter((note) => !kept.has(note))).toEqual([])
  }
  await threadsDoNotEnd(now)
  await quit(now)
  expect(readdirSync(dataFolder)).not.toContain('qianfen.lock')
})

/** As Node's clean-up of a thread can wait for ever (nodejs/node#54918). The program must end all the same, with the folder free. */
async function threadsDoNotEnd({ app }: Running): Promise<void> {
  await app.evaluate(() => {
    const { Worker } = process.mainModule!.require('node:worker_threads') as typeof WorkerThreads
    Worker.prototype.terminate = () => new Promise(() => undefined)
  })
}
