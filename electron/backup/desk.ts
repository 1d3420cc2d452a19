import type { Answer, BackupState, Request } from '../../shared/ipc/contract'
import { AppError } from '../../shared/failure'
import type { DataSession } from '../data-session'
import { toFailure } from '../ipc/failures'
import type { BackupChannel } from '../services/services'

export interface DeskMeans {
  /** The open folder, or null where it could not be opened. */
  readonly session: () => DataSession | null
  /** Wall time, UTC ms. */
  readonly now: () => number
}

export type BackupHandlers = { readonly [C in BackupChannel]: (request: Request<C>) => Promise<Answer<C>> }

/** Answers the calls about backups, also of a folder whose database could not be opened. */
export function backupHandlers(means: DeskMeans): BackupHandlers {
  return {
    'backup.now': async () => ({ file: (await opened(means).backups.make('manual')).file, at: means.now() }),
  }
}

function opened({ session }: DeskMeans): DataSession {
  const open = session()
  if (open === null) throw new AppError('internal')
  return open
}

/** How the backups of an open folder stand. */
export async function backupState(session: DataSession): Promise<BackupState> {
  const { failure } = session.backups
  return { lastAt: await session.lastBackupAt(), failure: failure && toFailure(failure) }
}
