import { setFlagsFromString } from 'node:v8'
import { readRubric } from '../shared/rubric-import/read-rubric'
import { readForm } from '../shared/self-assessment/read-form'
import { LastWorkbook } from './import/last-workbook'
import { readGivenFile } from './import/read-file'
import type { ReadingReply, ReadingRequest, ReadingResult } from './ipc/reading-messages'
import { toFailure, toFault } from './ipc/failures'

/**
 * Reads workbooks that people bring, in a process of its own that can be killed: Electron's utility process in the application, a forked
 * Node process in tests. Says `ready`, then answers each request.
 */
setFlagsFromString('--max-old-space-size=600')

interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }

const last = new LastWorkbook()

async function result({ file, frame, rubric }: ReadingRequest): Promise<ReadingResult> {
  if (rubric) return readRubric(await last.read(rubric.key, file), rubric)
  const workbook = await readGivenFile(file)
  return frame ? readForm(workbook, frame) : workbook
}

async function answer(request: ReadingRequest): Promise<ReadingReply> {
  try {
    return { reply: { ok: true, value: await result(request) } }
  } catch (error) {
    const fault = toFault(error)
    return { reply: { ok: false, error: toFailure(error) }, ...(fault === undefined ? {} : { fault }) }
  }
}

function say(message: unknown): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}
const hear = (request: unknown): void => void answer(request as ReadingRequest).then(say)

if (parentPort) parentPort.on('message', ({ data }) => hear(data))
else process.on('message', hear)
say('ready')
