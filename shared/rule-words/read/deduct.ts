import type { Rule } from '../../rubric/rubric'
import { letter } from '../text/ids'
import { countedOf } from './counting'
import { endsAtZero, gainOf, lossCapOf, lossOf, trimmed } from './gains'
import { listedOf } from './listed'
import { N, numberOf } from './numbers'
import { overlap, withoutReached, type Clause } from './overlap'
import { isAside } from './pieces'
import { risky, type Prepared } from './prepare'

const repeats = new RegExp(`^(?:[^扣\\d%可]{2,30}的,?(加倍|双倍|翻倍)扣分|[^扣\\d%]{0,30}?(?:重复|再次|再发|再犯|仍|二次|多次|屡|反复|连续)[^扣\\d%]{0,16}?(?:(加倍|双倍|翻倍)(?:扣分?|扣除|扣减|计扣)?|扣分?(加倍|翻倍)|(?:按)?(${N})倍(?:扣分?|扣除|计扣)))$`, 'u')
/** What is said of a description without changing points. */
const harmless = /^(?:同[一类][^\d扣%]{0,20}?(?:的)?(?:就高(?:不就低)?|从高|取高|按?(?:照)?最高(?:级别|等级|档|标准)?)(?:扣分?|计|计算)?(?:分)?|(?:就高|从高|按?最高(?:级别|等级|档|标准)?)扣分?|不重复扣分?|不累计扣分|同一(?:问题|事项|事件|单位|人|情形|案件|事故)?(?:的)?不重复(?:扣分|计算|扣)|以上(?:各项)?可?累计扣分|可?累计扣分|扣分累计|累计计算|按次累计|逐项扣分|分项扣分|实行倒扣分制|采取扣分制|实行扣分制)$/u
/** All points, said once more. */
const wholly = new RegExp(`^(?:共计?|合计|总计|总分|满分|本项|该项|此项)+(?:为|是)?(${N})分$`, 'u')
/** A cap with a name before it. */
const ownCap = /^(?!此款|本款|该款|此小项|此项|本项|该项|累计|合计|总计|总共|本小项|该小项|每类|单项|同一|全年|年度|单次|每次|每)([\p{Script=Han}\ue100-\uf8ff]{2,12}?)((?:累计|合计|总计)?(?:最多|最高|至多).*)$/u
/** Before the clauses: all points, and that there are clauses. */
const preface = new RegExp(`^(?:本项|该项)?(?:基础分|起评分|基本分|满分|总分|分值|本项)(?:为|是)?(${N})分$|^(?:凡是?|对)?(?:有|存在|出现|发生|具有)?(?:下列|以下|如下)(?:各类|各种)?(?:情形|情况|问题|行为|现象|事项)(?:之一)?(?:的)?,?(?:予以|按|进行|给予|相应|逐项|分别|标准)*(?:扣分|减分)?$`, 'u')
const elsewhere = /同比|环比|较上年|比上年|较去年|比去年|上年同期|排名|名次|倒数|位次|平均|百分点|下列|以下情形|之一/u

/** Words that only say where deduction ends are no reason for one. */
const ending = /直至|直到|为止|为限|^(?:所有|全部|剩余|以上|本项|该项|此项|各项|总|的|至|分值|分数|得分|满分|分)+$/u

/** A hundred percent: what is missing is counted. */
const allOfThem = /(?:率|比例|占比|覆盖面)(?:达到?|要达到|为|是)?(?:100%|百分之百)$/u

/** The clause that a piece states, without what stood before it; null where it states none, or none that is certain. */
function clauseOf(piece: string, context: readonly string[], points: number): Omit<Clause, 'sentence'> | null {
  const loss = lossOf(piece, points)
  const zero = loss ? null : gainOf(piece, points)
  if (zero && zero.points !== 0) return null
  const left = loss ? loss.left : zero?.left
  if (left === undefined || (loss && (loss.points <= 0 || loss.points > points))) return null
  if (/(?:各|分别)$/u.test(left)) return null
  const whole = trimmed([...context, left].join(','))
  if (ending.test(whole)) return null
  if (loss?.per !== null && loss?.per !== undefined) return whole === '' || /每/u.test(left) ? null : { when: whole, per: loss.per, points: loss.points, max: null }
  // Without 每 the count may stand in the piece before: `每发现一处的，扣1分`.
  const counting = left === '' ? (context[context.length - 1] ?? '') : left
  const before = left === '' ? context.slice(0, -1) : context
  if (!loss) return whole === '' || /每/u.test(counting) ? null : { when: whole, per: null, points, max: null }
  const counted = countedOf(trimmed(counting))
  if (!counted) return null
  const when = trimmed([...before, counted.what].map(trimmed).filter((part) => part !== '').join(','))
  return { when: when === '' ? whole : when, per: counted.per, points: loss.points, max: null }
}

class Reading {
  readonly clauses: Clause[] = []
  saidFull = false
  /** What all points ask for a number of: a clause counts what is missing of it. */
  #aim: string | null = null
  /** All of them was asked for, as a rate: a clause counts those that are missing. */
  #ofAll = false
  get isAimMet(): boolean {
    if (this.#ofAll && !this.clauses.some(({ when, per }) => per !== null && /未|不|少|缺|没|无|低/u.test(when))) return false
    return this.#aim === null || this.clauses.some(({ when, per }) => per === this.#aim && /少|缺|差|减/u.test(when))
  }
  #context: string[] = []
  #cap: { readonly value: number; readonly sentence: number } | null = null
  readonly #points: number
  constructor(points: number) { this.#points = points }

  /** False where the piece is not understood. */
  take(piece: string, sentence: number): boolean {
    if (endsAtZero(piece, this.#points) || harmless.test(piece) || numberOf(wholly.exec(piece)?.[1] ?? '') === this.#points) return true
    const named = ownCap.exec(piece)
    if (named && lossCapOf(named[2] ?? '') !== null) return this.#limitNamed(trimmed(named[1] ?? ''), lossCapOf(named[2] ?? '') ?? 0)
    const cap = lossCapOf(piece)
    if (cap !== null) return this.#limit(cap, sentence, /^(?:此款|本款|该款)/u.test(piece))
    const repeat = repeats.exec(piece)
    if (repeat) return this.#escalate(repeat[4] === undefined ? 2 : numberOf(repeat[4]))
    // A part of what the clause before counts has another price: which of them holds is not certain.
    if (this.clauses.length > 0 && /^(?:其中|属于|属|涉及)/u.test(piece)) return false
    const shared = this.#shared(piece)
    if (shared) {
      this.clauses.push(...shared.map((one) => ({ ...one, sentence })))
      this.#context = []
      return true
    }
    if (preface.test(piece) && (preface.exec(piece)?.[1] === undefined || numberOf(preface.exec(piece)?.[1] ?? '') === this.#points)) return this.clauses.length === 0
    const clause = clauseOf(piece, this.#context, this.#points)
    if (clause) {
      this.#context = []
      if (risky.test(clause.when) || elsewhere.test(clause.when) || this.#isPartOfLast(clause, sentence)) return false
      this.clauses.push({ ...clause, sentence })
      return true
    }
    if (this.#isFullMarks(piece)) {
      this.saidFull = true
      this.#context = []
      return true
    }
    if (risky.test(piece) || elsewhere.test(piece)) return false
    this.#context.push(piece)
    return true
  }

  /** What is found to have been mended, or to be graver, is counted already: which price holds is not certain. */
  #isPartOfLast({ when, per, points }: Omit<Clause, 'sentence'>, sentence: number): boolean {
    const last = this.clauses[this.clauses.length - 1]
    if (!last || last.sentence !== sentence || last.per === null || points >= this.#points) return false
    return per === null ? /^(?:但|经|已|整改|及时|主动|属于?|情节|影响|仍|拒不|严重|造成|导致|引发|产生)/u.test(when) : /^(?:超过|多于|超出)[\d一二两三四五六七八九十]+/u.test(when) && (per === last.per || (/天|日/u.test(per) && /天|日/u.test(last.per)))
  }

  /** `甲未建立、乙未公开各扣1分`: each is a clause of its own where each denies something. */
  #shared(piece: string): Omit<Clause, 'sentence'>[] | null {
    const loss = lossOf(piece, this.#points)
    const said = loss && loss.per === null ? /^([^每任]+、[^每任]+?)(?:的)?,?(?:各|均|分别)$/u.exec(trimmed([...this.#context, loss.left].join(',')))?.[1] : undefined
    const parts = said?.split('、').map(trimmed) ?? []
    if (!loss || parts.length < 2 || !parts.every((part) => /未|无|没有|不|缺/u.test(part) && !risky.test(part) && !elsewhere.test(part) && countedOf(part)?.per === null)) return null
    return parts.map((when) => ({ when, per: null, points: loss.points, max: null }))
  }

  /** False where words after a clause are left over: they may change it. */
  endSentence(): boolean {
    const isAsideAll = this.clauses.length === 0 || this.#context.every((text) => isAside({ text, sentence: 1 }, [{ sentence: 0 }]))
    this.#context = []
    return isAsideAll
  }

  /** `全部落实的得满分` beside clauses says nothing new. */
  #isFullMarks(piece: string): boolean {
    const gain = gainOf(piece, this.#points)
    if (gain?.points === this.#points && this.clauses.length === 0 && allOfThem.test(gain.left)) {
      this.#ofAll = true
      return true
    }
    const aim = gain && gain.points === this.#points && this.clauses.length === 0 ? /[\d一二两三四五六七八九十]+([\p{Script=Han}]{1,2}?)(?:及?以上)?$/u.exec(gain.left)?.[1] : undefined
    if (aim !== undefined && !/分|月|年|天|日|时/u.test(aim)) {
      this.#aim = aim
      return true
    } else if (/(?:不扣分|不予扣分)$/u.test(piece)) return !/[\d%]|可|主动|经|已|除/u.test(piece) && this.clauses.length === 0
    return gain !== null && gain.points === this.#points && !/(?:超过|低于|高于|多于|少于|超|不足).{0,3}\d|平均|%|每|同比|名/u.test(piece) && (this.clauses.length === 0 || /^[\ue000-\uf8ff]?(?:零|无|没有|未)/u.test(piece.replace(/^[\ue100-\uefff](?=的)/u, '无'))) && /^[\ue100-\uefff]的|全|均|都|按|符合|未发生|未发现|没有|无|达到|落实|齐|满分/u.test(piece)
  }

  /** `一般隐患最多扣4分`: a cap of the clause that the name belongs to. */
  #limitNamed(name: string, value: number): boolean {
    const beginning = this.clauses.filter(({ when }) => when.startsWith(name))
    const own = beginning.length === 1 ? beginning : this.clauses.filter(({ when }) => when.includes(name))
    const clause = own.length === 1 ? own[0] : undefined
    if (!clause || clause.per === null || clause.max !== null || value < clause.points) return false
    if (value < this.#points) clause.max = value
    return true
  }

  #limit(value: number, sentence: number, isSaidOwn: boolean): boolean {
    const last = this.clauses[this.clauses.length - 1]
    if (!last || value <= 0 || this.#cap) return false
    if (value >= this.#points) return true
    if (value < last.points) return false
    const isOwn = isSaidOwn || last.sentence === sentence && this.clauses.filter((clause) => clause.sentence === sentence).length === 1
    // It cannot be said of all where one of the others takes more by itself.
    if (!isOwn && this.clauses.length > 1 && !this.clauses.some((clause) => clause !== last && clause.points > value)) return false
    last.max = value
    return true
  }

  #escalate(factor: number | null): boolean {
    const last = this.clauses[this.clauses.length - 1]
    if (!last || factor === null || factor <= 1) return false
    for (const clause of factor === 2 ? this.clauses : [last]) clause.escalate = factor
    return factor === 2 || this.clauses.length === 1
  }
}

/** `再次发生的,加倍扣分` is one statement. */
const joinedRepeats = (pieces: readonly string[]): string[] => pieces.reduce<string[]>((all, piece) => (new RegExp(`^(?:(?:按|就|取|从)最?高[^\\d]*扣|(?:按|予以|则)?(?:加倍|双倍|翻倍|${N}倍)扣)`, 'u').test(piece) && all.length > 0 ? [...all.slice(0, -1), `${all[all.length - 1] ?? ''}${piece}`] : [...all, piece]), [])

/** `每发现1处…,甲的扣1分,乙的扣2分`: what is counted holds for each price of its sentence. */
function distributed(pieces: readonly string[], points: number): readonly string[] {
  const at = pieces.findIndex((piece) => /每/u.test(piece) && !lossOf(piece, points) && countedOf(trimmed(piece))?.per)
  const head = at < 0 ? null : countedOf(trimmed(pieces[at] ?? ''))
  const after = pieces.slice(at + 1)
  const first = after.findIndex((piece) => lossOf(piece, points) !== null)
  const isOne = (piece: string): boolean => countedOf(trimmed(lossOf(piece, points)?.left ?? piece))?.per === null
  if (!head || first < 0 || (first === 0 && lossOf(after[0] ?? '', points)?.left === '') || !after.every((piece) => endsAtZero(piece, points) || isOne(piece))) return pieces
  return [...pieces.slice(0, at), ...(head.what === '' ? [] : [head.what]), ...after.map((piece) => (lossOf(piece, points)?.per === null && !endsAtZero(piece, points) ? piece.replace(/(?:的)?(扣[^扣]*)$/u, `每${head.per ?? ''}$1`) : piece))]
}

/** 每少（缺、发现、发生）…扣…分: clause by clause, until nothing is left. */
export function readDeduct(text: Prepared, points: number): Rule | null {
  const listed = listedOf(text, points)
  if (listed) return { kind: 'deduct', clauses: [{ id: letter(0), when: text.shown(listed.when), per: listed.per, points: listed.points, max: null }] }
  const reading = new Reading(points)
  for (const [index, sentence] of text.sentences.entries()) {
    for (const piece of joinedRepeats(distributed(sentence.flatMap((one) => one.split(':')).filter((one) => one !== ''), points))) if (!reading.take(piece, index)) return null
    if (!reading.endSentence()) return null
  }
  const clauses = withoutReached(reading.clauses, points)
  const [first] = clauses
  if (!first || !reading.isAimMet || overlap(clauses, points)) return null
  // One fact that costs everything is 是否; `yes-no.ts` reads it.
  if (clauses.length === 1 && first.points === points && (first.per === null || reading.saidFull)) return null
  return { kind: 'deduct', clauses: clauses.map(({ when, per, points: cost, max, escalate }, index) => ({ id: letter(index), when: text.shown(when), per: per === null ? null : text.shown(per), points: cost, max, ...(escalate === undefined ? {} : { escalate }) })) }
}
