import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemCode } from './system-error'

/** The operations of an atomic write, so that tests can block or fail them. */
export interface AtomicDisk {
  readonly open: typeof open
  readonly rename: typeof rename
  readonly rm: typeof rm
}

export interface AtomicOptions {
  /** How long a name that antivirus or an indexer holds is tried again, in ms. */
  readonly retryForMs?: number
  /** Called once when the name is found blocked, so that the window can say so. */
  readonly onBlocked?: () => void
  readonly disk?: AtomicDisk
  /** Who may read a new file; default: the owner alone. */
  readonly mode?: number
}

const blocked = new Set(['EBUSY', 'EPERM', 'EACCES'])
const firstWaitMs = 20
const longestWaitMs = 500

/** Makes the names in a folder durable. Windows cannot open a folder; NTFS journals names itself. */
export async function syncFolder(folder: string, disk: Pick<AtomicDisk, 'open'> = { open }): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await disk.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Renames over an existing name, patiently, and makes it durable. Throws the system's error when it stays blocked. */
export async function renameDurably(from: string, to: string, options: AtomicOptions = {}): Promise<void> {
  const { retryForMs = 30_000, onBlocked, disk = { open, rename, rm } } = options
  let waited = 0
  for (let wait = firstWaitMs; ; wait = Math.min(wait * 2, longestWaitMs)) {
    try {
      await disk.rename(from, to)
      break
    } catch (error) {
      if (!blocked.has(systemCode(error) ?? '') || waited >= retryForMs) throw error
      if (waited === 0) onBlocked?.()
      await new Promise(resolve => setTimeout(resolve, wait))
      waited += wait
    }
  }
  await syncFolder(dirname(to), disk)
}

/**
 * Writes a whole file so that a reader, or a machine that lost power, finds the old or the new content and nothing else:
 * temporary name in the same folder, fsync, rename, fsync of the folder. On failure the target is untouched and the part removed.
 */
export async function writeFileAtomically(file: string, content: string | Uint8Array, options: AtomicOptions = {}): Promise<void> {
  const { disk = { open, rename, rm }, mode = 0o600 } = options
  const part = `${file}.part`
  try {
    const handle = await disk.open(part, 'w', mode)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await renameDurably(part, file, options)
  } catch (error) {
    await disk.rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}
