/** One backup by its name: `qianfen-000012-20261124-021530-close.db`. The counter orders; the clock may have been wrong. */
export interface BackupName {
  readonly name: string
  readonly counter: number
  /** Local calendar day as in the name, `YYYYMMDD`. */
  readonly day: string
  readonly reason: string
}

const keptLast = 10
const keptDays = 30
const keptBefore = 3
const pattern = /^qianfen-(\d{6,})-(\d{8})-\d{6}-([a-z-]+)\.db$/

/** The parts of a backup's name, or undefined for any other file. */
export function parseBackupName(name: string): BackupName | undefined {
  const [, counter, day, reason] = pattern.exec(name) ?? []
  return counter && day && reason ? { name, counter: Number(counter), day, reason } : undefined
}

const two = (value: number) => String(value).padStart(2, '0')

/** @param now when the backup is made, local time */
export function backupName(counter: number, now: Date, reason: string): string {
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`
  return `qianfen-${String(counter).padStart(6, '0')}-${day}-${time}-${reason}.db`
}

/** When a backup was made according to its name: local time as UTC ms. For reading only; the counter orders. */
export function namedTime(name: string): number {
  const [, year, month, day, hours, minutes, seconds] = /-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-/.exec(name) ?? []
  return new Date(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds)).getTime()
}

/** Oldest first, by counter. */
export function inOrder(names: readonly string[]): BackupName[] {
  return names.flatMap(name => parseBackupName(name) ?? []).sort((a, b) => a.counter - b.counter)
}

/**
 * Which backups may go: all but the last ten, the last of each of the 30 most recent days that have any, and the last three of those made
 * before something was replaced. Days are counted by the names and in the order of the counter, so a clock that jumped deletes nothing
 * early; the newest is always kept.
 */
export function expired(backups: readonly BackupName[]): BackupName[] {
  const ordered = [...backups].sort((a, b) => b.counter - a.counter)
  const kept = new Set(ordered.slice(0, keptLast))
  for (const backup of ordered.filter(({ reason }) => reason.startsWith('before-')).slice(0, keptBefore)) kept.add(backup)
  const days = new Set<string>()
  for (const backup of ordered) {
    if (days.has(backup.day) || days.size >= keptDays) continue
    days.add(backup.day)
    kept.add(backup)
  }
  return ordered.filter(backup => !kept.has(backup))
}
