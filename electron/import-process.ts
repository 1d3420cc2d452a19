import { setFlagsFromString } from 'node:v8'
import { readForm } from '../shared/self-assessment/read-form'
import { readGivenFile } from './import/read-file'
import type { ReadingReply, ReadingRequest } from './ipc/reading-messages'
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

async function answer({ file, frame }: ReadingRequest): Promise<ReadingReply> {
  try {
    const workbook = await readGivenFile(file)
    return { reply: { ok: true, value: frame ? readForm(workbook, frame) : workbook } }
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
