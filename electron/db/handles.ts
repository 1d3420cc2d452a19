/** Values that go into and come out of SQLite. `undefined`, NaN and unsafe integers are refused at the door. */
export type SqlValue = string | number | null | Uint8Array
export type SqlParams = readonly SqlValue[]
export type SqlRow = Record<string, SqlValue>

/** Reads only. Query files that never write take this. */
export interface Reader {
  all<T extends object = SqlRow>(sql: string, params?: SqlParams): T[]
  get<T extends object = SqlRow>(sql: string, params?: SqlParams): T | undefined
}

declare const inTransaction: unique symbol

/** The only handle that writes; only `Database.transaction` makes one, so a write outside a transaction does not compile. */
export interface Tx extends Reader {
  readonly [inTransaction]: true
  run(sql: string, params?: SqlParams): void
}

/** The database of one data folder, held by one process. Lives in the data worker or the command line. */
export interface Database extends Reader {
  readonly file: string
  /**
   * BEGIN IMMEDIATE … COMMIT, durable when it returns (fsync done, the `-wal` checked to be the one we hold).
   * Throws AppError `disk-full`, `disk-error`, `file-replaced`, `read-only`; nothing of the body is then in the file.
   */
  transaction<T>(body: (tx: Tx) => T): T
  /** Consistent compact copy to a new file: VACUUM INTO, fsync, rename. */
  copyTo(file: string): void
  checkpoint(): void
  close(): void
}
