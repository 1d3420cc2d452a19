import { AppError } from '../../shared/failure'
import type { BackupReason } from '../../shared/backup/reasons'
import type { OpenedDatabase } from '../db/sqlite/file-database'
import { backupFailure, listBackups, makeBackup, type Backup } from '../files/backups'
import { ChangeClock } from './change-clock'
import { checkFile } from './check-file'
import type { RunJob } from './jobs'

export interface KeeperMeans {
  readonly db: OpenedDatabase
  readonly folder: string
  readonly wasmFile: string
  readonly run: RunJob
  /** Wall time, UTC ms: it only names backups. */
  readonly now: () => number
  /** A new backup's counter is above this one. */
  readonly above?: (() => number) | undefined
  /** After each backup, made or failed. */
  readonly onDone?: () => void
}

/** While the file is open, “没有打开” would be the wrong thing to say of it. */
function told(error: unknown): AppError {
  const failure = backupFailure(error)
  return failure.code === 'file-damaged' ? new AppError('data-damaged') : failure
}

/** Makes the backups of one open database, one at a time, and knows whether there is anything to back up. */
export class BackupKeeper {
  readonly #means: KeeperMeans
  readonly #clock = new ChangeClock()
  /** SQLite's own count of changed rows when the last backup was taken. */
  #backedUp: number
  #busy: Promise<unknown> = Promise.resolve()
  #failure: AppError | null = null

  constructor(means: KeeperMeans) {
    this.#means = means
    this.#backedUp = this.#changes()
  }

  /** Something was written since the last backup of this run, or since the opening. */
  get hasChanged(): boolean {
    return this.#changes() !== this.#backedUp
  }

  /** Why the last backup failed; null after a good one. */
  get failure(): AppError | null {
    return this.#failure
  }

  /** The backups, newest first. */
  list(): Promise<Backup[]> {
    return listBackups(this.#means.folder)
  }

  /** A verified backup in `backups/`; the one called `spare` is not rotated out for it. Throws AppError `backup-failed`, `file-damaged`. */
  async make(reason: BackupReason, spare?: string): Promise<Backup> {
    const backup = await this.#inTurn(() => this.#take(reason, false, spare))
    if (backup === null) throw new AppError('internal')
    return backup
  }

  /** The same, but null when the newest backup holds all there is: for the opening, where the last run closed properly, and for an empty file. */
  makeUnlessSame(reason: BackupReason): Promise<Backup | null> {
    return this.#inTurn(() => (this.#isEmpty() ? Promise.resolve(null) : this.#take(reason, true)))
  }

  /** The backup of every 30 minutes of change, when it is due. `now` is monotonic, in ms. */
  async tick(now: number): Promise<Backup | null> {
    return this.#clock.isDue(this.hasChanged, now) ? this.make('timer') : null
  }

  /** Resolves when no backup is under way. */
  async settled(): Promise<void> {
    await this.#busy.catch(() => undefined)
  }

  #changes(): number {
    return Number(this.#means.db.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0)
  }

  #isEmpty(): boolean {
    const filled = this.#means.db.get<{ n: number }>('SELECT (SELECT count(*) FROM change) + (SELECT count(*) FROM setting) AS n')
    return filled?.n === 0
  }

  #inTurn<T>(body: () => Promise<T>): Promise<T> {
    const turn = this.#busy.catch(() => undefined).then(body)
    this.#busy = turn
    return turn
  }

  async #take(reason: BackupReason, unlessSame: boolean, spare?: string): Promise<Backup | null> {
    const changes = this.#changes()
    try {
      const backup = await this.#copy(reason, unlessSame, spare)
      this.#backedUp = changes
      this.#failure = null
      return backup
    } catch (error) {
      this.#failure = told(error)
      throw this.#failure
    } finally {
      this.#means.onDone?.()
    }
  }

  async #copy(reason: BackupReason, unlessSame: boolean, spare?: string): Promise<Backup | null> {
    const { db, folder, run, now, wasmFile, above: aboveNow } = this.#means
    const above = aboveNow?.() ?? 0
    let still
    try {
      still = db.holdStill()
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'file-replaced') throw error
      // Moved away or replaced by another program: what we still hold open is brought to safety by SQLite itself.
      return makeBackup(db, folder, { reason, now: new Date(now()), above, verify: (file) => checkFile(file, wasmFile) })
    }
    try {
      return await run({ kind: 'make', folder, reason, now: now(), above, unlessSame, source: { file: still.file, inode: still.inode }, ...(spare === undefined ? {} : { spare }) })
    } finally {
      still.release()
    }
  }
}
