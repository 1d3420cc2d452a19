import type { Reply } from '../../shared/ipc/contract'
import type { GivenWorkbook } from '../../shared/import/given-workbook'
import type { SelfForm } from '../../shared/self-assessment/form'
import type { ReadRequest } from '../../shared/rubric-import/read-rubric'
import type { RubricReading } from '../../shared/rubric-import/reading'
import type { SelfFrame } from '../../shared/self-assessment/read-form'

/** A file on disk, or its bytes. */
export type GivenFile = string | Uint8Array

/** What goes to the reading process and what comes back, one at a time. */
export interface ReadingRequest {
  readonly file: GivenFile
  /** The file is a 自评表: what it says is found out there too, so that no workbook keeps the window waiting. */
  readonly frame?: SelfFrame
  /** The file is a rubric's workbook, under a name by which the process keeps it: a correction then reads no file. */
  readonly rubric?: RubricRequest
}

export type ReadingResult = GivenWorkbook | SelfForm | RubricReading

export interface RubricRequest extends ReadRequest {
  readonly key: string
}

export interface ReadingReply {
  /** `SelfForm` where the request has a frame, `RubricReading` where it asks for a rubric. */
  readonly reply: Reply<ReadingResult>
  /** An unexpected fault for the log, already without texts and figures. */
  readonly fault?: string
}
