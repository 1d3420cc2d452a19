import type { FileHandle } from 'node:fs/promises'
import { realFiles, type FileDisk } from '../../../electron/files/file-disk'

export interface FilePlan {
  /** The number of the operation that fails, from 1, counted over all kinds. */
  readonly at: number
  readonly errno: string
  /** From then on all fail: what a kill at that moment leaves. */
  readonly forGood: boolean
}

/** The real files, of which one operation fails, once or from then on. A failing write has written a part. */
export function faultyFiles({ at, errno, forGood }: FilePlan): { disk: FileDisk; count: () => number } {
  let count = 0
  const fails = (): boolean => {
    count += 1
    return forGood ? count >= at : count === at
  }
  const guard = <T extends (...args: never[]) => Promise<unknown>>(call: T): T =>
    (async (...args: never[]) => {
      if (fails()) throw Object.assign(new Error(errno), { code: errno })
      return call(...args)
    }) as unknown as T
  const guardHandle = (handle: FileHandle): FileHandle => {
    const write = async (bytes: Uint8Array, offset = 0, length = bytes.length): Promise<{ bytesWritten: number }> => {
      if (!fails()) return handle.write(bytes, offset, length)
      if (length > 8) await handle.write(bytes, offset, length >> 1)
      throw Object.assign(new Error(errno), { code: errno })
    }
    return {
      stat: guard(handle.stat.bind(handle) as never),
      read: guard(handle.read.bind(handle) as never),
      sync: guard(handle.sync.bind(handle) as never),
      writeFile: guard(handle.writeFile.bind(handle) as never),
      write,
      // Closed in any case: the test must not run out of descriptors.
      close: async () => {
        await handle.close()
        if (fails()) throw Object.assign(new Error(errno), { code: errno })
      },
    } as unknown as FileHandle
  }
  const open = (async (...args: Parameters<FileDisk['open']>) => {
    if (fails()) throw Object.assign(new Error(errno), { code: errno })
    return guardHandle(await realFiles.open(...args))
  }) as FileDisk['open']
  const { rename, rm, stat, readdir, mkdir } = realFiles
  return { disk: { open, rename: guard(rename), rm: guard(rm), stat: guard(stat as never), readdir: guard(readdir as never), mkdir: guard(mkdir as never) }, count: () => count }
}
