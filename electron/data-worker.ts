import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../shared/failure'
import { answerCall, answerWithoutData, openServices, type OpenData } from './data-calls'
import { builtWasm, openSession } from './data-session'
import { toFailure, toFault } from './ipc/failures'
import type { DataReply, DataRequest, DataWorkerInput } from './ipc/worker-messages'

/**
 * The one thread that owns the data folder: lock, database, services. Requests are answered one at a time, in the order
 * in which they came. If the folder cannot be opened, every call says why.
 */
const input = workerData as DataWorkerInput
const port = parentPort
if (port === null) throw new Error('the data worker runs as a worker thread only')

const opened: Promise<OpenData | AppError> = open().catch((error: unknown) => {
  if (error instanceof AppError) return error
  report(error)
  return new AppError('internal')
})
let queue: Promise<unknown> = opened

port.on('message', (request: DataRequest) => {
  queue = queue.then(async () => port.postMessage(await reply(request)))
})

async function open(): Promise<OpenData> {
  const session = await openSession({ dataFolder: input.dataFolder, mustExist: input.mustExist, wasmFile: builtWasm(input.scripts) })
  return { session, services: openServices(session, input) }
}

async function reply({ id, call, request }: DataRequest): Promise<DataReply> {
  try {
    const data = await opened
    const value = data instanceof AppError ? answerWithoutData(call, data, input) : await answerCall(data, call, request)
    return { id, reply: { ok: true, value } }
  } catch (error) {
    const fault = toFault(error)
    return { id, reply: { ok: false, error: toFailure(error) }, ...(fault === undefined ? {} : { fault: `${call}: ${fault}` }) }
  }
}

/** A fault outside any request; id 0 belongs to no request, so the main process only logs it. */
function report(error: unknown): void {
  const message: DataReply = { id: 0, reply: { ok: false, error: toFailure(error) }, fault: `opening: ${toFault(error) ?? ''}` }
  port?.postMessage(message)
}
