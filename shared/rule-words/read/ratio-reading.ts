import { endsAtZero, gainCapOf, gainOf, lossCapOf, lossOf, trimmed } from './gains'
import { numberOf, PERCENT, percentOf } from './numbers'
import { isCapped, productIn } from './ratio-product'
import { RatioState } from './ratio-state'
import { definition, atLeast, atMost, beyond, wanted, reached, short, stretch, slope, fulfilled, broken, under, decimals, says } from './ratio-words'

const rated = /(?<!效)率|比例|占比|比重|满意度|知晓度|安全感|指数|百分比/u

/** Pieces of a standard on a rate, one after the other. */
export class RatioReading extends RatioState {
  /** Bounds of the stretch that the next slope is about. */
  #until: number | null = null

  take(given: string): boolean {
    const piece = /[率度%].*不(?:予)?扣分$/u.test(given) && !/不足\d/u.test(given) ? given.replace(/(?:的)?不(?:予)?扣分$/u, '得满分') : given
    if (endsAtZero(piece, this.points)) return true
    if (says.test(piece)) return this.slopes.length === 0
    const places = decimals.exec(piece)?.[1]
    if (places !== undefined) return this.#round(numberOf(places))
    if (this.isProduct && isCapped(piece, this.points)) return true
    if (this.isProduct && gainCapOf(piece, this.points) === this.points) return true
    const cap = lossCapOf(piece)
    if (cap !== null) return cap >= this.points && this.slopes.length > 0
    return this.#define(piece) || this.#product(piece) || this.#broken(piece) || this.#slope(piece) || this.#gain(piece) || this.#bounds(piece) || this.describe(piece)
  }

  #round(places: number | null): boolean {
    if (places === null || this.rateDecimals !== undefined) return false
    this.rateDecimals = places
    return true
  }

  #define(piece: string): boolean {
    if (/得分|×\d+分?$|×(?!100)/u.test(piece)) return false
    const match = definition.exec(piece)
    if (!match || this.numerator !== undefined) return false
    this.name = trimmed(match[1] ?? '')
    this.numerator = trimmed(match[2] ?? '')
    this.denominator = trimmed(match[3] ?? '')
    return true
  }

  /** `得分＝率×3`: as many points as the rate, at most all. */
  #product(piece: string): boolean {
    const found = productIn(piece, this.points, this.target)
    if (!found || this.slopes.length > 0) return false
    if (found.to === 'target') {
      if (this.better !== 'high' || this.target === null) return false
      this.slopes.push({ until: null, step: this.target, deduct: this.points })
    } else {
      if (!this.setTarget(100, 'high')) return false
      if (found.name !== undefined) this.called(found.name)
      if (found.numerator !== undefined) [this.numerator, this.denominator] = [found.numerator, found.denominator]
      this.slopes.push({ until: null, step: 1, deduct: this.points / 100 })
    }
    this.isProduct = true
    return true
  }

  #broken(piece: string): boolean {
    const match = broken.exec(piece)
    if (!match || this.partial !== null) return false
    const step = numberOf(match[1] ?? '')
    if (this.slopes.length === 0 || this.slopes.some((one) => one.step !== step)) return false
    if (match[3] !== undefined && numberOf(match[3]) !== step) return false
    this.partial = match[2] !== undefined ? 'linear' : match[3] !== undefined ? 'ceil' : 'floor'
    return true
  }

  #slope(piece: string): boolean {
    const loss = lossOf(piece, this.points)
    const match = loss && loss.per === null ? slope.exec(loss.left) : null
    if (!loss || !match || this.isProduct) return false
    const better = /每再?(?:高|超|上升|增|升|提高)/u.test(loss.left) ? 'low' : 'high'
    const [, before = '', bound, step] = match
    const below = this.endsAt === null ? null : percentOf(new RegExp(`^(${PERCENT})以下(?:的)?(?:部分)?$`, 'u').exec(trimmed(before))?.[1] ?? '')
    if (before !== '' && below === null && !this.#bounds(trimmed(before)) && !this.describe(trimmed(before))) return false
    if (bound !== undefined && !this.setTarget(percentOf(bound), better)) return false
    const size = numberOf(step ?? '')
    if (this.target === null && this.better === null && better === 'high' && /应[^,]尽[^,]/u.test(this.context)) this.setTarget(100, 'high')
    if (this.endsAt !== null && ((!/每再/u.test(loss.left) && below !== this.endsAt) || this.#until !== null)) return false
    if (this.target === null || size === null || size <= 0 || (this.better !== null && this.better !== better)) return false
    this.better = better
    const last = this.slopes[this.slopes.length - 1]
    if (last && last.until === null && this.endsAt === null) return false
    if (last && this.endsAt !== null) last.until = this.endsAt
    this.endsAt = null
    this.slopes.push({ until: this.#until, step: size, deduct: loss.points })
    this.#until = null
    return true
  }

  #gain(piece: string): boolean {
    const all = lossOf(piece, this.points)
    const gain = gainOf(piece, this.points) ?? (all && all.points === this.points && all.per === null && under.test(all.left) ? { left: all.left, points: 0 } : null)
    if (!gain || gain.left === '') return false
    if (/^(?:100%|全部)(?:办结|完成|整改|落实|达标|到位|化解)(?:到位|完毕)?$/u.test(gain.left) && gain.points === this.points && !this.saidFull) {
      this.saidFull = true
      return this.setTarget(100, 'high')
    }
    const zero = /^(.{0,20}[率度])(?:为|是|=)(?:0|零)%?$/u.exec(gain.left)
    if (zero && gain.points === this.points && !this.saidFull) {
      this.saidFull = true
      this.called(zero[1] ?? '')
      return this.setTarget(0, 'low')
    }
    if (gain.points === 0) {
      const match = under.exec(gain.left)
      const [, before = '', how = '', bound = ''] = match ?? []
      const isHigh = !/^(?:高于|超过|大于)$/u.test(how)
      if (!match || this.zeroBeyond !== null || (before !== '' && !this.describe(trimmed(before)))) return false
      if (this.better !== null && (this.better === 'high') !== isHigh) return false
      this.zeroBeyond = percentOf(bound)
      return this.zeroBeyond !== null
    }
    if (gain.points !== this.points || this.saidFull) return false
    this.saidFull = true
    if (reached.test(gain.left) && this.target !== null) return true
    const task = fulfilled.exec(gain.left)
    if (task) {
      // A rate has a target of its own: to meet it is no fulfilment of a hundred percent.
      if (rated.test(`${this.name}${this.context}${task[1] ?? ''}`)) return this.target !== null
      this.called(`${task[1] ?? ''}${task[2] ?? ''}完成率`)
      return this.target === null ? this.setTarget(100, 'high') : this.target === 100
    }
    const open = beyond.exec(gain.left)
    if (open) {
      this.called(open[1] ?? '')
      return this.setTarget(percentOf(open[3] ?? ''), open[2] === undefined ? 'high' : 'low')
    }
    const low = atMost.exec(gain.left)
    const match = low ?? atLeast.exec(gain.left)
    if (!match || /低于|不足|超过$|高于$|大于$|以下/u.test(match[1] ?? '')) return false
    this.called(match[1] ?? '')
    return this.setTarget(percentOf(match[2] ?? ''), low ? 'low' : 'high')
  }

  /** A condition that the next slope stands under. */
  #bounds(piece: string): boolean {
    const range = stretch.exec(piece)
    if (range) {
      const values = [percentOf(range[1] ?? ''), percentOf(range[2] ?? '')].sort((a, b) => (a ?? 0) - (b ?? 0))
      // `未达到80%的不得分；达到80%不足100%的，每差…`: full is where the stretch ends.
      if (this.target === null && this.better !== 'low' && this.zeroBeyond !== null && values[0] === this.zeroBeyond) return this.setTarget(values[1] ?? null, 'high')
      const from = this.slopes.length === 0 ? this.target : this.slopes[this.slopes.length - 1]?.until
      if (values[1] !== from || this.better === 'low') return false
      this.#until = values[0] ?? null
      return true
    }
    const most = this.slopes.length === 0 ? /^(.*?)(?:应|须|需)?(?:控制|保持)?(?:在)?.*以内/u.test(piece) && atMost.exec(piece) : null
    if (most) {
      this.called((most[1] ?? '').replace(/(?:应|须|需|要求)$/u, ''))
      return this.setTarget(percentOf(most[2] ?? ''), 'low')
    }
    const upper = new RegExp(`^(?:在)?(${PERCENT})以上(?:的)?(?:部分)?$`, 'u').exec(piece)
    if (upper && this.better === 'low') return this.target === percentOf(upper[1] ?? '')
    const lower = new RegExp(`^(?:在)?(${PERCENT})以下(?:的)?(?:部分)?$`, 'u').exec(piece)
    if (lower) return (this.slopes.length > 0 ? this.slopes[this.slopes.length - 1]?.until : this.target) === percentOf(lower[1] ?? '')
    const target = wanted.exec(piece)
    if (target && this.slopes.length === 0) {
      this.called(target[1] ?? '')
      return this.setTarget(percentOf(target[2] ?? ''), 'high')
    }
    const match = short.exec(piece)
    if (!match) return this.slopes.length === 0 && this.target === null && this.bare(piece)
    const better = /高于|超过|超出/u.test(piece) ? 'low' : 'high'
    if (match[2] === undefined) return this.target !== null
    const bound = percentOf(match[2])
    const until = this.slopes[this.slopes.length - 1]?.until
    if (this.target !== null && until === null && this.endsAt === null && this.slopes.length === 1 && bound !== null && this.better === better && (better === 'high' ? bound < this.target : bound > this.target)) {
      this.endsAt = bound
      return true
    }
    if (this.target !== null && until !== undefined) return until === bound
    if (this.target === null) this.called(match[1] ?? '')
    else if ((match[1] ?? '') !== '' && !this.describe(trimmed(match[1] ?? ''))) return false
    return this.setTarget(bound, better)
  }
}
