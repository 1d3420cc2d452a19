/** Longest time for which what was changed is in no backup. */
export const backupEveryMs = 30 * 60_000

/** Tells when the backup of every 30 minutes of change is due. Time is monotonic, in ms: the clock on the wall may be wrong (R13). */
export class ChangeClock {
  #since: number | undefined

  /** Call it now and then. `changed`: something is in no backup yet. */
  isDue(changed: boolean, now: number): boolean {
    if (!changed) this.#since = undefined
    else this.#since ??= now
    return this.#since !== undefined && now - this.#since >= backupEveryMs
  }
}
