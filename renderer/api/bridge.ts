import type { Channel, Notice } from '../../shared/ipc/channels'
import type { Answer, Failure, NoticeOf, Reply, Request } from '../../shared/ipc/contract'

const outside: Failure = { code: 'internal', detail: { cause: 'no bridge' } }

/** Reactive proxies cannot be cloned across the bridge; requests are plain JSON by contract, and bytes, which go as they are. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined).map(([key, member]) => [key, plain(member)]))
}

/**
 * One call to the main process. Both directions are validated there, so the answer is taken at its type here.
 * Never throws: a broken channel comes back as an `internal` failure.
 */
export async function call<C extends Channel>(channel: C, request: Request<C>): Promise<Reply<Answer<C>>> {
  if (!window.qianfen) return { ok: false, error: outside }
  try {
    return (await window.qianfen.call(channel, plain(request))) as Reply<Answer<C>>
  } catch (error) {
    return { ok: false, error: { code: 'internal', detail: { channel, cause: String(error) } } }
  }
}

/** Listens to a notice of the main process; the result stops listening. */
export function on<N extends Notice>(notice: N, listener: (payload: NoticeOf<N>) => void): () => void {
  if (!window.qianfen) return () => undefined
  return window.qianfen.on(notice, (payload) => listener(payload as NoticeOf<N>))
}
