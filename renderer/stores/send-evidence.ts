import { headBytes, judgeFile } from '../../shared/evidence/file-type'
import { fileLimit, pieceLimit } from '../../shared/evidence/limits'
import { formatSize } from '../../shared/evidence/size-words'
import type { Failure, Reply, Request } from '../../shared/ipc/contract'
import { call } from '../api/bridge'
import type { ReducePhoto } from '../photo/photo-reducer'

/** A file as `evidence.add` takes it. */
export type SentFile = Request<'evidence.add'>['files'][number]
export type SendResult = Reply<SentFile>
/** Said while a file is on its way: 0 to 1. */
type Tell = (share: number) => void

const failed = (code: string, detail: Failure['detail']): { ok: false; error: Failure } => ({ ok: false, error: { code, detail } })

/** Bytes of a file; null where it cannot be read (a folder, a stick that was pulled). */
const read = (file: Blob, from: number, to: number): Promise<Uint8Array | null> => file.slice(from, to).arrayBuffer().then((buffer) => new Uint8Array(buffer), () => null)

/** Piece by piece, each answered before the next is read: memory stays flat and the window free. */
async function upload(content: Blob, name: string, tell: Tell): Promise<Reply<{ id: string; name: string }>> {
  const begun = await call('evidence.begin', { name, size: content.size })
  if (!begun.ok) return begun
  for (let at = 0; at < content.size; at += pieceLimit) {
    const bytes = await read(content, at, at + pieceLimit)
    if (!bytes) return failed('evidence-unreadable', { name })
    const sent = await call('evidence.piece', { upload: begun.value.upload, bytes })
    if (!sent.ok) return sent
    tell(Math.min(1, (at + bytes.length) / content.size))
  }
  return call('evidence.keep', { upload: begun.value.upload })
}

/** Judges a file by its content, reduces it where it is a picture, and sends it into `evidence/`: when it answers, the content is durable. */
export async function sendEvidence(file: File, reduce: ReducePhoto, tell: Tell): Promise<SendResult> {
  const { name } = file
  if (file.size > fileLimit) return failed('evidence-too-large', { name, size: formatSize(file.size), limit: formatSize(fileLimit) })
  const head = await read(file, 0, headBytes)
  if (!head) return failed('evidence-unreadable', { name })
  const type = judgeFile(head, name)
  if (type.kind === 'refused') return failed(type.code, { name, format: type.format })
  if (type.kind === 'file') {
    const kept = await upload(file, name, tell)
    return kept.ok ? { ok: true, value: { id: kept.value.id, name, width: 0, height: 0, capturedAt: '' } } : kept
  }
  const reduced = await reduce(file, name, type.mediaType)
  if (!reduced.ok) return reduced
  const { content, ...about } = reduced.value
  const kept = await upload(content, name, tell)
  return kept.ok ? { ok: true, value: { id: kept.value.id, name, ...about } } : kept
}
