import { parentPort, workerData } from 'node:worker_threads'
import { indexFileName } from '../shared/report/index-sheet'
import { writeForms } from './export/write-forms'
import { writeSet, type WrittenSet } from './export/write-set'
import { toFailure, toFault } from './ipc/failures'
import type { ExportMessage, ExportWorkerInput, WorkerExported } from './ipc/worker-messages'

/** Writes one export and answers once; any message meanwhile means cancel. */
const port = parentPort
if (port === null) throw new Error('the export worker runs as a worker thread only')
const { parent, set, forms } = workerData as ExportWorkerInput
const say = (message: ExportMessage): void => port.postMessage(message)

let cancelled = false
port.on('message', () => (cancelled = true))

function log(error: unknown): void {
  const fault = toFault(error)
  if (fault !== undefined) say({ kind: 'fault', fault })
}

function failuresOf({ failures, indexError }: WrittenSet): WorkerExported['failures'] {
  const own = failures.map(({ kind, unitId, error }) => ({ kind, unitId, error: toFailure(error) }))
  return [...set.missing, ...own, ...(indexError === null ? [] : [{ kind: 'index' as const, unitId: null, error: toFailure(indexError) }])]
}

function answer(written: WrittenSet): void {
  const { folder, files, cancelled: ended, indexError } = written
  for (const { error } of written.failures) log(error)
  if (indexError !== null) log(indexError)
  say({ kind: 'done', exported: { folder, files, failures: failuresOf(written), cancelled: ended, index: forms || indexError !== null ? null : indexFileName } })
}

function refuse(error: unknown): void {
  log(error)
  say({ kind: 'refused', error: toFailure(error) })
}

void (forms ? writeForms : writeSet)({ set, place: { kind: 'inside', folder: parent }, cancelled: () => cancelled, progress: (state) => say({ kind: 'progress', ...state }) }).then(answer, refuse)
