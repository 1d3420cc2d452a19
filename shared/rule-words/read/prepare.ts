import { withoutNotes } from './asides'
import { isNumberedInOrder } from './numbering'
import { N } from './numbers'
import { reworded } from './reword'

/** A standard made ready for reading. */
export interface Prepared {
  /** Sentences (`。`, `；`, a number of a list), each cut at its commas. */
  readonly sentences: readonly (readonly string[])[]
  /** Whether the sentences were numbered (①, 1., 一是 …). */
  readonly numbered: boolean
  /** How many numbers there are. */
  readonly marks: number
  /** Why nobody has to look for a rule, and whether the standard leaves the points to a person; null where a rule may be there. */
  /** Whether the standard gives something to a person to decide; a reader may still know what. */
  readonly toPerson: boolean
  readonly undecided: { readonly certain: boolean; readonly why: string } | null
  /** Words as a person reads them: what was hidden comes back, punctuation is Chinese. */
  readonly shown: (text: string) => string
}

/** Longer than any sentence of a standard; what is longer is left to a person. */
export const longestStandard = 2000
const longestPiece = 240
const mostPieces = 100

/** The number of a list stands for itself no more, only its place does. */
const MARK = '\ue000'
/** Quotes and set phrases, then parentheses: those may belong to a unit, `起（件）`. */
const hiddenFrom = { words: 0xe100, parentheses: 0xf000 } as const
const hiddenMost = 0x800

const circled = /[\u2460-\u2473\u2474-\u2487\u2776-\u277f\u2780-\u2793\u3220-\u3229\u3280-\u3289]/gu
const marks = /(^|[。;:\n])(?:\(?\d{1,2}\)|\(?[一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,2}(?:是|、))/gu
const marksInside = /(?<=,|分)(?:\(\d{1,2}\)|[二三四五六七八九十]{1,2}是)/gu

/** Words in parentheses that go on with the clause. */
const goesOn = new RegExp(String.raw`^(?:[^\d%扣得]{1,20}的?(?:得|计|给)(?:满分|全分)|[^\d扣]{0,6}已?达到?${N}%(?:及)?(?:以上)?(?:的)?(?:,)?(?:直接)?(?:视为|视同|得|计|给)+(?:满分|全分)|(?:此款|本款|该款|此项|本小项|该小项)?(?:(?:累计|合计|总计)?(?:最多|最高|至多|限)?(?:扣|得|计|扣分|得分|累计)*(?:至|到)?(?:不超过|${N}分?为限|最多|最高|封顶)?${N}分?(?:封顶|为止|为限)?|不足.*|应完成.*|(?:以)?扣(?:完|满|至|到)(?:本项|该项)?(?:分值|分)?(?:${N}分)?(?:为止|为限)))$`, 'u')
/** Words that can change points; in parentheses or in a description they are not passed over. */
export const risky = new RegExp(String.raw`扣|加分|减分|${N}分(?![钟管部工类])|得分|满分|计分|记分|分值|酌|视情|情节|按比例|最高|最多|至多|封顶|上限|为止|倍|名次|折算|取消|否决|依次|递减|递增|以此类推|除外|不计|赋分|(?:考核组|专家|评委|领导小组|办公室|根据|综合).{0,12}(?:打分|评定|评分|确定|认定|核定|审定|研究(?:确定|决定|议定|认定))|领导.{0,8}(?:打分|评定|评分)|人工定分|不得|免于|合并计算|系数|权重|平均|基础上|基准|增加.{0,3}[1一]|第[一二三四五六七八九十\d]{1,3}次`, 'u')

function cutLines(text: string): string {
  return text.replace(/[ \t\u00a0\u3000]+/gu, '').split(/[\r\n\u2028\u2029]+/u).filter((line) => line !== '')
    .reduce((all, line) => (all === '' || /[。;:,、]$/u.test(all) ? all : /(?:分|为止)$/u.test(all) || /^(?:[a-h][.、)]|\(?\d{1,2}[.、)]|\(?[一二三四五六七八九十]{1,3}[)、]|\ue000)/u.test(line) ? `${all};` : all) + line, '')
}

function normalise(text: string): string {
  return cutLines(text.replace(/【(\d{1,3}(?:\.\d+)?分)】([^；;。\n【]+)/gu, '$2($1)').replace(/(?<=\p{Script=Han})[（(](\d{1,2}(?:\.\d)?)[）)](?=[、,，;；。]|$)/gu, '($1分)').replace(/(^|[;；。\n])\s*\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[ \t\u3000]+(?=\p{Script=Han})/gu, `$1${MARK}`).replace(/…+|\.{3,}/gu, ',').replace(/(?<!\d|%|分)[—－]{2,}|[—－]{2,}(?!\d)/gu, ',').replace(/分[ \t\u3000]+(?=\d+以|[\p{Script=Han}]{2})/gu, '分,').replace(/[?？]/gu, ',').replace(circled, MARK).normalize('NFKC')).replace(/満/gu, '满').replace(/百[份分](?=[点比])/gu, '百分').replace(/一次性(?=扣|得|计|给)/gu, '').replace(/(?<=^|[分。;:])(?:[a-hA-H]|[IVX]{1,4})[.、)](?=\p{Script=Han})/gu, MARK)
    .replace(/[\u2010-\u2015\u2212~\uff5e-]+/gu, '-').replace(/[!｡]/gu, '。').replace(/\.(?!\d)/gu, (dot, at: number, all: string) => (/\d/u.test(all[at - 1] ?? '') ? dot : '。'))
    .replace(/[壹贰叁肆伍陆柒捌玖拾](?=[分处次起件项个人])/gu, (char) => '一二三四五六七八九十'['壹贰叁肆伍陆柒捌玖拾'.indexOf(char)] ?? char).replace(/扣(?:玩|晚|完完)(?=为止)/gu, '扣完')
    .replace(/[*✕]/gu, '×').replace(/≥/gu, '不低于').replace(/≤/gu, '不超过').replace(/>/gu, '超过').replace(/</gu, '低于').replace(/\s+/gu, '')
}

class Hidden {
  readonly #texts = new Map<string, string>()
  /** The same words are hidden by the same character, so that readers can compare what they do not see. */
  readonly #chars = new Map<string, string>()
  hide(text: string, from: number = hiddenFrom.words): string {
    const known = this.#chars.get(text)
    if (known !== undefined) return known
    if (this.#texts.size >= hiddenMost) return ''
    const char = String.fromCharCode(from + this.#texts.size)
    this.#texts.set(char, text)
    this.#chars.set(text, char)
    return char
  }
  show(text: string): string {
    let shown = text
    // What was hidden may hold what was hidden before it.
    for (let depth = 0; depth < 3; depth += 1) shown = shown.replace(/[\ue100-\uf8ff]/gu, (char) => this.#texts.get(char) ?? '')
    return shown.replace(/,/gu, '，').replace(/;/gu, '；').replace(/:/gu, '：').replace(/\(/gu, '（').replace(/\)/gu, '）').replaceAll(MARK, '')
  }
}

function hideQuotes(text: string, hidden: Hidden): string {
  // A formula in quotes is no name, and “一有” is one of them.
  return text.replace(/“([^“”]{0,60}[×÷][^“”]{0,60})”/gu, '$1').replace(/“[一1](\p{Script=Han}{1,2})”/gu, '一“$1”').replace(/“[^“”]{0,80}”|‘[^‘’]{0,80}’|"[^"]{0,80}"|「[^「」]{0,80}」|『[^『』]{0,80}』|《[^《》]{0,80}》/gu, (quote) => hidden.hide(quote))
    // Set phrases whose 一 counts nothing.
    .replace(/一[^\P{Script=Han}扣得加减计每]{1,2}一[\p{Script=Han}]|\d{3,5}(?=热线|平台|服务热线|电话|举报)|一次性|一把手|一票|一体化?|一线|一般|一定|一致|一律|一并|一经|统一|[一二三四五六七八九]级|一网通办|第一责任人|第一时间|第一书记/gu, (phrase) => hidden.hide(phrase))
}

const pointsOnly = new RegExp(`^(?:计|记|得)?(${N})分$`, 'u')

function hideParentheses(text: string, hidden: Hidden): string {
  return text.replace(/\(([^()]{0,120})\)([^,。;:、()]?)/gu, (all, inner: string, next: string, at: number, whole: string) => {
    const holds = /^(不?含)(?:,?下同|本数|本级|\d[\d.]*[%\p{Script=Han}]{0,3}(?:,?下同)?)?$/u.exec(inner)?.[1]
    if (holds !== undefined) return `(${holds})${next}`
    const points = pointsOnly.exec(inner)?.[1]
    if (points === '100' && /(?:满意度|测评|得分|成绩|问卷|评价|调查|打分|评分)$/u.test(whole.slice(0, at))) return `⟨满分100分⟩${next}`
    if (points !== undefined) return `得${points}分${next === '' ? '' : `,${next}`}`
    if (goesOn.test(inner)) return `,${/最多|最高|至多|限扣|不超过/u.test(inner) && /扣/u.test(inner) && !/[本该此]|每/u.test(inner) ? '此款' : ''}${inner}${next === '' ? '' : `,${next}`}`
    if (/^(?:百分制|满分100分?|0-100分?|保留.{1,6}小数)$/u.test(inner)) return `⟨${inner}⟩${next}`
    if (/[/÷=×+]|(?<=\p{Script=Han})-(?=\p{Script=Han}).*值|^(?:不?含|包括|不包括|除)(?:.*(?:持平|以[上下内]|\d))/u.test(inner)) return all
    if (/^(?:[^\d扣]*(?:就高|不重复|不累计)[^\d扣]*|[^\d扣得]*由[^\d扣得]{2,30}(?:提供|负责|反馈)[^\d扣得]{0,6})$/u.test(inner) || (/[优良中差好劣格等级]$/u.test(whole.slice(0, at)) && new RegExp(`^${N}分?(?:(?:及)?以[上下]|-${N}分?)$`, 'u').test(inner))) return `${hidden.hide(`（${inner}）`, hiddenFrom.parentheses)}${next}`
    // What is left out of the count may not be lost with the note.
    if (/^(?:不含|不包括|除|不计|剔除|排除)|除外|例外/u.test(inner) && /(?:分|为止)$/u.test(whole.slice(0, at))) return all
    return risky.test(inner) ? all : `${hidden.hide(`（${inner}）`, hiddenFrom.parentheses)}${next}`
  })
}

/** Words that leave points to a person, and points that are a range: no reader has to look. */
export const undecided: readonly (readonly [pattern: RegExp, certain: boolean, why: string])[] = [
  [new RegExp(`(?:扣|减|得|给|计|记|评|加)${N}分?(?:-|至|到)${N}分`, 'u'), true, '分值是一个区间，由考核组定分'],
  [/酌情|酌减|酌定|视情|裁量|综合评定|综合评价得分|研究确定|研究决定|集体研究|专家评|适当(?:扣|减|给|得|加|计|记|评)/u, true, '评分标准要求酌情评定，由考核组定分'],
  [new RegExp(`${N}分?(?:-|至|到)${N}分(?![(的得计记为]|,得|之间|以)|适当`, 'u'), false, '分值是一个区间或没有说定，请选择评分规则'],
  [/取消|一票否决|不予参评/u, false, '评分标准里有不是分数的后果，请选择评分规则'],
]

const toPerson = /(?:考核组|评委|评审组|考评组|领导小组|考核办|考核人员|专家组?)[^,。;]{0,12}(?:打分|评分|评定|定分|确定|认定|核定|综合评价|研究)/u

/** Null where the text is too long, or has no bounds that a reader could trust. */
export function prepare(standard: string): Prepared | null {
  if (standard.length > longestStandard) return null
  if (/[\ue000-\uf8ff⟨⟩]/u.test(standard) || !isNumberedInOrder(standard)) return null
  const hidden = new Hidden()
  const plain = hideQuotes(normalise(standard), hidden)
  const marked = plain.replace(marks, `$1${MARK}`).replace(marksInside, MARK)
  const open = reworded(hideParentheses(marked, hidden)).replace(/分、(?!分|值(?![班守勤夜]))|分\/(?=\p{Script=Han}{2,10}\d+分)/gu, '分,')
  const sentences = open.replace(/(分|%|为止)[\uf000-\uf8ff]+(?=[,。;]|$)/gu, '$1').split(/[。;\ue000]/u).map((sentence) => sentence.split(',').map((piece) => piece.trim()).filter((piece) => piece !== '')).filter((pieces) => pieces.length > 0)
  if (sentences.some((pieces) => pieces.some((piece) => piece.length > longestPiece)) || sentences.flat().length > mostPieces) return null
  const bare = open.replace(/⟨[^⟨⟩]*⟩/gu, '')
  const [, certain = false, why] = undecided.find(([pattern]) => pattern.test(bare)) ?? []
  return { sentences: withoutNotes(sentences, open.split(MARK).length > 2), undecided: why === undefined ? null : { certain, why }, toPerson: toPerson.test(bare), numbered: open.includes(MARK), marks: open.split(MARK).length - 1, shown: (text) => hidden.show(text) }
}
