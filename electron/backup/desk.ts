import { randomUUID } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { AppError } from '../../shared/failure'
import type { Answer, BackupLine, BackupLook, BackupRef, BackupState, Request } from '../../shared/ipc/contract'
import { summarize } from '../db/summary'
import type { DataSession } from '../data-session'
import { namedTime, parseBackupName } from '../files/backup-rotation'
import { listBackups } from '../files/backups'
import { toFailure } from '../ipc/failures'
import type { BackupChannel } from '../services/services'
import type { LookAnswer } from './look-inside'
import { readDrill, type Drills } from './drills'
import { keptFile, restoreBackup, type RestoreMeans } from './restore'
import type { SecondPlace } from './second-place'

export type BackupHandlers = { readonly [C in BackupChannel]: (request: Request<C>) => Promise<Answer<C>> }

export interface DeskMeans extends RestoreMeans {
  readonly second: SecondPlace
  readonly drills: Drills
}

/** Answers the calls about backups, also of a folder whose database could not be opened. */
export class BackupDesk {
  readonly #means: DeskMeans
  /** Files that were chosen in a dialog, by the reference that the window has. */
  readonly #chosen = new Map<string, string>()
  readonly handlers: BackupHandlers

  constructor(means: DeskMeans) {
    this.#means = means
    this.handlers = {
      'backup.now': async () => ({ file: (await this.#opened().backups.make('manual')).file, at: means.now() }),
      'backup.list': async () => ({ backups: await this.#list() }),
      'backup.look': async ({ backup }) => this.#look(await this.#fileOf(backup)),
      'backup.findGood': () => this.#findGood(),
      'backup.restore': async ({ backup }) => {
        await restoreBackup(means, await this.#fileOf(backup))
        return {}
      },
      'backup.drill': async () => ({ cancelled: !(await means.drills.run()) }),
      'backup.cancelDrill': () => {
        means.drills.cancel()
        return Promise.resolve({})
      },
      'backup.removeSecond': async () => {
        await means.second.remove()
        return {}
      },
    }
  }

  /** A file that a dialog chose. */
  offer(file: string): BackupRef {
    const id = randomUUID()
    this.#chosen.set(id, file)
    return { kind: 'chosen', id }
  }

  /** A folder that a dialog chose as the second place; what is missing there is copied from now on. */
  async chooseSecond(folder: string): Promise<Record<string, never>> {
    await this.#means.second.choose(folder)
    void this.#means.second.catchUp()
    return {}
  }

  /** Both places as one list, newest first. */
  async #list(): Promise<BackupLine[]> {
    const { folder, second } = this.#means
    const place = await second.place()
    const there = place === null ? [] : await listBackups(place).catch(() => [])
    const here = await listBackups(folder)
    const names = { here: new Set(here.map(({ name }) => name)), second: new Set(there.map(({ name }) => name)) }
    const all = [...here, ...there.filter(({ name }) => !names.here.has(name))].sort((a, b) => b.counter - a.counter)
    return all.map(({ name, at, reason, bytes }) => ({ name, at, reason, bytes, here: names.here.has(name), second: names.second.has(name) }))
  }

  #opened(): DataSession {
    const session = this.#means.session()
    if (session === null) throw new AppError('internal')
    return session
  }

  async #fileOf(backup: BackupRef): Promise<string> {
    if (backup.kind === 'kept') {
      const place = backup.place === 'here' ? this.#means.folder : await this.#means.second.place()
      if (place === null) throw new AppError('backup-gone', { name: backup.name })
      return keptFile(place, backup.name)
    }
    const file = this.#chosen.get(backup.id)
    if (file === undefined) throw new AppError('not-found')
    return file
  }

  async #look(file: string): Promise<BackupLook> {
    const { folder, run } = this.#means
    return this.#told(file, await run({ kind: 'look', file, folder }))
  }

  #told(file: string, { summary, bytes, missingEvidence }: LookAnswer): BackupLook {
    const name = basename(file)
    const session = this.#means.session()
    const known = parseBackupName(name)
    return {
      name,
      at: known ? namedTime(name) : null,
      reason: known?.reason ?? null,
      bytes,
      inside: summary,
      now: session && summarize(session.db),
      missingEvidence,
    }
  }

  async #findGood(): Promise<Answer<'backup.findGood'>> {
    const { folder, run, second } = this.#means
    const place = await second.place()
    const found = await run({ kind: 'findGood', folder, places: place === null ? [folder] : [folder, place] })
    return found && { backup: { kind: 'kept', place: dirname(dirname(found.file)) === folder ? 'here' : 'second', name: basename(found.file) }, look: this.#told(found.file, found) }
  }
}

/** How the backups of an open folder stand. */
export async function backupState(session: DataSession, second: SecondPlace, folder: string): Promise<BackupState> {
  const { failure } = session.backups
  return { lastAt: await session.lastBackupAt(), failure: failure && toFailure(failure), second: await second.state(), drill: await readDrill(folder) }
}
