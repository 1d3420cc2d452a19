import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const limit = 1_000_000

/** The log of one data folder: time and fault, no scores, no names (the callers blot them out). Never throws. */
export function openLog(dataFolder: string): (fault: string) => void {
  const folder = join(dataFolder, 'log')
  const file = join(folder, 'qianfen.log')
  return (fault) => {
    // A folder that is gone is not made by its log.
    if (!existsSync(dataFolder)) return
    try {
      mkdirSync(folder, { recursive: true })
      if (existsSync(file) && statSync(file).size > limit) renameSync(file, join(folder, 'qianfen.1.log'))
      appendFileSync(file, `${new Date().toISOString()} ${fault}\n`)
    } catch {
      // A full or read-only disk must not turn one fault into two.
    }
  }
}
