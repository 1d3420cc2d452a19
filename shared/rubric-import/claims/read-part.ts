import type { Place } from '../../rubric-draft/draft'
import { sumPoints, type Points } from '../../points'
import type { SheetGrid } from '../grid'
import type { ClaimRole, ColumnRole, RowRole } from '../layout'
import { placeOf } from '../notebook'
import { splitNumbering } from '../numerals'
import { isBanner, isNoteWord, isTotalWord } from '../row-words'
import { claimLine, type ClaimLine, type RawEntry } from './claim-line'
import { readClaimPoints, type ClaimPoints } from './claim-points'
import { isClaimRole, type Part } from './find-parts'
import { listOf } from './heading'
import { segmentsOf } from './segments'

/** A list as it was read: what became of each row, its entries, and what nobody could make anything of. */
export interface ReadPart {
  readonly part: Part
  readonly roles: ReadonlyMap<number, RowRole>
  readonly lines: readonly ClaimLine[]
  /** Rows of a 加减分 list that do not say which of both they are. */
  readonly unclear: readonly Place[]
  /** Cells beside the entries that are not read. */
  readonly unread: readonly Place[]
  /** Rows that were to go on an entry where there is none. */
  readonly astray: readonly Place[]
  /** Introductions, e.g. 有下列情形之一的，实行一票否决. */
  readonly intros: readonly string[]
  /** Sum of the bare points of its rows, to hold a 合计 against. */
  readonly sum: Points
}

const blank: ClaimPoints = { kind: 'blank' }
const plainOrdinal = /^[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[\u2460-\u2473])[)）、.．]*$/u

class PartReader {
  readonly roles = new Map<number, RowRole>()
  readonly unclear: Place[] = []
  readonly unread: Place[] = []
  readonly astray: Place[] = []
  readonly intros: string[] = []
  readonly entries: RawEntry[] = []
  readonly points: Points[] = []
  readonly #grid: SheetGrid
  readonly #part: Part
  #groups = new Map<number, string>()
  #noted = false

  constructor(grid: SheetGrid, part: Part) {
    this.#grid = grid
    this.#part = part
  }

  read(row: number, given: RowRole | undefined): void {
    const texts = this.#grid.filled(row).filter((column) => this.#grid.text(row, column) !== '')
    const isAlone = texts.length === 1
    const first = this.#grid.text(row, texts[0] ?? 0)
    this.#noted = isAlone && (isNoteWord(first) || this.#noted)
    if (given !== undefined && !isClaimRole(given)) this.roles.set(row, given)
    else if (this.#part.kind === 'left') this.roles.set(row, 'left')
    else if (this.#part.headRows.has(row)) this.roles.set(row, 'head')
    else if (texts.some((column) => isTotalWord(this.#grid.text(row, column)) && this.#role(column) !== 'standard')) this.roles.set(row, 'total')
    else if (this.#noted && !isClaimRole(given)) this.roles.set(row, 'note')
    else if (texts.length === 0 || texts.every((column) => isBanner(this.#grid.text(row, column)))) this.roles.set(row, 'left')
    else this.#readEntry(row, given)
  }

  /** The heading's own row where no entry stands beside it; what stands behind its colon is one. */
  readHeading(): void {
    const { heading, kind } = this.#part
    if (!heading || heading.inTree) return
    this.roles.set(heading.row, kind === 'left' ? 'left' : kind === 'claims' ? 'title' : kind)
    const rest = heading.words?.rest ?? ''
    if (rest === '' || kind === 'left') return
    const list = kind === 'claims' ? this.#listOf(heading.row, rest) : kind
    if (list === null) this.unclear.push(placeOf(this.#grid, heading.row, heading.column))
    else this.#add(list, heading.row, heading.column, rest, { row: heading.row, standard: '', points: blank, cap: blank, remark: '' })
  }

  #role(column: number): ColumnRole | undefined {
    return this.#part.heading?.inTree && column === this.#part.heading.column ? undefined : this.#part.columns.get(column)
  }
  #columnOf(role: ColumnRole): number | null {
    return [...this.#part.columns].find(([column, own]) => own === role && this.#role(column) === role)?.[0] ?? null
  }
  /** Of a merge that begins above too: several rows of one entry share it. */
  #textOf(row: number, role: ColumnRole): string {
    const column = this.#columnOf(role)
    return column === null ? '' : this.#grid.text(row, column)
  }

  /** 加分 or 减分, by the column that says so or by the entry's own words. */
  #listOf(row: number, text: string): 'bonus' | 'penalty' | null {
    const column = this.#columnOf('claimList')
    const said = column === null ? '' : this.#grid.seen(row, column)
    const list = /[加减扣奖惩]/.test(said) ? listOf(said) : null
    if (list === 'bonus' || list === 'penalty') return list
    const [adds, takes] = [/[加奖]励?(?:\d|[一二三四五六七八九十]+分)|加分/.test(text.normalize('NFKC')), /[扣减](?:\d|[一二三四五六七八九十]+分)|[扣减]分|(?:^|\s)-\d/.test(text.normalize('NFKC'))]
    return adds === takes ? null : adds ? 'bonus' : 'penalty'
  }

  #readEntry(row: number, given: ClaimRole | undefined): void {
    const { kind } = this.#part
    const own = this.#grid.filled(row).filter((column) => this.#role(column) !== undefined || !(this.#part.heading?.inTree && column === this.#part.heading.column))
    const whole = own.map((column) => this.#grid.text(row, column)).join(' ')
    const list = given ?? (kind === 'claims' ? (this.#continues(row) ? (this.entries.at(-1)?.list ?? null) : this.#listOf(row, whole)) : kind === 'left' ? null : kind)
    const [at = 1] = own
    if (list === null) {
      this.roles.set(row, 'left')
      this.unclear.push(placeOf(this.#grid, row, at))
      return
    }
    this.roles.set(row, list)
    this.#readCells(row, list, own)
  }

  #texts(row: number): { column: number; text: string }[] {
    return [...this.#part.columns].flatMap(([column]) => {
      const role = this.#role(column)
      const text = this.#grid.text(row, column)
      return text !== '' && (role === 'content' || role?.startsWith('level') === true) && !role.endsWith('Points') ? [{ column, text }] : []
    })
  }
  #continues(row: number): boolean {
    return this.entries.length > 0 && this.#texts(row).length === 0 && this.#lone(row) === null && this.#textOf(row, 'code') === ''
  }
  /** A text that stands alone in a column that is none of the texts. */
  #lone(row: number): { column: number; text: string } | null {
    const columns = this.#grid.filled(row).filter((column) => this.#grid.text(row, column) !== '' && !(this.#part.heading?.inTree && column === this.#part.heading.column))
    const [column] = columns
    const text = column === undefined ? '' : this.#grid.text(row, column)
    return columns.length === 1 && column !== undefined && !['standard', 'points', 'cap'].includes(this.#role(column) ?? '') && !plainOrdinal.test(text) ? { column, text } : null
  }

  #readCells(row: number, list: ClaimRole, own: readonly number[]): void {
    const texts = this.#texts(row)
    const lone = texts.length === 0 ? this.#lone(row) : null
    const standardColumn = this.#columnOf('standard')
    const standard = this.#textOf(row, 'standard')
    const entryRow = { row, standard, points: this.#points(row, 'points', list), cap: this.#points(row, 'cap', list), remark: this.#textOf(row, 'note') }
    const main = texts.at(-1) ?? lone
    const used = new Set<ColumnRole | undefined>(['code', 'standard', 'points', 'cap', 'claimList', 'content', 'level1', 'level2', 'level3', 'note'])
    for (const column of own) if (!used.has(this.#role(column)) && column !== lone?.column && this.#grid.text(row, column) !== '') this.unread.push(placeOf(this.#grid, row, column))
    if (entryRow.points.kind === 'points') this.points.push(entryRow.points.points)
    if (main) this.#add(list, row, main.column, this.#named(row, texts, main.text), entryRow)
    else if (this.entries.at(-1)?.list === list && (standard !== '' || entryRow.points.kind !== 'blank')) this.entries.at(-1)?.rows.push(entryRow)
    else if (standard !== '' && standardColumn !== null) this.#add(list, row, standardColumn, standard, { ...entryRow, standard: '' })
    else this.astray.push(placeOf(this.#grid, row, own[0] ?? 1))
  }

  /** What stands above an entry in columns of its own, merged or left blank below, stands before it. */
  #named(row: number, texts: readonly { column: number; text: string }[], content: string): string {
    const outer = [...this.#part.columns].filter(([column]) => this.#role(column)?.startsWith('level') === true && this.#role(column)?.endsWith('Points') === false && !(column === texts.at(-1)?.column)).map(([column]) => column)
    for (const column of outer) if (this.#grid.text(row, column) !== '') this.#groups.set(column, this.#grid.text(row, column))
    const groups = texts.length === 0 ? [] : outer.flatMap((column) => this.#groups.get(column) ?? [])
    return [...groups, content].map((text) => withoutNumber(text)).filter((text, at, all) => text !== '' && all.indexOf(text) === at).join('：')
  }

  #points(row: number, role: 'points' | 'cap', list: ClaimRole): ClaimPoints {
    const column = this.#columnOf(role)
    if (column === null || list === 'veto') return blank
    return readClaimPoints(this.#grid.value(row, column), list)
  }

  #add(list: ClaimRole, row: number, column: number, content: string, entryRow: RawEntry['rows'][number]): void {
    const codeColumn = this.#columnOf('code')
    const code = codeColumn === null || codeColumn === column ? '' : this.#grid.text(row, codeColumn)
    const [standardColumn, pointsColumn] = [this.#columnOf('standard'), this.#columnOf('points') ?? this.#columnOf('cap')]
    const { intro, segments } = segmentsOf(content)
    if (intro !== '') this.intros.push(intro)
    for (const segment of segments) {
      this.entries.push({
        list, place: placeOf(this.#grid, row, column), content: withoutNumber(segment), rows: [entryRow],
        code: code === '' || plainOrdinal.test(code) || segments.length > 1 || codeColumn === null ? null : { text: code, place: placeOf(this.#grid, row, codeColumn) },
        standardPlace: standardColumn === null ? null : placeOf(this.#grid, row, standardColumn), pointsPlace: pointsColumn === null ? null : placeOf(this.#grid, row, pointsColumn),
      })
    }
  }
}

function withoutNumber(text: string): string {
  const numbering = splitNumbering(text)
  return (numbering && numbering.rest !== '' ? numbering.rest : text).replace(/\s*\n\s*/g, '').trim()
}

/** Reads a list. Every row of it gets a role. */
export function readPart(grid: SheetGrid, part: Part, given: Readonly<Record<string, RowRole>>): ReadPart {
  const reader = new PartReader(grid, part)
  reader.readHeading()
  for (const row of part.rows) reader.read(row, part.heading?.inTree && row === part.heading.row ? undefined : given[String(row)])
  const { roles, entries, unclear, unread, astray, intros, points } = reader
  return { part, roles, lines: entries.map(claimLine), unclear, unread, astray, intros, sum: sumPoints(points) }
}
