import { parentPort, workerData } from 'node:worker_threads'
import { dirname } from 'node:path'
import { deserialize } from 'node:v8'
import { indexFileName } from '../shared/report/index-sheet'
import { writeRubric } from './export/write-rubric'
import { writeForms } from './export/write-forms'
import { writeSet, type WrittenSet } from './export/write-set'
import { gatherSet, type GatheredSet, type SetSource } from './gather-reports'
import { toFailure, toFault } from './ipc/failures'
import type { ExportMessage, ExportWorkerInput, RubricWorkerInput, WorkerExported } from './ipc/worker-messages'

/** Gathers and writes one export, or a rubric's workbook alone, and answers once; any message meanwhile means cancel. */
const port = parentPort
if (port === null) throw new Error('the export worker runs as a worker thread only')
const input = workerData as ExportWorkerInput | RubricWorkerInput
const say = (message: ExportMessage): void => port.postMessage(message)

let cancelled = false
port.on('message', () => (cancelled = true))

function log(error: unknown): void {
  const fault = toFault(error)
  if (fault !== undefined) say({ kind: 'fault', fault })
}

function failuresOf({ set }: GatheredSet, { failures, indexError }: WrittenSet): WorkerExported['failures'] {
  const own = failures.map(({ kind, unitId, error }) => ({ kind, unitId, error: toFailure(error) }))
  return [...set.missing, ...own, ...(indexError === null ? [] : [{ kind: 'index' as const, unitId: null, error: toFailure(indexError) }])]
}

async function writeOne({ file, report }: RubricWorkerInput): Promise<WorkerExported> {
  await writeRubric(file, report)
  return { folder: dirname(file), files: [], digests: {}, failures: [], cancelled: false, index: null }
}

async function write({ parent, source, forms }: ExportWorkerInput): Promise<WorkerExported> {
  const gathered = gatherSet(deserialize(source) as SetSource)
  for (const fault of gathered.faults) say({ kind: 'fault', fault })
  const written = await (forms ? writeForms : writeSet)({ set: gathered.set, place: { kind: 'inside', folder: parent }, cancelled: () => cancelled, progress: (state) => say({ kind: 'progress', ...state }) })
  const { folder, files, cancelled: ended, indexError } = written
  for (const error of [...written.failures.map((one) => one.error), ...(indexError === null ? [] : [indexError])]) log(error)
  return { folder, files, digests: gathered.digests, failures: failuresOf(gathered, written), cancelled: ended, index: forms || indexError !== null ? null : indexFileName }
}

function refuse(error: unknown): void {
  log(error)
  say({ kind: 'refused', error: toFailure(error) })
}

void ('report' in input ? writeOne(input) : write(input)).then((exported) => say({ kind: 'done', exported }), refuse)
