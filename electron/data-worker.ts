import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../shared/failure'
import type { DataReply, DataRequest, DataWorkerInput } from './ipc/worker-messages'

const input = workerData as DataWorkerInput
parentPort?.on('message', ({ id }: DataRequest) => {
  const error = new AppError('internal', { folder: input.dataFolder })
  const reply: DataReply = { id, reply: { ok: false, error: { code: error.code, detail: {} } } }
  parentPort?.postMessage(reply)
})
