import { assertNever } from '../../shared/assert-never'
import type { Drilled } from '../../shared/backup/drill'
import type { Backup } from '../files/backups'
import { carryToSecond, type Carried, type CarryJob } from './carry'
import { drill, type DrillJob } from './drill'
import { findGood, type FindGoodJob, type FoundGood } from './find-good'
import { lookInside, type LookAnswer, type LookJob } from './look-inside'
import { makeFromStill, type MakeJob } from './make-backup'
import { stageRestore, type StageAnswer, type StageJob } from './stage-restore'

/** Work on database files that takes time: it runs in a thread of its own, or in place on the command line. Plain data, so that it can be posted. */
export type BackupJob = MakeJob | LookJob | FindGoodJob | StageJob | CarryJob | DrillJob

/** What each job answers. */
export interface BackupAnswers {
  readonly make: Backup | null
  readonly look: LookAnswer
  readonly findGood: FoundGood | null
  readonly stage: StageAnswer
  readonly carry: Carried
  /** Null: called off. */
  readonly drill: readonly Drilled[] | null
}

export interface JobProgress {
  readonly done: number
  readonly total: number
}

export interface Watch {
  readonly isCancelled?: () => boolean
  readonly onProgress?: (progress: JobProgress) => void
}

export type RunJob = <K extends BackupJob['kind']>(job: Extract<BackupJob, { readonly kind: K }>, watch?: Watch) => Promise<BackupAnswers[K]>

/** Does a job in this very thread. */
export function doJob(job: BackupJob, wasmFile: string, watch: Watch): Promise<BackupAnswers[BackupJob['kind']]> {
  switch (job.kind) {
    case 'make':
      return makeFromStill(job, wasmFile)
    case 'look':
      return lookInside(job, wasmFile)
    case 'findGood':
      return findGood(job, wasmFile)
    case 'stage':
      return stageRestore(job, wasmFile)
    case 'carry':
      return carryToSecond(job, wasmFile, watch.isCancelled)
    case 'drill':
      return drill(job, wasmFile, watch)
    default:
      return assertNever(job)
  }
}

/** Runs jobs in this thread: for the command line, which nobody types into. */
export function jobsInPlace(wasmFile: string): RunJob {
  return ((job: BackupJob, watch: Watch = {}) => doJob(job, wasmFile, watch)) as RunJob
}
