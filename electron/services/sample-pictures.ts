import { deflateSync } from 'node:zlib'

/** Pictures for the sample project (示例项目), drawn here: a ledger, a notice, a street with a guard house. Invented, and stamped 示例. */
type Colour = readonly [red: number, green: number, blue: number]
const colours = {
  paper: [250, 248, 242], ink: [52, 60, 70], line: [150, 160, 170], head: [214, 226, 238], red: [176, 40, 34], sky: [188, 210, 232], hill: [122, 150, 168], far: [156, 180, 198], ground: [196, 178, 150], wall: [236, 232, 222], roof: [140, 70, 52], glass: [88, 124, 156], stamp: [172, 30, 26],
} as const satisfies Record<string, Colour>
type ColourName = keyof typeof colours
const palette = Object.keys(colours) as ColourName[]

const width = 640
const height = 420

/** `示例` as 64×32 dots, one hex digit for four. */
const stamp: readonly string[] = [
  '0000000000000000', '0000000000000000', '0000000007000070', '01ffffe0077fe070',
  '03fffff00f7fe070', '03fffff00f7fee70', '03fffff00e1e0e70', '000000001e1c0e70',
  '000000001e3c0e70', '000000003e3c0e70', '000000003e3fee70', '0ffffffc7e3fee70',
  '0ffffffc7e3fee70', '0ffffffc7e79ee70', '0ffffffc7e71ce70', '0001e0003ef1ce70',
  '0001e0001ef1ce70', '00c1e0c01febce70', '01e1e3e01effce70', '01e1e1e01e5f8e70',
  '03e1e1f01e0f8e70', '03c1e0f01e078e70', '07c1e0f81e070e70', '0781e0781e0f0070',
  '0f81e07c1e0e0070', '1f01e03c1e1e0070', '0e01e03c1e3c0070', '043fe0101e7c0ff0',
  '001fe0001e7807f0', '001fc0001e3007e0', '001e00000c000000', '0000000000000000',
]

interface Sheet {
  readonly dots: Uint8Array
  readonly box: (left: number, top: number, wide: number, high: number, colour: ColourName) => void
}

function sheet(ground: ColourName): Sheet {
  const dots = new Uint8Array(width * height).fill(palette.indexOf(ground))
  const box: Sheet['box'] = (left, top, wide, high, colour) => {
    for (let y = Math.max(0, top); y < Math.min(height, top + high); y += 1) dots.fill(palette.indexOf(colour), y * width + Math.max(0, left), y * width + Math.min(width, left + wide))
  }
  return { dots, box }
}

/** 示例 in the corner, twice as large as it is stored, in a frame. */
function mark({ box }: Sheet): void {
  box(width - 156, 14, 142, 80, 'paper')
  for (const [left, top, wide, high] of [[0, 0, 142, 3], [0, 77, 142, 3], [0, 0, 3, 80], [139, 0, 3, 80]] as const) box(width - 156 + left, 14 + top, wide, high, 'stamp')
  for (const [row, digits] of stamp.entries()) {
    for (let at = 0; at < 64; at += 1) if ((parseInt(digits[at >> 2] ?? '0', 16) >> (3 - (at & 3))) & 1) box(width - 149 + at * 2, 22 + row * 2, 2, 2, 'stamp')
  }
}

/** Strokes that look like a line of writing; `seed` makes each line its own. */
function writing({ box }: Sheet, left: number, top: number, count: number, seed: number): void {
  for (let at = 0; at < count; at += 1) {
    const kind = (seed * 7 + at * 5) % 4
    box(left + at * 17, top, 12, 2, 'ink')
    box(left + at * 17 + 5, top - 4, 2, 12 - kind, 'ink')
    box(left + at * 17 + kind, top + 5, 11 - kind * 2, 2, 'ink')
  }
}

function ledger(): Sheet {
  const page = sheet('paper')
  writing(page, 190, 36, 9, 3)
  page.box(30, 104, 580, 36, 'head')
  for (let row = 0; row <= 8; row += 1) page.box(30, 104 + row * 36, 580, 2, 'line')
  for (const left of [30, 90, 250, 420, 520, 608]) page.box(left, 104, 2, 290, 'line')
  for (let row = 0; row < 8; row += 1) for (const [column, left, count] of [[0, 46, 1], [1, 104, 7], [2, 264, 8], [3, 436, 4], [4, 536, 3]] as const) if (row < 6 || column < 2) writing(page, left, 120 + row * 36, count, row + column * 3)
  return page
}

function notice(): Sheet {
  const page = sheet('paper')
  for (const left of [150, 190, 230, 270, 310, 350, 390]) page.box(left, 42, 26, 26, 'red')
  page.box(60, 96, 520, 4, 'red')
  writing(page, 200, 130, 13, 1)
  for (let row = 0; row < 8; row += 1) writing(page, row === 0 ? 114 : 80, 172 + row * 27, row === 7 ? 14 : row === 0 ? 26 : 28, row + 2)
  return page
}

function street(): Sheet {
  const page = sheet('sky')
  for (let x = 0; x < width; x += 1) {
    page.box(x, Math.round(180 - 70 * Math.abs(Math.sin(x / 150)) - 16 * Math.sin(x / 37)), 1, 240, 'far')
    page.box(x, Math.round(240 - 60 * Math.abs(Math.sin(x / 110 + 1)) - 9 * Math.sin(x / 23)), 1, 180, 'hill')
  }
  page.box(0, 300, width, 120, 'ground')
  page.box(220, 210, 200, 116, 'wall')
  page.box(206, 192, 228, 20, 'roof')
  for (const left of [240, 356]) page.box(left, 236, 44, 40, 'glass')
  page.box(300, 250, 38, 76, 'roof')
  for (let post = 20; post < width; post += 46) if (post < 190 || post > 440) page.box(post, 286, 6, 60, 'line')
  for (const [left, wide] of [[0, 206], [434, 206]] as const) page.box(left, 300, wide, 5, 'line')
  return page
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => Array.from({ length: 8 }).reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n))

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE((body.reduce((c, byte) => (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0, body.length + 4)
  return frame
}

/** PNG with a palette: a few kilobytes. */
function toPng({ dots }: Sheet): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) rows.set(dots.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('PLTE', Uint8Array.from(palette.flatMap((name) => [...colours[name]]))), chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array())])
}

export interface SamplePicture {
  readonly name: string
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  readonly capturedAt: string
}

/** The same bytes every time. */
export function samplePictures(): readonly SamplePicture[] {
  const drawings = [['示例 年度部署通知', notice, ''], ['示例 检查台账', ledger, '2026-09-14 10:41:20'], ['示例 现场照片', street, '2026-09-14 10:32:07']] as const
  return drawings.map(([name, draw, capturedAt]) => {
    const page = draw()
    mark(page)
    return { name: `${name}.png`, bytes: toPng(page), width, height, capturedAt }
  })
}
