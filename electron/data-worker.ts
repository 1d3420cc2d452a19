import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../shared/failure'
import { jobsInThread } from './backup/backup-thread'
import { BackupDesk, backupState } from './backup/desk'
import { Drills } from './backup/drills'
import { SecondPlace } from './backup/second-place'
import { answerCall, runsAside } from './data-calls'
import { DataHolder } from './data-holder'
import { builtWasm, type DataSession } from './data-session'
import type { PendingRestore } from './files/restore-files'
import { toFailure, toFault } from './ipc/failures'
import { unqueuedCalls, type DataNotice, type DataReply, type DataRequest, type DataWorkerInput } from './ipc/worker-messages'

/**
 * The one thread that owns the data folder: lock, database, services. Requests are answered one at a time, in the order
 * in which they came; only calls on evidence files pass them, so that no save waits for a file, and what runs aside (backups) does not
 * keep the next one waiting. If the folder cannot be opened, every call fails with the reason.
 */
const input = workerData as DataWorkerInput
const port = parentPort
if (port === null) throw new Error('the data worker runs as a worker thread only')

const run = jobsInThread({ script: join(input.scripts, 'backup-worker.cjs'), wasmFile: builtWasm(input.scripts), log })
const second = new SecondPlace({ folder: input.dataFolder, run, now: () => Date.now(), onChange: () => void announce(holder.session) })
const holder = new DataHolder({ input, run, log, second, onBackup: (session) => void afterBackup(session) })
const drills = new Drills({ folder: input.dataFolder, run, second, now: () => Date.now(), onProgress: (payload) => say({ notice: 'drill-progress', payload }), onChange: () => void announce(holder.session) })
const desk = new BackupDesk({ folder: input.dataFolder, run, session: () => holder.session, now: () => Date.now(), replace, second, drills })
const tickEveryMs = 60_000

let queue: Promise<unknown> = open()
setInterval(() => void tick(), tickEveryMs).unref()

port.on('message', (request: DataRequest) => {
  const answer = async (): Promise<void> => port.postMessage(await reply(request))
  if (unqueuedCalls.has(request.call)) void answer()
  else queue = queue.then(() => (runsAside(request.call) ? void answer() : answer()))
})

async function open(): Promise<void> {
  await holder.open()
  void quietly(holder.session?.backups.makeUnlessSame('open'))
}

async function tick(): Promise<void> {
  await quietly(holder.session?.backups.tick(performance.now()))
  if (holder.session) await second.catchUpIfBehind()
}

async function afterBackup(session: DataSession): Promise<void> {
  await announce(session)
  await second.catchUp()
}

async function replace(stage: () => Promise<PendingRestore>): Promise<void> {
  await holder.replace(stage)
  // What was restored is the newest state from now on, so it gets a backup of its own.
  void quietly(holder.session?.backups.makeUnlessSame('open'))
}

async function reply({ id, call, request }: DataRequest): Promise<DataReply> {
  try {
    // 重试: the start asks again, and the holder may be gone, the stick back.
    if (call === 'app.start' && holder.data instanceof AppError) await open()
    return { id, reply: { ok: true, value: call === 'shutdown' ? await holder.close() : await answerCall(holder.data, desk, call, request) } }
  } catch (error) {
    const fault = toFault(error)
    return { id, reply: { ok: false, error: toFailure(error) }, ...(fault === undefined ? {} : { fault: `${call}: ${fault}` }) }
  }
}

/** A backup that nobody asked for: its failure is told by the state of the backups, not by an answer. */
async function quietly(backup: Promise<unknown> | undefined): Promise<void> {
  await backup?.catch((error: unknown) => {
    const fault = toFault(error)
    if (fault !== undefined) log(`backup: ${fault}`)
  })
}

async function announce(session: DataSession | null): Promise<void> {
  if (session === null) return
  say({ notice: 'backup-state', payload: await backupState(session, second, input.dataFolder) })
}

function say(notice: DataNotice): void {
  port?.postMessage(notice)
}

/** A fault outside any request; id 0 belongs to no request, so the main process only logs it. */
function log(fault: string): void {
  const message: DataReply = { id: 0, reply: { ok: false, error: { code: 'internal', detail: {} } }, fault }
  port?.postMessage(message)
}
