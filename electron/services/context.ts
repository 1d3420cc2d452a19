import { AppError } from '../../shared/failure'
import { canonicalJson } from '../../shared/change/canonical-json'
import type { BackupReason } from '../../shared/backup/reasons'
import type { Sha256 } from '../../shared/change/change'
import type { Rubric } from '../../shared/rubric/rubric'
import type { BackupState, Failure } from '../../shared/ipc/contract'
import { checkRubric } from '../../shared/scoring'
import { findRubricJson } from '../db/rubric-versions'
import type { Database, Reader } from '../db/handles'
import type { EvidenceStore } from './evidence-store'

/** What the services rest on; whoever wires them passes it in, so that tests can hold time and randomness still. */
export interface ServiceOptions {
  readonly db: Database
  /** Id of this data folder (`electron/files/folder-identity.ts`). */
  readonly device: string
  readonly sha256: Sha256
  /** Wall time, UTC ms. */
  readonly now: () => number
  /** The calendar day at this laptop, YYYY-MM-DD. */
  readonly today: () => string
  /** A new UUID v7. */
  readonly randomId: () => string
  /** Folder with `haixi-default.json` and `haixi-units.json`. */
  readonly rubricFolder: string
  /** What app.start answers beside the database. Absent on the command line. */
  readonly place?: Place
  /** The contents in `evidence/`. Absent where no evidence is added, as in tests of other use cases. */
  readonly evidence?: EvidenceStore
}

export interface Place {
  readonly version: string
  readonly platform: string
  readonly dataFolder: string
  readonly recovered: boolean
  readonly readOnly: () => Failure | null
  readonly backup: () => Promise<BackupState>
  /** A verified backup before something is replaced, e.g. by an import. Throws AppError `backup-failed`, `file-damaged`. */
  readonly backUp: (reason: BackupReason) => Promise<unknown>
}

export interface Services extends ServiceOptions {
  /** The rubric of a digest, parsed once. */
  readonly rubricOf: (db: Reader, digest: string) => Rubric
}

/** What a rubric's JSON text says. Throws AppError with the code, also for what has no digest. */
export function readRubricJson(text: string, code: 'bad-rubric' | 'rubric-file'): unknown {
  try {
    const json: unknown = JSON.parse(text)
    canonicalJson(json)
    return json
  } catch (error) {
    throw new AppError(code, { message: error instanceof RangeError ? '有字段写了两次、数太大或层数太多' : '文件不是 JSON' })
  }
}

/** Reads and checks a rubric's JSON text. Throws AppError `bad-rubric`. */
export function parseRubric(text: string): Rubric {
  const json = readRubricJson(text, 'bad-rubric')
  const checked = checkRubric(json)
  if (checked.ok) return checked.value
  const messages = checked.errors.slice(0, 3).map(({ message }) => message)
  throw new AppError('bad-rubric', { message: messages.join('；') })
}

export function toServices(options: ServiceOptions): Services {
  const known = new Map<string, Rubric>()
  const rubricOf = (db: Reader, digest: string): Rubric => {
    const cached = known.get(digest)
    if (cached) return cached
    const json = findRubricJson(db, digest)
    if (json === null) throw new AppError('not-found')
    const rubric = parseRubric(json)
    known.set(digest, rubric)
    return rubric
  }
  return { ...options, rubricOf }
}
