import { readFile, realpath, stat } from 'node:fs/promises'
import { z } from 'zod'
import { writeFileAtomically } from './atomic-write'
import { dataFolderPaths } from './data-folder'
import { machineFingerprint } from './machine'
import { systemCode } from './system-error'

const identitySchema = z.object({
  deviceId: z.string().min(1),
  path: z.string(),
  machine: z.string(),
  /** Inode of the database, as text: it can exceed 2^53. */
  inode: z.string(),
  /** The highest change number of this device that was seen at an open or close. */
  lastSeq: z.number().int().nonnegative(),
})
type Identity = z.infer<typeof identitySchema>

/** Why a folder got its device id. */
export type IdentityReason = 'same' | 'first' | 'moved' | 'other-machine' | 'database-replaced' | 'older-content'

export interface FolderIdentity {
  readonly deviceId: string
  readonly reason: IdentityReason
}

export interface IdentityOptions {
  readonly folder: string
  /** Makes a new device id (random source of the caller). */
  readonly newId: () => string
  /** The highest `seq` that the database holds for a device; a restored older content holds fewer than remembered. */
  readonly lastSeqOf?: (deviceId: string) => number
  /** Default: hash of host name and machine id. */
  readonly machine?: string
}

async function remembered(file: string): Promise<Identity | undefined> {
  try {
    const parsed = identitySchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

function difference(known: Identity | undefined, here: Omit<Identity, 'deviceId' | 'lastSeq'>, lastSeq: number): IdentityReason {
  if (!known) return 'first'
  if (known.machine !== here.machine) return 'other-machine'
  if (known.path !== here.path) return 'moved'
  if (known.inode !== here.inode) return 'database-replaced'
  return lastSeq < known.lastSeq ? 'older-content' : 'same'
}

/**
 * The device id of a data folder (merge.md 2). The folder remembers on which machine and where it lives, which file its database is and how
 * far its own changes went; if any of that differs it was copied, moved or restored and becomes a new device, so an identity never gets a
 * second content. Call it after the database was opened (it must exist) and while the lock is held.
 */
export async function dataFolderIdentity(options: IdentityOptions): Promise<FolderIdentity> {
  const { folder, newId, lastSeqOf = () => 0, machine = machineFingerprint() } = options
  const path = await realpath(folder)
  const paths = dataFolderPaths(path)
  const { ino } = await stat(paths.database, { bigint: true })
  const here = { path, machine, inode: String(ino) }
  const known = await remembered(paths.identity)
  const reason = difference(known, here, known ? lastSeqOf(known.deviceId) : 0)
  const deviceId = known && reason === 'same' ? known.deviceId : newId()
  const lastSeq = lastSeqOf(deviceId)
  if (!known || reason !== 'same' || known.lastSeq !== lastSeq) {
    await writeFileAtomically(paths.identity, `${JSON.stringify({ deviceId, ...here, lastSeq } satisfies Identity, null, 2)}\n`)
  }
  return { deviceId, reason }
}

/** Remembers how far this device's changes went; call it on close. Does nothing for a folder of another device. */
export async function rememberLastSeq(folder: string, deviceId: string, lastSeq: number): Promise<void> {
  const file = dataFolderPaths(folder).identity
  const known = await remembered(file)
  if (!known || known.deviceId !== deviceId || known.lastSeq >= lastSeq) return
  await writeFileAtomically(file, `${JSON.stringify({ ...known, lastSeq } satisfies Identity, null, 2)}\n`)
}
