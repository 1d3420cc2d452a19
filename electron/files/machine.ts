import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

/** A stable name of this machine that tells nobody which it is: a hash of host name and machine id. Off Linux the host name alone. */
export function machineFingerprint(): string {
  const id = readText('/etc/machine-id') || readText('/var/lib/dbus/machine-id')
  return createHash('sha256').update(`${hostname()}\0${id}`).digest('hex').slice(0, 32)
}

/** One running process, so that a number that was given out again is not taken for it. */
export interface ProcessMark {
  readonly pid: number
  /** Boot and process-number namespace; a number from elsewhere means nothing here. Empty where the system has no /proc. */
  readonly realm: string
  /** When the process started, in ticks since boot; empty where unknown. */
  readonly started: string
}

function startedAt(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`)
  // The program's name is in brackets and may hold spaces; the 22nd field is the start.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function realm(): string {
  try {
    return `${readText('/proc/sys/kernel/random/boot_id')} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return ''
  }
}

/** The mark of a process of this machine; without a number, of ourselves. */
export function processMark(pid = process.pid): ProcessMark {
  return { pid, realm: realm(), started: startedAt(pid) }
}

/** Whether that process lives; undefined when this cannot be known from here (another machine, container or boot session's numbers). */
export function isAlive(mark: ProcessMark): boolean | undefined {
  if (mark.realm !== realm()) return undefined
  try {
    process.kill(mark.pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  return mark.started === '' || startedAt(mark.pid) === mark.started
}

/** Who sits here, for the sentence that names the holder of a lock. */
export function userAtHost(): string {
  try {
    return `${userInfo().username}@${hostname()}`
  } catch {
    return hostname()
  }
}
