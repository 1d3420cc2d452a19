/** Small files made by hand, as hostile ones are. */
export const bytesOf = (...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [...part])))

const two = (n: number): number[] => [(n >> 8) & 255, n & 255]
const four = (n: number): number[] => [...two(n >>> 16), ...two(n & 0xffff)]

interface ExifParts {
  readonly time?: string
  readonly tag?: number
  readonly orientation?: number
  readonly little?: boolean
  /** Where the EXIF folder is said to lie; default: where it lies. */
  readonly folderAt?: number
  readonly timeAt?: number
  readonly count?: number
}

/** A TIFF block with an orientation, a link to the EXIF folder and a time in it; a GPS folder with a latitude reference beside. */
export function tiff({ time = '2026:11:23 10:32:07', tag = 0x9003, orientation = 1, little = false, folderAt = 62, timeAt = 80, count = 20 }: ExifParts = {}): Uint8Array {
  const short = (n: number): number[] => (little ? two(n).reverse() : two(n))
  const long = (n: number): number[] => (little ? four(n).reverse() : four(n))
  const entry = (id: number, type: number, n: number, value: readonly number[]): number[] => [...short(id), ...short(type), ...long(n), ...value]
  const first = [...short(3), ...entry(0x0112, 3, 1, [...short(orientation), 0, 0]), ...entry(0x8769, 4, 1, long(folderAt)), ...entry(0x8825, 4, 1, long(100)), ...long(0), ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]
  const folder = [...short(1), ...entry(tag, 2, count, long(timeAt)), ...long(0)]
  const place = [...short(1), ...entry(1, 2, 2, [0x4e, 0, 0, 0]), ...long(0)]
  return bytesOf(little ? 'II' : 'MM', short(42), long(8), first, folder, time.padEnd(20, '\0'), place)
}

/** The head of a JPEG: an EXIF segment, then a frame of the given size. */
export function jpegHead(exif: Uint8Array | null, width = 4000, height = 3000): Uint8Array {
  const segment = exif ? bytesOf([0xff, 0xe1], two(exif.length + 8), 'Exif\0\0', exif) : new Uint8Array()
  return bytesOf([0xff, 0xd8], segment, [0xff, 0xe0, 0, 16], 'JFIF\0', new Uint8Array(9), [0xff, 0xc0, 0, 17, 8], two(height), two(width), [3], new Uint8Array(9))
}

export const pngHead = (width: number, height: number): Uint8Array => bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a], four(13), 'IHDR', four(width), four(height), [8, 6, 0, 0, 0, 0, 0, 0, 0])
