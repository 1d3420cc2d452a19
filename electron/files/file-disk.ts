import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import type { AtomicDisk } from './atomic-write'

/** The operations by which backups are made, carried and restored, so that tests can fail each of them. Errors are those of `node:fs`. */
export interface FileDisk extends AtomicDisk {
  readonly stat: typeof stat
  readonly readdir: typeof readdir
  readonly mkdir: typeof mkdir
}

export const realFiles: FileDisk = { open, rename, rm, stat, readdir, mkdir }
