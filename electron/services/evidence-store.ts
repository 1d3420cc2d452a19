import type { FileType } from '../../shared/evidence/file-type'

/** A content that lies in `evidence/`, flushed and read back. */
export interface KeptFile {
  /** SHA-256, 64 hex digits. */
  readonly id: string
  /** As shown: cleaned, with the ending of its content. */
  readonly name: string
  readonly size: number
  readonly type: FileType
}

export type EvidenceState = 'there' | 'missing' | 'changed'

/** What the use cases need of the evidence folder; `electron/files/evidence-keeper.ts` is the real one. */
export interface EvidenceStore {
  /** A file of `size` bytes is coming. Throws AppError `evidence-empty`, `evidence-too-large`, `evidence-disk-full`. */
  begin(name: string, size: number): Promise<string>
  /** The next bytes of it. Throws AppError `bad-request` for more than were announced, or an upload that is gone. */
  piece(upload: string, bytes: Uint8Array): void
  /** Judges and keeps it; answers when it is durable. Throws AppError `evidence-type`, `evidence-program`, `evidence-disk-full`, `evidence-not-written`, … */
  keep(upload: string): Promise<KeptFile>
  /** The same for a content that is all here. */
  put(name: string, bytes: Uint8Array): Promise<KeptFile>
  /** A content that is kept already. Throws AppError `evidence-missing`. */
  describe(id: string, name: string): Promise<KeptFile>
  inspect(id: string): Promise<EvidenceState>
}
