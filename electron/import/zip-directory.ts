import { AppError } from '../../shared/failure'
import { limits } from './limits'

/** One part of the zip; its packed bytes begin at `start`. */
export interface ZipPart {
  readonly name: string
  readonly stored: boolean
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly start: number
}

/** Parts by lower-case name: their names do not differ by case alone. */
export type ZipDirectory = ReadonlyMap<string, ZipPart>

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50, zip64: 0x07064b50 } as const
const endSize = 22
const entrySize = 46
const localSize = 30
const longestComment = 0xffff

const damaged = (part = '压缩目录'): AppError => new AppError('import-damaged', { part })

/** Position of the end record: the last one whose comment ends with the file. */
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - endSize; at >= Math.max(0, bytes.length - endSize - longestComment); at -= 1) {
    if (bytes.readUInt32LE(at) === signatures.end && bytes.readUInt16LE(at + 20) === bytes.length - at - endSize) return at
  }
  throw new AppError('import-truncated')
}

function isSafeName(name: string): boolean {
  if (name === '' || name.length > limits.partName || name.startsWith('/')) return false
  return !/[\\:\u0000-\u001f\u007f\ufffd]/.test(name) && name.split('/').every((step) => step !== '..' && step !== '.')
}

interface Entry extends Omit<ZipPart, 'start'> {
  readonly rawName: Buffer
  readonly offset: number
  readonly next: number
}

function readEntry(bytes: Buffer, at: number, end: number): Entry {
  if (at + entrySize > end || bytes.readUInt32LE(at) !== signatures.entry) throw damaged()
  const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
  const next = at + entrySize + nameLength + extra + comment
  if (next > end) throw damaged()
  const rawName = bytes.subarray(at + entrySize, at + entrySize + nameLength)
  const name = rawName.toString('utf8')
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
  const [packed, size, offset] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 42)]
  if (!isSafeName(name)) throw new AppError('import-unsafe')
  if (flags & 0x41) throw new AppError('import-password')
  if ((method !== 0 && method !== 8) || [packed, size, offset].includes(0xffffffff)) throw new AppError('import-odd-zip')
  if (method === 0 && packed !== size) throw damaged()
  return { name, rawName, stored: method === 0, crc: bytes.readUInt32LE(at + 16), packed, size, offset, next }
}

/** Where the packed bytes of an entry begin; its own header must say the same as the directory. */
function startOf(bytes: Buffer, { rawName, stored, offset }: Entry, directory: number): number {
  if (offset + localSize > directory || bytes.readUInt32LE(offset) !== signatures.local) throw damaged()
  const nameLength = bytes.readUInt16LE(offset + 26)
  const start = offset + localSize + nameLength + bytes.readUInt16LE(offset + 28)
  const same = bytes.subarray(offset + localSize, offset + localSize + nameLength).equals(rawName) && (bytes.readUInt16LE(offset + 8) === 0) === stored
  if (!same) throw damaged()
  return start
}

/** No two parts share bytes: a bomb of overlapping parts inflates to far more than its sizes say. */
function checkOverlap(parts: readonly (ZipPart & { readonly offset: number })[], directory: number): void {
  const ordered = [...parts].sort((a, b) => a.offset - b.offset)
  ordered.forEach((part, index) => {
    if (part.start + part.packed > (ordered[index + 1]?.offset ?? directory)) throw damaged()
  })
}

/**
 * Reads and checks the directory of a zip: no zip64, no encryption, no unsafe or repeated names, no overlap, everything inside the
 * file. Throws AppError `import-truncated`, `import-damaged`, `import-unsafe`, `import-password`, `import-odd-zip`, `import-too-large`.
 */
export function readDirectory(bytes: Buffer): ZipDirectory {
  const end = findEnd(bytes)
  if (end >= 20 && bytes.readUInt32LE(end - 20) === signatures.zip64) throw new AppError('import-odd-zip')
  const [count, size, directory] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)]
  if (count === 0xffff || directory === 0xffffffff) throw new AppError('import-odd-zip')
  if (directory + size !== end || bytes.readUInt16LE(end + 8) !== count || bytes.readUInt32LE(end + 4) !== 0) throw damaged()
  if (count > limits.parts) throw new AppError('import-too-large', { what: `${count} 个部件` })
  const parts: (ZipPart & { readonly offset: number })[] = []
  const known = new Map<string, ZipPart>()
  let at = directory
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, at, end)
    at = entry.next
    const { name, stored, crc, packed, size: inflated, offset } = entry
    const part = { name, stored, crc, packed, size: inflated, start: startOf(bytes, entry, directory), offset }
    if (known.has(name.toLowerCase())) throw new AppError('import-unsafe')
    known.set(name.toLowerCase(), part)
    parts.push(part)
  }
  if (at !== end) throw damaged()
  checkOverlap(parts, directory)
  return known
}
