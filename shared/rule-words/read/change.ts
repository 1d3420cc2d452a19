import type { Band, Rule, RuleOf } from '../../rubric/rubric'
import { trimmed } from './gains'
import { direction, partition, type Interval } from './intervals'
import { withRest } from './levels'
import { N, numberOf, PERCENT, percentOf } from './numbers'
import { statementsOf } from './pieces'
import { risky, type Prepared } from './prepare'
import { thresholdOf } from './thresholds'
import { baseZero, denominatorZero } from './zero'

const DOWN = '(?:降低?(?=$)|下降|减少|降低|回落|降幅|减幅|下降幅度|下降率|压降|减量)'
const UP = '(?:增速|增长率|上升|增加|增长|提高|升高|提升|上涨|反弹|升幅|增幅|上升幅度|增长幅度|提高幅度|提升幅度|增加幅度|升(?=$))'
const against = /^(.*?)(?:同比|(?:与|和|较|比|同)(?:上年度?|上一年度?|去年|前一年)(?:同期)?(?:相比较?|比较|比)?)[,:]?(.*)$/u
const fraction = /^(.{1,30}?)=\(?([^=÷/]{1,40}?)\)?[÷/]\(?([^=÷/]{1,40}?)\)?×100%$/u

/** The stretch of changes that words name: `下降5%（含）至10%`, `持平`, `上升`. Null where they name none. */
function changeOf(text: string, unit: string, points: number, before: 'down' | 'up' | null): { readonly interval: Interval; readonly side: 'down' | 'up' | null } | null {
  const clean = trimmed(text).replace(/^(?:的|幅度|为|有所)/u, '').replace(/(?:的|情况)$/u, '')
  const doubled = new RegExp(`^(?:有|有所)?(?:(?:${UP})|(?:${DOWN}))(?:的)?[、,]?(?:但|且|而)?(?:其)?(?=升幅|降幅|增幅|减幅|上升幅度|下降幅度|增长幅度)`, 'u')
  if (doubled.test(clean)) return changeOf(clean.replace(doubled, ''), unit, points, before)
  const atMost = new RegExp(`^(?:有|有所)?(${DOWN}|${UP})(?:的)?,?但(?:是)?(?:幅度)?(?=不足|不到|低于|未达|小于)`, 'u')
  if (atMost.test(clean)) return changeOf(clean.replace(atMost, '$1'), unit, points, before)
  // 增长不足5%或下降: all that is below.
  const orOther = new RegExp(`^(?!持平|不变)(.+?)(?:或者?|及)(?:${DOWN}|${UP})$`, 'u').exec(clean)?.[1]
  const less = orOther === undefined ? null : changeOf(orOther, unit, points, before)
  if (less) return less.interval.lo === 0 && !less.interval.loIn ? { side: less.side, interval: { ...less.interval, lo: -Infinity } } : less.interval.hi === 0 && !less.interval.hiIn ? { side: less.side, interval: { ...less.interval, hi: Infinity } } : null
  const none: Interval = { lo: 0, loIn: true, hi: 0, hiIn: true, points }
  if (/^(?:持平|平|不变|没有变化|无变化|保持不变)$/u.test(clean)) return { interval: none, side: before }
  const withNone = new RegExp(`^(.+)\\(含持平\\)$`, 'u').exec(clean)?.[1]
  const orNone = /^(.+?)(?:或|或者|及)(?:者)?(?:与上年)?持平$/u.exec(clean)?.[1]
  const both = new RegExp(`^(?:持平|不变)(?:或|或者|和|及|、|以及)(?:同比)?(.+)$`, 'u').exec(clean)
  if (both || withNone !== undefined || orNone !== undefined) {
    const other = changeOf(withNone ?? orNone ?? both?.[1] ?? '', unit, points, before)
    if (!other || (other.interval.lo !== 0 && other.interval.hi !== 0)) return null
    return { side: other.side, interval: other.interval.lo === 0 ? { ...other.interval, loIn: true } : { ...other.interval, hiIn: true } }
  }
  if (new RegExp(`^(?:未|没有|不)(?:有)?${UP}$|^不升反降$`, 'u').test(clean)) return { interval: { lo: -Infinity, loIn: false, hi: 0, hiIn: true, points }, side: 'up' }
  if (new RegExp(`^(?:未|没有|不)(?:有)?${DOWN}$`, 'u').test(clean)) return { interval: { lo: 0, loIn: true, hi: Infinity, hiIn: false, points }, side: 'down' }
  if (/^不降反[升增]$/u.test(clean)) return { interval: { lo: 0, loIn: false, hi: Infinity, hiIn: false, points }, side: 'up' }
  const verb = new RegExp(`^(?:(${DOWN})|(${UP}))(?:幅度|率)?(?:在|达到|达|为|的)?(.*)$`, 'u').exec(clean)
  const side = verb ? (verb[1] !== undefined ? 'down' : 'up') : before
  const amount = verb ? (verb[3] ?? '') : clean
  if (side === null) return null
  const found = amount === '' && verb ? { lo: 0, loIn: false, hi: Infinity, hiIn: false, points, open: true } : sizeOf(amount, unit, points)
  if (!found || found.lo < 0) return null
  return { side, interval: side === 'up' ? found : { lo: -found.hi, loIn: found.hiIn, hi: -found.lo, hiIn: found.loIn, points, ...(found.open === true ? { open: true } : {}) } }
}

/** The size of a change in one direction, more than nothing. */
function sizeOf(amount: string, unit: string, points: number): Interval | null {
  const bare = new RegExp(`^(${N})${unit}$`, 'u').exec(amount)?.[1]
  const least = bare === undefined ? null : numberOf(bare)
  if (least !== null) return { lo: least, loIn: true, hi: Infinity, hiIn: false, points, open: true }
  const found = thresholdOf(amount.replace(/百分之(?=[\d一二两三四五六七八九十])/gu, '').replace(/以内\(含\)/u, '以内'), unit, points)
  if (!found || found === 'rest' || found.measure !== '') return null
  return found.interval.lo === -Infinity ? { lo: 0, loIn: false, hi: found.interval.hi, hiIn: found.interval.hiIn, points } : found.interval
}

/** Bands from the better end, as scoring.md writes them; the last holds all that is left. */
export function bandsOf(sorted: readonly Interval[]): { readonly better: 'high' | 'low'; readonly bands: Band[] } | null {
  const rising = direction(sorted)
  if (rising === null) return null
  const ordered = rising === 'falling' ? sorted : [...sorted].reverse()
  const bands = ordered.map((one, index): Band => {
    if (index === ordered.length - 1) return { op: 'else', points: one.points }
    return rising === 'falling' ? { op: one.hiIn ? '<=' : '<', value: one.hi, points: one.points } : { op: one.loIn ? '>=' : '>', value: one.lo, points: one.points }
  })
  return { better: rising === 'falling' ? 'low' : 'high', bands: bands.map((band) => (Object.is(band.value, -0) ? { ...band, value: 0 } : band)) }
}

/** 增长不足5%的不得分, the last of all, holds what does not grow at all too; the same of a fall. */
function towardsNothing(intervals: readonly Interval[]): readonly Interval[] {
  const worst = Math.min(...intervals.map(({ points }) => points))
  const isOneSided = intervals.every(({ lo }) => lo >= 0) || intervals.every(({ hi }) => hi <= 0)
  return !isOneSided || worst > 0 ? intervals : intervals.map((one) => {
    if (one.points !== 0) return one
    if (one.lo === 0 && !one.loIn && one.hi !== Infinity) return { ...one, lo: -Infinity }
    return one.hi === 0 && !one.hiIn && one.lo !== -Infinity ? { ...one, hi: Infinity } : one
  })
}

const ceiling = new RegExp(`^(?:.{0,20}?)(?:本年|今年|已|已经)?(?:达到|达|在|已达到?)(${PERCENT})(?:及以上|以上|\\(含\\)以上)?(?:的)?(?:直接)?$`, 'u')
const rest = /^(?:其余|其他|否则|其他情况|其余情况)的?$/u

const isShort = (name: string, of: string): boolean => of.endsWith(name) || name.endsWith(of)

interface Parts { readonly intervals: Interval[]; rest: number | null; measure: string | null; ceiling: number | null; saidAgainst: boolean }

/** `较去年同期，事故起数下降`: the measure stands after what it is compared with. */
function measureBefore(said: string): string {
  const name = new RegExp(`^([^\\d,%]{2,24}?)(?=${UP}|${DOWN}|持平|(?:没有|未|不)(?:${UP}|${DOWN}))`, 'u').exec(said)?.[1] ?? ''
  return /^(?:的|幅度|有所|没有)$|持平|不变/u.test(name) ? '' : name
}

/** The beginning of a band that only says that the ceiling was not reached. */
const notReached = /^(?:未达到?|达不到|低于|不足|不到)(?:(?:上述)?目标|标准|要求|[\d.]+%)?(?:以上)?的?,/u

function read(text: Prepared, points: number, unit: string): Parts | null {
  const parts: Parts = { intervals: [], rest: null, measure: null, ceiling: null, saidAgainst: false }
  const { list, loose } = statementsOf(text, points)
  if (loose.some((one) => risky.test(one.text) || !/^(?:未达到|未达到上述|达不到)?的?$/u.test(one.text))) return null
  let side: 'down' | 'up' | null = null
  for (const one of list) {
    let said = trimmed([one.head, ...one.context, one.left].filter((part) => part !== '').join(',')).replace(notReached, '')
    const swapped = new RegExp(`^(.{0,20}?)(已?达到?${PERCENT}(?:及?以上)?)(?:或者?)((?:同比|较|比|与).+)$`, 'u').exec(said)
    if (swapped) said = `${swapped[1] ?? ''}${swapped[3] ?? ''}或${swapped[2] ?? ''}`
    const or = /^(.*?),?(?:或者?)((?:本年|今年)?已?达到?.+)$/u.exec(said) ?? /^(.*),(?:或者?|或已)(.+)$/u.exec(said)
    const top = ceiling.exec(or ? (or[2] ?? '') : said)
    if (top && one.points === points && parts.ceiling === null && (or !== null || !new RegExp(`${DOWN}|${UP}`, 'u').test(said)) && unit === '个百分点') {
      parts.ceiling = percentOf(top[1] ?? '')
      if (!or) {
        const name = /^(.{1,20}?)(?:已|达)/u.exec(said)?.[1]
        if (name !== undefined && parts.measure === null && !/本年|今年/u.test(name)) parts.measure = name
        continue
      }
      said = or[1] ?? ''
    }
    const match = against.exec(said)
    if (match) {
      parts.saidAgainst = true
      if (parts.measure === null || parts.measure === '') parts.measure = trimmed(match[1] ?? '')
      else if ((match[1] ?? '') !== '' && !isShort(trimmed(match[1] ?? ''), parts.measure)) return null
      said = match[2] ?? ''
      const later = parts.measure === '' ? measureBefore(said) : ''
      if (later !== '') parts.measure = later
      said = said.slice(later.length)
    } else if (parts.intervals.length === 0 && parts.measure === null) {
      if (new RegExp(`^.{1,20}?(?:${DOWN}|${UP}|持平)`, 'u').test(said)) return null
    }
    if (rest.test(said) && parts.rest === null) {
      parts.rest = one.points
      continue
    }
    const change = changeOf(said, unit, one.points, side)
    if (!change) return null
    side = change.side
    parts.intervals.push(change.interval)
  }
  return parts
}

/** Changes against last year: 同比 in percent, or in percentage points where the measure is a rate. */
export function readChange(text: Prepared, points: number): Rule | null {
  const all = text.sentences.flat().join(',')
  if (!/同比|上年|去年|上一年|前一年/u.test(all) || /平均|排名|环比|每/u.test(all)) return null
  const isPoints = /百分点/u.test(all)
  const bare = all.replace(/(?:已|本年|今年)?达到?[\d.]+%(?:及)?(?:以上)?(?=(?:的)?,?(?:直接)?(?:得|或))/gu, '')
  let base: RuleOf<'yoy'>['whenBaseZero'] | null = null
  let zero: RuleOf<'yoyPP'>['whenDenominatorZero'] | null = null
  let names: { name: string; numerator: string; denominator: string } | null = null
  const kept: string[][] = []
  for (const pieces of text.sentences) {
    const whole = pieces.join(',')
    const [foundBase, foundZero] = [baseZero(whole, points), denominatorZero(whole, points)]
    if (foundBase && !base && !isPoints) base = foundBase
    else if (foundZero && !zero && isPoints) zero = foundZero
    else if (foundBase || foundZero) return null
    else {
      const found = fraction.exec(pieces[0] ?? '')
      if (found && !names) names = { name: trimmed(found[1] ?? ''), numerator: trimmed(found[2] ?? ''), denominator: trimmed(found[3] ?? '') }
      kept.push(found ? pieces.slice(1) : [...pieces])
    }
  }
  const isRateOnly = !isPoints && bare !== all && !/%/u.test(bare)
  const parts = read({ ...text, sentences: kept }, points, isPoints || isRateOnly ? '个百分点' : '%')
  if (!parts || !parts.saidAgainst) return null
  const sorted = partition(parts.rest === null ? towardsNothing(parts.intervals) : withRest(parts.intervals, parts.rest))
  const found = sorted && bandsOf(sorted)
  if (!found) return null
  const measure = names?.name ?? parts.measure ?? ''
  if (risky.test(measure)) return null
  const isRate = /率|比例|占比|比重/u.test(measure) || /百分点/u.test(all)
  if (isPoints || (isRate && !/%/u.test(bare))) {
    const shown = names ? { name: text.shown(names.name), numerator: text.shown(names.numerator), denominator: text.shown(names.denominator) } : measure === '' ? {} : { name: text.shown(measure) }
    return { kind: 'yoyPP', ...shown, better: found.better, bands: found.bands, ceilingRate: parts.ceiling, whenDenominatorZero: zero ?? 'manual' }
  }
  if (isRate || parts.ceiling !== null || names) return null
  return { kind: 'yoy', ...(measure === '' ? {} : { measure: text.shown(measure) }), better: found.better, bands: found.bands, whenBaseZero: base ?? { currentZero: 'manual', currentPositive: 'manual' } }
}

