import { randomUUID } from 'node:crypto'
import { link, readFile, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../../shared/failure'
import { dataFolderPaths } from './data-folder'
import { endpointName, takeEndpoint } from './lock-endpoint'
import { isAlive, processMark, userAtHost } from './machine'
import { systemCode } from './system-error'

/** A data folder held by this process. */
export interface FolderLock {
  release(): Promise<void>
}

const holderSchema = z.object({
  token: z.string(),
  program: z.string(),
  who: z.string(),
  pid: z.number(),
  realm: z.string(),
  started: z.string(),
})
type Holder = z.infer<typeof holderSchema>

const heartbeatMs = 5_000
/** A holder that we cannot look up (another machine) is gone when its heart has not beaten for so long. */
const silentMs = 60_000
/** Longer than the step between looking at a stale lock and replacing it, so that of two who do both only the last stays. */
const settleMs = 250

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const describe = (holder: Holder) => `${holder.program} ${holder.who} (PID ${holder.pid})`

async function readHolder(file: string): Promise<Holder | undefined> {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const parsed = holderSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
      return parsed.success ? parsed.data : undefined
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined
      // Half written by a file system without hard links: look again.
      await wait(20)
    }
  }
  return undefined
}

/** @param alone we have the kernel's endpoint, so nobody else in this very process can hold the folder */
async function isHeld(file: string, holder: Holder, alone: boolean): Promise<boolean> {
  // A worker thread that crashed leaves a file with our own number behind.
  if (alone && holder.pid === process.pid && holder.realm === processMark().realm) return false
  const alive = isAlive(holder)
  if (alive !== undefined) return alive
  const beaten = await stat(file).then(found => found.mtimeMs, () => 0)
  return Math.abs(Date.now() - beaten) < silentMs
}

/** Puts our lock file in place if there is none. False when there is one. */
async function place(part: string, file: string, text: string): Promise<boolean> {
  try {
    await link(part, file)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    if (systemCode(error) !== 'EPERM' && systemCode(error) !== 'ENOTSUP') throw error
  }
  // FAT knows no hard links.
  return writeFile(file, text, { flag: 'wx' }).then(
    () => true,
    error => {
      if (systemCode(error) === 'EEXIST') return false
      throw error
    },
  )
}

async function takeFile(file: string, own: Holder, alone: boolean): Promise<void> {
  const part = `${file}.${own.token}`
  const text = JSON.stringify(own)
  await writeFile(part, text, { mode: 0o600 })
  try {
    if (await place(part, file, text)) return
    const other = await readHolder(file)
    if (other && (await isHeld(file, other, alone))) throw new AppError('file-locked', { holder: describe(other) })
    // The holder died, or the file says nothing: replace it, and see whether we are the last who did.
    await rename(part, file)
    await wait(settleMs)
    const now = await readHolder(file)
    if (now?.token !== own.token) throw new AppError('file-locked', { holder: now ? describe(now) : '?' })
  } finally {
    await rm(part, { force: true })
  }
}

/**
 * Takes the data folder for this process alone; window and command line take the same lock.
 * Two layers: an endpoint that the kernel frees at death (abstract socket, named pipe), and the file `qianfen.lock` with host, user,
 * process and heartbeat, which also covers runtimes without the first (Electron 25) and names the holder. A lock left by a crash is replaced.
 * Throws AppError `file-locked` {holder}, `folder-unusable`.
 * @param options.program what the holder is called when somebody else is refused, e.g. 千分
 */
export async function lockDataFolder(folder: string, options: { program?: string } = {}): Promise<FolderLock> {
  const real = await realpath(folder).catch(() => {
    throw new AppError('folder-unusable', { folder })
  })
  const file = dataFolderPaths(real).lock
  const name = endpointName(real)
  const endpoint = name === undefined ? undefined : await takeEndpoint(name)
  if (endpoint === 'taken') {
    const other = await readHolder(file)
    throw new AppError('file-locked', { holder: other ? describe(other) : '?' })
  }
  const own: Holder = { token: randomUUID(), program: options.program ?? '千分', who: userAtHost(), ...processMark() }
  try {
    await takeFile(file, own, endpoint !== undefined)
  } catch (error) {
    await endpoint?.close()
    throw error instanceof AppError ? error : new AppError('folder-unusable', { folder })
  }
  const heart = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), heartbeatMs)
  heart.unref()
  let released = false
  return {
    release: async () => {
      if (released) return
      released = true
      clearInterval(heart)
      if ((await readHolder(file))?.token === own.token) await rm(file, { force: true })
      await endpoint?.close()
    },
  }
}
