import { AppError } from '../../../shared/failure'
import type { Connection } from './connection'
import type { Engine } from './engine'
import { errnoName } from './errno'
import type { Mapping, OpenFile, Suffix } from './real-files'
import { diskError } from './sqlite-error'

/** What an open database consists of. */
export interface Parts {
  readonly engine: Engine
  readonly connection: Connection
  readonly mapping: Mapping
  readonly recovered: boolean
}

/** True while the path still names the very file that we hold open. */
function stillNamed(file: OpenFile): boolean {
  if (file.handle === undefined) return true
  const held = file.mapping.disk.fstat(file.handle)
  try {
    const named = file.mapping.disk.stat(file.path)
    return named.inode === held.inode && named.device === held.device
  } catch (error) {
    if (errnoName(error) === 'ENOENT') return false
    throw error
  }
}

/** A look at names that fails once (antivirus, a signal) must not turn a durable commit into a refused one. */
function lookAt(file: OpenFile): boolean {
  for (let tries = 1; ; tries++) {
    try {
      return stillNamed(file)
    } catch (error) {
      if (tries === 3) throw diskError(error)
    }
  }
}

/** Throws `file-replaced` when an outside program moved or replaced the database or its `-wal`. */
export function assertHeld({ engine, mapping }: Parts): void {
  if (mapping.frozen) throw new AppError('file-replaced')
  for (const suffix of ['', '-wal'] as const satisfies Suffix[]) {
    const file = engine.files.held(mapping, suffix)
    if (file && !lookAt(file)) {
      mapping.frozen = true
      throw new AppError('file-replaced')
    }
  }
}
