import { realDisk, type Disk } from '../../../electron/db/sqlite/disk'

export interface FaultPlan {
  /** The number of the operation that fails, from 1; counted over all kinds. */
  at: number
  errno: string
  forGood: boolean
}

/** The real disk, of which one operation fails, once or from then on. `count()` tells how many there were. */
export function faultDisk(plan: FaultPlan): { disk: Disk; count: () => number; heal: () => void } {
  let count = 0
  let healed = false
  const fails = () => {
    count += 1
    return !healed && (plan.forGood ? count >= plan.at : count === plan.at)
  }
  const fault = () => Object.assign(new Error(plan.errno), { code: plan.errno })
  const guard = <A extends unknown[], R>(call: (...args: A) => R) => (...args: A): R => {
    if (fails()) throw fault()
    return call(...args)
  }
  const disk: Disk = {
    open: guard(realDisk.open),
    close: fd => {
      const failed = fails()
      realDisk.close(fd)
      if (failed) throw fault()
    },
    read: guard(realDisk.read),
    // A failing write may have written a part.
    write: (fd, source, position) => {
      if (!fails()) return realDisk.write(fd, source, position)
      if (source.length > 8) realDisk.write(fd, source.subarray(0, source.length >> 1), position)
      throw fault()
    },
    sync: guard(realDisk.sync),
    truncate: guard(realDisk.truncate),
    unlink: guard(realDisk.unlink),
    rename: guard(realDisk.rename),
    stat: guard(realDisk.stat),
    fstat: guard(realDisk.fstat),
    syncFolderOf: guard(realDisk.syncFolderOf),
  }
  return { disk, count: () => count, heal: () => (healed = true) }
}
