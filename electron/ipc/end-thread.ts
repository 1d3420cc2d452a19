import { setTimeout as wait } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'

/**
 * Ends a thread; false when it is still there after `withinMs`. Node's own clean-up of a thread can wait for ever for a compilation that itself
 * waits for that thread (nodejs/node#54918), so nobody here waits for an end without a limit.
 */
export async function endThread(worker: Pick<Worker, 'terminate'>, withinMs = 2_000): Promise<boolean> {
  const patience = new AbortController()
  const late = wait(withinMs, false, { signal: patience.signal }).catch(() => false)
  const ended = await Promise.race([worker.terminate().then(() => true), late])
  patience.abort()
  return ended
}
