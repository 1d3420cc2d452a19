/**
 * Draws resources/icons/icon.png (512) and icon.ico (16 to 256) from one description: a blue square with round corners
 * and the character 千 in white strokes. Run by hand after a change: `node scripts/make-icons.mjs`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { root } from './setup/run.mjs'

/** Strokes of 千 as lines in a square of 1, with the pen's half width. */
const strokes = [
  [0.66, 0.2, 0.3, 0.3],
  [0.18, 0.5, 0.82, 0.5],
  [0.5, 0.26, 0.5, 0.82],
]
const pen = 0.045
const corner = 0.2

function distanceToStroke(x, y, [x1, y1, x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
}

function coverage(x, y, size) {
  const edge = 1 / size
  const outside = Math.hypot(Math.max(0, Math.abs(x - 0.5) - 0.5 + corner), Math.max(0, Math.abs(y - 0.5) - 0.5 + corner)) - corner
  const ink = Math.min(...strokes.map((stroke) => distanceToStroke(x, y, stroke))) - pen
  const share = (distance) => Math.min(1, Math.max(0, 0.5 - distance / edge))
  return { square: share(outside), ink: share(ink) }
}

function png(size) {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const { square, ink } = coverage((column + 0.5) / size, (row + 0.5) / size, size)
      const mix = (blue) => Math.round(blue + (255 - blue) * ink)
      rows.set([mix(0x1f), mix(0x5f), mix(0xbf), Math.round(255 * square)], row * (size * 4 + 1) + 1 + column * 4)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function crc32(bytes) {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return (rest ^ 0xffffffff) >>> 0
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

function ico(sizes) {
  const images = sizes.map(png)
  const directory = Buffer.alloc(6 + 16 * images.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(images.length, 4)
  let offset = directory.length
  images.forEach((image, at) => {
    const entry = 6 + 16 * at
    directory.set([sizes[at] % 256, sizes[at] % 256, 0, 0], entry)
    directory.writeUInt16LE(1, entry + 4)
    directory.writeUInt16LE(32, entry + 6)
    directory.writeUInt32LE(image.length, entry + 8)
    directory.writeUInt32LE(offset, entry + 12)
    offset += image.length
  })
  return Buffer.concat([directory, ...images])
}

const folder = join(root, 'resources', 'icons')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'icon.png'), png(512))
writeFileSync(join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]))
