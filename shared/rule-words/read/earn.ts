import type { Rule } from '../../rubric/rubric'
import { onlyDescribes } from './asides'
import { countedOf, type Counted } from './counting'
import { gainCapOf, gainOf, trimmed } from './gains'
import { N, numberOf } from './numbers'
import { isAside } from './pieces'
import { risky, type Prepared } from './prepare'

const required = new RegExp(`^(?:应|全年|年度内?|共|须|需)*(?:完成|开展|组织|召开|举办|不少于|满|达到?)*(${N})[\\p{Script=Han}]{1,3}(?:以上|及以上)?$`, 'u')
const fullAt = new RegExp(`^[^扣每]{0,20}?(${N})[\\p{Script=Han}]{1,3}(?:及以上|以上)?(?:的)?$`, 'u')
const over = new RegExp(`^(?:超过|超出|多于)(${N})[\\p{Script=Han}]{1,3}(?:以上)?(?:的)?(?:部分)?(?:,)?(?:不再|不)(?:另|重复|额外|累计)?(?:计分?|得分?|加分?|计得分)$`, 'u')
const aim = new RegExp(`^(?:全年|年度内?|本年度?)?(?:应|须|需|至少|计划)*(?:完成|开展|组织|举办|召开|创建|报送|建成|培育)(?:不少于)?(${N})(?:次|个|项|篇|户|场|期|件|家|条|人|名|起|处|所|份)(?:及)?(?:以上)?[^\\d,扣得每%]{0,16}$`, 'u')
const oncePer = /^同(?:一)?([\p{Script=Han}\ue100-\uf8ff]{1,8}?)(?:只计|仅计|只得|计)[1一]次(?:分)?$/u
const perEnd = new RegExp(`^(.*?)(?:得|计|记|加)(${N})分[/每]([\\p{Script=Han}]{1,4})$`, 'u')

interface Pace { readonly counted: Counted; readonly perUnit: number; readonly what: string }

function paceOf(piece: string, context: readonly string[], points: number, isOne: boolean): Pace | null {
  const slash = perEnd.exec(piece)
  if (slash) return { counted: { per: slash[3] ?? '', what: '' }, perUnit: numberOf(slash[2] ?? '') ?? 0, what: trimmed([...context, slash[1] ?? ''].join(',')) }
  const gain = gainOf(piece.replace(/加(?=[\d一二两三四五六七八九十半.]+分$)/u, '得'), points)
  if (!gain || gain.points <= 0) return null
  const counting = gain.left === '' ? (context[context.length - 1] ?? '') : gain.left
  const before = gain.left === '' ? context.slice(0, -1) : context
  const counted = countedOf(counting.replace(/^(.*?)每(?:季度|季|个?月|年|半年|周)(?=[^每\d]{0,14}[1一](?:次|篇|期|场|个|项|份|件|条))/u, '$1每').replace(/^(.*)有(?=[1一](?:支|个|项|次|名|人|家|户|件|处|所|篇)$)/u, (all) => (isOne ? all.replace(/有(?=[^有]*$)/u, '每') : all)))
  if (!counted || counted.per === null) return null
  return { counted, perUnit: gain.points, what: trimmed([...before, counted.what].map(trimmed).filter((part) => part !== '').join(',')) }
}

const counting = /^(?:得分)?(?:可)?累[加计](?:得分|计分|计算|加分)?$/u
const fromNothing = /^(?:本项|该项)?(?:基本分|基础分|起评分|起步分|底分)(?:为|是)?[0零]分$/u
const nothingDone = /^(?:未|不|没有|无|一[次个项篇]未|否则)[^,\d%]{0,12}$/u

class Reading {
  pace: Pace | null = null
  once: string | undefined
  wanted: number | null = null
  #context: string[] = []
  readonly #points: number
  readonly #isOne: boolean
  constructor(points: number, isOne: boolean) {
    this.#points = points
    this.#isOne = isOne
  }

  /** False where the piece is not understood. */
  take(piece: string): boolean {
    return this.pace ? this.#after(piece) || this.#describe(piece) : this.#start(piece)
  }

  /** False where words after the pace are left over: they may change it. */
  endSentence(hadPace: boolean): boolean {
    const isKnown = !hadPace || this.#context.every((text) => isAside({ text, sentence: 1 }, [{ sentence: 0 }]))
    this.#context = []
    return isKnown
  }

  #start(piece: string): boolean {
    if (fromNothing.test(piece)) return true
    const aimed = aim.exec(piece)?.[1]
    const all = gainOf(piece, this.#points)
    const full = all?.points === this.#points && /满分|全分|(?:以上|不少于|达到)[^,]*$/u.test(piece) && !/每/u.test(piece) ? fullAt.exec(all.left) : null
    if (full && this.wanted === null && this.#context.length === 0) {
      this.#context.push(all?.left.replace(new RegExp(`(?:达到?|满|不少于)?${N}[\\p{Script=Han}]{1,3}(?:及?以上)?$`, 'u'), '') ?? '')
      return this.#want(full[1] ?? '')
    }
    if (aimed !== undefined && this.wanted === null) return this.#want(aimed)
    this.pace = paceOf(piece, this.#context, this.#points, this.#isOne)
    if (this.pace) this.#context = []
    return this.pace !== null || this.#describe(piece)
  }

  #after(piece: string): boolean {
    const [cap, gain, once] = [gainCapOf(piece, this.#points), gainOf(piece, this.#points), oncePer.exec(piece)?.[1]]
    if (cap !== null) return cap === this.#points
    if (once !== undefined) {
      this.once = once
      return true
    }
    const listed = /^[^\d,、]{2,16}(?:、[^\d,、]{2,16})+$/u.test(piece) && onlyDescribes(piece) ? piece.split('、').length : null
    if (listed !== null && this.wanted === null) return this.#want(String(listed))
    const wanted = required.exec(piece)?.[1] ?? (gain?.points === this.#points ? fullAt.exec(gain.left)?.[1] : undefined) ?? over.exec(piece)?.[1]
    return wanted === undefined ? (gain?.points === 0 && nothingDone.test(gain.left)) || counting.test(piece) : this.#want(wanted)
  }

  #want(count: string): boolean {
    this.wanted = numberOf(count)
    return true
  }

  #describe(piece: string): boolean {
    if (risky.test(piece) || gainOf(piece, this.#points)) return false
    this.#context.push(piece)
    return true
  }
}

/** 每…得…分，最高…分. */
export function readEarn(text: Prepared, points: number): Rule | null {
  // 有一支得1分 is a count where no other number of them is named.
  const having = text.sentences.flat().filter((piece) => /有[\d一二两三四五六]/u.test(piece)).length
  if (having > 1 && !/每/u.test(text.sentences.flat().join())) return null
  const reading = new Reading(points, having === 1)
  for (const sentence of text.sentences) {
    const hadPace = reading.pace !== null
    for (const piece of sentence.flatMap((one) => one.split(':')).filter((one) => one !== '')) if (!reading.take(piece)) return null
    if (!reading.endSentence(hadPace || reading.pace !== null)) return null
  }
  const { pace, once, wanted } = reading
  if (!pace || risky.test(pace.what) || /同比|平均|百分点|%|排名|提高|下降/u.test(pace.what)) return null
  const target = Math.round((points / pace.perUnit) * 1e6) / 1e6
  if (wanted !== null && wanted !== target) return null
  const what = text.shown(pace.what)
  return { kind: 'earn', ...(what === '' ? {} : { what }), unit: text.shown(pace.counted.per ?? ''), perUnit: pace.perUnit, target, ...(once === undefined ? {} : { oncePer: text.shown(once) }) }
}
