import { constants } from 'node:fs'
import type { Disk, FileFacts } from '../../../electron/db/sqlite/disk'

/** One thing done to the disk. `ack` is no operation: it marks that the writer was told “saved”. */
export type DiskEvent =
  | { kind: 'write'; inode: number; position: number; data: Uint8Array }
  | { kind: 'truncate'; inode: number; size: number }
  | { kind: 'sync'; inode: number }
  | { kind: 'link'; path: string; inode: number }
  | { kind: 'unlink'; path: string }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'syncFolder' }
  | { kind: 'ack'; id: number }

let devices = 1n

const fault = (code: string) => Object.assign(new Error(code), { code })

function apply(content: Uint8Array, position: number, data: Uint8Array): Uint8Array {
  const size = Math.max(content.length, position + data.length)
  const next = size === content.length ? content : new Uint8Array(size)
  if (next !== content) next.set(content)
  next.set(data, position)
  return next
}

function resize(content: Uint8Array, size: number): Uint8Array {
  const next = new Uint8Array(size)
  next.set(content.subarray(0, size))
  return next
}

/** A disk in memory that remembers everything done to it, in order. */
export class MemoryDisk implements Disk {
  readonly events: DiskEvent[] = []
  private readonly names = new Map<string, number>()
  private readonly contents = new Map<number, Uint8Array>()
  private readonly handles = new Map<number, number>()
  private next = 10
  // SQLite tells open files of one process apart by device and inode.
  private readonly device = devices++

  constructor(private readonly folder: string) {}

  open(path: string, flags: number): number {
    let inode = this.names.get(path)
    if (inode === undefined) {
      if (!(flags & constants.O_CREAT)) throw fault('ENOENT')
      inode = this.next++
      this.names.set(path, inode)
      this.contents.set(inode, new Uint8Array(0))
      this.events.push({ kind: 'link', path, inode })
    }
    const fd = this.next++
    this.handles.set(fd, inode)
    return fd
  }

  close(fd: number): void {
    this.handles.delete(fd)
  }

  read(fd: number, target: Uint8Array, position: number): number {
    const part = this.content(fd).subarray(position, position + target.length)
    target.set(part)
    return part.length
  }

  write(fd: number, source: Uint8Array, position: number): number {
    const inode = this.inode(fd)
    this.contents.set(inode, apply(this.content(fd), position, source))
    this.events.push({ kind: 'write', inode, position, data: source.slice() })
    return source.length
  }

  sync(fd: number): void {
    this.events.push({ kind: 'sync', inode: this.inode(fd) })
  }

  truncate(fd: number, size: number): void {
    const inode = this.inode(fd)
    this.contents.set(inode, resize(this.content(fd), size))
    this.events.push({ kind: 'truncate', inode, size })
  }

  unlink(path: string): void {
    if (!this.names.delete(path)) throw fault('ENOENT')
    this.events.push({ kind: 'unlink', path })
  }

  rename(from: string, to: string): void {
    const inode = this.names.get(from)
    if (inode === undefined) throw fault('ENOENT')
    this.names.delete(from)
    this.names.set(to, inode)
    this.events.push({ kind: 'rename', from, to })
  }

  stat(path: string): FileFacts {
    if (path === this.folder) return { size: 0, device: this.device, inode: 1n, links: 1, mode: 0o40700, modifiedMs: 0 }
    const inode = this.names.get(path)
    if (inode === undefined) throw fault('ENOENT')
    return this.facts(inode)
  }

  fstat(fd: number): FileFacts {
    return this.facts(this.inode(fd))
  }

  syncFolderOf(): void {
    this.events.push({ kind: 'syncFolder' })
  }

  private facts(inode: number): FileFacts {
    return { size: this.contents.get(inode)?.length ?? 0, device: this.device, inode: BigInt(inode), links: 1, mode: 0o100600, modifiedMs: 0 }
  }

  private inode(fd: number): number {
    const inode = this.handles.get(fd)
    if (inode === undefined) throw fault('EBADF')
    return inode
  }

  private content(fd: number): Uint8Array {
    return this.contents.get(this.inode(fd)) ?? new Uint8Array(0)
  }
}

/** Numbers from a seed, 0 ≤ n < 1, so that a found loss can be found again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const sector = 512

/** An unsynced write may be lost, torn by sectors, or whole; lost data may still have grown the file with zeros. */
function lossyWrite(content: Uint8Array, event: Extract<DiskEvent, { kind: 'write' }>, random: () => number): Uint8Array {
  const fate = random()
  if (fate < 0.25) return content
  if (fate < 0.5) return apply(content, event.position, event.data)
  const end = Math.max(content.length, event.position + event.data.length)
  const next = resize(content, end)
  for (let at = event.position; at < event.position + event.data.length; ) {
    const stop = Math.min((Math.floor(at / sector) + 1) * sector, event.position + event.data.length)
    if (random() < 0.5) next.set(event.data.subarray(at - event.position, stop - event.position), at)
    at = stop
  }
  return next
}

/** What is on the disk after the power failed behind the first `count` events: synced things for certain, the rest as it fell. */
export function afterPowerLoss(events: readonly DiskEvent[], count: number, random: () => number): Map<string, Uint8Array> {
  const past = events.slice(0, count)
  const lastSync = new Map<number, number>()
  let lastFolderSync = -1
  past.forEach((event, at) => {
    if (event.kind === 'sync') lastSync.set(event.inode, at)
    if (event.kind === 'syncFolder') lastFolderSync = at
  })
  // A journalling file system keeps names in order, but may forget the last ones.
  const namesUntil = lastFolderSync + Math.floor(random() * (count - lastFolderSync + 1))
  const contents = new Map<number, Uint8Array>()
  const names = new Map<string, number>()
  past.forEach((event, at) => {
    if (event.kind === 'write' || event.kind === 'truncate') {
      const content = contents.get(event.inode) ?? new Uint8Array(0)
      const safe = at < (lastSync.get(event.inode) ?? -1)
      if (event.kind === 'write') contents.set(event.inode, safe ? apply(content.slice(), event.position, event.data) : lossyWrite(content.slice(), event, random))
      else if (safe || random() < 0.5) contents.set(event.inode, resize(content, event.size))
    }
    if (at > namesUntil) return
    if (event.kind === 'link') names.set(event.path, event.inode)
    if (event.kind === 'unlink') names.delete(event.path)
    if (event.kind === 'rename') {
      const inode = names.get(event.from)
      names.delete(event.from)
      if (inode !== undefined) names.set(event.to, inode)
    }
  })
  return new Map([...names].map(([path, inode]) => [path, contents.get(inode) ?? new Uint8Array(0)]))
}
