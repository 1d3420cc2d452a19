/** The imports of sql.js that reach files, named as in its debug build. */
export const fileCalls = [
  '__syscall_faccessat', '__syscall_fchmod', '__syscall_fchown32', '__syscall_fcntl64', '__syscall_fstat64', '__syscall_ftruncate64',
  '__syscall_lstat64', '__syscall_newfstatat', '__syscall_openat', '__syscall_readlinkat', '__syscall_stat64', '__syscall_unlinkat',
  '__syscall_utimensat', 'fd_close', 'fd_fdstat_get', 'fd_read', 'fd_seek', 'fd_sync', 'fd_write',
] as const
export type FileCall = (typeof fileCalls)[number]

/** How one build of sql.js names its file calls and its memory. */
export interface ImportTable {
  readonly version: string
  readonly module: string
  readonly memory: string
  readonly names: Readonly<Record<FileCall, string>>
}

/**
 * Import tables by the SHA-256 of the wasm. The names of a release build are minified and differ from build to build,
 * so a wasm that is not listed is refused, never guessed. `tests/integration/storage/import-table.test.ts` derives the table again.
 */
export const importTables: Readonly<Record<string, ImportTable>> = {
  '43bbcdd44287e5a2db3b6b5af34b1a3485a7a441285d247976c1ebe3c61f8dbf': {
    version: '1.16.0',
    module: 'a',
    memory: 'O',
    names: {
      __syscall_faccessat: 'D',
      __syscall_fchmod: 'j',
      __syscall_fchown32: 'h',
      __syscall_fcntl64: 'b',
      __syscall_fstat64: 'g',
      __syscall_ftruncate64: 'J',
      __syscall_lstat64: 'M',
      __syscall_newfstatat: 'L',
      __syscall_openat: 'x',
      __syscall_readlinkat: 's',
      __syscall_stat64: 'N',
      __syscall_unlinkat: 'o',
      __syscall_utimensat: 'n',
      fd_close: 'e',
      fd_fdstat_get: 'm',
      fd_read: 't',
      fd_seek: 'E',
      fd_sync: 'K',
      fd_write: 'q',
    },
  },
}
