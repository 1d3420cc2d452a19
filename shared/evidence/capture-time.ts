import { hasAt, textAt } from './magic'

/** Bytes of the one EXIF segment of a JPEG. */
interface Exif {
  readonly view: DataView
  readonly little: boolean
}

const tags = { exifFolder: 0x8769, originalTime: 0x9003, digitizedTime: 0x9004 } as const
/** A folder with more entries is made to keep us busy. */
const mostEntries = 512

/** The segment `Exif\0\0` of a JPEG's head, or null. */
function findExif(bytes: Uint8Array): Exif | null {
  if (!hasAt(bytes, 0, [0xff, 0xd8])) return null
  for (let at = 2; at + 10 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length < 2) return null
    if (bytes[at + 1] === 0xe1 && textAt(bytes, at + 4, 6) === 'Exif\0\0') return openExif(bytes.subarray(at + 10, at + 2 + length))
    at += 2 + length
  }
  return null
}

function openExif(bytes: Uint8Array): Exif | null {
  const order = textAt(bytes, 0, 2)
  if (bytes.length < 14 || (order !== 'II' && order !== 'MM')) return null
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), little: order === 'II' }
}

/** Where the entry of a tag lies in the folder at `folder`; -1 for none. */
function findEntry({ view, little }: Exif, folder: number, tag: number): number {
  if (folder < 8 || folder + 2 > view.byteLength) return -1
  const count = Math.min(view.getUint16(folder, little), mostEntries)
  for (let index = 0; index < count; index += 1) {
    const at = folder + 2 + index * 12
    if (at + 12 > view.byteLength) return -1
    if (view.getUint16(at, little) === tag) return at
  }
  return -1
}

/** A time as EXIF writes it, 19 letters; empty for anything else. */
function readTime(exif: Exif, folder: number, tag: number): string {
  const entry = findEntry(exif, folder, tag)
  if (entry < 0 || exif.view.getUint16(entry + 2, exif.little) !== 2 || exif.view.getUint32(entry + 4, exif.little) < 19) return ''
  const at = exif.view.getUint32(entry + 8, exif.little)
  if (at + 19 > exif.view.byteLength) return ''
  return textAt(new Uint8Array(exif.view.buffer, exif.view.byteOffset + at, 19), 0, 19)
}

const inRange = (text: string | undefined, least: number, most: number): boolean => Number(text) >= least && Number(text) <= most

function formatTime(text: string): string {
  const match = /^(\d{4})[:-](\d{2})[:-](\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(text)
  if (!match) return ''
  const [, year, month, day, hour, minute, second] = match
  const sensible = inRange(year, 1990, 2100) && inRange(month, 1, 12) && inRange(day, 1, 31) && inRange(hour, 0, 23) && inRange(minute, 0, 59) && inRange(second, 0, 59)
  return sensible ? `${year}-${month}-${day} ${hour}:${minute}:${second}` : ''
}

/**
 * When a JPEG was taken, `YYYY-MM-DD HH:mm:ss` by the camera's clock, from DateTimeOriginal, else DateTimeDigitized; empty where it does not
 * say or says nonsense. Reads nothing else of the EXIF, above all no place. `head`: the file's first bytes, at least 128 kB where it has them.
 */
export function captureTime(head: Uint8Array): string {
  const exif = findExif(head)
  const first = exif ? exif.view.getUint32(4, exif.little) : 0
  const link = exif ? findEntry(exif, first, tags.exifFolder) : -1
  if (!exif || link < 0) return ''
  const folder = exif.view.getUint32(link + 8, exif.little)
  return formatTime(readTime(exif, folder, tags.originalTime)) || formatTime(readTime(exif, folder, tags.digitizedTime))
}
