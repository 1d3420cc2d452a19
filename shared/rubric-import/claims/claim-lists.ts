import { sumPoints, type Points } from '../../points'
import type { Draft, DraftRubric } from '../../rubric-draft/draft'
import type { ClaimItem, Rubric } from '../../rubric/rubric'
import { placeOf, type Notebook } from '../notebook'
import type { SheetGrid } from '../grid'
import type { ClaimLine } from './claim-line'
import { inWords } from './claim-points'
import { capsIn } from './heading'
import type { ReadPart } from './read-part'

type List = 'bonus' | 'penalty'
export type ReadClaims = Pick<DraftRubric, 'bonus' | 'penalty' | 'vetoes'>

/** A list of a sheet with the sheet. */
export interface SheetPart { readonly grid: SheetGrid; readonly read: ReadPart }

const names = { bonus: '加分', penalty: '减分', veto: '一票否决' } as const
const prefixes = { bonus: 'J', penalty: 'K', veto: 'V' } as const
const plainCode = (text: string): string => text.normalize('NFKC').replace(/\p{White_Space}+/gu, '').replace(/[、.:：]+$/, '')

/** A code for each: the written one where nobody else has it, else the next free one of its list. */
function giveCodes(lines: readonly ClaimLine[], notes: Notebook): Map<ClaimLine, string> {
  const codes = new Map<ClaimLine, string>()
  const taken = new Set<string>()
  for (const line of lines) {
    const text = line.code ? plainCode(line.code.text) : ''
    if (text === '') continue
    if (taken.has(text)) notes.check(line.code?.place ?? line.place, `${names[line.list]}的编码“${text}”前面已有，另编了一个。请核对`)
    else codes.set(line, text)
    taken.add(text)
  }
  const next = { bonus: 0, penalty: 0, veto: 0 }
  for (const line of lines) {
    if (codes.has(line)) continue
    do next[line.list] += 1
    while (taken.has(`${prefixes[line.list]}${next[line.list]}`))
    codes.set(line, `${prefixes[line.list]}${next[line.list]}`)
  }
  return codes
}

interface Caps { readonly bonus: Points | null; readonly penalty: Points | null }

/** Caps of whole lists: in their headings, else in a remark. Two that differ are said. */
function listCaps(parts: readonly SheetPart[], remarks: string, notes: Notebook): Caps {
  const written = capsIn(remarks)
  const of = (list: List): Points | null => {
    const headings = parts.flatMap(({ grid, read: { part: { kind, heading } } }) => {
      const cap = heading?.words?.cap ?? null
      return kind === list && heading && cap !== null ? [{ cap, place: placeOf(grid, heading.row, heading.column) }] : []
    })
    const [first] = headings
    const other = headings.find(({ cap }) => cap !== first?.cap)
    if (first && other) notes.check(other.place, `${names[list]}的封顶写了两个：${inWords(first.cap)} 分和 ${inWords(other.cap)} 分，取了前一个。请核对`)
    return first?.cap ?? written[list] ?? null
  }
  return { bonus: of('bonus'), penalty: of('penalty') }
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const levelId = (index: number): string => letters[index] ?? `l${index + 1}`
const inNumber = (points: Points): number => points / 100

/** An entry as an item of the rubric. Without a cap of its own it may come to what its list may; 0 is a cap that nobody wrote, and no rubric with it is published. */
function claimItem(line: ClaimLine, code: string, listCap: Points | null): ClaimItem {
  return {
    code, content: line.content, cap: inNumber(line.cap ?? listCap ?? sumPoints([])),
    levels: line.levels.map(({ label, points }, index) => ({ id: levelId(index), label, points: inNumber(points) })),
    ...(line.standard === '' ? {} : { standard: line.standard }), ...(line.remark === '' ? {} : { note: line.remark }), ...(line.why === null ? {} : { pending: true }),
  }
}

function tellLine(line: ClaimLine, listCap: Points | null, notes: Notebook): void {
  const title = line.content.length > 20 ? `${line.content.slice(0, 20)}…` : line.content
  if (line.why !== null) notes.check(line.standardPlace ?? line.pointsPlace ?? line.place, `${names[line.list]}“${title}”：${line.why}。列为待定，请在草稿的${names[line.list]}里填写档次、分值和封顶`)
  else if (line.cap === null && listCap === null) notes.check(line.standardPlace ?? line.pointsPlace ?? line.place, `${names[line.list]}“${title}”没有写封顶。请在草稿的${names[line.list]}里填写`)
}

function listOf(list: List, lines: readonly ClaimLine[], codes: ReadonlyMap<ClaimLine, string>, cap: Points | null, usual: Rubric['bonus'], notes: Notebook): Rubric['bonus'] {
  const own = lines.filter((line) => line.list === list)
  if (own.length === 0) return cap === null ? usual : { ...usual, cap: inNumber(cap) }
  const caps = own.map((line) => line.cap)
  const known = caps.flatMap((one) => one ?? [])
  // Where each entry has its cap, a list without one ends at their sum by itself.
  const whole = cap ?? (known.length === own.length ? sumPoints(known) : null)
  if (cap === null) {
    const [first] = own
    if (whole === null) notes.wrong(first?.place ?? null, `${names[list]}总的封顶没有写，有的款也没有封顶。请在草稿的${names[list]}里填写`)
    else notes.told(first?.place ?? null, `${names[list]}总的封顶没有写，按各款封顶之和 ${inWords(whole)} 分（等于不另外封顶）`)
  }
  for (const line of own) tellLine(line, cap, notes)
  const without = own.filter((line) => line.cap === null && line.why === null)
  if (cap !== null && without[0]) notes.told(without[0].place, `${names[list]}有 ${without.length} 款没有单独封顶，按${names[list]}总的封顶 ${inWords(cap)} 分`)
  return { cap: whole === null ? 0 : inNumber(whole), items: own.map((line) => claimItem(line, codes.get(line) ?? '', cap)) }
}

/** The lists of the draft, and the cells of their entries by code. `usual` is what stands where a workbook has none. */
export function claimLists(parts: readonly SheetPart[], remarks: string, usual: ReadClaims, notes: Notebook): { readonly lists: ReadClaims; readonly sources: Draft['sources'] } {
  const lines = parts.flatMap(({ read }) => read.lines)
  const codes = giveCodes(lines, notes)
  const caps = listCaps(parts, remarks, notes)
  const noteOf = (list: ClaimLine['list']): string => parts.filter(({ read: { part } }) => part.kind === list).flatMap(({ read: { part, intros } }) => [part.heading?.words?.remark ?? '', ...intros]).filter(Boolean).join('\n')
  const withNote = <T extends object>(list: T, note: string): T => (note === '' ? list : { ...list, note })
  const vetoes = lines.filter(({ list }) => list === 'veto')
  const sources = Object.fromEntries(lines.map((line) => [codes.get(line) ?? '', {
    name: line.place, ...(line.code ? { code: line.code.place } : {}), ...(line.pointsPlace ? { points: line.pointsPlace } : {}), ...(line.standardPlace ? { standard: line.standardPlace } : {}),
  }]))
  return {
    sources,
    lists: {
      bonus: withNote(listOf('bonus', lines, codes, caps.bonus, usual.bonus, notes), noteOf('bonus')),
      penalty: withNote(listOf('penalty', lines, codes, caps.penalty, usual.penalty, notes), noteOf('penalty')),
      vetoes: withNote({ ...usual.vetoes, items: vetoes.map((line) => ({ code: codes.get(line) ?? '', content: [line.standard, line.remark].reduce((text, more) => (more === '' ? text : `${text}（${more}）`), line.content) })) }, noteOf('veto')),
    },
  }
}
