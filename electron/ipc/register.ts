import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { channels, type Channel } from '../../shared/ipc/channels'
import { contract, type Answer, type Contract, type Reply } from '../../shared/ipc/contract'
import type { z } from 'zod'
import { toFailure, toFault } from './failures'
import { shellChannels, type DataChannel, type ShellChannel } from './worker-messages'

export type Parsed<C extends Channel> = z.output<Contract[C]['request']>
/** What the main process does itself, one function per channel; they throw AppError. */
export type ShellHandlers = { readonly [C in ShellChannel]: (request: Parsed<C>) => Answer<C> | Promise<Answer<C>> }

export interface Edge {
  /** True for a message from the top frame of our own window on our own origin. */
  readonly trusted: (event: IpcMainInvokeEvent) => boolean
  readonly shell: ShellHandlers
  readonly forward: (channel: DataChannel, request: unknown) => Promise<Reply<unknown>>
  readonly log: (fault: string) => void
}

const isShell = (channel: Channel): channel is ShellChannel => (shellChannels as readonly Channel[]).includes(channel)

/** One handler per channel of the contract: who asks, what is asked and what is answered are all checked here. */
export function registerCalls(ipcMain: IpcMain, edge: Edge): void {
  for (const channel of channels) ipcMain.handle(channel, (event, request: unknown) => answer(channel, event, request, edge))
}

async function answer(channel: Channel, event: IpcMainInvokeEvent, request: unknown, edge: Edge): Promise<Reply<unknown>> {
  if (!edge.trusted(event)) return { ok: false, error: { code: 'bad-request', detail: {} } }
  const parsed = contract[channel].request.safeParse(request)
  if (!parsed.success) return { ok: false, error: { code: 'bad-request', detail: { channel, where: parsed.error.issues[0]?.path.join('.') ?? '' } } }
  try {
    const reply = isShell(channel) ? { ok: true as const, value: await callShell(channel, parsed.data, edge.shell) } : await edge.forward(channel, parsed.data)
    return reply.ok ? checked(channel, reply.value, edge) : reply
  } catch (error) {
    const fault = toFault(error)
    if (fault !== undefined) edge.log(`${channel}: ${fault}`)
    return { ok: false, error: toFailure(error) }
  }
}

function callShell(channel: ShellChannel, request: unknown, shell: ShellHandlers): unknown {
  // The request was parsed by this channel's own schema a moment ago.
  return (shell[channel] as (request: unknown) => unknown)(request)
}

function checked(channel: Channel, value: unknown, edge: Edge): Reply<unknown> {
  const answered = contract[channel].answer.safeParse(value)
  if (answered.success) return { ok: true, value: answered.data }
  const places = answered.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')} ${issue.code}`)
  edge.log(`${channel}: answer breaks the contract at ${places.join(', ')}`)
  return { ok: false, error: { code: 'internal', detail: {} } }
}
