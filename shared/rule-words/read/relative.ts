import type { Rule } from '../../rubric/rubric'
import { bandsOf } from './change'
import { trimmed } from './gains'
import { onlyDescribes } from './asides'
import { partition, type Interval } from './intervals'
import { withRest } from './levels'
import { N, numberOf, percentOf } from './numbers'
import { saidBefore, statementsOf } from './pieces'
import { risky, type Prepared } from './prepare'
import { thresholdOf } from './thresholds'

const who = '(?:县|县市|市县|县\\(市\\)|地区|单位|乡镇|镇|部门|地方|市|区|的)?'
const bestFirst = new RegExp(`^(?:以)?(?:各(?:县|市县|单位|乡镇|地区)|各|全州|全市|全县|同组|参评|被考核)?(?:县|单位|地区|乡镇|部门)?(?:中|内)?(.{0,20}?)(?:的)?最(高|低|多|少|大|小|好|优|快|短)(?:的|者|值|分)?(?:的)?${who}(?:得(?:满分|(${N})分))$`, 'u')
const baseLine = /^(?:以|将)(?:各|全州|全市|全县|同组|参评|被考核)?(?:县|市县|单位|地区|乡镇|部门)?(?:中|内)?(.{0,20}?)(?:的)?最(高|低|多|少|大|小|好|优)(?:值|者|数|分|的)?(?:的)?(?:县|单位|乡镇|地区|县市|部门)?(?:作?为)(?:满分基准值?|满分标准|基准值?|标准|满分|标杆|参照|参照值|基数|分母)(?:得满分)?$/u
const restOf = '(?:其他|其余|其它)(?:的)?(?:县|单位|地区|乡镇|部门|县市|市县)?(?:的)?'
const asFraction = new RegExp(`^(?:${restOf})?(?:,)?(?:(?:各[\\p{Script=Han}]{1,3}|该[\\p{Script=Han}]{1,3}|某单位|本[\\p{Script=Han}]{1,3})?(?:的)?得分=|按|用|以|得分按)\\(?(.{1,20}?)[÷/与](.{1,20}?)\\)?(?:×|乘以|再×|的比例乘以)(${N}|本项分值|满分|分值)分?(?:计算|计分|得分|折算|计算得分)?$`, 'u')
const byIt = new RegExp(`^${restOf}(?:以其为(?:标准|基准),?)?按(?:其)?比例(?:折算)?(?:得分|计分|计算)$`, 'u')
const asShare = new RegExp(`^${restOf}(?:按|以)(?:照)?(?:其)?(?:数值|指标值)?(?:与|占|相当于)?(最高|最低|最大|最多|最少|最好|最优)(?:值|者|的|分|得分)?(?:县|单位|乡镇|地区|部门)?(?:[\\p{Script=Han}]{0,3}[值数量])?(?:之间)?的?(?:比例|比值|比重)(?:计分|得分|折分|折算|计算|折算得分|计算得分)$`, 'u')

/** 与最高值比较: the best gets all, the others their share of it. */
function readBest(text: Prepared, points: number): Rule | null {
  const whole = text.sentences.map((pieces) => pieces.join(',')).join(',').replace(/[\uf000-\uf8ff]/gu, '').replace(/^([^,:]{2,20}):/u, '$1,').replace(/^各[\p{Script=Han}]{1,3}按(.{2,20}?)高低(?:计分|得分|排序),/u, '$1,').replace(/最高者(?=\d)/gu, '最高者得').replace(/,得(?!分=)/gu, '得')
  const cut = whole.replace(new RegExp(`(?:得|(?<=值)为|(?<=值)计)${points}分`, 'gu'), '得满分').replace(/(?<=最[高低][值分数])(?:的)?(?:为|计)满分/gu, '得满分').split(',')
  const tail = cut.pop() ?? ''
  let measure: string | null = null
  let isHigh: boolean | null = null
  const [lead = ''] = cut
  if (cut.length > 1 && onlyDescribes(lead.replace(/^每/u, '')) && !bestFirst.test(lead)) {
    measure = trimmed(lead)
    cut.shift()
  }
  for (const piece of cut) {
    const named = /^以最(高|低|多|少)(.{1,12})(?:作?为)(?:基准值?|标准|标杆|参照)$/u.exec(piece)
    const match = named ? ['', named[2], named[1]] : bestFirst.exec(piece) ?? baseLine.exec(piece)
    if (!match) return null
    const high = /高|多|大|好|优/u.test(match[2] ?? '')
    if (/快|短/u.test(match[2] ?? '') || (isHigh !== null && isHigh !== high) || (match[3] !== undefined && numberOf(match[3]) !== points)) return null
    isHigh = high
    measure ??= trimmed(match[1] ?? '')
    if (measure === '') measure = trimmed(match[1] ?? '')
  }
  const fraction = asFraction.exec(tail)
  if (cut.length === 0 && fraction && /得分=/u.test(tail)) isHigh = /最[高多大]/u.test(fraction[2] ?? '')
  if (isHigh === null || !(cut.some((piece) => /得|满分/u.test(piece)) || (fraction && /得分=/u.test(tail)))) return null
  if (fraction) {
    const [, above = '', below = '', factor = ''] = fraction
    const isWhole = /^\d/u.test(factor) ? Number(factor) === points : /分值|满分/u.test(factor)
    const best = isHigh ? /最(?:高|多|大|好|优)/u : /最(?:低|少|小)/u
    const isRight = isHigh ? best.test(below) && !/最/u.test(above) : best.test(above) && !/最/u.test(below)
    if (!isWhole || !isRight) return null
  } else {
    const share = byIt.test(tail) ? '最高' : asShare.exec(tail)?.[1]
    if (share === undefined || !isHigh || /低|少/u.test(share)) return null
  }
  return { kind: 'relative', ...(measure === null || measure === '' ? {} : { measure: text.shown(measure) }), better: isHigh ? 'high' : 'low', to: 'best' }
}

const MEAN = '(?:全[州市县](?=各|平均))?(?:考核组内|各村|各镇街|各街道|全州|全市|全县|各县(?:市|区)?[\uf000-\uf8ff]?|各乡镇|各单位|同组|本组|参评单位|被考核单位|所有单位|全部单位)?(?:的)?平均(?:数|值|水平|线|分|天数|时长|用时|增速|增幅)?'
const relation = new RegExp(`^(.*?)(?:(低出|差于|少于|未达到?|达不到|低于或等于|不高于|不超过|等于或低于|低于|小于)|(高出|好于|优于|多于|高于或等于|不低于|等于或高于|达到或超过|达到或高于|达到|高于|超过|大于|优于)|(等于)|(?:与|和)?)${MEAN}(持平|相当|相同|一致|相等|以上|及以上|以下|及以下)?(.*)$`, 'u')

/** A verb before the mean decides; without one the mean must end the words. */
function relationOf(said: string): RegExpExecArray | null {
  const direct = relation.exec(said)
  if (!direct || direct[2] !== undefined || direct[3] !== undefined || direct[4] !== undefined || direct[6] === '') return direct
  const at = said.indexOf('平均', (direct[1] ?? '').length + 2)
  const hidden = at < 0 ? null : relation.exec(said.replace('平均', '均'))
  return hidden && Object.assign(hidden, { 1: (hidden[1] ?? '').replace('均', '平均') })
}

/** The stretch of differences from the mean, in percent. */
function differenceOf(said: string, points: number): { readonly measure: string; readonly interval: Interval } | null {
  const after = new RegExp(`^(.*?)(?:较|比|与)${MEAN}(?:相比)?(?:,)?(低|少|高|多|低出|高出|多出)(?=${N}%)(.*)$`, 'u').exec(said)
  const match = relationOf(after ? `${after[1] ?? ''}${/高|多/u.test(after[2] ?? '') ? '高于' : '低于'}平均值${after[3] ?? ''}` : said)
  if (!match) return null
  const [, measure = '', low, high, same, end, rest = ''] = match
  const holds = /等于|不|达到/u.test(low ?? high ?? '') || /以上|以下/u.test(end ?? '')
  const down = low !== undefined || /下/u.test(end ?? '')
  if (low !== undefined && high !== undefined) return null
  if (rest !== '') {
    if (same !== undefined) return null
    const share = /^(?:达到|达)$/u.test(high ?? '') ? new RegExp(`^的?(${N})%(?:及)?(?:以上)?$`, 'u').exec(rest)?.[1] : undefined
    const least = share === undefined ? null : numberOf(share)
    if (least !== null) return least < 100 ? { measure, interval: { lo: Math.round((least - 100) * 1e6) / 1e6, loIn: true, hi: Infinity, hiIn: false, points, open: true } } : null
    const beyond = holds ? null : percentOf(new RegExp(`^(${N}%)$`, 'u').exec(rest)?.[1] ?? '')
    if (beyond !== null) return { measure, interval: down ? { lo: -Infinity, loIn: false, hi: -beyond, hiIn: false, points, open: true } : { lo: beyond, loIn: false, hi: Infinity, hiIn: false, points, open: true } }
    const size = holds ? null : thresholdOf(rest.replace(/\(含持平\)$/u, ''), '%', points)
    if (!size || size === 'rest' || size.measure !== '') return null
    const { lo, loIn, hi, hiIn } = size.interval.lo === -Infinity ? { ...size.interval, lo: 0, loIn: /含持平/u.test(rest) } : size.interval
    const open = hi === Infinity
    return { measure, interval: down ? { lo: -hi, loIn: hiIn, hi: -lo, hiIn: loIn, points, open } : { lo, loIn, hi, hiIn, points, open } }
  }
  if (same !== undefined) return end === undefined ? { measure, interval: { lo: 0, loIn: true, hi: 0, hiIn: true, points } } : null
  if (end !== undefined && /^(?:持平|相当|相同|一致|相等)$/u.test(end)) return low === undefined && high === undefined ? { measure, interval: { lo: 0, loIn: true, hi: 0, hiIn: true, points } } : null
  if (low === undefined && high === undefined && end === undefined) return null
  return { measure, interval: down ? { lo: -Infinity, loIn: false, hi: 0, hiIn: holds, points, open: true } : { lo: 0, loIn: holds, hi: Infinity, hiIn: false, points, open: true } }
}

/** `低于10%以内` beside a mean that was named means what lies below it. */
function elliptic(said: string): string {
  const level = /^(?:等于|与)平均值(?:持平|相同)?(?:或|及|和)(.*平均.+)$/u.exec(said)?.[1]
  if (level !== undefined) return `${level}(含持平)`
  if (/平均/u.test(said)) return said.replace(/^(低于|优于|高于|差于)(?:平均值?)?(?:或|及|和)(?:与)?(?:持平|等于|相当)(?:于)?(?=平均)/u, '$1或等于')
  if (/^(?:与其)?(?:持平|相当|相等|一致|等于)$/u.test(said)) return '与平均值持平'
  const none = /^(?:持平|相当)(?:或|及|和)((?:低|少|高|多|低于|高于|多于|少于|低出|高出|多出)N%.*)$/u
  const joint = new RegExp(none.source.replace('N%', `${N}%`), 'u').exec(said)?.[1]
  if (joint !== undefined) return `${elliptic(joint)}(含持平)`
  const fromMean = new RegExp(`^(?:等于|与)平均值(?:持平|相同)?(?:或|及|和)(.+)$`, 'u').exec(said)?.[1]
  if (fromMean !== undefined) return `${fromMean}(含持平)`
  const size = new RegExp(`^(少|低|多|高|低出|高出|多出|少于|多于)(?=${N}%)`, 'u').exec(said)?.[1]
  if (size !== undefined) return said.replace(size, /高|多/u.test(size) ? '高于平均值' : '低于平均值')
  if (/^(?:达到|达)$/u.test(said)) return '达到平均值'
  const both = /^(低于|优于|高于|差于|高出|低出)(?:或|及|和)(?:持平|等于|相当)$/u.exec(said)?.[1]
  if (both !== undefined) return `${/高|优/u.test(both) ? '高于' : '低于'}或等于平均值`
  return said.replace(/^(低于|高于|优于|差于|高出|低出|不低于|不高于)(?=$|不足|超过|\d|在)/u, '$1平均值')
}

/** Whether the second condition is all that the first leaves: `不高于…` and `高于的`. */
function isOpposite(first: string, second: string): boolean {
  const pairs = [[/不高于|不超过/u, /^(?:高于|超过)$/u], [/不低于|(?:达到|高于)或|达到/u, /^(?:低于|未达到?|达不到|未达标)(?:平均值|平均数|平均水平)?$/u], [/低于或等于|等于或低于/u, /^高于$/u], [/高于或等于|等于或高于/u, /^低于$/u]] as const
  return pairs.some(([met, unmet]) => met.test(first) && unmet.test(second))
}

/** 与平均值比较. */
function readMean(text: Prepared, points: number): Rule | null {
  const { list, loose } = statementsOf(text, points)
  const lead = loose.filter(({ sentence }) => sentence === 0)
  if (loose.some((one) => list.some(({ sentence }) => sentence <= one.sentence) || !onlyDescribes(one.text.replace(/平均/gu, '')))) return null
  let measure = trimmed((lead[0]?.text ?? '').replace(/^(?:考核|评价)?指标(?:为|是|:)/u, ''))
  let rest: number | null = null
  const intervals: Interval[] = []
  const first = list[0] ? trimmed([list[0].head, saidBefore(list[0])].join(',')) : ''
  const known = new RegExp(`^(.*?)(?:与|和|同|较|比|以|对照)?${MEAN}(?:相比较?|比较|比|作?为(?:基准|标准|参照)值?)$`, 'u')
  for (const one of list) {
    const pieces = [one.head, ...one.context, one.left]
    const at = pieces.findIndex((piece) => known.test(piece))
    if (at >= 0) {
      const named = known.exec(pieces[at] ?? '')?.[1] ?? ''
      if (measure === '') measure = trimmed([...pieces.slice(0, at), named].join('')).replace(/(?:与|和)?(?:本|考核)?组内$/u, '')
      if (!onlyDescribes(measure.replace(/平均|人均|每万人/gu, ''))) return null
    }
    const said = at >= 0 ? elliptic(trimmed(pieces.slice(at + 1).join(','))) : elliptic(trimmed([one.head, saidBefore(one)].filter((part) => part !== '').join(',')).replace(new RegExp(`^(?:与|和|同)${MEAN}(?:相比较?|比较|比),`, 'u'), ''))
    if (rest === null && (/^(?:其余|其他|否则|反之)(?:的)?$/u.test(said) || (list.length === 2 && isOpposite(first, said)))) rest = one.points
    else {
      const found = differenceOf(said, one.points)
      if (!found) return null
      if (measure === '') measure = trimmed(found.measure).replace(/(?:与|和)?(?:本|考核)?组内$/u, '')
      else if (trimmed(found.measure) !== '' && trimmed(found.measure) !== measure) return null
      intervals.push(found.interval)
    }
  }
  // 高于…得6分，达到…得4分: the second is the mean itself.
  const isOver = intervals.some(({ lo, loIn, hi }) => lo === 0 && !loIn && hi === Infinity)
  for (const [index, one] of intervals.entries()) if (isOver && one.lo === 0 && one.loIn && one.hi === Infinity) intervals[index] = { ...one, hi: 0, hiIn: true }
  const sorted = partition(rest === null ? intervals : withRest(intervals, rest))
  const found = sorted && bandsOf(sorted)
  if (!found || risky.test(measure.replace(/平均/gu, ''))) return null
  return { kind: 'relative', ...(measure === '' ? {} : { measure: text.shown(measure) }), better: found.better, to: 'mean', bands: found.bands }
}

/** 与最好值、平均值比较 among the units of the campaign. */
export function readRelative(text: Prepared, points: number): Rule | null {
  const all = text.sentences.flat().join(',')
  if (/全省|全国|省平均|国家|同比|上年|排名|名次/u.test(all)) return null
  if (/平均/u.test(all)) return readMean(text, points)
  return /最[高低多少大小好优]/u.test(all) ? readBest(text, points) : null
}
