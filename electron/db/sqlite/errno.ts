/** Numbers of WASI, as the C library inside the wasm knows them (not those of Linux). */
const wasiNumbers: Readonly<Record<string, number>> = {
  EACCES: 2, EAGAIN: 6, EBADF: 8, EBUSY: 10, EDQUOT: 19, EEXIST: 20, EFBIG: 22, EINTR: 27, EINVAL: 28, EIO: 29, EISDIR: 31, ELOOP: 32,
  EMFILE: 33, ENAMETOOLONG: 37, ENFILE: 41, ENODEV: 43, ENOENT: 44, ENOMEM: 48, ENOSPC: 51, ENOSYS: 52, ENOTDIR: 54, EPERM: 63, EROFS: 69,
  ETIMEDOUT: 73, ETXTBSY: 74, EXDEV: 75,
}

/** The system's name of a failure of `node:fs` (`ENOSPC`, …); `EIO` for anything that has none. */
export function errnoName(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'EIO'
}

/** The WASI number of a system name; an unknown name reads as EIO, so SQLite stops rather than carries on. */
export function wasiErrno(name: string): number {
  return wasiNumbers[name] ?? 29
}
