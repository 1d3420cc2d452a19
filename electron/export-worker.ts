import { parentPort, workerData } from 'node:worker_threads'
import { unitWorkbook } from '../shared/report/unit-workbook'
import { writeUnits, type WrittenUnits } from './export/write-units'
import { toFailure, toFault } from './ipc/failures'
import type { ExportMessage, ExportWorkerInput } from './ipc/worker-messages'

/** Writes the workbooks of one export and answers once; any message meanwhile means cancel. */
const port = parentPort
if (port === null) throw new Error('the export worker runs as a worker thread only')
const { folder, reports } = workerData as ExportWorkerInput
const say = (message: ExportMessage): void => port.postMessage(message)

let cancelled = false
port.on('message', () => (cancelled = true))

function answer({ files, failures, cancelled: ended }: WrittenUnits): void {
  for (const { error } of failures) {
    const fault = toFault(error)
    if (fault !== undefined) say({ kind: 'fault', fault })
  }
  say({ kind: 'done', exported: { folder, files, failures: failures.map(({ unitId, error }) => ({ unitId, error: toFailure(error) })), cancelled: ended } })
}

void writeUnits({ folder, reports, toWorkbook: unitWorkbook, cancelled: () => cancelled, progress: (state) => say({ kind: 'progress', ...state }) }).then(answer)
