import { parentPort, workerData } from 'node:worker_threads'
import type { BackupMessage, BackupProgress, BackupWorkerInput } from './backup/backup-thread'
import { doJob, type JobProgress } from './backup/jobs'
import { toFailure, toFault } from './ipc/failures'

/** One job on database files beside the thread that owns the live one. */
const { job, wasmFile, cancelled } = workerData as BackupWorkerInput
const flag = new Int32Array(cancelled)

function onProgress(progress: JobProgress): void {
  parentPort?.postMessage({ kind: 'progress', ...progress } satisfies BackupProgress)
}

async function perform(): Promise<BackupMessage> {
  try {
    return { kind: 'done', reply: { ok: true, value: await doJob(job, wasmFile, { isCancelled: () => Atomics.load(flag, 0) === 1, onProgress }) } }
  } catch (error) {
    const fault = toFault(error)
    return { kind: 'done', reply: { ok: false, error: toFailure(error) }, ...(fault === undefined ? {} : { fault }) }
  }
}

// A thread with nothing to wait for drains Node's compilations, which can wait for it in turn (nodejs/node#54918): the port is something to wait for.
parentPort?.on('message', () => undefined)
void perform().then((message) => parentPort?.postMessage(message))
