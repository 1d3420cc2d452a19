import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** What SQLite needs to know of a file. `device` and `inode` identify it while it exists. */
export interface FileFacts {
  readonly size: number
  readonly device: bigint
  readonly inode: bigint
  readonly links: number
  readonly mode: number
  readonly modifiedMs: number
}

/** Every operation that the database does on a disk, so that tests can fail, record or forget them. Errors are those of `node:fs`. */
export interface Disk {
  /** `flags` are `node:fs` constants. */
  open(path: string, flags: number, mode: number): number
  close(fd: number): void
  read(fd: number, target: Uint8Array, position: number): number
  write(fd: number, source: Uint8Array, position: number): number
  sync(fd: number): void
  truncate(fd: number, size: number): void
  unlink(path: string): void
  rename(from: string, to: string): void
  stat(path: string): FileFacts
  fstat(fd: number): FileFacts
  /** Makes created, renamed and removed names in the folder of `path` durable. */
  syncFolderOf(path: string): void
}

interface BigStat {
  readonly size: bigint
  readonly dev: bigint
  readonly ino: bigint
  readonly nlink: bigint
  readonly mode: bigint
  readonly mtimeMs: bigint
}

function facts(stat: BigStat): FileFacts {
  return { size: Number(stat.size), device: stat.dev, inode: stat.ino, links: Number(stat.nlink), mode: Number(stat.mode), modifiedMs: Number(stat.mtimeMs) }
}

/** Windows cannot open a folder to flush it; NTFS journals names itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, constants.O_RDONLY)
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** The real disk. */
export const realDisk: Disk = {
  open: (path, flags, mode) => openSync(path, flags, mode),
  close: fd => closeSync(fd),
  read: (fd, target, position) => readSync(fd, target, 0, target.length, position),
  write: (fd, source, position) => writeSync(fd, source, 0, source.length, position),
  sync: fd => fsyncSync(fd),
  truncate: (fd, size) => ftruncateSync(fd, size),
  unlink: path => unlinkSync(path),
  rename: (from, to) => renameSync(from, to),
  stat: path => facts(statSync(path, { bigint: true })),
  fstat: fd => facts(fstatSync(fd, { bigint: true })),
  syncFolderOf: path => syncFolder(dirname(path)),
}
