// How long a commit waits while a backup is made in its thread, against the same commits without one; and the whole backup's time.
// For the sample (7 units, 637 scores) and for 50 units × 1,000 items.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { build } from 'vite'
import { jobsInThread } from '../../electron/backup/backup-thread'
import type { DataSession } from '../../electron/data-session'
import { openFolder, wasmFile, type Opened } from '../integration/backup/data-folder'
import { item, rubricJson } from '../unit/scoring/small-rubric'
import { ms, report } from './measure'

const scratch = mkdtempSync(join(tmpdir(), 'qianfen-bench-'))
await build({
  configFile: false,
  logLevel: 'error',
  build: { ssr: resolve('electron/backup-worker.ts'), outDir: join(scratch, 'worker'), target: 'node18.15', rollupOptions: { output: { format: 'cjs', entryFileNames: 'backup-worker.cjs', chunkFileNames: 'chunks/[name].cjs' } } },
  ssr: { noExternal: true },
})
const run = jobsInThread({ script: join(scratch, 'worker', 'backup-worker.cjs'), wasmFile, log: (fault) => console.error(fault) })

interface Place {
  readonly campaignId: string
  readonly unitId: string
  readonly itemIds: readonly string[]
}

async function sample({ handlers }: Opened): Promise<Place> {
  handlers['me.save']({ name: '组员甲', post: '', role: 'assessor' })
  // It keeps the sample's pictures first, so it does not answer at once as the others do.
  const { campaignId } = await Promise.resolve(handlers['campaign.createSample']({}))
  const { entries, assessments } = handlers['campaign.open']({ campaignId })
  const open = entries.filter(({ unitId, slot, input }) => slot === 'team' && input?.kind === 'deduct' && assessments.find(({ id }) => id === unitId)?.phase === 'draft')
  const unitId = open[0]?.unitId ?? ''
  return { campaignId, unitId, itemIds: open.filter((entry) => entry.unitId === unitId).map(({ itemId }) => itemId) }
}

function big({ handlers }: Opened): Place {
  handlers['me.save']({ name: '组员甲', post: '', role: 'assessor' })
  const itemIds = Array.from({ length: 999 }, (_, i) => `I${i}`)
  const clauses = [{ id: 'a', when: '未按要求部署落实，台账不全', per: '次', points: 0.01, max: null }]
  const rubric = rubricJson(itemIds.map((id) => item(id, 0.1, { kind: 'deduct', clauses })))
  const units = Array.from({ length: 50 }, (_, i) => ({ code: `U${i}`, name: `单位${i}`, group: '', zones: ['城'], order: i + 1, previousFinal: null }))
  const { campaignId } = handlers['campaign.create']({ name: '大批次', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'json', text: JSON.stringify(rubric) }, units })
  const all = handlers['campaign.open']({ campaignId }).units
  const entries = itemIds.map((itemId, i) => ({ itemId, input: { kind: 'deduct' as const, counts: { a: i % 3 } } }))
  for (const { id } of all) handlers['entry.record']({ campaignId, unitId: id, slot: 'team', entries })
  return { campaignId, unitId: all[0]?.id ?? '', itemIds }
}

/** Notes written one by one, as fast as a typist whose every key saved, until `isOver`; the times of their commits. */
async function typing({ handlers }: Opened, { campaignId, unitId, itemIds }: Place, isOver: () => boolean): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; !isOver() || times.length < 20; n += 1) {
    const start = performance.now()
    handlers['entry.note']({ campaignId, unitId, itemId: itemIds[n % itemIds.length] ?? '', slot: 'team', note: `第 ${n} 次记下的事实 ${start}` })
    times.push(performance.now() - start)
    await after(5)
  }
  return times
}

async function backUp(session: DataSession): Promise<{ took: number; started: number }> {
  const start = performance.now()
  const made = session.backups.make('manual')
  const started = performance.now() - start
  await made
  return { took: performance.now() - start, started }
}

for (const [name, fill] of [['the sample (7 units)', sample], ['50 units × 1,000 items', big]] as const) {
  const opened = await openFolder(mkdtempSync(join(scratch, 'data-')), { run })
  const place = await fill(opened)
  await opened.session.backups.make('manual')
  let over = false
  const made = backUp(opened.session).finally(() => (over = true))
  const busy = await typing(opened, place, () => over)
  const { took } = await made
  const end = performance.now() + took
  const idle = await typing(opened, place, () => performance.now() > end)
  const holding = performance.now()
  opened.session.db.holdStill().release()
  const held = performance.now() - holding
  report({ what: `longest commit of ${busy.length} while a backup of ${name} is made in its thread (whole backup ${ms(took)}, bringing the main file up to date ${ms(held)}), against ${idle.length} commits without a backup`, measured: ms(Math.max(...busy)), baseline: ms(Math.max(...idle)), ratio: (Math.max(...busy) / Math.max(...idle)).toFixed(2) })
  await opened.session.close()
}
rmSync(scratch, { recursive: true })
