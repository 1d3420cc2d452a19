import { lossOf } from './gains'
import { N, PERCENT, percentOf } from './numbers'

/** What becomes of a part that is fulfilled, fulfilled in part, or not. */
export interface Factors {
  readonly list: readonly number[]
  /** What each part is worth by its own words: `一项未达到扣3分`. */
  readonly each: number | null
}

const own = '(?:该|相应|对应|此|本小|该小|相应小|各|规定)(?:小?项|条|部分|阶段|环节|内容|指标)?(?:的)?(?:全部|相应|对应)?'
const all = '(?:得|计|给|记|赋|全)+(?:全分|满分|100%(?:的?分值)?|全部分值|得分)'
const fullEnd = new RegExp(`(?<!不)(?:${all}|(?:得|计|给|记|赋)(?:分|为)?${own}(?:分值|分数|分|得分|满分)|(?<=的)得分)$`, 'u')
const zeroEnd = new RegExp(`(?:${own})?(?:不得${own}(?:分值|分数|得分|分)|不得分|不计分|不给分|得0分|计0分|(?:得|计)?0分)$|(?:${own})(?:分值|分数|得分|分)(?:不得|不计|扣除|扣完)$|(?:扣|扣除|扣减|扣掉|减)(?:去|掉)?${own}(?:分值|分数|分|得分)$|不得分$`, 'u')
const partEnd = new RegExp(`(得|计|给|记|赋|扣|扣除|减)(?:${own})?(?:分值?)?(?:的)?(?:(一半)|(${PERCENT}))(?:的)?(?:${own})?(?:分值|分数|得分|分)?$`, 'u')
const halfAs = new RegExp(`^(.{2,12}?)(?:的)?,?按(?:(一半)|(${PERCENT}))(?:计分|得分|计|计算)$`, 'u')
const nothing = /^(?:以上|上述)?(?:各项)?(?:均|都)?以[^,\d扣]{2,20}为准$|^(?:以上|上述)?(?:各项|各小项|各部分|每项)?(?:逐项|分项|分别|按项|累计|累加|合计)+(?:计分|核对|得分|评分|打分|相加|累计得分|计算得分|累计|累加)?$/u
const denial = /达不|未|没|无|不|缺|少|漏|否则|反之|欠/u
const partly = /基本|部分|大部|大致|不完全|不够|不全|不完整|不规范|欠缺|较/u
/** Words that are no condition of a single part. */
const wider = /[2-9两二三四五六七八九十%]|百分|每(?!缺|少|漏|[1一]?项|[1一]?小项|有[1一]项|个)|全部(?:未|不|没)|均(?:未|不|没)|以上(?!各|[两二三四五六]?项|内容)|本项|任[1一]项(?!.*(?:该|相应|对应))|有[1一]项(?!.*(?:该|相应|对应|扣))|累计|超过|排名|同比|整改|可|酌|视/u

interface Factor { readonly value: number | null; readonly each: number | null }

function factorOf(piece: string): Factor | null {
  if (nothing.test(piece)) return { value: null, each: null }
  const half = halfAs.exec(piece)
  if (half && partly.test(half[1] ?? '') && !wider.test(half[1] ?? '')) return { value: (half[2] === undefined ? (percentOf(half[3] ?? '') ?? 0) : 50) / 100, each: null }
  const part = partEnd.exec(piece)
  if (part) {
    const before = piece.slice(0, part.index)
    const share = part[2] === undefined ? percentOf(part[3] ?? '') : 50
    const isLoss = /扣|减/u.test(part[1] ?? '')
    if (share === null || wider.test(before) || (!partly.test(before) && !(isLoss && denial.test(before)))) return null
    return { value: (isLoss ? 100 - share : share) / 100, each: null }
  }
  const loss = lossOf(piece, 0)
  if (loss && loss.per === null && /[1一]项|每项|缺项/u.test(loss.left) && denial.test(loss.left) && !wider.test(loss.left.replace(/每[1一]?项/gu, ''))) return new RegExp(`${N}分$`, 'u').test(piece) ? { value: 0, each: loss.points } : null
  const cut = piece.replace(zeroEnd, '')
  const bare = cut.replace(/[的则,]+$/u, '').replace(/^(?:以上)?[两二三四五六](?:项|者|样)(?=均|都|全)/u, '').replace(/(?:均|都|全部?)(?=未|不|没|无)/u, '')
  if (cut !== piece && !fullEnd.test(piece)) return denial.test(bare) && !wider.test(bare) ? { value: 0, each: null } : null
  const full = piece.replace(fullEnd, '')
  return full !== piece && !denial.test(full) && !wider.test(full) ? { value: 1, each: null } : null
}

const which = /^(?:缺|少|漏|未完成)(?:哪|那)?[1一]?(?:小)?项(?:的)?,?(?:就|则)?扣(?:除)?(?:哪|那|该|相应)?[1一]?(?:小)?项(?:的)?(?:分值|得分|分)$/u
const either = /^(?:(?:每|各)小?项)?要么得全分,?要么不得分$/u
const list = new RegExp(`^(?:(?:各|每|[两二三四五六2-9])个?小?项(?:任务|内容|工作|指标)?)?按(?:照)?(?:(?:完成|落实|符合)?(?:情况|程度)?|([^\\d,]{2,30}))分?别?(?:按|得|计|给|赋)+(?:该项|各项|相应|本小项)?(?:的)?(?:分值|分数)?的?((?:${N}%?、)+${N}%?)的?(?:分值|分)?$`, 'u')

/** `未完成的,相应小项不得分` is one statement. */
const joined = (all: string[], piece: string): string[] => (all.length > 0 && /^(?:该|则|相应|对应|扣|不得|得|计)/u.test(piece) && factorOf(all[all.length - 1] ?? '') === null ? [...all.slice(0, -1), `${all[all.length - 1] ?? ''}${piece}`] : [...all, piece])

/** What a sentence says of parts; null where a piece of it says something else. */
export function factorsOf(pieces: readonly string[]): Factors | null {
  const sentence = pieces.join(',')
  if (either.test(sentence) || which.test(sentence)) return { list: [1, 0], each: null }
  const [, words, amounts] = list.exec(sentence) ?? []
  const shares = amounts?.split('、').map((text) => percentOf(text))
  if (shares && words !== undefined && words.split('、').length !== shares.length) return null
  if (shares) return shares.every((share) => share !== null) ? { list: shares.map((share) => (share ?? 0) / 100), each: null } : null
  const found = pieces.reduce<string[]>(joined, []).map(factorOf)
  if (found.length === 0 || found.some((one) => one === null)) return null
  const between = [...new Set(found.flatMap((one) => (one?.value !== null && one?.value !== undefined && one.value > 0 && one.value < 1 ? [one.value] : [])))]
  const worths = [...new Set(found.flatMap((one) => (one?.each === null || one?.each === undefined ? [] : [one.each])))]
  if (between.length > 1 || worths.length > 1) return null
  return { list: [1, ...between, 0], each: worths[0] ?? null }
}

/** Whether the number that says what each part is worth fits all of them. */
export const fitsEach = (factors: Factors | null, parts: readonly { readonly points: number }[]): boolean => factors?.each === undefined || factors.each === null || parts.every(({ points }) => points === factors.each)
