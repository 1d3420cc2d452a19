import { errnoName, wasiErrno } from './errno'
import { fileCalls, type FileCall, type ImportTable } from './import-table'
import type { Mapping, OpenFile, RealFiles } from './real-files'
import type { WasmMemory } from './wasm-memory'

/** A function of the import table. Pointers and sizes are numbers, 64-bit integers are bigints. */
export type WasmCall = (...args: (number | bigint)[]) => number
type Handlers = Record<FileCall, (args: number[], fallback: () => number) => number>

const open = { write: 3, create: 0x40, exclusive: 0x80, truncate: 0x200 }
const lockCommand = { get: 12, set: 13, setAndWait: 14 }
const regularFile = 4

/** Runs one operation; on failure remembers its name for the message and returns the WASI number. */
function attempt(call: string, mapping: Mapping, body: () => void): number {
  try {
    body()
    return 0
  } catch (error) {
    const errno = errnoName(error)
    if (errno !== 'ENOENT') mapping.lastFailure = { call, errno }
    return wasiErrno(errno)
  }
}

function transfer(memory: WasmMemory, vectors: number, count: number, move: (bytes: Uint8Array) => number): number {
  let total = 0
  for (let i = 0; i < count; i++) {
    const length = memory.uint32(vectors + i * 8 + 4)
    if (length === 0) continue
    const moved = move(memory.bytes(memory.uint32(vectors + i * 8), length))
    total += moved
    if (moved < length) break
  }
  return total
}

function descriptorCalls(files: RealFiles, memory: WasmMemory): Partial<Handlers> {
  const onFile = (call: FileCall, sign: 1 | -1, body: (file: OpenFile, args: number[]) => void) => ({
    [call]: (args: number[], fallback: () => number) => {
      const file = files.file(args[0] ?? -1)
      return file ? sign * attempt(call, file.mapping, () => body(file, args)) : fallback()
    },
  })
  return {
    ...onFile('fd_close', 1, (_, [fd = -1]) => files.close(fd)),
    ...onFile('fd_sync', 1, file => files.sync(file)),
    ...onFile('fd_read', 1, (file, [, vectors = 0, count = 0, out = 0]) => {
      memory.setUint32(out, transfer(memory, vectors, count, bytes => files.read(file, bytes)))
    }),
    ...onFile('fd_write', 1, (file, [, vectors = 0, count = 0, out = 0]) => {
      memory.setUint32(out, transfer(memory, vectors, count, bytes => files.write(file, bytes)))
    }),
    ...onFile('fd_seek', 1, (file, [, offset = 0, whence = 0, out = 0]) => {
      const base = whence === 0 ? 0 : whence === 1 ? file.position : files.fstat(file).size
      file.position = base + offset
      memory.setInt64(out, BigInt(file.position))
    }),
    ...onFile('fd_fdstat_get', 1, (_, [, out = 0]) => {
      memory.bytes(out, 24).fill(0)
      memory.bytes(out, 1)[0] = regularFile
    }),
    ...onFile('__syscall_fstat64', -1, (file, [, out = 0]) => memory.setStat(out, files.fstat(file))),
    ...onFile('__syscall_ftruncate64', -1, (file, [, size = 0]) => files.truncate(file, size)),
    ...onFile('__syscall_fchmod', -1, () => undefined),
    ...onFile('__syscall_fchown32', -1, () => undefined),
  }
}

function pathCalls(files: RealFiles, memory: WasmMemory): Partial<Handlers> {
  const onPath = (call: FileCall, pathAt: 0 | 1, body: (target: NonNullable<ReturnType<RealFiles['resolve']>>, args: number[]) => void) => ({
    [call]: (args: number[], fallback: () => number) => {
      const target = files.resolve(memory.text(args[pathAt] ?? 0))
      return target ? -attempt(call, target.mapping, () => body(target, args)) : fallback()
    },
  })
  return {
    ...onPath('__syscall_stat64', 0, (target, [, out = 0]) => memory.setStat(out, files.stat(target))),
    ...onPath('__syscall_lstat64', 0, (target, [, out = 0]) => memory.setStat(out, files.stat(target))),
    ...onPath('__syscall_newfstatat', 1, (target, [, , out = 0]) => memory.setStat(out, files.stat(target))),
    ...onPath('__syscall_faccessat', 1, target => void files.stat(target)),
    ...onPath('__syscall_unlinkat', 1, target => files.unlink(target)),
    ...onPath('__syscall_utimensat', 1, () => undefined),
  }
}

function openCall(files: RealFiles, memory: WasmMemory): Handlers['__syscall_openat'] {
  return ([, path = 0, flags = 0], fallback) => {
    const target = files.resolve(memory.text(path))
    if (!target) return fallback()
    let fd = -1
    const failed = attempt('openat', target.mapping, () => {
      fd = files.openFile(target, {
        write: (flags & open.write) !== 0,
        create: (flags & open.create) !== 0,
        exclusive: (flags & open.exclusive) !== 0,
        truncate: (flags & open.truncate) !== 0,
      })
    })
    return failed ? -failed : fd
  }
}

/** Locks always succeed: one process owns the folder (`electron/files/folder-lock.ts`), and Node has no `fcntl`. */
function lockCall(files: RealFiles, memory: WasmMemory): Handlers['__syscall_fcntl64'] {
  const unlocked = 2
  return ([fd = -1, command = 0, varargs = 0], fallback) => {
    const file = files.file(fd)
    if (!file) return fallback()
    if (command === lockCommand.get) memory.setInt16(memory.uint32(varargs), unlocked)
    return command === 3 && file.writable ? 2 : 0
  }
}

/** The import table with every file call wrapped: ours go to the real disk, all others to the call they replace. */
export function wrapFileCalls(imports: Readonly<Record<string, WasmCall>>, table: ImportTable, files: RealFiles, memory: WasmMemory): Record<string, WasmCall> {
  const handlers: Partial<Handlers> = {
    ...descriptorCalls(files, memory),
    ...pathCalls(files, memory),
    __syscall_openat: openCall(files, memory),
    __syscall_fcntl64: lockCall(files, memory),
    __syscall_readlinkat: ([, path = 0], fallback) => (files.resolve(memory.text(path)) ? -wasiErrno('EINVAL') : fallback()),
  }
  const wrapped = { ...imports }
  for (const call of fileCalls) {
    const name = table.names[call]
    const original = imports[name]
    const handler = handlers[call]
    if (!original || !handler) throw new Error(`sql.js ${table.version}: no import ${name} for ${call}`)
    wrapped[name] = (...args) => handler(args.map(Number), () => original(...args))
  }
  return wrapped
}
