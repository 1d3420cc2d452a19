import { mkdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { AppError } from '../../shared/failure'
import type { BackupState } from '../../shared/ipc/contract'
import { dataFolderPaths } from '../files/data-folder'
import { newSecondNote, placeName, readSecondNote, writeExplanation, writeSecondNote, type SecondNote } from '../files/second-note'
import { systemCode } from '../files/system-error'
import { toFailure } from '../ipc/failures'
import type { Carried } from './carry'
import type { RunJob } from './jobs'
import { secondFault } from './second-fault'

export interface SecondMeans {
  /** The data folder. */
  readonly folder: string
  readonly run: RunJob
  /** Wall time, UTC ms: for people only. */
  readonly now: () => number
  /** How it stands has changed. */
  readonly onChange?: () => void
}

type SecondState = BackupState['second']

async function deviceOf(folder: string): Promise<number | null> {
  return stat(folder).then(({ dev }) => dev, () => null)
}

const isInside = (folder: string, parent: string): boolean => folder === parent || !/^\.\.([/\\]|$)|^[a-z]:/i.test(relative(parent, folder))

/** The optional second place of the backups: another disk or a stick that may be pulled at any time. What goes wrong with it never fails a backup here. */
export class SecondPlace {
  readonly #means: SecondMeans
  #note: SecondNote | null = null
  #failure: AppError | null = null
  #copying = false
  #cancelled = false
  #deadline = Number.POSITIVE_INFINITY
  #busy: Promise<void>
  #waiting: Promise<void> | null = null

  constructor(means: SecondMeans) {
    this.#means = means
    this.#busy = this.#load()
  }

  /** Our folder there, whether it can be reached or not; null where none was chosen. */
  async place(): Promise<string | null> {
    await this.#loaded()
    return this.#note?.place ?? null
  }

  /** The next backup here gets a higher counter than any there. */
  above(): number {
    return this.#chosen()?.highest ?? 0
  }

  async state(): Promise<SecondState> {
    await this.#loaded()
    const note = this.#chosen()
    if (note === null) return null
    const { place, sameDisk, completeAt, since } = note
    return { folder: place, sameDisk, completeAt, since, failure: this.#failure && toFailure(this.#failure), copying: this.#copying }
  }

  /** Uses a folder on another disk or a stick from now on. Throws AppError `second-inside`, `second-not-chosen`; then the one before stays. */
  async choose(chosen: string): Promise<void> {
    await this.#stop()
    const { folder } = this.#means
    const known = await readSecondNote(folder)
    const note = known && !known.moved ? known.note : await newSecondNote(folder)
    const place = await makePlace(chosen, folder, note.id)
    const sameDisk = (await deviceOf(place)) === (await deviceOf(folder))
    this.#note = place === note.place ? { ...note, sameDisk } : { ...note, place, sameDisk, completeAt: null, since: this.#means.now() }
    this.#failure = null
    await writeSecondNote(folder, this.#note).catch((error: unknown) => {
      throw new AppError('second-not-chosen', { folder: chosen, errno: systemCode(error) ?? 'EIO' })
    })
    this.#means.onChange?.()
  }

  /** Copies nothing more there; what is there stays. */
  async remove(): Promise<void> {
    await this.#stop()
    if (this.#note) await this.#remember({ ...this.#note, place: null, completeAt: null, since: null })
    this.#failure = null
    this.#means.onChange?.()
  }

  /** Brings what is missing there. Never throws: how it went is in `state`. `withinMs`: the program ends, so the rest has to wait for the next time. */
  catchUp(withinMs = Number.POSITIVE_INFINITY): Promise<void> {
    this.#deadline = performance.now() + withinMs
    this.#waiting ??= this.#busy.then(() => {
      this.#waiting = null
      this.#busy = this.#carry()
      return this.#busy
    })
    return this.#waiting
  }

  /** The same where something is known to be missing: asked now and then, so that a stick that is back is found. */
  async catchUpIfBehind(): Promise<void> {
    if (!this.#copying && (this.#chosen()?.since ?? null) !== null) await this.catchUp()
  }

  #chosen(): (SecondNote & { readonly place: string }) | null {
    const note = this.#note
    return note === null || note.place === null ? null : { ...note, place: note.place }
  }

  async #load(): Promise<void> {
    const known = await readSecondNote(this.#means.folder)
    if (known === null) return
    this.#note = known.note
    if (known.moved && known.note.place !== null) this.#failure = new AppError('second-moved', { folder: known.note.place })
  }

  async #loaded(): Promise<void> {
    if (!this.#copying) await this.#busy
  }

  async #stop(): Promise<void> {
    this.#cancelled = true
    await this.#busy
    this.#cancelled = false
  }

  async #carry(): Promise<void> {
    const place = this.#note?.place ?? null
    if (place === null || this.#failure?.code === 'second-moved') return
    try {
      // Asked here first: an absent stick costs no thread.
      await stat(dataFolderPaths(place).backups)
      this.#copying = true
      this.#means.onChange?.()
      const isCancelled = (): boolean => this.#cancelled || performance.now() > this.#deadline
      await this.#done(await this.#means.run({ kind: 'carry', folder: this.#means.folder, place }, { isCancelled }))
    } catch (error) {
      this.#failure = await secondFault(error, place)
      await this.#fellBehind({})
    } finally {
      this.#copying = false
      this.#means.onChange?.()
    }
  }

  async #done({ damaged, highest, cancelled }: Carried): Promise<void> {
    this.#failure = damaged[0] === undefined ? null : new AppError('second-skipped', { name: damaged[0], count: String(damaged.length) })
    if (cancelled || damaged.length > 0) await this.#fellBehind({ highest })
    else if (this.#note) await this.#remember({ ...this.#note, highest, completeAt: this.#means.now(), since: null })
  }

  async #fellBehind(more: Partial<SecondNote>): Promise<void> {
    if (this.#note) await this.#remember({ ...this.#note, ...more, since: this.#note.since ?? this.#means.now() })
  }

  /** The note only tells people since when; that it could not be written must not stop anything. */
  async #remember(note: SecondNote): Promise<void> {
    this.#note = note
    await writeSecondNote(this.#means.folder, note).catch(() => undefined)
  }
}

/** Makes our folder in the chosen one and writes into it, so that what cannot be written is known now. */
async function makePlace(chosen: string, folder: string, id: string): Promise<string> {
  try {
    const real = await realpath(chosen)
    if (isInside(real, await realpath(folder))) throw new AppError('second-inside', { folder: chosen })
    const place = basename(real) === placeName(id) ? join(dirname(real), placeName(id)) : join(real, placeName(id))
    const { backups, evidence } = dataFolderPaths(place)
    for (const part of [backups, evidence]) await mkdir(part, { recursive: true })
    await writeExplanation(place)
    return place
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('second-not-chosen', { folder: chosen, errno: systemCode(error) ?? 'EIO' })
  }
}
