import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { AppError } from '../../shared/failure'
import type { Answer, BackupLook, BackupRef, BackupState, Request } from '../../shared/ipc/contract'
import { summarize } from '../db/summary'
import type { DataSession } from '../data-session'
import { namedTime, parseBackupName } from '../files/backup-rotation'
import { listBackups } from '../files/backups'
import { toFailure } from '../ipc/failures'
import type { BackupChannel } from '../services/services'
import type { LookAnswer } from './look-inside'
import { keptFile, restoreBackup, type RestoreMeans } from './restore'

export type BackupHandlers = { readonly [C in BackupChannel]: (request: Request<C>) => Promise<Answer<C>> }

/** Answers the calls about backups, also of a folder whose database could not be opened. */
export class BackupDesk {
  readonly #means: RestoreMeans
  /** Files that were chosen in a dialog, by the reference that the window has. */
  readonly #chosen = new Map<string, string>()
  readonly handlers: BackupHandlers

  constructor(means: RestoreMeans) {
    this.#means = means
    this.handlers = {
      'backup.now': async () => ({ file: (await this.#opened().backups.make('manual')).file, at: means.now() }),
      'backup.list': async () => ({ backups: (await listBackups(means.folder)).map(({ name, at, reason, bytes }) => ({ name, at, reason, bytes, here: true, second: false })) }),
      'backup.look': async ({ backup }) => this.#look(this.#fileOf(backup)),
      'backup.findGood': () => this.#findGood(),
      'backup.restore': async ({ backup }) => {
        await restoreBackup(means, this.#fileOf(backup))
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

  #opened(): DataSession {
    const session = this.#means.session()
    if (session === null) throw new AppError('internal')
    return session
  }

  #fileOf(backup: BackupRef): string {
    if (backup.kind === 'kept') return keptFile(this.#means.folder, backup.name)
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
    const { folder, run } = this.#means
    const found = await run({ kind: 'findGood', folder, places: [folder] })
    return found && { backup: { kind: 'kept', place: 'here', name: basename(found.file) }, look: this.#told(found.file, found) }
  }
}

/** How the backups of an open folder stand. */
export async function backupState(session: DataSession): Promise<BackupState> {
  const { failure } = session.backups
  return { lastAt: await session.lastBackupAt(), failure: failure && toFailure(failure) }
}
