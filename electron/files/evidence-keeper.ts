import { evidenceName } from '../../shared/evidence/evidence-name'
import { headBytes, judgeFile, type FileType } from '../../shared/evidence/file-type'
import { fileLimit, pictureLimit } from '../../shared/evidence/limits'
import { formatSize } from '../../shared/evidence/size-words'
import { AppError } from '../../shared/failure'
import { evidenceHead, hasRoomFor, inspectEvidence, keepEvidence, realEvidenceDisk, type EvidenceContent } from './evidence-files'
import type { SaveDisk } from './save-file'
import { systemCode } from './system-error'

interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
  filled: number
}

interface Kept {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly type: FileType
}

/** Files on their way at one time; an older one that was given up makes room. */
const mostUploads = 2
const full = new Set(['ENOSPC', 'EDQUOT'])
/** What the window's reducing makes of a picture; others were not reduced and may carry a place. */
const reduced = new Set(['image/jpeg', 'image/png'])

function toAppError(error: unknown, name: string): unknown {
  const errno = systemCode(error)
  if (error instanceof AppError || errno === undefined) return error
  return full.has(errno) ? new AppError('evidence-disk-full', { name }) : new AppError('evidence-not-written', { name, errno })
}

function judged(head: Uint8Array, name: string): FileType {
  const type = judgeFile(head, name)
  if (type.kind === 'refused') throw new AppError(type.code, { name, format: type.format })
  return type
}

/** Takes files piece by piece and keeps them in `evidence/`; judges them by their content, whatever the window said of them. */
export class EvidenceKeeper {
  readonly #folder: string
  readonly #newId: () => string
  readonly #disk: SaveDisk
  readonly #uploads = new Map<string, Upload>()
  /** Two of the same content would share one temporary name. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(folder: string, newId: () => string, disk: SaveDisk = realEvidenceDisk) {
    this.#folder = folder
    this.#newId = newId
    this.#disk = disk
  }

  async begin(name: string, size: number): Promise<string> {
    if (size === 0) throw new AppError('evidence-empty', { name })
    if (size > fileLimit) throw new AppError('evidence-too-large', { name, size: formatSize(size), limit: formatSize(fileLimit) })
    if (!(await hasRoomFor(this.#folder, size))) throw new AppError('evidence-disk-full', { name })
    const upload = this.#newId()
    const [oldest] = this.#uploads.keys()
    if (oldest !== undefined && this.#uploads.size >= mostUploads) this.#uploads.delete(oldest)
    this.#uploads.set(upload, { name, bytes: new Uint8Array(size), filled: 0 })
    return upload
  }

  piece(upload: string, bytes: Uint8Array): void {
    const coming = this.#uploads.get(upload)
    if (!coming || coming.filled + bytes.length > coming.bytes.length) throw new AppError('bad-request', { where: 'upload' })
    coming.bytes.set(bytes, coming.filled)
    coming.filled += bytes.length
  }

  async keep(upload: string): Promise<Kept> {
    const coming = this.#uploads.get(upload)
    this.#uploads.delete(upload)
    if (coming?.filled !== coming?.bytes.length || !coming) throw new AppError('bad-request', { where: 'upload' })
    return this.put(coming.name, coming.bytes)
  }

  async put(name: string, bytes: Uint8Array): Promise<Kept> {
    const type = judged(bytes.subarray(0, headBytes), name)
    if (type.kind === 'picture' && (!reduced.has(type.mediaType) || bytes.length > pictureLimit)) throw new AppError('bad-request', { where: 'picture' })
    const work = this.#last.then(() => keepEvidence(this.#folder, bytes, this.#disk))
    this.#last = work.catch(() => undefined)
    try {
      return { id: await work, name: evidenceName(name, type.extension), size: bytes.length, type }
    } catch (error) {
      throw toAppError(error, name)
    }
  }

  async describe(id: string, name: string): Promise<Kept> {
    const found = await evidenceHead(this.#folder, id)
    if (!found) throw new AppError('evidence-missing', { name })
    const type = judged(found.head, name)
    return { id, name: evidenceName(name, type.extension), size: found.size, type }
  }

  inspect(id: string): Promise<EvidenceContent['state']> {
    return inspectEvidence(this.#folder, id)
  }
}
