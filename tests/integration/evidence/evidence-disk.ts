import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises'
import type { SaveDisk } from '../../../electron/files/save-file'

export interface FaultPlan {
  /** The number of the operation that fails, from 1; counted over all kinds. */
  readonly at: number
  readonly errno: string
  readonly forGood: boolean
}

/** The real disk, of which one operation on files or their handles fails, once or from then on. A failing write has written a part. */
export function faultyDisk(plan: FaultPlan): { disk: SaveDisk; count: () => number } {
  let count = 0
  const check = (): void => {
    count += 1
    if (plan.forGood ? count >= plan.at : count === plan.at) throw Object.assign(new Error(plan.errno), { code: plan.errno })
  }
  const handleOf = (handle: FileHandle): FileHandle => ({
    writeFile: async (content: Uint8Array) => {
      await handle.write(content.subarray(0, content.length >> 1))
      check()
      await handle.write(content.subarray(content.length >> 1))
    },
    sync: async () => {
      check()
      await handle.sync()
    },
    close: async () => {
      await handle.close()
      check()
    },
  }) as unknown as FileHandle
  const disk = {
    open: async (...args: Parameters<typeof open>) => {
      check()
      return handleOf(await open(...args))
    },
    rename: async (from: string, to: string) => {
      check()
      await rename(from, to)
    },
    rm: async (file: string) => {
      check()
      await rm(file, { force: true })
    },
    readFile: async (file: string) => {
      check()
      return readFile(file)
    },
  }
  return { disk: disk as unknown as SaveDisk, count: () => count }
}
