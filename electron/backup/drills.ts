import { readFile } from 'node:fs/promises'
import { drillSchema, type Drill } from '../../shared/backup/drill'
import { writeFileAtomically } from '../files/atomic-write'
import { dataFolderPaths } from '../files/data-folder'
import type { JobProgress, RunJob } from './jobs'
import type { SecondPlace } from './second-place'

export interface DrillMeans {
  /** The data folder. */
  readonly folder: string
  readonly run: RunJob
  readonly second: SecondPlace
  /** Wall time, UTC ms. */
  readonly now: () => number
  readonly onProgress?: (progress: JobProgress) => void
  /** A drill has ended and its result is remembered. */
  readonly onChange?: () => void
}

/** The last drill of a data folder, or null. */
export async function readDrill(folder: string): Promise<Drill | null> {
  try {
    return drillSchema.parse(JSON.parse(await readFile(dataFolderPaths(folder).drillNote, 'utf8')))
  } catch {
    return null
  }
}

/** 演练: one at a time, and what the last one found. */
export class Drills {
  readonly #means: DrillMeans
  #cancelled = false
  #running: Promise<boolean> | null = null

  constructor(means: DrillMeans) {
    this.#means = means
  }

  /** Opens every kept backup of both places. False: it was called off, and nothing is remembered. */
  run(): Promise<boolean> {
    this.#running ??= this.#run().finally(() => (this.#running = null))
    return this.#running
  }

  cancel(): void {
    if (this.#running) this.#cancelled = true
  }

  async #run(): Promise<boolean> {
    const { folder, run, second, now, onProgress, onChange } = this.#means
    this.#cancelled = false
    const place = await second.place()
    const places = [{ place: 'here' as const, folder }, ...(place === null ? [] : [{ place: 'second' as const, folder: place }])]
    const results = await run({ kind: 'drill', places }, { isCancelled: () => this.#cancelled, ...(onProgress ? { onProgress } : {}) })
    if (results === null) return false
    await writeFileAtomically(dataFolderPaths(folder).drillNote, `${JSON.stringify({ at: now(), results })}\n`)
    onChange?.()
    return true
  }
}
