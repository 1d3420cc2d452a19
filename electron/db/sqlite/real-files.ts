import { constants } from 'node:fs'
import type { Disk, FileFacts } from './disk'
import { errnoName } from './errno'

/** One database that SQLite sees under a name of its own, on a real path. Its `-wal` and `-journal` follow. */
export interface Mapping {
  readonly path: string
  readonly disk: Disk
  /** Nothing of the file or beside it is changed; a missing `-wal` reads as empty. */
  readonly readOnly: boolean
  /** Set when an outside program took the file away: from then on we neither write nor remove what may be somebody else's. */
  frozen: boolean
  /** The last failed operation, for the message; SQLite itself only says “disk I/O error”. */
  lastFailure: { readonly call: string; readonly errno: string } | undefined
}

export type Suffix = '' | '-wal' | '-journal'

/** A file that SQLite holds open. */
export interface OpenFile {
  readonly mapping: Mapping
  readonly suffix: Suffix
  readonly path: string
  /** Undefined for the empty stand-in of a missing `-wal` in a read-only folder. */
  readonly handle: number | undefined
  readonly writable: boolean
  position: number
  /** True until the folder entry of a new file was flushed. */
  fresh: boolean
  /** The lowest offset written since `markWrites`, for taking back a commit that failed half way. */
  lowestWrite: number
}

/** A failure with a system name that `node:fs` did not raise. */
export class FileFault extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

const firstFd = 100_000
const noFile: FileFacts = { size: 0, device: 0n, inode: 1n, links: 1, mode: 0o100600, modifiedMs: 0 }

const untouchable = (mapping: Mapping) => mapping.readOnly || mapping.frozen

/** The files of SQLite that live on the real disk: names, descriptors and positions. One per loaded wasm. */
export class RealFiles {
  private readonly names = new Map<string, Mapping>()
  private readonly open = new Map<number, OpenFile>()
  private pending: Mapping | undefined
  private nextFd = firstFd

  /** The next unknown `dbfile_<n>` (sql.js invents the number) is this database. */
  expect(mapping: Mapping): void {
    this.pending = mapping
  }

  map(name: string, mapping: Mapping): void {
    this.names.set(name, mapping)
  }

  unmap(mapping: Mapping): void {
    if (this.pending === mapping) this.pending = undefined
    for (const [name, known] of this.names) if (known === mapping) this.names.delete(name)
  }

  /** The real file behind a name of SQLite, or undefined when the name is not ours. */
  resolve(name: string): { mapping: Mapping; suffix: Suffix; path: string } | undefined {
    const [, base, suffix] = /^\/?([^/]+?)(-wal|-journal)?$/.exec(name) ?? []
    if (base === undefined) return undefined
    if (this.pending && !this.names.has(base) && /^dbfile_\d+$/.test(base)) {
      this.names.set(base, this.pending)
      this.pending = undefined
    }
    const mapping = this.names.get(base)
    const end = (suffix ?? '') as Suffix
    return mapping && { mapping, suffix: end, path: mapping.path + end }
  }

  file(fd: number): OpenFile | undefined {
    return this.open.get(fd)
  }

  held(mapping: Mapping, suffix: Suffix): OpenFile | undefined {
    for (const file of this.open.values()) if (file.mapping === mapping && file.suffix === suffix) return file
    return undefined
  }

  openFile(target: { mapping: Mapping; suffix: Suffix; path: string }, flags: { write: boolean; create: boolean; exclusive: boolean; truncate: boolean }): number {
    const { mapping, suffix, path } = target
    const existing = this.exists(mapping.disk, path)
    if (mapping.readOnly && !existing && suffix === '-wal') return this.remember(target, undefined, true, false)
    if (mapping.readOnly && flags.write && suffix === '') throw new FileFault('EROFS')
    if (!existing && (!flags.create || mapping.readOnly)) throw new FileFault('ENOENT')
    const write = flags.write && !mapping.readOnly
    let bits = write ? constants.O_RDWR : constants.O_RDONLY
    if (write && flags.create) bits |= constants.O_CREAT
    if (write && flags.exclusive) bits |= constants.O_EXCL
    if (write && flags.truncate) bits |= constants.O_TRUNC
    const handle = mapping.disk.open(path, bits, 0o600)
    return this.remember(target, handle, write, !existing)
  }

  close(fd: number): void {
    const file = this.open.get(fd)
    this.open.delete(fd)
    if (file?.handle !== undefined) file.mapping.disk.close(file.handle)
  }

  write(file: OpenFile, source: Uint8Array): number {
    if (file.handle === undefined || untouchable(file.mapping)) throw new FileFault('EROFS')
    const written = file.mapping.disk.write(file.handle, source, file.position)
    file.lowestWrite = Math.min(file.lowestWrite, file.position)
    file.position += written
    return written
  }

  read(file: OpenFile, target: Uint8Array): number {
    if (file.handle === undefined) return 0
    const count = file.mapping.disk.read(file.handle, target, file.position)
    file.position += count
    return count
  }

  sync(file: OpenFile): void {
    if (file.handle === undefined || untouchable(file.mapping)) return
    file.mapping.disk.sync(file.handle)
    if (!file.fresh) return
    file.mapping.disk.syncFolderOf(file.path)
    file.fresh = false
  }

  truncate(file: OpenFile, size: number): void {
    if (file.handle === undefined || untouchable(file.mapping)) throw new FileFault('EROFS')
    file.mapping.disk.truncate(file.handle, size)
  }

  unlink(target: { mapping: Mapping; path: string }): void {
    if (untouchable(target.mapping)) throw new FileFault('EROFS')
    target.mapping.disk.unlink(target.path)
    target.mapping.disk.syncFolderOf(target.path)
  }

  stat(target: { mapping: Mapping; path: string }): FileFacts {
    return target.mapping.disk.stat(target.path)
  }

  fstat(file: OpenFile): FileFacts {
    return file.handle === undefined ? noFile : file.mapping.disk.fstat(file.handle)
  }

  private exists(disk: Disk, path: string): boolean {
    try {
      disk.stat(path)
      return true
    } catch (error) {
      if (errnoName(error) === 'ENOENT') return false
      throw error
    }
  }

  private remember(target: { mapping: Mapping; suffix: Suffix; path: string }, handle: number | undefined, writable: boolean, fresh: boolean): number {
    const fd = this.nextFd++
    const { mapping, suffix, path } = target
    this.open.set(fd, { mapping, suffix, path, handle, writable, position: 0, fresh, lowestWrite: Number.POSITIVE_INFINITY })
    return fd
  }
}
