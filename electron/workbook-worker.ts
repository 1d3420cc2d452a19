import { parentPort, workerData } from 'node:worker_threads'
import { checkedWorkbook, saveWorkbook } from './export/save-workbook'
import { toFailure, toFault } from './ipc/failures'
import type { WorkbookSaved, WorkbookToSave } from './ipc/workbook-saver'

/** Writes one workbook where a dialog said, opened again and read back, and answers once. */
const port = parentPort
if (port === null) throw new Error('the workbook worker runs as a worker thread only')
const { model, folder, name } = workerData as WorkbookToSave

async function save(): Promise<WorkbookSaved> {
  try {
    await saveWorkbook(folder, name, await checkedWorkbook(model))
    return { error: null }
  } catch (error) {
    return { error: toFailure(error), fault: toFault(error) }
  }
}

void save().then((saved) => port.postMessage(saved))
