import { parsePoints, type Points } from '../../points'
import { chineseNumber } from '../numerals'

export interface ClaimLevel { readonly label: string; readonly points: Points }

/** What a text says of points outside the 1000: 每次加2分，最高加10分. */
export interface ClaimText {
  readonly levels: readonly ClaimLevel[]
  readonly cap: Points | null
  /** Everything in it that speaks of points was understood. */
  readonly whole: boolean
}

const han = '[一二三四五六七八九十百两]+'
/** 分 that counts: no 分钟, 分之, 分析. */
const unit = '分(?![钟之析布类别工管开配级组送发支会辖段行部解享层期批流红成担店局校厂])'
const number = '\\d+(?:\\.\\d+)?'
const verb = '(?:加|奖励|奖|扣减|扣除|扣|减|倒扣|得|计|记)'
const limit = '(?:最高|最多|至多|上限|封顶|不超过|不得超过|不高于)'
const about = '(?:全年|年度|本项|该项|此项|本款|单项|同一事项|加分|扣分|减分|得分|累计|合计|总计|共计|总共|总分|总)*'
const caps = [
  new RegExp(`${about}${limit}(?:可)?(?:累计)?(?:为|是)?${verb}?(?:分)?(?:不超过|不得超过|为)?[::]?(${number}|${han})${unit}(?:为止|封顶)?`, 'gu'),
  new RegExp(`${about}${verb}?(?:满|至|到)(${number}|${han})${unit}(?:为止|封顶)`, 'gu'),
  new RegExp(`${about}以?(${number}|${han})${unit}(?:封顶|为限|为上限|为止)`, 'gu'),
]
const amounts = new RegExp(`(${verb})?(${number}|(?<=${verb})${han})(?:${unit})(?:/(次|项|个|起|人|例|篇|件|处|天|期|条|家|户))?`, 'gu')
/** A sign that turns the points against the list, or against the verb before it. */
const against = { bonus: /[-−–]\d/u, penalty: /[加减扣奖得][-−–]\d/u }
/** What leaves the points to somebody, or to a reckoning that no level can hold. */
const vague = /酌情|视情|适当|根据情况|视.{0,6}情况|以内|不等|左右|加倍|翻倍|双倍|翻番|减半|折半|[\d一二两三]倍|按比例|百分点|每[^,;。]*%|\d(?:\.\d+)?分?[-~至—–]\d|每[项次个起人件条处款][^,;。\d]{0,4}(?:最高|最多|不超过)/u
const tail = new RegExp(`(?:的|者)?[,:]?(?:一次性|分别|给予|予以|可|各|再|另|额外|${verb})*[,:(]*$`, 'u')

const pointsOf = (text: string): Points | null => {
  const plain = /^\d/.test(text) ? text : chineseNumber(text)
  return plain === null ? null : parsePoints(plain)
}

const cleanLabel = (text: string): string => text.replace(/^[\s,;:、.)(和及或与的]+/u, '').replace(tail, '').replace(/[\s,;:、(−–-]+$/u, '').trim()

/** 每次 of 获得国家级表彰的，每次. */
function shortLabel(label: string): string {
  const last = label.split(',').at(-1)?.trim() ?? ''
  return last.startsWith('每') ? last : label
}

/** 获国家级、省级、州级表彰的，分别加5分、3分、1分: as many names before as points behind. */
function namesBefore(text: string, count: number): string[] | null {
  const before = (text.split(/分别|依次/u)[0] ?? '').replace(/[,:]+$/u, '').split(/[,:]/u).at(-1) ?? ''
  const names = before.split(/[、/]|和|及/u).map((name) => cleanLabel(name.replace(/^(?:获得|获|受到|被|对|在)/u, ''))).filter((name) => name !== '')
  return names.length === count ? names : null
}

interface Amount { readonly label: string; readonly verb: string; readonly points: Points | null }

function amountsIn(sentence: string): Amount[] {
  let from = 0
  return [...sentence.matchAll(amounts)].map((match) => {
    const before = cleanLabel(sentence.slice(from, match.index))
    from = match.index + match[0].length
    return { label: before === '' && match[3] !== undefined ? `每${match[3]}` : before, verb: match[1] ?? '', points: pointsOf(match[2] ?? '') }
  })
}

const fits = (word: string, list: 'bonus' | 'penalty'): boolean => (list === 'bonus' ? !/[扣减]/.test(word) : !/[加奖得]/.test(word))

function levelsIn(sentence: string, list: 'bonus' | 'penalty'): ClaimLevel[] | null {
  const found = amountsIn(sentence)
  if (found.length === 0) return /\d分|[扣减加]分?\d/.test(sentence.replace(/\d+分(?=[钟之析])/g, '')) ? null : []
  if (found.some(({ verb: word, points }) => points === null || points <= 0 || !fits(word, list))) return null
  const names = /分别|依次/u.test(sentence) ? namesBefore(sentence, found.length) : found.map(({ label }) => label)
  return names && found.flatMap(({ points }, index) => (points === null ? [] : [{ label: names[index] ?? '', points }]))
}

/** One name each: short ones where they differ, 每次 or 符合 where the text gives none. */
function named(levels: readonly ClaimLevel[], text: string): ClaimLevel[] {
  const short = levels.map(({ label }) => shortLabel(label))
  const labels = new Set(short).size === short.length ? short : levels.map(({ label }) => label)
  return levels.map(({ points }, index) => ({ points, label: labels[index] || (text.includes('每') ? '每次' : '符合') }))
}

interface Sentence { readonly caps: readonly (Points | null)[]; readonly levels: readonly ClaimLevel[] | null }

/** The caps of a sentence are taken out of it first: what is left are its levels. */
function readSentence(sentence: string, list: 'bonus' | 'penalty'): Sentence {
  const found: (Points | null)[] = []
  const rest = caps.reduce((left, shape) => left.replace(shape, (_, amount: string) => {
    found.push(pointsOf(amount))
    return ''
  }), sentence)
  return { caps: found, levels: levelsIn(rest, list) }
}

/** A cap among the levels of several sentences may be that of one of them only. */
function isOfAll(sentences: readonly Sentence[], levels: number): boolean {
  const capped = sentences.find((one) => one.caps.length > 0)
  return capped === undefined || capped.levels?.length === 0 || capped.levels?.length === levels
}

/** The levels and the cap of a claim as its text gives them. What is doubtful is not `whole`, and no level of it is given. */
export function readClaimText(text: string, list: 'bonus' | 'penalty'): ClaimText {
  const plain = text.normalize('NFKC').replace(/[ \t\u3000]+/gu, '')
  const sentences = plain.split(/[;。\n]/u).map((sentence) => readSentence(sentence, list))
  const found = sentences.flatMap((one) => one.caps)
  const [cap = null] = found
  const levels = sentences.flatMap((one) => one.levels ?? [])
  const highest = Math.max(0, ...levels.map(({ points }) => points))
  const isClear = !vague.test(plain) && !against[list].test(plain) && found.length <= 1 && (found.length === 0 || (cap !== null && cap > 0 && cap >= highest))
  const whole = isClear && sentences.every((one) => one.levels !== null) && isOfAll(sentences, levels.length)
  return whole ? { levels: named(levels, plain), cap, whole } : { levels: [], cap: isClear && isOfAll(sentences, levels.length) ? cap : null, whole }
}
