import type { Rule } from '../../rubric/rubric'
import { trimmed } from './gains'
import { N, numberOf, PERCENT, percentOf } from './numbers'
import { risky, type Prepared } from './prepare'

const result = '(?:本项|该项|此项|实际|实|考核|最终)?(?:得分|计分)'
const hundred = '(?:⟨(?:百分制|0-100分?|满分100分?)⟩|\\(百分制\\))?(?:的?(?:得分|分值|分数|成绩))?'
/** Whose score is turned into the item's. */
const source = /考察|好差评|测评|访问|访谈|评估|打分|评分|民意|民主|好评|明察|满意|调查|问卷|暗访|民调|安全感|知晓|评议|回访|测试|测验|考试|成绩|评价|第三方|考核得分|得分$/u
const keep = /^(?:结果)?(?:取|保留|四舍五入(?:保留|到)).{1,6}小数$/u

interface Found { readonly name: string; readonly isWhole: boolean }
/** A share of a score of a hundred, as points: `10%`, `0.1`. */
const shareIn = (text: string): number | null => (text.startsWith('0.') ? Math.round(Number(text) * 1e6) / 1e4 : percentOf(text))

const whole = new RegExp(`^(.{2,30}?[÷/]100×${N}分?)(?:即为|为|作为|即|=)(?:本项|该项|最终)?(?:得分|分值)$`, 'u')
/** `测评得分,按百分制折算成` is one statement. */
const rejoined = (pieces: readonly string[]): string[] => pieces.reduce<string[]>((all, piece) => (/^(?:按|折算|换算|×)/u.test(piece) && all.length > 0 && !/[\d=]/u.test(all[all.length - 1] ?? '') ? [...all.slice(0, -1), `${all[all.length - 1] ?? ''}${piece}`] : [...all, piece]), [])

type Form = (piece: string, points: number) => Found | null

const times = new RegExp(`^${result}=(.{2,30}?)${hundred}([÷/]100)?×(?:(${PERCENT})|(${N})分?|(本项分值|该项分值|满分|分值|本项满分))$`, 'u')
const shareOf = new RegExp(`^(?:按照?|以)?(.{2,30}?)${hundred}(?:的|×|按|×按)(${PERCENT}|0\\.\\d{1,4})(?:的?(?:权重|比例))?(?:|计算|计入|折算|计分|得分|折算计入|折算计分|折算得分|为本项得分|计入本项|计算得分|计为本项得分|折算为本项得分|(?:即)?(?:为|作为|计为|计作|折算为|折算成|折为|计入|算作|折合为)(?:本项|该项|此项|最终)?(?:的)?(?:得分|分值|成绩)|计入(?:本项|该项|此项)?(?:得分|分值|成绩|总分)?|折算(?:成|为|计入)?(?:本项|该项)(?:得分|分值|成绩)?)(?:得分|本项得分)?$`, 'u')
const turned = new RegExp(`^(?:按照?|以|将)?(?:(百分制))?(?:的)?(.{2,30}?)(⟨(?:百分制|0-100分?|满分100分?)⟩|按百分制)?(?:的?(?:得分|分值|分数|成绩))?(?:(?:等)?按?(?:比例)?)?(?:折算|换算)(?:为|成|至|计)?(?:本项)?(?:(${N})分制?|本项得分|本项分值|满分${N}分|(?=计分|得分))(?:计入|计分|计算|得分|计入得分)?(?:本项|得分)?$`, 'u')

const unitShare = new RegExp(`^(?:.{0,20}?)每得?[1一](?:分|个百分点)(?:折(?:算|合)?|得|计)(?:为|成|得)?(${N})分$`, 'u')
const byDegree = /^按(?:照)?(.{2,20}(?:率|度))(?:折算|换算)(?:得分|计分|计算|成分值)?$/u
const byRate = new RegExp(`^(?:按照?|以)(.{2,30}?(?:率|度))×(?:(${N})分?|本项分值|分值|满分)(?:计分|计算|得分|计入|计算得分)$`, 'u')

const forms: readonly Form[] = [
  (piece) => {
    const name = byDegree.exec(piece.replace(/^百分制/u, ''))?.[1]
    return name === undefined ? null : { name, isWhole: true }
  },
  (piece, points) => {
    const match = byRate.exec(piece)
    return match ? { name: match[1] ?? '', isWhole: match[2] === undefined || numberOf(match[2]) === points } : null
  },
  (piece, points) => {
    const match = times.exec(piece)
    if (!match) return null
    const [, name = '', divided, percent, factor, own] = match
    // A score of a hundred times its share, a share of a score of a hundred, or a percentage times all points.
    if (percent !== undefined) return { name, isWhole: divided === undefined && percentOf(percent) === points }
    const isWhole = own !== undefined || numberOf(factor ?? '') === points
    return { name, isWhole: isWhole && (divided !== undefined || /(?:率|度|比例)$/u.test(name)) }
  },
  (piece, points) => {
    const match = shareOf.exec(piece)
    return match ? { name: match[1] ?? '', isWhole: shareIn(match[2] ?? '') === points } : null
  },
  (piece, points) => {
    const match = turned.exec(piece)
    if (!match) return null
    const [, before, name = '', after, amount] = match
    if (name === '百分制') return null
    return { name, isWhole: (before !== undefined || after !== undefined || /[率度]$/u.test(name)) && (amount === undefined || numberOf(amount) === points) }
  },
]

const wholeScale = /^(?:.{2,20}?)?(?:满分|总分)(?:为|是)?\d{2,4}分$|^(?:.{2,20}?)?(?:采取|采用|实行|按)百分制(?:计分|评分|打分)?$/u

const hundredMark = /⟨(?:百分制|0-100分?|满分100分?)⟩/gu
/** Where the result goes says nothing. */
const goesInto = /(?:并)?(?:计入|纳入|作为|列入)(?:年度)?(?:考核)?(?:总分|总成绩|本项|该项|考核成绩|考核得分|最终得分)(?:得分|分值|成绩)?$/u

class Reading {
  found: Found | null = null
  scale = 100
  #saidHundred = false
  #named = ''
  readonly #points: number
  constructor(points: number) { this.#points = points }

  /** False where the piece is not understood. */
  take(given: string): boolean {
    const raw = given.replace(/\((?:满分为?(?=\d+分\)))?(\d{1,3})分(?:制|(?<=满分为?\d{1,3}分))\)/gu, (_, scale: string) => {
      this.scale = Number(scale)
      this.#saidHundred = true
      return ''
    }).replace(/^(?:满分|总分)(?:为|是)?100分(?=折算|换算|按)/u, () => {
      this.#saidHundred = true
      return ''
    })
    if (keep.test(raw) || (this.found && raw.replace(goesInto, '') === '')) return true
    if (!this.found && wholeScale.test(raw)) {
      this.scale = Number(/(?:满分|总分)(?:为|是)?(\d{2,4})分$/u.exec(raw)?.[1] ?? '100')
      this.#saidHundred = true
      this.#called(raw.replace(/(?:满分|总分|采取|采用|实行|按).*$/u, ''))
      return true
    }
    const piece = this.scale !== 100 ? raw.replace(`÷${this.scale}×`, '÷100×').replace(`/${this.scale}×`, '÷100×').replace(/^(?:按)?(.*?)(?:折算|计算)?$/u, '得分=$1').replace(/^得分=得分=/u, '得分=') : whole.test(raw) ? raw.replace(whole, '得分=$1') : this.#saidHundred && !/=|百分制|100/u.test(raw) ? `百分制${raw}` : raw
    if (this.scale !== 100 && !unitShare.test(raw) && !raw.includes(`÷${this.scale}×`) && !raw.includes(`/${this.scale}×`)) {
      this.#called(raw)
      return !risky.test(raw) && !/[\d%=×÷]/u.test(raw)
    }
    const share = numberOf(unitShare.exec(raw)?.[1] ?? '')
    const next = share !== null && (this.#saidHundred || raw.includes('百分点')) && this.#named !== '' ? { name: this.#named, isWhole: Math.abs(share * this.scale - this.#points) < 1e-9 } : this.#form(piece)
    if (next) {
      // The same said again.
      if (this.found) return next.isWhole
      if (!next.isWhole) return false
      this.found = next
      return true
    }
    const bare = raw.replace(hundredMark, '')
    if (bare !== raw) this.#saidHundred = true
    const turned = /^按(?:照)?([^\d,]{2,24})(?:结果)?(?:进行)?(?:折算|换算|计分|评分)$/u.exec(bare)?.[1]
    if (turned !== undefined && source.test(turned)) {
      this.#called(turned)
      return true
    }
    this.#called(bare)
    return !risky.test(bare.replace(/第三方|评价|测评|打分|评分|得分/gu, '')) && !/[\d%=×÷]/u.test(bare)
  }

  #called(name: string): void {
    if (name !== '' && (this.#named === '' || source.test(name))) this.#named = name
  }

  #form(piece: string): Found | null {
    const first = (text: string): Found | null => forms.reduce<Found | null>((all, form) => all ?? form(text, this.#points), null)
    const short = piece.replace(goesInto, '')
    const direct = first(piece) ?? first(short)
    if (direct || this.#named === '') return direct
    return /^(?:百分制)?(?:得分|结果|成绩|分数)?(?:按|折算|换算|×|乘)/u.test(piece) ? first(piece.replace(/^(百分制)?(?:得分|结果|成绩|分数)?/u, `$1${this.#named}`)) ?? first(short.replace(/^(百分制)?(?:得分|结果|成绩|分数)?/u, `$1${this.#named}`)) : null
  }
}

/** 第三方测评折算: a score of a hundred becomes the item's points. */
export function readSurvey(text: Prepared, points: number): Rule | null {
  const reading = new Reading(points)
  if (!rejoined(text.sentences.flat()).every((piece) => reading.take(piece)) || !reading.found) return null
  const name = trimmed(reading.found.name.replace(/⟨.*?⟩|^百分制/gu, ''))
  if (!source.test(text.shown(name) + text.shown(text.sentences.flat().join())) || /同比|上年|平均(?!分$|得分$|成绩$|值$|$)|排名|[÷/×]/u.test(name)) return null
  return { kind: 'survey', name: text.shown(name), scale: reading.scale }
}
