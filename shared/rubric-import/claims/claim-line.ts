import type { Points } from '../../points'
import type { Place } from '../../rubric-draft/draft'
import type { ClaimRole } from '../layout'
import { inWords, type ClaimPoints } from './claim-points'
import { readClaimText, type ClaimLevel, type ClaimText } from './claim-text'

/** A row of an entry: what its cells say of points. */
export interface EntryRow {
  readonly row: number
  readonly standard: string
  readonly points: ClaimPoints
  readonly cap: ClaimPoints
  /** 备注 beside it. */
  readonly remark: string
}

/** An entry as it stands in the sheet, further rows with levels of it included. */
export interface RawEntry {
  readonly list: ClaimRole
  readonly place: Place
  readonly code: { readonly text: string; readonly place: Place } | null
  readonly content: string
  readonly standardPlace: Place | null
  readonly pointsPlace: Place | null
  readonly rows: EntryRow[]
}

/** An entry of 加分 or 减分 as it was read; a veto has no levels and no cap. */
export interface ClaimLine extends Omit<RawEntry, 'rows'> {
  readonly row: number
  readonly standard: string
  readonly remark: string
  readonly levels: readonly ClaimLevel[]
  readonly cap: Points | null
  /** Why a person has to look at it; null where it was read with certainty. */
  readonly why: string | null
}

interface Reckoned { readonly levels: readonly ClaimLevel[]; readonly cap: Points | null; readonly why: string | null }

const doubt = (why: string, cap: Points | null = null, levels: readonly ClaimLevel[] = []): Reckoned => ({ levels, cap, why })
const capOf = (cap: ClaimPoints): Points | null => (cap.kind === 'points' ? cap.points : cap.kind === 'text' ? cap.text.cap : null)

/** A bare number beside a text with levels is their cap, or the one level again. */
function besideText(levels: readonly ClaimLevel[], cap: Points | null, points: Points): Reckoned {
  const highest = Math.max(...levels.map((level) => level.points))
  const again = levels.length === 1 && highest === points
  if (cap !== null) return cap === points || again ? { levels, cap, why: null } : doubt(`写的是 ${inWords(points)} 分，文字里封顶是 ${inWords(cap)} 分`)
  if (again) return { levels, cap, why: null }
  return points >= highest ? { levels, cap: points, why: null } : doubt(`写的是 ${inWords(points)} 分，比文字里的 ${inWords(highest)} 分少`)
}

/** A text in the cell of points has what the other text leaves out: the levels, or their cap alone, 最高10分. */
function besideCell(levels: readonly ClaimLevel[], cap: Points | null, cell: ClaimText): Reckoned {
  if (levels.length === 0) return { levels: cell.levels, cap: cell.cap ?? cap, why: cell.levels.length === 0 ? '没有写每次多少分' : null }
  if (cell.levels.length > 0 || cell.cap === null) return doubt('两格都写了分值', cell.cap ?? cap)
  if (cap !== null && cap !== cell.cap) return doubt(`封顶写了两个：${inWords(cap)} 分和 ${inWords(cell.cap)} 分`)
  const highest = Math.max(...levels.map(({ points }) => points))
  return cell.cap >= highest ? { levels, cap: cell.cap, why: null } : doubt(`封顶是 ${inWords(cell.cap)} 分，比文字里的 ${inWords(highest)} 分少`)
}

function ofOneRow(list: 'bonus' | 'penalty', { standard, points, cap }: EntryRow, content: string): Reckoned {
  const beside = readClaimText(standard, list)
  const text = beside.whole && beside.cap === null && beside.levels.length === 0 ? readClaimText(content, list) : beside
  const fromCap = capOf(cap)
  if (points.kind === 'bad') return doubt(`分值${points.why}`, text.cap ?? fromCap)
  if (!text.whole) return doubt('文字里的分值没有把握', text.cap ?? fromCap)
  if (text.cap !== null && fromCap !== null && text.cap !== fromCap) return doubt(`封顶写了两个：${inWords(text.cap)} 分和 ${inWords(fromCap)} 分`)
  const known = text.cap ?? fromCap
  if (points.kind === 'text') return besideCell(text.levels, known, points.text)
  if (text.levels.length > 0) return points.kind === 'points' ? besideText(text.levels, known, points.points) : { levels: text.levels, cap: known, why: null }
  if (points.kind === 'points') return known === null ? doubt('只写了一个分数，看不出是每次的分还是封顶，先按一次、封顶同为这个分', points.points, [{ label: '符合', points: points.points }]) : { levels: [{ label: '符合', points: points.points }], cap: known, why: points.points > known ? '分值高于封顶' : null }
  return doubt('没有写每次多少分', known)
}

/** A row is a level where several rows are one entry; what it is called is its text. */
function levelOf(list: 'bonus' | 'penalty', { standard, points }: EntryRow): ClaimLevel | null {
  const text = readClaimText(standard, list)
  const [only, second] = text.levels
  if (!text.whole || text.cap !== null || second) return null
  const own = points.kind === 'points' ? points.points : points.kind === 'text' && points.text.levels.length === 1 ? (points.text.levels[0]?.points ?? null) : null
  if (only) return own === null || own === only.points ? { ...only, label: only.label === '符合' || only.label.startsWith('每') ? standard : only.label } : null
  return own === null || standard === '' ? null : { label: standard, points: own }
}

function ofSeveralRows(list: 'bonus' | 'penalty', rows: readonly EntryRow[]): Reckoned {
  const [first] = rows
  const shared = rows.slice(1).every(({ points }) => points.kind === 'blank') && first?.points.kind === 'points' ? first.points.points : null
  const levels = rows.map((row) => levelOf(list, shared === null ? row : { ...row, points: { kind: 'blank' } }))
  const caps = rows.flatMap(({ cap }) => capOf(cap) ?? [])
  const cap = new Set(caps).size === 1 ? (caps[0] ?? null) : null
  const known = levels.flatMap((level) => level ?? [])
  if (known.length < rows.length || new Set(caps).size > 1 || new Set(known.map(({ label }) => label)).size < known.length) return doubt('几行的分值没有把握', shared ?? cap)
  return shared === null ? { levels: known, cap, why: null } : besideText(known, cap, shared)
}

function reckon({ list, content, rows }: RawEntry): Reckoned {
  const [first] = rows
  if (list === 'veto' || !first) return { levels: [], cap: null, why: null }
  return rows.length === 1 ? ofOneRow(list, first, content) : ofSeveralRows(list, rows)
}

const joined = (texts: readonly string[]): string => texts.filter(Boolean).join('\n')

/** What an entry's rows come to. What is not certain is said and left to a person: no level, no cap is made up. */
export function claimLine(entry: RawEntry): ClaimLine {
  const { rows, ...rest } = entry
  return { ...rest, row: rows[0]?.row ?? 0, standard: joined(rows.map(({ standard }) => standard)), remark: joined(rows.map(({ remark }) => remark)), ...reckon(entry) }
}
