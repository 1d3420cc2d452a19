import { AppError } from '../../../shared/failure'
import { assertHeld, type Parts } from './held-files'

/** The main file of an open database while nothing writes to it. */
export interface StillFile {
  readonly file: string
  /** Which file it is, so that a copier notices another one under the name. As text: an inode can exceed 2^53. */
  readonly inode: string
  release(): void
}

const usualPages = 1000

/** See `OpenedDatabase.holdStill`. SQLite writes the main file only in checkpoints, and those only run when asked for or at so many pages. */
export function holdStill(parts: Parts, state: { still: boolean }): StillFile {
  const { connection, engine, mapping } = parts
  if (state.still) throw new Error('the main file is held still already')
  assertHeld(parts)
  const release = (): void => {
    if (!state.still) return
    state.still = false
    connection.all(`PRAGMA wal_autocheckpoint=${usualPages}`)
  }
  state.still = true
  try {
    connection.all('PRAGMA wal_autocheckpoint=0')
    const [done] = connection.all('PRAGMA wal_checkpoint(TRUNCATE)')
    if (done?.['busy'] !== 0) throw new AppError('disk-error', { errno: 'EBUSY' })
    const held = engine.files.held(mapping, '')
    if (held?.handle === undefined) throw new AppError('disk-error', { errno: 'EBADF' })
    return { file: mapping.path, inode: String(mapping.disk.fstat(held.handle).inode), release }
  } catch (error) {
    release()
    throw error
  }
}
