import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../shared/failure'
import { answerCall, openServices, type OpenData } from './data-calls'
import { builtWasm, openSession, type DataSession } from './data-session'
import { toFailure, toFault } from './ipc/failures'
import { unqueuedCalls, type DataReply, type DataRequest, type DataWorkerInput } from './ipc/worker-messages'

/**
 * The one thread that owns the data folder: lock, database, services. Requests are answered one at a time, in the order
 * in which they came; only calls on evidence files pass them, so that no save waits for a file. If the folder cannot be opened, every call
 * fails with the reason.
 */
const input = workerData as DataWorkerInput
const port = parentPort
if (port === null) throw new Error('the data worker runs as a worker thread only')

let data: OpenData | AppError = new AppError('internal')
let queue: Promise<unknown> = open()

port.on('message', (request: DataRequest) => {
  const answer = async (): Promise<void> => port.postMessage(await reply(request))
  if (unqueuedCalls.has(request.call)) void answer()
  else queue = queue.then(answer)
})

async function open(): Promise<void> {
  try {
    const session = await openSession({ dataFolder: input.dataFolder, mustExist: input.mustExist, wasmFile: builtWasm(input.scripts) })
    data = await withServices(session)
  } catch (error) {
    data = error instanceof AppError ? error : new AppError('internal')
    if (data.code === 'internal') report(error)
  }
}

async function withServices(session: DataSession): Promise<OpenData> {
  try {
    return { session, services: openServices(session, input) }
  } catch (error) {
    await session.close()
    throw error
  }
}

async function reply({ id, call, request }: DataRequest): Promise<DataReply> {
  try {
    // 重试: the start asks again, and the holder may be gone, the stick back.
    if (call === 'app.start' && data instanceof AppError) await open()
    return { id, reply: { ok: true, value: await answerCall(data, call, request) } }
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
