import { groupBy } from '../group-by'
import type { Item, Rubric } from '../rubric/rubric'
import { listItems } from '../rubric/tree'
import { likeness, pairsOf, plainText, sizeOf, type Pairs } from './similarity'

/** An item of the version before that may be this one of the new version; a person says whether it is. */
export interface Proposal {
  readonly from: string
  readonly to: string
  /** Thousandths: six parts the likeness of 考核内容, four that of 评分标准. */
  readonly score: number
}

export interface ItemMatching {
  /** Ids that are in both versions. */
  readonly same: readonly string[]
  /** Of `same`, those whose texts are so unlike that the id may have been given to another matter. */
  readonly doubtful: readonly Proposal[]
  /** Each id at most once on either side, in the order of the version before. Unconfirmed they mean nothing. */
  readonly proposals: readonly Proposal[]
  /** Ids of the version before that the new one has nothing like; ids that only the new version has. */
  readonly gone: readonly string[]
  readonly added: readonly string[]
}

/** What a person decided about an item that the new version has no longer by its id: it goes on as `to`, or as none (null). */
export interface Decision {
  readonly from: string
  readonly to: string | null
}

/** Least score of a proposal; least likeness of the contents for two items to be looked at closely at all. */
const least = 400
const leastContent = 250

interface Text {
  readonly id: string
  readonly content: Pairs
  readonly standard: Pairs
  readonly plainContent: string
  readonly plainStandard: string
  readonly sizes: readonly [content: number, standard: number]
}

function textOf({ id, content, standard }: Item): Text {
  const [plainContent, plainStandard] = [plainText(content), plainText(standard)]
  const pairs = [pairsOf(plainContent), pairsOf(plainStandard)] as const
  return { id, content: pairs[0], standard: pairs[1], plainContent, plainStandard, sizes: [sizeOf(pairs[0]), sizeOf(pairs[1])] }
}

const scoreOf = (a: Text, b: Text): number =>
  Math.floor((6 * likeness(a.content, b.content, [a.sizes[0], b.sizes[0]]) + 4 * likeness(a.standard, b.standard, [a.sizes[1], b.sizes[1]])) / 10)

function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key)
  if (known) return known
  const list: T[] = []
  lists.set(key, list)
  return list
}

/** For each text of `news` what it has in common with `old` by its contents, without comparing all with all. */
function candidates(news: readonly Text[]): (old: Text) => readonly Text[] {
  const holders = new Map<string, [at: number, n: number][]>()
  const standards = new Map<string, number[]>()
  news.forEach(({ content, plainStandard }, at) => {
    for (const [pair, n] of content) listAt(holders, pair).push([at, n])
    if (plainStandard !== '') listAt(standards, plainStandard).push(at)
  })
  return (old) => {
    const common = new Map<number, number>()
    for (const [pair, n] of old.content) for (const [at, m] of holders.get(pair) ?? []) common.set(at, (common.get(at) ?? 0) + Math.min(n, m))
    const close = [...common].flatMap(([at, n]) => (2000 * n >= leastContent * (old.sizes[0] + (news[at]?.sizes[0] ?? 0)) ? [at] : []))
    return [...new Set([...close, ...(standards.get(old.plainStandard) ?? [])])].sort((a, b) => a - b).flatMap((at) => news[at] ?? [])
  }
}

/** Texts that are word for word the same, in printed order. */
function pairEqual(olds: readonly Text[], news: readonly Text[]): Proposal[] {
  const keyOf = ({ plainContent, plainStandard }: Text): string => `${plainContent}\n${plainStandard}`
  const waiting = groupBy(news, keyOf)
  return olds.flatMap((old): Proposal[] => {
    const other = waiting.get(keyOf(old))?.shift()
    return other ? [{ from: old.id, to: other.id, score: 1000 }] : []
  })
}

/** Equal texts, then the best pairs first, each text at most once; of equal scores the one that comes first in print. */
function pairUp(olds: readonly Text[], news: readonly Text[]): Proposal[] {
  const place = new Map([...olds, ...news].map(({ id }, at) => [id, at]))
  const at = (id: string): number => place.get(id) ?? 0
  const equal = pairEqual(olds, news)
  const taken = new Set(equal.flatMap(({ from, to }) => [`from ${from}`, `to ${to}`]))
  const candidatesOf = candidates(news.filter(({ id }) => !taken.has(`to ${id}`)))
  const left = olds.filter(({ id }) => !taken.has(`from ${id}`))
  const all = left.flatMap((old) => candidatesOf(old).map((other): Proposal => ({ from: old.id, to: other.id, score: scoreOf(old, other) })))
  const ranked = all.filter(({ score }) => score >= least).sort((a, b) => b.score - a.score || at(a.from) - at(b.from) || at(a.to) - at(b.to))
  const chosen = ranked.filter(({ from, to }) => {
    if (taken.has(`from ${from}`) || taken.has(`to ${to}`)) return false
    taken.add(`from ${from}`).add(`to ${to}`)
    return true
  })
  return [...equal, ...chosen].sort((a, b) => at(a.from) - at(b.from))
}

/**
 * Which items of two versions are the same matter: by id; what is left by the likeness of its texts, to be confirmed by a person.
 * The same two versions give the same answer anywhere.
 */
export function matchItems(before: Rubric, after: Rubric): ItemMatching {
  const [olds, news] = [listItems(before), listItems(after)]
  const newIds = new Map(news.map((item) => [item.id, item]))
  const oldIds = new Set(olds.map(({ id }) => id))
  const same = olds.filter(({ id }) => newIds.has(id))
  const doubtful = same.flatMap((item): Proposal[] => {
    const other = newIds.get(item.id)
    const score = other ? scoreOf(textOf(item), textOf(other)) : 0
    return score < least ? [{ from: item.id, to: item.id, score }] : []
  })
  const proposals = pairUp(olds.filter(({ id }) => !newIds.has(id)).map(textOf), news.filter(({ id }) => !oldIds.has(id)).map(textOf))
  const [from, to] = [new Set(proposals.map((one) => one.from)), new Set(proposals.map((one) => one.to))]
  return {
    same: same.map(({ id }) => id),
    doubtful,
    proposals,
    gone: olds.flatMap(({ id }) => (newIds.has(id) || from.has(id) ? [] : [id])),
    added: news.flatMap(({ id }) => (oldIds.has(id) || to.has(id) ? [] : [id])),
  }
}

/** Where every item of the version before goes on. Null where a decision names an id that is in both versions or in none, or two go on as one. */
export function toMatches(before: Rubric, after: Rubric, decisions: readonly Decision[]): ReadonlyMap<string, string> | null {
  const [oldIds, newIds] = [new Set(listItems(before).map(({ id }) => id)), new Set(listItems(after).map(({ id }) => id))]
  const confirmed = decisions.filter((one): one is Decision & { to: string } => one.to !== null)
  if (confirmed.some(({ from, to }) => !oldIds.has(from) || newIds.has(from) || !newIds.has(to) || oldIds.has(to))) return null
  const pairs = [...[...oldIds].filter((id) => newIds.has(id)).map((id): [string, string] => [id, id]), ...confirmed.map(({ from, to }): [string, string] => [from, to])]
  return new Set(pairs.map(([from]) => from)).size === pairs.length && new Set(pairs.map(([, to]) => to)).size === pairs.length ? new Map(pairs) : null
}
