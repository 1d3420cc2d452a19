import { deflateRawSync } from 'node:zlib'
import { crc32 } from '../../../electron/files/crc32'

export interface Part {
  readonly name: string
  readonly data: Buffer | string
  readonly stored?: boolean
  readonly flags?: number
  /** What the directory says, where it lies. */
  readonly says?: { readonly size?: number; readonly packed?: number; readonly crc?: number; readonly offset?: number; readonly method?: number; readonly localName?: string }
}

/** A zip by hand, so that every one of its fields can be wrong. */
export function makeZip(parts: readonly Part[], { comment = '' }: { readonly comment?: string } = {}): Buffer {
  const chunks: Buffer[] = []
  let at = 0
  const directory: Buffer[] = []
  for (const { name, data, stored = false, flags = 0, says = {} } of parts) {
    const raw = Buffer.from(data)
    const packed = stored ? raw : deflateRawSync(raw, { level: raw.length > 100_000_000 ? 1 : 9 })
    const method = says.method ?? (stored ? 0 : 8)
    const named = Buffer.from(name)
    const localNamed = Buffer.from(says.localName ?? name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(says.crc ?? crc32(raw), 14)
    local.writeUInt32LE(says.packed ?? packed.length, 18)
    local.writeUInt32LE(says.size ?? raw.length, 22)
    local.writeUInt16LE(localNamed.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(says.crc ?? crc32(raw), 16)
    entry.writeUInt32LE(says.packed ?? packed.length, 20)
    entry.writeUInt32LE(says.size ?? raw.length, 24)
    entry.writeUInt16LE(named.length, 28)
    entry.writeUInt32LE(says.offset ?? at, 42)
    directory.push(entry, named)
    chunks.push(local, localNamed, packed)
    at += 30 + localNamed.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([...chunks, listed, end, Buffer.from(comment)])
}

const rels = (list: readonly string[]): string => `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
const rel = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export interface Book {
  /** Inside `<worksheet>`, one sheet each. */
  readonly sheets: readonly string[]
  readonly strings?: readonly string[] | null
  /** Inside `<styleSheet>`. */
  readonly styles?: string
  readonly workbookPr?: string
  readonly more?: readonly Part[]
  readonly change?: (part: Part) => Part
}

/** The parts of a small xlsx file; `change` spoils one of them. */
export function bookParts({ sheets, strings = [], styles = '', workbookPr = '', more = [], change = (part) => part }: Book): Part[] {
  const ids = sheets.map((_, index) => index + 1)
  const parts: Part[] = [
    { name: '[Content_Types].xml', data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: '_rels/.rels', data: rels([rel('rId1', 'officeDocument', 'xl/workbook.xml')]) },
    { name: 'xl/workbook.xml', data: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${workbookPr}<sheets>${ids.map((id) => `<sheet name="表${id}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: rels([...ids.map((id) => rel(`rId${id}`, 'worksheet', `worksheets/sheet${id}.xml`)), rel('rId90', 'sharedStrings', 'sharedStrings.xml'), rel('rId91', 'styles', '/xl/styles.xml')]) },
    { name: 'xl/styles.xml', data: `<styleSheet xmlns="${main}">${styles}</styleSheet>` },
    ...(strings === null ? [] : [{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${main}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>` }]),
    ...sheets.map((xml, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}">${xml}</worksheet>` })),
    ...more,
  ]
  return parts.map(change)
}

export const makeBook = (book: Book): Buffer => makeZip(bookParts(book))
/** One sheet with the rows given. */
export const makeSheet = (rows: string, more: Partial<Book> = {}): Buffer => makeBook({ sheets: [`<sheetData>${rows}</sheetData>`], ...more })
