import { inflateRawSync } from 'node:zlib'
import { crc32 } from '../files/crc32'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endSize = 22
const entrySize = 46
const localSize = 30

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

function readEntries(bytes: Buffer): Entry[] {
  const end = bytes.length - endSize
  if (end < 0 || bytes.readUInt32LE(end) !== endSignature) throw new Error('the zip directory is missing')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new Error('the zip directory is broken')
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + entrySize, at + entrySize + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += entrySize + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function readPart(bytes: Buffer, { name, method, crc, packed, size, offset }: Entry): Buffer {
  const start = offset + localSize + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const raw = bytes.subarray(start, start + packed)
  const part = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: size + 1 })
  if (part.length !== size || crc32(part) !== crc) throw new Error(`${name} in the zip is damaged`)
  return part
}

/** All parts of a zip that we wrote (no comment, no zip64), by name. Throws when a size or CRC does not match; knows nothing of the library that wrote it. */
export function readZip(bytes: Buffer): Map<string, Buffer> {
  return new Map(readEntries(bytes).map((entry) => [entry.name, readPart(bytes, entry)]))
}
