import { resolve } from 'node:path'
import { BackupDesk } from '../../../electron/backup/desk'
import { jobsInPlace, type RunJob } from '../../../electron/backup/jobs'
import { Drills } from '../../../electron/backup/drills'
import { SecondPlace } from '../../../electron/backup/second-place'
import { DataHolder } from '../../../electron/data-holder'
import type { BackupHandlers } from '../../../electron/backup/desk'
import type { Answer } from '../../../shared/ipc/contract'
import type { SyncHandlers } from '../services/small-campaign'
import { makeCampaign, score, scored, wasmFile } from './data-folder'

export interface Held {
  readonly folder: string
  readonly holder: DataHolder
  readonly desk: BackupDesk
  readonly calls: BackupHandlers
  readonly handlers: () => SyncHandlers
  readonly run: RunJob
  readonly second: SecondPlace
}

/** A folder as the data worker holds it, backups included, all in this thread. */
export async function holdFolder(folder: string, run: RunJob = jobsInPlace(wasmFile)): Promise<Held> {
  const input = { dataFolder: folder, mustExist: false, version: '0', platform: 'linux', scripts: '', resources: resolve('resources') }
  const second = new SecondPlace({ folder, run, now: () => Date.now() })
  const holder = new DataHolder({ input, wasmFile, run, second, onBackup: () => undefined, log: () => undefined })
  await holder.open()
  const desk = new BackupDesk({ folder, run, session: () => holder.session, now: () => Date.now(), replace: (stage) => holder.replace(stage), second, drills: new Drills({ folder, run, second, now: () => Date.now() }) })
  const handlers = (): SyncHandlers => {
    if (!('services' in holder.data)) throw holder.data
    return holder.data.services.handlers as SyncHandlers
  }
  return { folder, holder, desk, calls: desk.handlers, handlers, run, second }
}

export type Place = ReturnType<typeof makeCampaign>

/** The folder's first campaign with one score. */
export function begin(held: Held): Place {
  const place = makeCampaign({ handlers: held.handlers() })
  score({ handlers: held.handlers() }, place, 1)
  return place
}

export const scoreNow = (held: Held, place: Place, count: number): void => score({ handlers: held.handlers() }, place, count)
export const scoredNow = (held: Held, place: Place): number | undefined => scored({ handlers: held.handlers() }, place.campaignId)
/** Its answer says a promise at run time, since it looks at the backups. */
export const startOf = (held: Held): Promise<Answer<'app.start'>> => Promise.resolve(held.handlers()['app.start']({}))
