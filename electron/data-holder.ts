import { AppError } from '../shared/failure'
import { restoreFault } from './backup/restore-fault'
import { backupState } from './backup/desk'
import type { RunJob } from './backup/jobs'
import type { SecondPlace } from './backup/second-place'
import { openServices, type OpenData } from './data-calls'
import { builtWasm, openSession, type DataSession } from './data-session'
import { lockDataFolder, type FolderLock } from './files/folder-lock'
import { abandonRestore, beginRestore, type PendingRestore } from './files/restore-files'
import { toFault } from './ipc/failures'
import type { DataWorkerInput } from './ipc/worker-messages'

export interface HolderMeans {
  readonly input: DataWorkerInput
  readonly wasmFile?: string
  readonly run: RunJob
  readonly second: SecondPlace
  /** After each backup, made or failed. */
  readonly onBackup: (session: DataSession) => void
  /** A fault that no call answers with. */
  readonly log: (fault: string) => void
}

/** Why a database can be put back although it cannot be opened. */
const replaceable: ReadonlySet<string> = new Set(['file-damaged', 'file-missing', 'file-empty', 'not-a-database'])

/** The open data folder, or why it could not be opened. */
export class DataHolder {
  readonly #means: HolderMeans
  data: OpenData | AppError = new AppError('internal')

  constructor(means: HolderMeans) {
    this.#means = means
  }

  get session(): DataSession | null {
    return this.data instanceof AppError ? null : this.data.session
  }

  /** Never throws: what kept the folder from opening is what every call answers. */
  async open(): Promise<void> {
    try {
      await this.#open()
    } catch (error) {
      this.#refuse(error)
    }
  }

  /**
   * Puts the database that `stage` makes ready in the place of the present one and opens it. An open one stays open until the other is ready.
   * Throws AppError; then the old one is open again, or what kept it from opening before still does.
   */
  async replace(stage: () => Promise<PendingRestore>): Promise<void> {
    const { dataFolder } = this.#means.input
    const before = this.data
    if (before instanceof AppError && !replaceable.has(before.code)) throw before
    const held = before instanceof AppError ? await lockDataFolder(dataFolder) : undefined
    try {
      const pending = await freeing(held, stage)
      const lock = held ?? (await this.#release())
      await freeing(lock, () => beginRestore(dataFolder, pending))
      await this.#open(lock)
    } catch (error) {
      await abandonRestore(dataFolder).catch(() => undefined)
      if (this.data instanceof AppError) await this.open()
      throw restoreFault(error)
    }
  }

  /** Closes the folder for good. Throws AppError when the backup at the close failed; the folder is free all the same. */
  async close(): Promise<void> {
    const { session } = this
    this.data = new AppError('internal')
    await session?.close()
  }

  /** From here on calls fail, until the other database is open. */
  async #release(): Promise<FolderLock> {
    const { data } = this
    if (data instanceof AppError) throw data
    this.data = new AppError('internal')
    return data.session.release()
  }

  async #open(lock?: FolderLock): Promise<void> {
    const { input, wasmFile = builtWasm(input.scripts), run, onBackup, second } = this.#means
    const session = await openSession({ dataFolder: input.dataFolder, mustExist: input.mustExist, wasmFile, run, onBackup, second, ...(lock ? { lock } : {}) })
    try {
      this.data = { session, services: openServices(session, input, () => backupState(session, second, input.dataFolder)) }
    } catch (error) {
      await session.close()
      throw error
    }
  }

  #refuse(error: unknown): void {
    this.data = error instanceof AppError ? error : new AppError('internal')
    const fault = toFault(error)
    if (fault !== undefined) this.#means.log(`opening: ${fault}`)
  }
}

/** Frees the folder when the work on it fails. */
async function freeing<T>(lock: FolderLock | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await lock?.release()
    throw error
  }
}
