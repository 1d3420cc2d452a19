import { setTimeout as wait } from 'node:timers/promises'

/** How long the window may take to record what is being typed, in ms; one that does not answer keeps nobody (R24). */
const patienceMs = 2_000

/** Before the end the window hands over what is being typed. It says so; its `beforeunload` comes too late, when nothing is there to take it. */
export class Farewell {
  readonly #ask: () => void
  #left: () => void = () => undefined

  constructor(ask: () => void) {
    this.#ask = ask
  }

  /** Asks the window, and waits until everything is on disk or its time is over. */
  async taken(ms = patienceMs): Promise<void> {
    const said = new Promise<void>((resolve) => (this.#left = resolve))
    this.#ask()
    await Promise.race([said, wait(ms, undefined, { ref: false })])
  }

  /** The window has handed over everything. */
  left(): void {
    this.#left()
  }
}
