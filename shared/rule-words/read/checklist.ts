import type { Rule } from '../../rubric/rubric'
import { letter } from '../text/ids'
import { onlyDescribes } from './asides'
import { factorsOf, fitsEach, type Factors } from './factors'
import { trimmed } from './gains'
import { N } from './numbers'
import { isAside, saidBefore, statementsOf, type Statement } from './pieces'
import { risky, type Prepared } from './prepare'

/** Degrees of one thing are a tier, not parts. */
export const graded = /^(?:优秀?|良好?|好|较好|很好|中|一般|差|较差|合格|不合格|达标|不达标|基本|部分|全部|全面|[甲乙丙丁]等|[A-Da-d][级档等类]|[ⅠⅡⅢⅣIV]{1,3}[级档等类]?|第?[一二三四1-4][名等级档类]|国家级|省级|州级|市级|县级|获?得?(?:国家|省|州|市|县)级?)/u

const opposite = /^(?:否则|反之|未|没|无|不|缺)/u

/** The parts of the statements; null where one of them is none. A zero beside its own part says nothing new. */
function partsOf(statements: readonly Statement[]): { text: string; points: number }[] | null {
  const parts: { text: string; points: number; sentence: number }[] = []
  for (const one of statements) {
    const last = parts[parts.length - 1]
    const said = saidBefore(one)
    const text = one.head === '' || parts.some(({ sentence }) => sentence === one.sentence) ? said : [one.head, said].filter((part) => part !== '').join(':')
    if (one.isLoss) return null
    if (one.points === 0) {
      if (!last || last.sentence !== one.sentence || !opposite.test(said)) return null
    } else parts.push({ text, points: one.points, sentence: one.sentence })
  }
  return parts
}

const together = new RegExp(`^([^、]+(?:、[^、]+)+?)(?:各|均|分别)(?:得|计|占)?(${N}分)$`, 'u')
const listed = new RegExp(`^.{0,20}?(?:各|每项|均)(?:占|得|计)?(${N}分)[:,]([^,:]+(?:、[^,:]+)+)$`, 'u')
/** `各占1分：甲、乙` states each of them. */
function spread(pieces: readonly string[]): readonly string[] {
  const [, worth = '', names = ''] = listed.exec(pieces.join(',')) ?? []
  return names === '' ? pieces : names.split('、').map((name) => `${name}得${worth}`)
}
/** `甲、乙、丙分别得2分、1分、2分`: what each of them is worth. */
function apart(given: readonly string[]): readonly string[] {
  // `甲、乙,各2分` is one statement.
  const pieces = given.reduce<string[]>((all, piece) => (all.length > 0 && new RegExp(`^各(?:得|计|占)?${N}分$`, 'u').test(piece) ? [...all.slice(0, -1), `${all[all.length - 1] ?? ''}${piece}`] : [...all, piece]), [])
  return apartOf(pieces)
}
function apartOf(pieces: readonly string[]): readonly string[] {
  const [, names = '', first = ''] = new RegExp(`^([^、:]+(?:、[^、:]+)+?)(?:组织健全|到位|落实|完成|齐全)?(?:的)?分别得?(${N}分)$`, 'u').exec(pieces[0] ?? '') ?? []
  const worths = [first, ...pieces.slice(1)]
  const each = names.split('、')
  return names !== '' && each.length === worths.length && !each.some((name) => graded.test(name)) && worths.every((worth) => new RegExp(`^${N}分$`, 'u').test(worth)) ? each.map((name, index) => `${name}得${worths[index] ?? ''}`) : pieces
}
/** `甲、乙各1分` states each of them. */
const each = (piece: string): string[] => {
  const [, names = '', worth = ''] = together.exec(piece) ?? []
  return names === '' ? [piece] : names.split('、').map((name) => `${name}得${worth}`)
}

/** `组织领导4分`, then what makes up the four: only those are parts. */
function withoutHeads(parts: readonly { text: string; points: number }[], marks: number, points: number): readonly { text: string; points: number }[] {
  const inner: { text: string; points: number }[] = []
  let total = 0
  let heads = 0
  for (let at = 0; at < parts.length;) {
    const head = parts[at]
    if (!head) return parts
    let sum = 0
    at += 1
    while (sum < head.points - 0.001) {
      const next = parts[at]
      if (!next) return parts
      sum += next.points
      inner.push(next)
      at += 1
    }
    if (Math.abs(sum - head.points) > 0.001) return parts
    total += head.points
    heads += 1
  }
  return Math.abs(total - points) < 0.001 && (heads === marks || heads + inner.length === marks) ? inner : parts
}

/** No sentence about parts is longer. */
const mostPieces = 10

/** A sentence without its end that says what becomes of parts; the whole of it first. */
function withFactors(pieces: readonly string[]): [readonly string[], Factors | null] {
  for (const size of [pieces.length, 4, 3, 2, 1]) {
    const found = size > pieces.length || size > mostPieces ? null : factorsOf(pieces.slice(-size))
    if (found) return [pieces.slice(0, -size), found]
  }
  return [pieces, null]
}

/** ①…分②…分: parts that are fulfilled or not. */
export function readChecklist(text: Prepared, points: number): Rule | null {
  let factors: Factors | null = null
  const kept: (readonly string[])[] = []
  const isAdded = text.sentences.flat().filter((piece) => new RegExp(`加${N}分$`, 'u').test(piece)).length > 1 && !text.sentences.flat().some((piece) => /得|扣/u.test(piece))
  for (const given of text.sentences) {
    const pieces = isAdded ? given.map((piece) => piece.replace(/加(?=[\d.]+分$)/u, '得')) : given
    const [before, found] = withFactors(pieces)
    if (before.length > 0) kept.push(apart(spread(before)).flatMap(each))
    if (found && factors && factors.list.join() !== found.list.join()) return null
    factors = found ?? factors
  }
  const { list: statements, loose } = statementsOf({ ...text, sentences: kept }, points)
  const stated = partsOf(statements)
  if (!stated || stated.length < 2 || !fitsEach(factors, stated) || loose.some((one) => risky.test(one.text) || (!isAside(one, statements) && !(text.marks === stated.length && onlyDescribes(one.text))))) return null
  const parts = withoutHeads(stated, text.marks, points)
  if (Math.round(parts.reduce((sum, part) => sum + part.points, 0) * 100) !== Math.round(points * 100)) return null
  if (parts.some((part) => part.text === '' || risky.test(part.text) || /每[1一]?[\p{Script=Han}]{1,2}$|同比|上年|排名|排序|^第.{1,2}$|%.*%/u.test(part.text) || (/%/u.test(part.text) && stated.length < 3))) return null
  const bare = parts.map((part) => part.text.replace(/[\d一二两三四五六七八九十]+/gu, '#'))
  if (new Set(bare).size < bare.length) return null
  if (!text.numbered && parts.filter((part) => graded.test(part.text)).length > 1) return null
  return { kind: 'checklist', factors: [...(factors?.list ?? [1, 0])], parts: parts.map((part, index) => ({ id: letter(index), text: text.shown(trimmed(part.text)), points: part.points })) }
}
