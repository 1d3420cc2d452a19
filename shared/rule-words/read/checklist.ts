import type { Rule } from '../../rubric/rubric'
import { letter } from '../text/ids'
import { trimmed } from './gains'
import { N, PERCENT, percentOf } from './numbers'
import { isAside, saidBefore, statementsOf, type Statement } from './pieces'
import { risky, type Prepared } from './prepare'

/** Degrees of one thing are a tier, not parts. */
export const graded = /^(?:优秀?|良好?|好|较好|很好|中|一般|差|较差|合格|不合格|达标|不达标|基本|部分|全部|全面|[甲乙丙丁]等|[A-Da-d][级档等类]|[ⅠⅡⅢⅣIV]{1,3}[级档等类]?|第?[一二三四1-4][名等级档类]|国家级|省级|州级|市级|县级|获?得?(?:国家|省|州|市|县)级?)/u

const full = '(?:得全分|得满分|全得分|得全部分值|计满分|得100%(?:的?分值)?)'
const nothing = '(?:不得分|得0分|计0分|不计分|0分|不给分)'
const degree = '(?:每项|每小项|各项|各小项|以上各项|以上|对照)?(?:完全)?(?:符合|做到|完成|落实|达到|达标|具备|到位|全部落实|全部做到)(?:要求|标准)?(?:的)?'
const three = new RegExp(`^(?:${degree}${full},)?(?:基本|部分|大部分)(?:符合|做到|完成|落实|达到|达标|具备|到位)?(?:要求|标准)?(?:的)?得(?:(一半)(?:分值|分)?|(?:分值的)?(${PERCENT})(?:的?分值|分)?),(?:不|未|没有|没|达不)[\\p{Script=Han}]{1,8}?${nothing}$`, 'u')
const two = new RegExp(`^(?:(?:每|各)小?项)?要么得全分,?要么不得分$|^${degree}${full},(?:不|未|没有|否则)[\\p{Script=Han}]{0,8}?${nothing}$|^(?:缺|每缺|少)[1一]?项的?,?(?:该项|相应项|该小项)?(?:不得分|不得相应分值|扣(?:除)?相应分值|扣除该项分值)$|^缺项不得分$|^(?:达不到要求|达不到|做不到|落实不到位|不符合|未完成|未落实|未达到|未做到|不达标|未达标|没有)(?:要求)?(?:的)?,?(?:则)?(?:该|相应)?(?:小项|项|分项)?(?:该项|相应)?(?:不得分|不得相应分值?|不计分)$|^(?:以上)?各?项?(?:内容)?缺[1一]项扣相应分值?$|^(?:以上|上述)?(?:各项|[两二三四五]项|各小项)?(?:均|都|全部)?(?:未|没有|不)(?:落实|做到|完成|开展|达标|达到|符合|到位)(?:要求|标准)?(?:的)?,?(?:该项|该小项|相应项|本小项)?(?:不得分|不得相应分值?)$|^(?:每)?缺[1一]项(?:的)?,?(?:则)?(?:扣除?|不得|扣减)(?:该|相应)(?:小?项)?(?:的)?(?:分值?|得分)$|^逐项(?:计分|核对|累计得分)$|^累计(?:得分|计分)$`, 'u')
const list = new RegExp(`^(?:各|每)小?项按(?:完成|落实|符合)?(?:情况|程度)?分别?得((?:${N}%?、)+${N}%?)的?(?:分值|分)?$`, 'u')

/** What a last sentence says of parts that are fulfilled in part; null where it says something else. */
function factorsOf(sentence: string): number[] | null {
  if (two.test(sentence)) return [1, 0]
  const match = three.exec(sentence)
  if (match) {
    const half = match[1] === undefined ? percentOf(match[2] ?? '') : 50
    return half === null ? null : [1, half / 100, 0]
  }
  const shares = list.exec(sentence)?.[1]?.split('、').map((text) => percentOf(text))
  if (!shares || shares.some((share) => share === null)) return null
  return shares.map((share) => (share ?? 0) / 100)
}

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
/** `甲、乙各1分` states each of them. */
const each = (piece: string): string[] => {
  const [, names = '', worth = ''] = together.exec(piece) ?? []
  return names === '' ? [piece] : names.split('、').map((name) => `${name}得${worth}`)
}

/** A sentence without its end that says what becomes of parts; the whole of it first. */
function withFactors(pieces: readonly string[]): [readonly string[], number[] | null] {
  for (const size of [pieces.length, 4, 3, 2, 1]) {
    const found = size > pieces.length ? null : factorsOf(pieces.slice(-size).join(','))
    if (found) return [pieces.slice(0, -size), found]
  }
  return [pieces, null]
}

/** ①…分②…分: parts that are fulfilled or not. */
export function readChecklist(text: Prepared, points: number): Rule | null {
  let factors: number[] | null = null
  const kept: (readonly string[])[] = []
  for (const pieces of text.sentences) {
    const [before, found] = withFactors(pieces)
    if (before.length > 0) kept.push(before.flatMap(each))
    if (found && factors && factors.join() !== found.join()) return null
    factors = found ?? factors
  }
  const { list: statements, loose } = statementsOf({ ...text, sentences: kept }, points)
  const parts = partsOf(statements)
  if (!parts || parts.length < 2 || loose.some((one) => risky.test(one.text) || !isAside(one, statements))) return null
  if (Math.round(parts.reduce((sum, part) => sum + part.points, 0) * 100) !== Math.round(points * 100)) return null
  if (parts.some((part) => part.text === '' || risky.test(part.text) || /每[1一]?[\p{Script=Han}]{1,2}$|同比|上年|排名|排序|^第.{1,2}$|%/u.test(part.text))) return null
  const bare = parts.map((part) => part.text.replace(/[\d一二两三四五六七八九十]+/gu, '#'))
  if (new Set(bare).size < bare.length) return null
  if (!text.numbered && parts.filter((part) => graded.test(part.text)).length > 1) return null
  return { kind: 'checklist', factors: factors ?? [1, 0], parts: parts.map((part, index) => ({ id: letter(index), text: text.shown(trimmed(part.text)), points: part.points })) }
}
