import type { Reply } from '../../shared/ipc/contract'
import type { GivenWorkbook } from '../../shared/import/given-workbook'
import type { SelfForm } from '../../shared/self-assessment/form'
import type { SelfFrame } from '../../shared/self-assessment/read-form'

/** A file on disk, or its bytes. */
export type GivenFile = string | Uint8Array

/** What goes to the reading process and what comes back, one at a time. */
export interface ReadingRequest {
  readonly file: GivenFile
  /** The file is a 自评表: what it says is found out there too, so that no workbook keeps the window waiting. */
  readonly frame?: SelfFrame
}

export interface ReadingReply {
  /** `SelfForm` where the request has a frame. */
  readonly reply: Reply<GivenWorkbook | SelfForm>
  /** An unexpected fault for the log, already without texts and figures. */
  readonly fault?: string
}
