import type { Rule } from '../../rubric/rubric'
import { letter } from '../text/ids'
import { graded } from './checklist'
import { gainOf, trimmed } from './gains'
import { direction, partition, type Interval } from './intervals'
import { N, numberOf } from './numbers'
import { isAside, saidBefore, statementsOf, type Statement } from './pieces'
import { risky, type Prepared } from './prepare'
import { thresholdOf } from './thresholds'

interface Level { readonly label: string; readonly description?: string; readonly points: number }

const header = /^(?:根据.{0,20})?(?:分为?|按|设|划分为?)(?:.{0,12}?)([二两三四五六2-6])(?:个)?(?:档次?|等次|等级|级|类|种情况|种情形)(?:进行)?(?:计分|评分|打分|赋分|得分|评价)?$/u
const elsewhere = /^(?:各|每)(?:小|分)?项|(?:增长率|增速|增幅|降幅)|(?:增长|下降|提升|减少|增加|提高).*%|上一年|前一年|同比|环比|上年|去年|排名|排序|名次|位次|第.{1,3}名|^第.{1,3}$|平均|百分点/u

function levelOf(one: Statement): Level {
  const said = saidBefore(one)
  if (one.head === '' || header.test(one.head)) return { label: said, points: one.points }
  return said === '' ? { label: one.head, points: one.points } : { label: one.head, description: said, points: one.points }
}

/** `优秀、良好、合格、不合格等次的，分别计10分、8分、6分、0分`. */
function respectively(text: Prepared, points: number): Level[] | null {
  const pieces = text.sentences.flat()
  const at = pieces.findIndex((piece) => split.test(piece))
  if (at < 0) return null
  const [before = '', first = ''] = (pieces[at] ?? '').split(/(?:对应)?(?:的)?(?:得分|分值)?(?:分别|依次)(?:对应)?/u)
  const names = trimmed(before === '' ? (pieces[at - 1] ?? '') : before).replace(/[二两三四五六2-6]个?(?:等次|档次|等级|级别|档|类别|类|级)(?:进行)?(?:评定|评价|评分|计分|赋分|得分)?$/u, '').replace(/(?:等次|等级|档次|[二两三四五六](?:档|等|级|类)|档|的)+$/u, '').replace(/^.*?(?:分为|评为|定为|为|分|按照?)(?=[^、]+、)/u, '').split('、')
  const amounts = [first, ...pieces.slice(at + 1)].map((piece) => gainOf(piece.replace(/^(?:得|计|记|给|为|对应)*/u, '得'), points))
  if (names.length < 2 || names.length !== amounts.length || amounts.some((gain) => gain?.left !== '')) return null
  if (pieces.slice(0, Math.max(0, before === '' ? at - 1 : at)).some((piece) => risky.test(piece))) return null
  return names.map((label, index) => ({ label, points: amounts[index]?.points ?? 0 }))
}

const split = /(?:分别|依次)(?:得|计|记|给|为|对应)/u
const surveyed = /第三方|评估成绩|满意|测评|问卷|调查|民调|知晓|安全感|评议/u
const longUnits = '个百分点|个?工作日|个月|个季度|小时|分钟|万元|亿元|万人|公里|千米|平方米|公顷|人次|件次|户次|场次|批次|季度|[%分]|\\p{Script=Han}'
const unitOfNumber = new RegExp(`(?:百分之)?[\\d一二两三四五六七八九十](${longUnits})`, 'u')
/** The unit of the numbers in the labels: any word may be one, but it is the same in all of them. */
function unitOf(labels: readonly string[]): string | undefined {
  if (labels.some((label) => /%|百分之/u.test(label))) return '%'
  const found = labels.flatMap((label) => unitOfNumber.exec(label.replace(/\((?:不?含)\)/gu, ''))?.[1]?.replace(/^[及以至到之]$/u, '') ?? []).filter((unit) => unit !== '')
  return found.find((unit) => found.filter((other) => other === unit).length * 2 > found.length)
}

/** `入户问卷满意占比`, then `占比`: the same thing in short. */
const isOneName = ([first = '', ...others]: readonly string[]): boolean => others.every((other) => first.endsWith(other) || other.endsWith(first))

/** 80-89.9分 ends where 90分 begins; 3天以上 after 2-3天 begins after the third. */
function atNextUnit(intervals: Interval[]): void {
  for (const [index, one] of intervals.entries()) {
    const step = one.hi === Infinity || !one.hiIn ? null : /\.\d\d$/u.test(String(one.hi)) ? 0.01 : /\.9$/u.test(String(one.hi)) ? 0.1 : null
    const next = step === null ? undefined : intervals.find((other) => Math.abs(other.lo - one.hi - step) < 1e-9 && other.loIn)
    if (next) intervals[index] = { ...one, hi: next.lo, hiIn: false }
    const before = one.loIn && one.hi === Infinity ? intervals.find((other) => Number.isInteger(one.lo) && other.hi === one.lo + 1 && !other.hiIn && other.lo < one.lo) : undefined
    if (before) intervals[index] = { ...one, lo: one.lo + 1 }
  }
}

/** Levels that are stretches of a number: `survey` where it is a measured score, else `tier`. Null where they leave a hole. */
function numeric(levels: readonly Level[], points: number): { readonly levels: readonly Level[]; readonly bands: readonly Interval[] | null } | null {
  const labels = levels.map(({ label }) => label.replace(/⟨[^⟨⟩]*⟩/gu, ''))
  const unit = unitOf(labels) ?? (labels.every((label) => new RegExp(`(?:不低于|低于|超过|不超过)${N}$|${N}(?:\\(不?含\\))?至${N}`, 'u').test(label)) ? '' : undefined)
  if (unit === undefined) return null
  const counted = unit !== '%' && unit !== '分'
  const intervals: Interval[] = []
  const words: Level[] = []
  const measures = new Set<string>()
  let other: Level | null = null
  for (const one of levels) {
    const level = { ...one, label: one.label.replace(/⟨[^⟨⟩]*⟩/gu, '').replace(/(?:或|及|和|或者)(?:未|没有?|不|无)[\p{Script=Han}]{1,4}$/u, '').replace(/(?<=[%分)内上下间])为?[A-D][级档]?$/u, '') }
    const none = counted && !/[月日天时年]/u.test(unit) && /^(?:没有|无|未发生|未发现|未[\p{Script=Han}]{1,6}|没有[\p{Script=Han}]{1,6}|.{1,12}数?量?(?:为|是)(?:0|零))的?$/u.test(level.label)
    const exact = counted ? new RegExp(`^(.*?)(?:有|发生|出现|达到|为|获得?)?(?<!少于|多于|低于|高于|不足|不满|不到|超过|大于|小于|未达|未满|至少|[\\d.一二两三四五六七八九十至到-])([\\d一二两三四五六七八九十]+)${unit}$`, 'u').exec(level.label) : null
    const count = exact ? numberOf(exact[2] ?? '') : none ? 0 : null
    // Counts are whole: 1个 is the stretch from 1 up to 2.
    const numbersElsewhere = levels.filter(({ label }) => label !== one.label).flatMap(({ label }) => label.match(/\d+(?:\.\d+)?/gu) ?? [])
    const stretch = unit !== '%' ? new RegExp(`^(.*?)(\\d+)(?:${unit})?(?:-|至|到)(\\d+)${unit}$`, 'u').exec(level.label) : null
    // 1500元至2000元 beside 2000元以上 shares its bound; 1至3个 beside 4个 does not.
    const whole = stretch && !numbersElsewhere.includes(stretch[3] ?? '') ? stretch : null
    const found = whole ? { measure: whole[1] ?? '', interval: { lo: Number(whole[2]), loIn: true, hi: Number(whole[3]) + 1, hiIn: false, points: level.points } } : count === null ? thresholdOf(level.label.replace(/(?<=[内上下])[\p{Script=Han}]{1,4}$/u, (word) => (/以|超|低|高|不|未/u.test(word) ? word : '')).replace(new RegExp(`^((?:超过|超|逾)${N}${unit})(?![以内])[\\p{Script=Han}]{1,4}$`, 'u'), '$1').replace(/(?<!以)(?<=月|日|天|时|年|钟|秒)内$/u, '以内').replace(new RegExp(`^超过(${N}${unit})[、,]?(?:但)?(?:在)?(${N}${unit})以?内$`, 'u'), '$1(不含)至$2').replace(new RegExp(`^(有|发生|出现|发现)?(${N}${unit})((?:及)?以[上下])?([\\p{Script=Han}]{1,12})$`, 'u'), (all, _, number: string, bound: string | undefined, word: string) => (/^(?:及|以|内|之|至|到)/u.test(word) ? all : `${word}${bound === undefined ? '有' : ''}${number}${bound ?? ''}`)), unit, level.points) : { measure: exact?.[1] ?? '', interval: { lo: count === 0 ? -Infinity : count, loIn: count > 0, hi: count + 1, hiIn: false, points: level.points } }
    if (!found && unit === '%' && !/\d|不|未|没/u.test(level.label) && /全部|全面|均|都/u.test(level.label) && !risky.test(level.label)) {
      intervals.push({ lo: 100, loIn: true, hi: Infinity, hiIn: false, points: level.points, open: true })
      continue
    }
    if (!found && counted && !/[\d%]|百分之/u.test(level.label) && !risky.test(level.label)) {
      words.push(level)
      continue
    }
    if (!found) return null
    if (found === 'rest') {
      if (other) return null
      other = level
    } else {
      intervals.push(found.interval)
      const measure = trimmed(found.measure.replace(/(?:有|发生|出现|获得?)$/u, ''))
      if (measure !== '') measures.add(measure)
    }
  }
  atNextUnit(intervals)
  const lowest = intervals.findIndex(({ lo, loIn }) => lo === 1 && loIn)
  const low = intervals[lowest]
  if (low && counted && words.length > 0 && !intervals.some(({ lo }) => lo < 1)) intervals[lowest] = { ...low, lo: -Infinity, loIn: false }
  const sorted = partition(other ? withRest(intervals, other.points) : intervals)
  if (!sorted || direction(sorted) === null || !isOneName([...measures])) return null
  // 按时、逾期1个月内、逾期1个月以上、未完成: words beside stretches that leave no hole.
  if (words.length > 0) return intervals.length > 1 && !other && levels.some((level) => level.points === 0) ? { levels, bands: null } : null
  const isMeasured = surveyed.test([...measures].join('')) && direction(sorted) === 'rising' && sorted.slice(1).every(({ loIn }) => loIn) && sorted.every(({ lo }) => lo === -Infinity || lo <= 100)
  return { levels, bands: isMeasured && points > 0 ? sorted : null }
}

/** 其余 is everything below (or above) what was named. */
export function withRest(intervals: readonly Interval[], points: number): Interval[] {
  const lowest = [...intervals].sort((a, b) => a.lo - b.lo)[0]
  const highest = [...intervals].sort((a, b) => b.hi - a.hi)[0]
  if (lowest && lowest.lo !== -Infinity) return [...intervals, { lo: -Infinity, loIn: false, hi: lowest.lo, hiIn: !lowest.loIn, points }]
  if (highest && highest.hi !== Infinity) return [...intervals, { lo: highest.hi, loIn: !highest.hiIn, hi: Infinity, hiIn: false, points }]
  return [...intervals]
}

/** Words of a scale that ends by itself. */
const scale = /^(?:.{0,10}?)(?:高|较高|很高|不高|较低|低|强|较强|弱|很好|满意|较满意|比较满意|基本满意|不满意|优等?|优秀?|良好?|良等|好|较好|不好|中|中等|一般|差|较差|合格|不合格|基本合格|达标|[甲乙丙丁]等|[A-E][级档等类]?|[ⅠⅡⅢⅣⅤIV]{1,3}[级档等类]?|[一二三四][等级档类][奖]?)$/u

function isScale(levels: readonly Level[], sentences: Prepared['sentences'], shown: (text: string) => string): boolean {
  const first = sentences[0]?.[0]?.split(':')[0] ?? ''
  const said = header.exec(first)?.[1]
  if (said !== undefined && numberOf(said) !== levels.length) return false
  return levels[levels.length - 1]?.points === 0 || said !== undefined || levels.every(({ label }) => scale.test(shown(label).replace(/[“”]/gu, '')))
}

/** Of several that hold the best one counts, so they exclude each other. */
const takesHighest = /^(?:同[一类][^\d扣%]{0,12}?|以上|获得?多[个项级次][^\d扣%]{0,6})?(?:的)?(?:就高|从高|取高|(?:按|取|以)?最高)(?:级别|等级|档次?|项|分|等次)?(?:不就低)?(?:计算|计分|得分|计|取|赋分)?(?:不重复|不累计)?(?:计算|计分|得分|计|加分)?$|^不(?:重复|累计)(?:计算|计分|得分|计|加分)$/u

/** Nothing happened, and yet it earns less than where something did: the text says something else. */
function isUpsideDown(levels: readonly Level[]): boolean {
  const none = levels.filter(({ label }) => /^(?:无|没有|未发生|未出现)/u.test(label))
  return levels.some((one) => /^(?:有|发生|出现|发现)/u.test(one.label) && none.some((other) => other.points < one.points && other.points > 0))
}

/** 分档: levels that exclude each other, from all points downwards. */
export function readLevels(text: Prepared, points: number): Rule | null {
  const { list, loose } = statementsOf(text, points)
  // A colon that speaks for all of them names what is measured.
  const isLead = list.length > 1 && list[0]?.head !== '' && list.slice(1).every(({ head }) => head === '' || head === list[0]?.head) && list.some((one) => /[\d%]/u.test(saidBefore(one)))
  const levels: Level[] = respectively(text, points) ?? (isLead ? list.map((one, index) => ({ label: index === 0 ? `${one.head}${saidBefore(one)}` : saidBefore(one), points: one.points })) : list.map(levelOf))
  const [first] = levels
  if (!first || levels.length < 3 || list.some(({ isLoss }) => isLoss) || (first.points !== points && levels[levels.length - 1]?.points !== points)) {
    if (!first || !isRisingCount(levels, points)) return null
  }
  const isHighest = loose.length > 0 && loose.every((one) => takesHighest.test(one.text))
  if (isHighest && levels.every(({ points: worth }) => worth > 0)) levels.push({ label: '其他', points: 0 })
  const isClosed = isHighest || respectively(text, points) !== null || loose.every((one) => (!risky.test(one.text) && isAside(one, list)) || (header.test(one.text) && one.sentence === 0))
  if (!isClosed || levels.some(({ label, description = '' }) => label === '' || elsewhere.test(label + description) || risky.test(description))) return null
  const ordered = [...levels].sort((a, b) => b.points - a.points)
  if (new Set(ordered.map((level) => level.points)).size < ordered.length || ordered[0]?.points !== points) return null
  const often = levels.filter(({ label: said }) => /^(?:.{0,12}?)(?:每(?:月|季度?|年|周|天|日|半年|半月)|半年|[一1]年|全年)[^\d]{0,4}[\d一二两三四五六]次/u.test(said)).length
  const numbers = often < 2 && levels.some(({ label: said }) => /[\d%]|[一二两三四五六七八九十](?:个|次|起|件|人)/u.test(said.replace(/\d{1,4}[年月日号]/gu, ''))) ? numeric(levels, points) : 'words'
  if (numbers === null) return null
  if (numbers === 'words' && (isUpsideDown(levels) || levels.some(({ label }) => risky.test(label) || /每(?!个?(?:半|年|月|季|周|日|天))/u.test(label)) || !isScale(ordered, text.sentences, text.shown))) return null
  if (numbers !== 'words' && numbers.bands) {
    const bands = [...numbers.bands].reverse().filter(({ lo }) => lo !== -Infinity).map(({ lo, points: worth }) => ({ min: lo, points: worth }))
    const low = numbers.bands[0]
    return { kind: 'survey', name: text.shown(nameOf(levels)), scale: 100, bands: low && low.points > 0 ? [...bands, { min: 0, points: low.points }] : bands }
  }
  return { kind: 'tier', levels: ordered.map(({ label, description, points: worth }, index) => ({ id: letter(index), label: text.shown(label), ...(description === undefined ? {} : { description: text.shown(description) }), points: worth })) }
}

const nameOf = (levels: readonly Level[]): string => trimmed((levels[0]?.label ?? '').replace(/⟨[^⟨⟩]*⟩/gu, '').replace(/(?:达到|在|为)?[\d一二三四五六七八九十百].*$/u, ''))
const isRisingCount = (levels: readonly Level[], points: number): boolean => levels.length >= 3 && levels.some((level) => level.points === points) && levels.some((level) => level.points === 0) && !levels.some(({ label }) => graded.test(label))
