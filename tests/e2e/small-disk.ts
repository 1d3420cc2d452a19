import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

/** What a test made of the machine's mounts, and how it takes that back. */
export interface Mount {
  release(): void
}

function mount(args: readonly string[], place: string): Mount | null {
  const { status, stderr } = spawnSync('mount', [...args, place], { encoding: 'utf8' })
  if (status !== 0) {
    console.warn(`NOT RUN: mounting is not permitted here (${stderr.trim()})`)
    return null
  }
  return { release: () => void spawnSync('umount', ['-l', place]) }
}

/** A disk of `kilobytes` at `folder`; null where mounting is not permitted. */
export function mountSmallDisk(folder: string, kilobytes: number): Mount | null {
  mkdirSync(folder, { recursive: true })
  return mount(['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs'], folder)
}

/** A disk at `folder` on which nothing can be written; null where mounting is not permitted. */
export function mountReadOnly(folder: string): Mount | null {
  mkdirSync(folder, { recursive: true })
  return mount(['-t', 'tmpfs', '-o', 'ro,size=16k', 'tmpfs'], folder)
}

/** Makes a file that cannot be replaced (EBUSY), as one that another program holds open on Windows; null where mounting is not permitted. */
export function holdOpen(file: string): Mount | null {
  writeFileSync(file, 'held')
  return mount(['--bind', file], file)
}
