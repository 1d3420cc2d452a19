import { AppError } from '../../shared/failure'
import type { GivenSheet, GivenWorkbook } from '../../shared/import/given-workbook'
import { checkFileKind } from './file-kind'
import { limits } from './limits'
import { partReader, type PartReader } from './part-reader'
import { readRelations, type Relation } from './read-relations'
import { readSheet, type Surroundings } from './read-sheet'
import { readStrings } from './read-strings'
import { readStyles } from './read-styles'
import { prefixed } from './read-xml'
import { readDirectory } from './zip-directory'

interface SheetEntry {
  readonly name: string
  readonly visible: boolean
  readonly relation: string
}

interface WorkbookPart {
  readonly sheets: readonly SheetEntry[]
  readonly from1904: boolean
}

/** Name of the part with the list of sheets. Throws AppError `import-not-workbook`, `import-binary-workbook`. */
async function findWorkbook(parts: PartReader): Promise<string> {
  const relations = [...(await readRelations(parts, '')).values()]
  const target = relations.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (target.endsWith('.bin')) throw new AppError('import-binary-workbook')
  if (!parts.has(target) && parts.has('content.xml')) throw new AppError('import-open-document')
  if (!parts.has(target) || !/(?:^|\/)workbook[^/]*\.xml$|^xl\//.test(target)) throw new AppError('import-not-workbook')
  return target
}

async function readWorkbookPart(parts: PartReader, part: string): Promise<WorkbookPart> {
  const sheets: SheetEntry[] = []
  let from1904 = false
  await parts.read(part, 'smallPartBytes', {
    open(name, attributes, parent) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet' || parent !== 'sheets') return
      sheets.push({ name: attributes['name'] ?? '', visible: (attributes['state'] ?? 'visible') === 'visible', relation: prefixed(attributes, 'id') ?? '' })
      if (sheets.length > limits.sheets) throw new AppError('import-too-large', { what: '工作表' })
    },
  })
  return { sheets, from1904 }
}

async function readSheets(parts: PartReader, { sheets }: WorkbookPart, relations: ReadonlyMap<string, Relation>, around: Surroundings): Promise<GivenSheet[]> {
  const read: GivenSheet[] = []
  for (const { name, visible, relation } of sheets) {
    const found = relations.get(relation)
    if (!found) throw new AppError('import-damaged', { part: name })
    // Charts and macro sheets have no cells.
    if (found.type === 'worksheet') read.push({ name, visible, ...(await readSheet(parts, found.target, name, around)) })
  }
  return read
}

/**
 * All cells with content of an xlsx file (excel.md, Reading what people bring). Everything is checked before it is believed; what cannot be
 * read whole is refused whole. Throws AppError `import-…`.
 */
export async function readGivenWorkbook(bytes: Buffer): Promise<GivenWorkbook> {
  if (bytes.length > limits.fileBytes) throw new AppError('import-too-big', { size: (bytes.length / 1024 / 1024).toFixed(0) })
  checkFileKind(bytes)
  const parts = partReader(bytes, readDirectory(bytes))
  const workbook = await findWorkbook(parts)
  const relations = await readRelations(parts, workbook)
  const targetOf = (type: string): string | undefined => [...relations.values()].find((relation) => relation.type === type)?.target
  const [strings, styles] = [targetOf('sharedStrings'), targetOf('styles')]
  const listed = await readWorkbookPart(parts, workbook)
  const around: Surroundings = {
    // A missing part is no fault until a cell names one of its texts.
    strings: strings !== undefined && parts.has(strings) ? await readStrings(parts, strings) : [],
    looks: styles !== undefined && parts.has(styles) ? await readStyles(parts, styles) : [],
    from1904: listed.from1904,
    left: { cells: limits.cells, characters: limits.characters },
  }
  const sheets = await readSheets(parts, listed, relations, around)
  if (sheets.every(({ cells }) => cells.length === 0)) throw new AppError('import-no-content')
  return { sheets }
}
