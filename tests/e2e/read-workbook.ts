import JSZip from 'jszip'
import { readFile } from 'node:fs/promises'

/** Sheet name → cell address → text as stored (a formula's cached result). Reads the parts themselves, with nothing of the product or exceljs. */
export type Workbook = ReadonlyMap<string, ReadonlyMap<string, string>>

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const plain = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, dec?: string, name?: string) => (hex ? String.fromCodePoint(parseInt(hex, 16)) : dec ? String.fromCodePoint(Number(dec)) : (entities[name ?? ''] ?? whole)))
const texts = (xml: string): string => [...xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map(([, text]) => plain(text ?? '')).join('')
const attribute = (tag: string, name: string): string => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

function cellsOf(xml: string, shared: readonly string[]): ReadonlyMap<string, string> {
  const cells = new Map<string, string>()
  for (const [, head = '', body = ''] of xml.matchAll(/<c(\s[^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const value = /<v[^>]*>([\s\S]*?)<\/v>/.exec(body)?.[1]
    const kind = attribute(head, 't')
    const text = kind === 's' ? (shared[Number(value)] ?? '') : kind === 'inlineStr' ? texts(body) : plain(value ?? '')
    if (text !== '') cells.set(attribute(head, 'r'), text)
  }
  return cells
}

export async function readWorkbook(file: string): Promise<Workbook> {
  const zip = await JSZip.loadAsync(await readFile(file))
  const part = async (name: string): Promise<string> => (await zip.file(name)?.async('string')) ?? ''
  const shared = [...(await part('xl/sharedStrings.xml')).matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item]) => texts(item ?? ''))
  const targets = new Map([...(await part('xl/_rels/workbook.xml.rels')).matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]))
  const sheets = [...(await part('xl/workbook.xml')).matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => ({ name: attribute(tag, 'name'), target: targets.get(attribute(tag, 'r:id')) ?? '' }))
  return new Map(await Promise.all(sheets.map(async ({ name, target }) => [name, cellsOf(await part(`xl/${target.replace(/^\/?(xl\/)?/, '')}`), shared)] as const)))
}

/** Rows of a sheet as arrays of texts, in order, without empty cells. */
export function rowsOf(sheet: ReadonlyMap<string, string> | undefined): string[][] {
  const rows = new Map<number, [string, string][]>()
  for (const [address, text] of sheet ?? []) {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
    rows.set(Number(row), [...(rows.get(Number(row)) ?? []), [column.padStart(3), text]])
  }
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, cells]) => cells.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text))
}
