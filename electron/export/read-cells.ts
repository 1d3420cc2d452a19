/** What a part of a workbook says of one cell. */
export interface ReadCell {
  readonly value: string | number
  readonly formula?: string
}

export interface ReadSheet {
  readonly name: string
  /** By reference, `B7`; cells without a value are left out. */
  readonly cells: ReadonlyMap<string, ReadCell>
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(xml: string): string {
  return xml.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
}

/** `_x0041_` is how a workbook spells one character (ST_Xstring). */
function decodeXstring(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function textOf(parts: ReadonlyMap<string, Buffer>, name: string): string {
  const part = parts.get(name)
  if (!part) throw new Error(`${name} is missing`)
  return part.toString('utf8')
}

function sharedStrings(parts: ReadonlyMap<string, Buffer>): string[] {
  if (!parts.has('xl/sharedStrings.xml')) return []
  const items = textOf(parts, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>|<si\/>/gs)
  return [...items].map(([, item = '']) => [...item.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)].map(([, text = '']) => decodeXstring(decode(text))).join(''))
}

function readCell(type: string | undefined, content: string, strings: readonly string[]): ReadCell | undefined {
  const raw = /<v>(.*?)<\/v>/s.exec(content)?.[1]
  const formula = /<f>(.*?)<\/f>/s.exec(content)?.[1]
  if (raw === undefined && formula === undefined) return undefined
  const value = type === 's' ? strings[Number(raw)] : type === 'str' ? decodeXstring(decode(raw ?? '')) : Number(raw)
  if (value === undefined) throw new Error('a cell names a text that is not there')
  return { value, ...(formula === undefined ? {} : { formula: decode(formula) }) }
}

function readSheet(xml: string, strings: readonly string[]): ReadonlyMap<string, ReadCell> {
  const cells = new Map<string, ReadCell>()
  for (const [, attributes = '', content = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const cell = readCell(/\bt="(\w+)"/.exec(attributes)?.[1], content, strings)
    const at = /\br="([A-Z]+\d+)"/.exec(attributes)?.[1]
    if (cell && at !== undefined) cells.set(at, cell)
  }
  return cells
}

/** Sheets and cells from the parts of a workbook that we wrote, without the library that wrote it. Throws when a part or text is missing. */
export function readSheets(parts: ReadonlyMap<string, Buffer>): ReadSheet[] {
  const strings = sharedStrings(parts)
  const targets = new Map([...textOf(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship ([^>]*)\/>/g)].map(([, attributes = '']) => [/\bId="(.*?)"/.exec(attributes)?.[1], /\bTarget="(.*?)"/.exec(attributes)?.[1] ?? '']))
  const sheets = textOf(parts, 'xl/workbook.xml').matchAll(/<sheet ([^>]*)\/>/g)
  return [...sheets].map(([, attributes = '']) => {
    const target = targets.get(/\br:id="(.*?)"/.exec(attributes)?.[1])
    return { name: decode(/\bname="(.*?)"/.exec(attributes)?.[1] ?? ''), cells: readSheet(textOf(parts, `xl/${target ?? ''}`), strings) }
  })
}
