import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { endThread } from '../../../electron/ipc/end-thread'

const online = (worker: Worker): Promise<unknown> => new Promise((resolve) => worker.once('message', resolve))

test('a thread is ended, whatever it is doing', async () => {
  const idle = new Worker(`const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => {}); parentPort.postMessage(0)`, { eval: true })
  const busy = new Worker(`require('node:worker_threads').parentPort.postMessage(0); for (;;);`, { eval: true })
  await Promise.all([online(idle), online(busy)])
  expect(await endThread(idle, 30_000)).toBe(true)
  expect(await endThread(busy, 30_000)).toBe(true)
})

test('a thread that does not end is given up after a while, and says so', async () => {
  // What Node does when its clean-up waits for ever; the end of the program in that case is in tests/e2e/life.e2e.ts.
  const stuck = { terminate: () => new Promise<number>(() => undefined) }
  expect(await endThread(stuck, 50)).toBe(false)
})
