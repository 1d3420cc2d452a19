import type { Reply } from '../../shared/ipc/contract'
import type { GivenWorkbook } from '../../shared/import/given-workbook'

/** What goes to the reading process and what comes back, one at a time. */
export interface ReadingRequest {
  readonly file: string
}

export interface ReadingReply {
  readonly reply: Reply<GivenWorkbook>
  /** An unexpected fault for the log, already without texts and figures. */
  readonly fault?: string
}
