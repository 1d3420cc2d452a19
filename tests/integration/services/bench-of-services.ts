import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { EvidenceKeeper } from '../../../electron/files/evidence-keeper'
import { createServices } from '../../../electron/services/services'
import { AppError } from '../../../shared/failure'

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
export const rubricFolder = resolve(import.meta.dirname, '../../../resources/rubric')

/** Services on a real file in a folder of its own, with a clock that moves by hand and ids that count. */
export async function servicesOnDisk(folder = mkdtempSync(join(tmpdir(), 'qianfen-services-')), device = 'device-1') {
  const db = await openDatabase({ folder })
  let wall = Date.UTC(2026, 8, 1)
  let ids = db.get<{ n: number }>("SELECT count(*) AS n FROM sqlite_master WHERE name = 'change'")?.n ? Number(db.get<{ n: number }>('SELECT count(*) AS n FROM change')?.n) : 0
  const randomId = (): string => `id-${String((ids += 1)).padStart(6, '0')}-${device}`
  mkdirSync(join(folder, 'evidence'), { recursive: true })
  let uploads = 0
  const evidence = new EvidenceKeeper(join(folder, 'evidence'), () => `upload-${(uploads += 1)}`)
  const options = { db, device, sha256, now: () => (wall += 1000), today: () => '2026-09-01', randomId, rubricFolder, evidence }
  const services = createServices(options)
  return { folder, db, options, services, ...services }
}

/** The code of the AppError that `body` throws; `none` when it does not throw. */
export function codeOf(body: () => unknown): string {
  try {
    body()
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
  return 'none'
}
