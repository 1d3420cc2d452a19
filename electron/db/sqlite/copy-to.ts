import { constants } from 'node:fs'
import { AppError } from '../../../shared/failure'
import type { Parts } from './held-files'
import type { Mapping } from './real-files'
import { diskError } from './sqlite-error'

/** VACUUM INTO a temporary name, fsync, rename. It works from what we hold open, so also when the path names another file by now. */
export function copyTo({ engine, connection, mapping }: Parts, file: string): void {
  const part = `${file}.part`
  const target: Mapping = { path: part, disk: mapping.disk, readOnly: false, frozen: false, lastFailure: undefined }
  const remove = () => {
    try {
      mapping.disk.unlink(part)
    } catch {
      // Not there, which is what we want; a part that cannot be removed makes VACUUM fail below.
    }
  }
  remove()
  engine.files.map('copy', target)
  try {
    connection.run("VACUUM INTO '/copy'")
    const fd = mapping.disk.open(part, constants.O_RDWR, 0o600)
    try {
      mapping.disk.sync(fd)
    } finally {
      mapping.disk.close(fd)
    }
    mapping.disk.rename(part, file)
    mapping.disk.syncFolderOf(file)
  } catch (error) {
    remove()
    if (target.lastFailure) throw diskError(Object.assign(new Error(), { code: target.lastFailure.errno }))
    throw error instanceof AppError ? error : diskError(error)
  } finally {
    engine.files.unmap(target)
  }
}
