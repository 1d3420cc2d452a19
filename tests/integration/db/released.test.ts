import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { checkFile } from '../../../electron/backup/check-file'
import { migrate, schemaVersion } from '../../../electron/db/migrate'
import type { Disk } from '../../../electron/db/sqlite/disk'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { listBackups } from '../../../electron/files/backups'
import { toServices } from '../../../electron/services/context'
import { reportsNow } from '../../../electron/services/report-service'
import { scoreInCampaign } from '../../../shared/campaign/unit-scoring'
import { chooseReportFonts } from '../../../shared/report/report-fonts'
import { formatPoints, type Points } from '../../../shared/points'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import { sha256 } from '../services/bench-of-services'
import { expectRebuilt } from '../services/small-campaign'
import { faultDisk } from '../storage/fault-disk'
import { full, scratchFolder, sqlite3, start } from '../storage/scratch'
import { openFolder, wasmFile, type Opened } from '../backup/data-folder'
import { holdFolder } from '../backup/desk-on-disk'

/** R14: a golden file per released schema (`tests/fixtures/released/README.md`) opens today with every score as it was. */
const released = resolve(import.meta.dirname, '../../fixtures/released')
const versions = readdirSync(released).flatMap((name) => /^schema-(\d+)\.db\.gz$/.exec(name)?.[1] ?? []).map(Number)

interface Golden {
  readonly campaignId: string
  readonly rubricDigest: string
  readonly undoable: { readonly unitId: string; readonly itemId: string; readonly before: string; readonly after: string }
  readonly changes: number
  readonly units: readonly { readonly id: string; readonly code: string; readonly name: string; readonly phase: string; readonly fingerprint: string; readonly team: unknown; readonly self: unknown }[]
}

const goldenOf = (version: number): Golden => JSON.parse(readFileSync(join(released, `schema-${version}.json`), 'utf8')) as Golden
const bytesOf = (version: number): Buffer => gunzipSync(readFileSync(join(released, `schema-${version}.db.gz`)))

function folderWith(bytes: Buffer): string {
  const folder = scratchFolder()
  for (const name of ['backups', 'evidence', 'log']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'qianfen.db'), bytes)
  return folder
}

const texts = (points: Readonly<Record<string, Points>>): Record<string, string> => Object.fromEntries(Object.entries(points).map(([key, value]) => [key, formatPoints(value)]))

function cardJson({ complete, items, requirements, earned, notApplicable, base, bonus, penalty, final, grade, gradeByPoints }: Scorecard): unknown {
  const points = texts(Object.fromEntries(Object.entries(items).map(([id, item]) => [id, item.points])))
  return { complete, items: points, requirements: texts(requirements), ...texts({ earned, notApplicable, base, bonus, penalty, final }), grade, gradeByPoints }
}

/** What today's program computes, in the form in which the program of that time wrote it down. */
function seen({ session: { db, device } }: Opened, { campaignId }: Golden): Pick<Golden, 'campaignId' | 'rubricDigest' | 'changes' | 'units'> {
  const services = toServices({ db, device, sha256, now: () => 0, today: () => '2026-11-28', randomId: () => '', rubricFolder: '' })
  const { state, unit: report } = reportsNow(services, campaignId)
  return {
    campaignId,
    rubricDigest: state.campaign.rubricDigest,
    changes: Number(db.get<{ n: number }>('SELECT count(*) AS n FROM change')?.n),
    units: state.units.map(({ id, code, name }) => {
      const { phase, fingerprint, scorecard } = report(id, { exportDate: '2026-11-28', fonts: chooseReportFonts(() => false) })
      const team = cardJson(scoreInCampaign(state, id, 'team'))
      // What 定稿 has frozen is what is computed anew.
      expect(cardJson(scorecard)).toEqual(team)
      return { id, code, name, phase, fingerprint, team, self: cardJson(scoreInCampaign(state, id, 'self')) }
    }),
  }
}

async function expectAllThere(folder: string, golden: Golden): Promise<Opened> {
  const opened = await openFolder(folder)
  const { campaignId, rubricDigest, changes, units } = golden
  expect(seen(opened, golden)).toEqual({ campaignId, rubricDigest, changes, units })
  expectRebuilt(opened.session.db, campaignId)
  return opened
}

/** The copies from before: each whole, of the old schema, with every change. */
async function expectCopies(folder: string, version: number, { changes }: Golden): Promise<number> {
  const copies = (await listBackups(folder)).filter(({ reason }) => reason === 'before-migration')
  for (const { file } of copies) {
    expect(sqlite3(file, 'PRAGMA integrity_check; PRAGMA user_version; SELECT count(*) FROM change')).toBe(`ok\n${version}\n${changes}`)
    expect((await checkFile(file, wasmFile)).summary.changes).toBe(changes)
  }
  return copies.length
}

const versionIn = (folder: string): string => sqlite3(join(folder, 'qianfen.db'), 'PRAGMA user_version')

test('there is a golden file of every released schema', () => {
  expect(versions).toContain(1)
  expect(versions.filter((version) => version > schemaVersion)).toEqual([])
})

describe.each(versions)('a file of schema %i', (version) => {
  const golden = goldenOf(version)
  const bytes = bytesOf(version)

  test('opens today with every score as it was, a copy from before beside it', async () => {
    const folder = folderWith(bytes)
    expect(versionIn(folder)).toBe(String(version))
    await (await expectAllThere(folder, golden)).session.close()
    expect(versionIn(folder)).toBe(String(schemaVersion))
    expect(await expectCopies(folder, version, golden)).toBe(1)
    const { session, handlers } = await expectAllThere(folder, golden)
    expect(await expectCopies(folder, version, golden)).toBe(1)
    // The step that was made then can still be taken back.
    const { campaignId, undoable } = golden
    handlers['history.undo']({ campaignId })
    const { entries } = handlers['campaign.open']({ campaignId })
    expect(entries.find(({ unitId, itemId, slot }) => unitId === undoable.unitId && itemId === undoable.itemId && slot === 'team')?.note).toBe(undoable.before)
    await session.close()
  })

  test('a copy from before can be restored, and then has the same scores', async () => {
    const folder = folderWith(bytes)
    await (await openFolder(folder)).session.close()
    const held = await holdFolder(folder)
    const copy = (await listBackups(folder)).find(({ reason }) => reason === 'before-migration')
    await held.calls['backup.restore']({ backup: { kind: 'kept', place: 'here', name: copy?.name ?? '' } })
    await held.holder.close()
    await (await expectAllThere(folder, golden)).session.close()
  })

  test('cut off at any file operation, it is of one schema or another, whole, and comes to the newest', { timeout: 600_000 }, async () => {
    const migrated = async (folder: string, disk?: Disk): Promise<void> => {
      const db = await openDatabase({ folder, ...(disk ? { disk } : {}) })
      try {
        migrate(db)
      } finally {
        db.close()
      }
    }
    const counting = faultDisk({ at: Number.POSITIVE_INFINITY, errno: 'EIO', forGood: true })
    await migrated(folderWith(bytes), counting.disk)
    const operations = counting.count()
    const step = full ? 1 : Math.ceil(operations / 8)
    const found: string[] = []
    for (let at = 1; at <= operations; at += step) {
      const folder = folderWith(bytes)
      await migrated(folder, faultDisk({ at, errno: 'EIO', forGood: true }).disk).catch(() => undefined)
      const db = await openDatabase({ folder })
      expect(db.get('PRAGMA integrity_check'), `operation ${at}`).toEqual({ integrity_check: 'ok' })
      found.push(String(db.get<{ user_version: number }>('PRAGMA user_version')?.user_version))
      db.close()
      await (await expectAllThere(folder, golden)).session.close()
    }
    console.info(`schema ${version}: ${operations} file operations, cut off at ${found.length}, found versions ${found.join(' ')}`)
    expect(found).toContain(String(version))
    expect(found).toContain(String(schemaVersion))
  })

  test('killed while it opens, it comes to the newest schema at the next opening, and a copy from before is there', { timeout: 600_000 }, async () => {
    for (let run = 0; run < (full ? 40 : 1); run += 1) {
      const folder = folderWith(bytes)
      await killWhileOpening(folder, (120 + run * 53) % 400)
      await (await expectAllThere(folder, golden)).session.close()
      expect(await expectCopies(folder, version, golden)).toBeGreaterThan(0)
    }
  })
})

/** Another process opens the folder and dies so many ms after it began. */
function killWhileOpening(folder: string, afterMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = start('../../db/children/opener.ts', [folder])
    let complaint = ''
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs))
    child.stderr.on('data', (text: Buffer) => (complaint += String(text)))
    child.on('close', (_, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error(complaint))))
  })
}
