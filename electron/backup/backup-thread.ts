import { Worker } from 'node:worker_threads'
import { valueOf } from '../../shared/failure'
import type { Reply } from '../../shared/ipc/contract'
import { endThread } from '../ipc/end-thread'
import type { BackupJob, JobProgress, RunJob, Watch } from './jobs'

/** What the backup worker is started with: one job, and the flag that calls it off. */
export interface BackupWorkerInput {
  readonly job: BackupJob
  readonly wasmFile: string
  /** One Int32: 1 means cancelled. */
  readonly cancelled: SharedArrayBuffer
}

export interface BackupProgress extends JobProgress {
  readonly kind: 'progress'
}

export interface BackupMessage {
  readonly kind: 'done'
  readonly reply: Reply<unknown>
  /** For the log, already without texts and figures. */
  readonly fault?: string
}

export interface ThreadMeans {
  readonly script: string
  readonly wasmFile: string
  readonly log: (fault: string) => void
}

/** How often a job is asked whether it was called off, in ms. */
const askEveryMs = 100

/** Runs each job in a thread of its own, which ends with it: reading through a big file holds nobody up, and its memory goes back. */
export function jobsInThread(means: ThreadMeans): RunJob {
  return ((job: BackupJob, watch: Watch = {}) => run(means, job, watch)) as RunJob
}

async function run({ script, wasmFile, log }: ThreadMeans, job: BackupJob, watch: Watch): Promise<unknown> {
  const cancelled = new SharedArrayBuffer(4)
  const worker = new Worker(script, { workerData: { job, wasmFile, cancelled } satisfies BackupWorkerInput })
  const asking = setInterval(() => {
    if (watch.isCancelled?.() === true) Atomics.store(new Int32Array(cancelled), 0, 1)
  }, askEveryMs)
  try {
    const { reply, fault } = await answer(worker, watch)
    if (fault !== undefined) log(`backup ${job.kind}: ${fault}`)
    return valueOf(reply)
  } finally {
    clearInterval(asking)
    await endThread(worker)
  }
}

function answer(worker: Worker, { onProgress }: Watch): Promise<BackupMessage> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: BackupMessage | BackupProgress) => {
      if (message.kind === 'done') resolve(message)
      else onProgress?.({ done: message.done, total: message.total })
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the backup worker ended without an answer')))
  })
}
