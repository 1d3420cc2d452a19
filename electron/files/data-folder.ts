import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/failure'

/** Where everything of a data folder lies. Absolute if `folder` is. */
export interface DataFolderPaths {
  readonly folder: string
  readonly database: string
  readonly evidence: string
  readonly backups: string
  readonly log: string
  readonly lock: string
  readonly identity: string
  /** A restore under way (`restore-files.ts`): the database to be, and the note that says it is whole. */
  readonly staged: string
  readonly pending: string
  /** Where the second place of the backups is (`second-note.ts`). */
  readonly secondNote: string
  /** What the last drill of the backups found. */
  readonly drillNote: string
}

/** The layout of a data folder: database, evidence, backups, log, and the small files beside them. */
export function dataFolderPaths(folder: string): DataFolderPaths {
  return {
    folder,
    database: join(folder, 'qianfen.db'),
    evidence: join(folder, 'evidence'),
    backups: join(folder, 'backups'),
    log: join(folder, 'log'),
    lock: join(folder, 'qianfen.lock'),
    identity: join(folder, 'identity.json'),
    staged: join(folder, 'qianfen.db.restore'),
    pending: join(folder, 'restore.json'),
    secondNote: join(folder, 'second.json'),
    drillNote: join(folder, 'drill.json'),
  }
}

/** Makes the folder and its parts where they are missing. Throws AppError `folder-unusable`. */
export async function makeDataFolder(folder: string): Promise<DataFolderPaths> {
  const paths = dataFolderPaths(folder)
  try {
    for (const part of [paths.evidence, paths.backups, paths.log]) await mkdir(part, { recursive: true })
  } catch {
    throw new AppError('folder-unusable', { folder })
  }
  return paths
}
