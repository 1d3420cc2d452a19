import { hasAt, isBitmap, textAt } from './magic'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Bytes from the start of a picture in which its size is looked for: phones put previews of some megabytes before it. */
export const sizeBytes = 8 * 1024 * 1024

const big16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
const little16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
const little24 = (bytes: Uint8Array, at: number): number => little16(bytes, at) | ((bytes[at + 2] ?? 0) << 16)
const little32 = (bytes: Uint8Array, at: number): number => little16(bytes, at) + little16(bytes, at + 2) * 0x10000
const big32 = (bytes: Uint8Array, at: number): number => big16(bytes, at) * 0x10000 + big16(bytes, at + 2)

const frameMarkers = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

function jpegSize(bytes: Uint8Array): PictureSize | null {
  let at = 2
  while (at + 9 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    if (marker === 0xff) at += 1
    else if (frameMarkers.has(marker)) return { width: big16(bytes, at + 7), height: big16(bytes, at + 5) }
    else if (marker === 0xd9 || marker === 0xda || big16(bytes, at + 2) < 2) return null
    else at += 2 + big16(bytes, at + 2)
  }
  return null
}

function webpSize(bytes: Uint8Array): PictureSize | null {
  const form = textAt(bytes, 12, 4)
  if (form === 'VP8X') return { width: little24(bytes, 24) + 1, height: little24(bytes, 27) + 1 }
  if (form === 'VP8 ') return hasAt(bytes, 23, [0x9d, 1, 0x2a]) ? { width: little16(bytes, 26) & 0x3fff, height: little16(bytes, 28) & 0x3fff } : null
  if (form !== 'VP8L') return null
  const bits = little32(bytes, 21)
  return { width: (bits & 0x3fff) + 1, height: (Math.floor(bits / 0x4000) & 0x3fff) + 1 }
}

function bitmapSize(bytes: Uint8Array): PictureSize {
  if (little32(bytes, 14) === 12) return { width: little16(bytes, 18), height: little16(bytes, 20) }
  // The height is negative where the rows run from the top.
  return { width: little32(bytes, 18) | 0, height: Math.abs(little32(bytes, 22) | 0) }
}

function read(bytes: Uint8Array, mediaType: string): PictureSize | null {
  if (bytes.length < 30) return null
  switch (mediaType) {
    case 'image/jpeg': return jpegSize(bytes)
    case 'image/png': return textAt(bytes, 12, 4) === 'IHDR' ? { width: big32(bytes, 16), height: big32(bytes, 20) } : null
    case 'image/gif': return { width: little16(bytes, 6), height: little16(bytes, 8) }
    case 'image/webp': return webpSize(bytes)
    case 'image/bmp': return isBitmap(bytes) ? bitmapSize(bytes) : null
    default: return null
  }
}

/** Pixels that a picture says it has, as they lie in the file (before any rotation); null where it says nothing sensible. */
export function pictureSize(bytes: Uint8Array, mediaType: string): PictureSize | null {
  const size = read(bytes, mediaType)
  return size && size.width > 0 && size.height > 0 ? size : null
}
