import type { Rule, RuleOf } from '../../rubric/rubric'
import { trimmed } from './gains'
import { numberOf, PERCENT, percentOf } from './numbers'
import { risky } from './prepare'

export type Slope = { -readonly [K in keyof RuleOf<'ratio'>['slopes'][number]]: RuleOf<'ratio'>['slopes'][number][K] }

/** What was said of a rate so far. */
export class RatioState {
  name = ''
  numerator: string | undefined
  denominator: string | undefined
  better: 'high' | 'low' | null = null
  target: number | null = null
  slopes: Slope[] = []
  partial: 'linear' | 'ceil' | 'floor' | null = null
  zeroBeyond: number | null = null
  rateDecimals: number | undefined
  isProduct = false
  saidFull = false
  /** Where the last slope ends, if the next one says 再低. */
  protected endsAt: number | null = null
  protected context = ''
  protected readonly points: number

  constructor(points: number) { this.points = points }

  protected called(name: string): void {
    const decimals = /⟨保留([\d一二两三])位小数⟩/u.exec(name)?.[1]
    if (decimals !== undefined) this.rateDecimals = numberOf(decimals) ?? undefined
    const clean = trimmed(name.replace(/⟨.*?⟩/gu, ''))
    if (this.name === '') this.name = clean === '' ? this.context : clean
  }

  protected setTarget(value: number | null, better: 'high' | 'low'): boolean {
    if (value === null || (this.target !== null && this.target !== value) || (this.better !== null && this.better !== better)) return false
    this.target = value
    this.better = better
    return true
  }

  protected bare(piece: string): boolean {
    const match = new RegExp(`^(.{0,20}(?:率|比例|占比|覆盖面|比重)(?:目标|指标|任务|标准)?值?(?:为|是)?)(${PERCENT})$`, 'u').exec(piece)
    if (!match) return false
    this.called(match[1] ?? '')
    return this.setTarget(percentOf(match[2] ?? ''), 'high')
  }

  protected describe(piece: string): boolean {
    if (risky.test(piece) || /[\d%=÷×]|百分|每/u.test(piece)) return false
    if (this.context === '') this.context = trimmed(piece)
    return true
  }

  rule(whenDenominatorZero: RuleOf<'ratio'>['whenDenominatorZero'] | null): Rule | null {
    const last = this.slopes[this.slopes.length - 1]
    // Below a stretch that ends where nothing is left, nothing more is to be said.
    if (last && last.until !== null && last.until === this.zeroBeyond) last.until = null
    if (this.target === null || !last || last.until !== null || this.endsAt !== null) return null
    const named = { ...(this.name === '' ? {} : { name: this.name }), ...(this.numerator === undefined ? {} : { numerator: this.numerator }), ...(this.denominator === undefined ? {} : { denominator: this.denominator }) }
    return {
      kind: 'ratio', ...named, better: this.better ?? 'high', target: this.target, slopes: this.slopes, partialStep: this.partial ?? 'linear', zeroBeyond: this.zeroBeyond,
      ...(this.rateDecimals === undefined ? {} : { rateDecimals: this.rateDecimals }), whenDenominatorZero: whenDenominatorZero ?? 'manual',
    }
  }
}
