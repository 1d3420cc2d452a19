import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { AppError } from '../../shared/failure'
import { calendarDate } from '../calendar-date'
import { dataFolderPaths } from '../files/data-folder'
import { EvidenceKeeper } from '../files/evidence-keeper'
import { openSession, type DataSession } from '../data-session'
import { newId } from '../new-id'
import { createServices, type DataServices } from '../services/services'
import { sha256 } from '../sha256'

const wasmFile = () => createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')

/** Refuses a folder without a database, before anything is made in it. */
function checkThere(folder: string): void {
  const paths = dataFolderPaths(folder)
  if (!existsSync(paths.folder)) throw new AppError('folder-missing', { folder })
  if (!existsSync(paths.database)) throw new AppError('file-missing')
}

/** Takes the data folder as the window does, lock included, runs `body` on its services and frees it. Throws AppError. */
export async function withDataFolder(folder: string, mustExist: boolean, body: (services: DataServices, session: DataSession) => Promise<void>): Promise<void> {
  if (mustExist) checkThere(resolve(folder))
  const session = await openSession({ dataFolder: resolve(folder), mustExist, wasmFile: wasmFile() })
  try {
    const services = createServices({
      db: session.db,
      device: session.device,
      sha256,
      now: () => Date.now(),
      today: () => calendarDate(new Date()),
      randomId: () => newId(Date.now()),
      rubricFolder: resolve(import.meta.dirname, '../../resources/rubric'),
      evidence: new EvidenceKeeper(dataFolderPaths(resolve(folder)).evidence, () => newId(Date.now())),
    })
    await body(services, session)
  } finally {
    await session.close()
  }
}
