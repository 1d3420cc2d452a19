import { join } from 'node:path'
import { dataFolderPaths } from '../files/data-folder'
import { listBackups } from '../files/backups'
import { lookInside, type LookAnswer } from './look-inside'

export interface FindGoodJob {
  readonly kind: 'findGood'
  /** The data folder. */
  readonly folder: string
  /** Where to look: folders with a `backups/`, the better one first. */
  readonly places: readonly string[]
}

export interface FoundGood extends LookAnswer {
  readonly file: string
}

/** The newest backup that opens and passes every check, or null: what is offered when the data file is damaged (R9). */
export async function findGood({ folder, places }: FindGoodJob, wasmFile: string): Promise<FoundGood | null> {
  for (const place of places) {
    for (const { name } of await listBackups(place).catch(() => [])) {
      const file = join(dataFolderPaths(place).backups, name)
      const found = await lookInside({ kind: 'look', file, folder }, wasmFile).catch(() => null)
      if (found !== null) return { ...found, file }
    }
  }
  return null
}
