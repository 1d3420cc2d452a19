import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../shared/failure'
import { jobsInThread } from './backup/backup-thread'
import { backupHandlers, backupState } from './backup/desk'
import { answerCall, openServices, runsAside, type OpenData } from './data-calls'
import { builtWasm, openSession, type DataSession } from './data-session'
import { toFailure, toFault } from './ipc/failures'
import { unqueuedCalls, type DataNotice, type DataReply, type DataRequest, type DataWorkerInput } from './ipc/worker-messages'

/**
 * The one thread that owns the data folder: lock, database, services. Requests are answered one at a time, in the order
 * in which they came; only calls on evidence files pass them, so that no save waits for a file, and what runs aside (backups) does not
 * keep the next one waiting. If the folder cannot be opened, every call
 * fails with the reason.
 */
const input = workerData as DataWorkerInput
const port = parentPort
if (port === null) throw new Error('the data worker runs as a worker thread only')

const wasmFile = builtWasm(input.scripts)
const run = jobsInThread({ script: join(input.scripts, 'backup-worker.cjs'), wasmFile, log: (fault) => logged(fault) })
const backups = backupHandlers({ session: () => (data instanceof AppError ? null : data.session), now: () => Date.now() })
const tickEveryMs = 60_000

let data: OpenData | AppError = new AppError('internal')
let queue: Promise<unknown> = open()
setInterval(() => void tick(), tickEveryMs).unref()

port.on('message', (request: DataRequest) => {
  const answer = async (): Promise<void> => port.postMessage(await reply(request))
  if (unqueuedCalls.has(request.call)) void answer()
  else queue = queue.then(() => (runsAside(request.call) ? void answer() : answer()))
})

async function open(): Promise<void> {
  try {
    const session = await openSession({ dataFolder: input.dataFolder, mustExist: input.mustExist, wasmFile, run, onBackup: (open) => void announce(open) })
    data = await withServices(session)
    void quietly(session.backups.makeUnlessSame('open'))
  } catch (error) {
    data = error instanceof AppError ? error : new AppError('internal')
    if (data.code === 'internal') logged(`opening: ${toFault(error) ?? ''}`)
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
    return { id, reply: { ok: true, value: await answerCall(data, backups, call, request) } }
  } catch (error) {
    const fault = toFault(error)
    return { id, reply: { ok: false, error: toFailure(error) }, ...(fault === undefined ? {} : { fault: `${call}: ${fault}` }) }
  } finally {
    if (call === 'shutdown') data = new AppError('internal')
  }
}

/** The backup of every 30 minutes of change. */
async function tick(): Promise<void> {
  if (!(data instanceof AppError)) await quietly(data.session.backups.tick(performance.now()))
}

/** A backup that nobody asked for: its failure is told by the state of the backups, not by an answer. */
async function quietly(backup: Promise<unknown>): Promise<void> {
  await backup.catch((error: unknown) => {
    const fault = toFault(error)
    if (fault !== undefined) logged(`backup: ${fault}`)
  })
}

async function announce(session: DataSession): Promise<void> {
  const notice: DataNotice = { notice: 'backup-state', payload: await backupState(session) }
  port?.postMessage(notice)
}

/** A fault outside any request; id 0 belongs to no request, so the main process only logs it. */
function logged(fault: string): void {
  const message: DataReply = { id: 0, reply: { ok: false, error: { code: 'internal', detail: {} } }, fault }
  port?.postMessage(message)
}
