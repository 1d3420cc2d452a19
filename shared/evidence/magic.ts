/** Looking at the bytes of files that anybody may have made: every read is inside the array. */
export function hasAt(bytes: Uint8Array, offset: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[offset + index] === byte)
}

/** Bytes as Latin letters; shorter where the array ends. */
export function textAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length))
}

const headerSizes = new Set([12, 40, 52, 56, 64, 108, 124])

/** `BM` alone is a word like any other; the size of the header behind it is not. */
export function isBitmap(head: Uint8Array): boolean {
  return textAt(head, 0, 2) === 'BM' && headerSizes.has((head[14] ?? 0) | ((head[15] ?? 0) << 8)) && hasAt(head, 16, [0, 0])
}

const isControl = (byte: number): boolean => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f

/** Text in UTF-8 or GBK, or UTF-16 that says so: no control characters in it. */
export function isText(head: Uint8Array): boolean {
  return hasAt(head, 0, [0xff, 0xfe]) || hasAt(head, 0, [0xfe, 0xff]) || !head.some(isControl)
}
