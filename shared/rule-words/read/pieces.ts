import { gainOf, lossOf, trimmed } from './gains'
import type { Prepared } from './prepare'
import { N, numberOf } from './numbers'

/** A statement of points: what stands before, what it is worth, where it stands. */
export interface Statement {
  /** Words before a colon of the same sentence. */
  readonly head: string
  /** Pieces before that state nothing by themselves. */
  readonly context: readonly string[]
  readonly left: string
  readonly points: number
  /** Said as a loss: `points` is what is left. */
  readonly isLoss: boolean
  readonly sentence: number
}

export interface Statements {
  readonly list: readonly Statement[]
  /** Pieces after the last statement of their sentence, and sentences that state nothing. */
  readonly loose: readonly { readonly text: string; readonly sentence: number }[]
}

const total = new RegExp(`^(?:本项|该项|此项|总分|满分|共计?|计|分值|得)*(${N})分$`, 'u')
const leadTotal = new RegExp(`^[^\\d扣每%,]{0,16}?(?:满分|总分|共计?|总计|分值)(?:为|是|共)?(${N})分$`, 'u')
const lead = /^(?:评分标准|评分办法|计分办法|计分标准|评分细则|评分|计分|标准|具体(?:如下|为)?|其中|包括|主要包括|以下|即)$/u

/** Every statement of points in order; losses count as what they leave of `points`. */
export function statementsOf(text: Prepared, points: number): Statements {
  const list: Statement[] = []
  const loose: { text: string; sentence: number }[] = []
  text.sentences.forEach((pieces, sentence) => {
    let head = ''
    let context: string[] = []
    for (const whole of pieces) {
      const at = whole.indexOf(':')
      if (at >= 0 && context.length === 0) head = trimmed(whole.slice(0, at))
      const piece = at >= 0 && context.length === 0 ? whole.slice(at + 1) : whole
      if (lead.test(head) || (/^按?(?:照)?[^\d%每]{0,12}(?:计分|评分|赋分|打分)$/u.test(head) && !/排名|排序|比例|率|同比/u.test(head))) head = ''
      const worth = list.some((one) => one.sentence === sentence) ? null : gainOf(head, points)
      if (at >= 0 && worth?.points === points && pieces.length > 1) head = ''
      // `组织领导4分：甲得2分,乙得2分` of a list: its parts are what counts.
      else if (at >= 0 && text.numbered && worth && worth.points > 0 && worth.left !== '' && pieces.some((one) => /\d分/u.test(one.slice(one.indexOf(':') + 1)))) head = worth.left
      // `组织领导2分：成立领导小组` says its points before the colon.
      if (at >= 0 && worth && (worth.points > 0 || worth.left === '') && (worth.left !== '' || trimmed(pieces.join(',').slice(at + 1)) !== '' || text.numbered) && pieces.every((one) => !/\d分|得分|扣/u.test(one.slice(one.indexOf(':') + 1)))) {
        const rest = trimmed(pieces.join(',').slice(at + 1))
        list.push({ head: rest === '' ? '' : worth.left, context: [], left: rest === '' ? worth.left : rest, points: worth.points, isLoss: false, sentence })
        return
      }
      if (piece === '') continue
      if (list.length === 0 && sentence === 0 && pieces.length === 1 && text.sentences.length > 1 && numberOf(leadTotal.exec(piece)?.[1] ?? '') === points) continue
      if (list.length === 0 && context.length === 0 && total.test(piece) && numberOf(total.exec(piece)?.[1] ?? '') === points && (pieces.length > 1 || (sentence === 0 && text.sentences.length > 1 && /^(?:本项|该项|满分|总分|分值|共)/u.test(piece)))) continue
      const gain = gainOf(piece, points)
      const loss = gain ? null : lossOf(piece, points)
      if (gain || (loss && loss.per === null)) {
        list.push({ head, context, left: gain?.left ?? loss?.left ?? '', points: gain?.points ?? Math.round((points - (loss?.points ?? 0)) * 100) / 100, isLoss: !gain, sentence })
        context = []
        // A colon speaks for the first statement after it, unless several follow.
      } else context.push(piece)
    }
    if (head !== '' && !list.some((one) => one.sentence === sentence)) context.unshift(head)
    for (const piece of context) loose.push({ text: piece, sentence })
  })
  return { list, loose }
}

const evidence = /^(?:查[阅看验]|核查|抽查|实地|现场|检查|暗访|根据|依据|以|数据|资料|材料|考核方式|评分依据|通过|对照|结合|听取|需?提供|附|由)[^\d%]{0,30}$/u
/** Whether words say only how it is looked at: before the first statement, or as evidence. Anything else after it may change it. */
export const isAside = (one: { readonly text: string; readonly sentence: number }, list: readonly Pick<Statement, 'sentence'>[]): boolean => evidence.test(one.text) || list.every(({ sentence }) => sentence > one.sentence)

export const saidBefore = ({ context, left }: Statement): string => trimmed([...context, left].map(trimmed).filter((part) => part !== '').join(','))
