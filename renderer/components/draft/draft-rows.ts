import { callOf, codeOf, textOf, type DraftLine } from '../../../shared/rubric-draft/draft-lines'
import type { DraftNode } from '../../../shared/rubric-draft/draft'
import { pointsOf, sumOfNode } from '../../../shared/rubric-draft/draft-sums'
import type { Proof } from '../../../shared/rubric-draft/proof'
import { toPoints } from '../../../shared/points'
import { showPoints, showRubricPoints } from '../../words/points'
import { ruleKindName } from '../rule/rule-kinds'
import { fold, matchesCode, type PinyinOf } from '../score/find-items'

/** One line of the tree as it is shown. Equal rows are the same object, so that only what changed is drawn anew. */
export interface DraftRow {
  readonly key: string
  readonly kind: 'node' | 'item'
  readonly depth: number
  readonly code: string
  readonly text: string
  readonly points: string
  /** Its points are not stated: they are what is below. */
  readonly follows: boolean
  /** What the items below add up to, beside typed points; empty for an item. */
  readonly below: string
  /** `差 2.00`, `多 2.00` or empty. */
  readonly difference: string
  readonly rule: string
  readonly pending: boolean
  readonly wrong: number
  readonly check: number
  readonly isOpen: boolean
  readonly hasBelow: boolean
  /** What the line is called in labels. */
  readonly name: string
}

export interface Faults { readonly wrong: number; readonly check: number }
const none: Faults = { wrong: 0, check: 0 }

/** Faults by node key or item id. */
export function faultsByLine(proofs: readonly Proof[]): ReadonlyMap<string, Faults> {
  const faults = new Map<string, Faults>()
  for (const { where, weight } of proofs) {
    const { wrong, check } = faults.get(where) ?? none
    faults.set(where, { wrong: wrong + (weight === 'wrong' ? 1 : 0), check: check + (weight === 'check' ? 1 : 0) })
  }
  return faults
}

export const showDraftPoints = (points: number | null): string => (points === null ? '' : showRubricPoints(points))

/** What a node is worth: as it is stated, else the sum below it; nothing where there is nothing below. */
export const showNodePoints = (node: DraftNode): string => (node.points === null && sumOfNode(node).items > 0 ? showPoints(sumOfNode(node).below) : showDraftPoints(node.points))

/** How far a sum is from what was typed: `差` too little, `多` too much. */
export function differenceWords(typed: number | null, below: number): string {
  return typed === null || typed === below ? '' : `${below < typed ? '差' : '多'} ${showPoints(toPoints(Math.abs(typed - below)))}`
}

function rowOf(line: DraftLine, faults: Faults, folded: ReadonlySet<string>): DraftRow {
  const plain = { key: line.key, kind: line.kind, depth: line.depth, code: codeOf(line), text: textOf(line), wrong: faults.wrong, check: faults.check, name: callOf(line) }
  if (line.kind === 'item') {
    const { points, rule, pending } = line.item
    return { ...plain, points: showDraftPoints(points), follows: false, below: '', difference: '', rule: pending === true ? '待定规则' : ruleKindName(rule.kind), pending: pending === true, isOpen: false, hasBelow: false }
  }
  const { below, items } = sumOfNode(line.node)
  const hasBelow = items > 0 || (line.node.children ?? []).length > 0
  return {
    ...plain, points: showNodePoints(line.node), follows: line.node.points === null && items > 0, below: hasBelow ? showPoints(below) : '', difference: hasBelow ? differenceWords(pointsOf(line.node.points), below) : '',
    rule: '', pending: false, isOpen: hasBelow && !folded.has(line.key), hasBelow,
  }
}

interface Made {
  readonly entry: unknown
  readonly depth: number
  readonly faults: Faults
  readonly isFolded: boolean
  readonly row: DraftRow
}

/** Makes rows of lines, handing out the row of before where nothing that it shows has changed: nodes and items are never changed in place. */
export function rowMaker(): (lines: readonly DraftLine[], faults: ReadonlyMap<string, Faults>, folded: ReadonlySet<string>) => readonly DraftRow[] {
  let before = new Map<string, Made>()
  return (lines, faults, folded) => {
    const now = new Map<string, Made>()
    for (const line of lines) {
      const entry = line.kind === 'node' ? line.node : line.item
      const own = faults.get(line.key) ?? none
      const isFolded = folded.has(line.key)
      const known = before.get(line.key)
      const isSame = known?.entry === entry && known.depth === line.depth && known.faults.wrong === own.wrong && known.faults.check === own.check && known.isFolded === isFolded
      now.set(line.key, isSame ? known : { entry, depth: line.depth, faults: own, isFolded, row: rowOf(line, own, folded) })
    }
    before = now
    return [...now.values()].map(({ row }) => row)
  }
}

export const draftFilters = ['all', 'faulty', 'pending'] as const
export type DraftFilter = (typeof draftFilters)[number]
export const filterWords: Readonly<Record<DraftFilter, string>> = { all: '全部', faulty: '有问题', pending: '待定规则' }

const isIn = (line: DraftLine, filter: DraftFilter, faults: ReadonlyMap<string, Faults>): boolean =>
  filter === 'all' || (filter === 'pending' ? line.kind === 'item' && line.item.pending === true : faults.has(line.key))

/** Found by code, by a piece of its text or standard, or by the pinyin of its text. */
function matchesLine(line: DraftLine, query: string, pinyinOf: PinyinOf | null): boolean {
  const wanted = fold(query)
  if (wanted === '' || matchesCode(codeOf(line), query)) return true
  const texts = line.kind === 'item' ? [line.item.content, line.item.standard] : [line.node.name]
  if (texts.some((text) => fold(text).includes(wanted))) return true
  return pinyinOf !== null && /^[a-z]{2,}$/.test(wanted) && pinyinOf(textOf(line)).includes(wanted)
}

export interface DraftView {
  readonly filter: DraftFilter
  readonly query: string
  readonly folded: ReadonlySet<string>
}

/** Whether a line is what was asked for by itself, not for what is below it. */
export const fitsLine = (line: DraftLine, { filter, query }: Pick<DraftView, 'filter' | 'query'>, faults: ReadonlyMap<string, Faults>, pinyinOf: PinyinOf | null): boolean =>
  isIn(line, filter, faults) && matchesLine(line, query, pinyinOf)

/** The lines that fit, with the nodes above them; without a filter or a query everything that is not folded away. */
export function visibleLines(lines: readonly DraftLine[], { filter, query, folded }: DraftView, faults: ReadonlyMap<string, Faults>, pinyinOf: PinyinOf | null): readonly DraftLine[] {
  if (filter === 'all' && fold(query) === '') {
    let hiddenBelow = Infinity
    return lines.filter((line) => {
      if (line.depth > hiddenBelow) return false
      hiddenBelow = line.kind === 'node' && folded.has(line.key) ? line.depth : Infinity
      return true
    })
  }
  const kept = new Set<string>()
  const above: string[] = []
  for (const line of lines) {
    above.length = line.depth
    if (fitsLine(line, { filter, query }, faults, pinyinOf)) for (const key of [...above, line.key]) kept.add(key)
    if (line.kind === 'node') above[line.depth] = line.key
  }
  return lines.filter(({ key }) => kept.has(key))
}
