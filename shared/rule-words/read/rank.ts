import type { Rule } from '../../rubric/rubric'
import { endsAtZero, gainOf, trimmed } from './gains'
import { N, numberOf } from './numbers'
import { risky, type Prepared } from './prepare'

const HIGH = '由?从?(?:高到低|大到小|多到少|强到弱|好到差|优到劣|长到短|快到慢|高至低)|降序|倒序'
const LOW = '由?从?(?:低到高|小到大|少到多|短到长|低至高)|升序'
const header = new RegExp(`^(?:按照?|以|依|依照|根据|依据|对|将)?(.{0,30}?)(?:的)?(?:(${HIGH})|(${LOW}))?(?:的)?(?:顺序|次序|情况|结果)?(?:进行|予以|在.{1,8})?(?:全[州市县]|分组|同组|各组)?(?:综合)?(?:排出?|排列)?(?:排名|排序|排位|位次|次序|排列|名次|排队)(?:次序|先后|情况|顺序)?(?:计分|得分|赋分|评分|确定得分)?$`, 'u')
/** Measures of which less is better, or may be: their order has to be said. */
const unclear = /案|事故|信访|投诉|上访|越级|用时|时长|时间|扣分|差错|失分|舆情|死亡|伤亡|隐患|问题|逾期|违|再犯|重犯|警情|流失|辍学|发病|欠/u
/** Measures of which more is better, whatever they are about. */
const clear = /(?:破案|破获|办结|结案|化解|整改|完成|达标|合格|优良|覆盖|知晓|到位|查处|调解成功|返还|抓获|挽损|满意)率$/u
const outside = /全省|全国|省级|国家|省里/u

const PLACE = `第?(${N})(?:名|位)?`
const single = new RegExp(`^第(${N})(?:名|位)?$`, 'u')
const firstOnes = new RegExp(`^前(${N})(?:名|位)?$`, 'u')
const several = new RegExp(`^${PLACE}(?:-|至|到|—)${PLACE}$`, 'u')
const pair = new RegExp(`^${PLACE}[、和与]${PLACE}$`, 'u')
const onwards = new RegExp(`^第?(${N})(?:名|位)?(及|以及|和)?(?:以后|以下|之后|以外|往后)(?:的)?(?:名次|单位|各名)?$`, 'u')
const others = /^(?:其余|其他|其它|之后|以后|以下|其余名次|其他名次|其余单位|其他单位|其余各名|其他的?县.{0,4}|其余的?县.{0,4}|其余乡镇|其他乡镇|之后(?:的)?(?:各名|名次|单位|均)?|其余各?(?:县|单位|乡镇|名次)?均?|其他各?(?:县|单位|乡镇|名次)?均?)(?:的)?$/u
const stepDown = new RegExp(`^(?:以后|之后|往后|其后|以下|其余|其他|名次|排名|从第[二2]名起|第[二2]名起|第[二2]名开始)?(?:每(?:后退|下降|降低|降|靠后|往后|退后|低|差|后移|退)?(?:一|1)?个?(?:名次|位次|名|位)|依次|逐名|逐位|按名次(?:依次)?)(?:依次)?(?:递减|递扣|扣减?|减少?|少得|降低)(${N})分$`, 'u')
const floor = new RegExp(`^(?:但)?(?:最低|最少|至少|不低于)(?:得|计|为)?(${N})分$|^(?:减|扣)(?:完|至0分)(?:为止)?$|^(?:直至|直到|至)0分(?:为止)?$`, 'u')

const eachPlace = new RegExp(`^(.{2,16}?)(?:的)?(?:分别|依次)(?:得|计|为|给)?((?:${N}分?、)+${N}分)$`, 'u')
const unitsThere = new RegExp(`^(?:全[州市县]|参评|辖区)(?:共|内)?(?:有)?(${N})个(?:乡镇|县|县市|单位|街道|部门|镇)(?:参与排名)?$`, 'u')

class Table {
  readonly places: number[] = []
  beyond: number | null = null
  step: number | null = null
  lowest = 0
  /** How many units there are, where the standard says it. */
  units: number | null = null

  /** The statement that these places earn `points`; false where it does not go on from the last one. */
  state(words: string, points: number): boolean {
    const match = single.exec(words) ?? firstOnes.exec(words) ?? several.exec(words) ?? pair.exec(words)
    if (this.beyond !== null || this.step !== null) return false
    if (others.test(words)) {
      this.beyond = points
      return this.places.length > 0
    }
    const found = onwards.exec(words)
    if (found) {
      // 第三名以后 after the third place are those behind it.
      const from = (numberOf(found[1] ?? '') ?? 0) + (found[2] === undefined && /以后|之后|以外/u.test(words) && numberOf(found[1] ?? '') === this.places.length ? 1 : 0)
      if (from !== this.places.length + 1) return false
      this.beyond = points
      return true
    }
    if (!match) return false
    const [first, last] = single.test(words) ? [numberOf(match[1] ?? ''), numberOf(match[1] ?? '')] : firstOnes.test(words) ? [1, numberOf(match[1] ?? '')] : [numberOf(match[1] ?? ''), numberOf(match[2] ?? '')]
    if (first === null || last === null || first !== this.places.length + 1 || last < first || last > 100 || (pair.test(words) && last !== first + 1)) return false
    while (this.places.length < last) this.places.push(points)
    return true
  }

  /** `第二至第五名分别得9、8、7、6分`. */
  stateEach(words: string, points: readonly (number | null)[]): boolean {
    const match = several.exec(words) ?? pair.exec(words) ?? firstOnes.exec(words)
    if (this.beyond !== null || this.step !== null || !match) return false
    const [first, last] = match[2] === undefined ? [1, numberOf(match[1] ?? '')] : [numberOf(match[1] ?? ''), numberOf(match[2])]
    if (first === null || last === null || first !== this.places.length + 1 || last - first + 1 !== points.length) return false
    for (const one of points) {
      if (one === null || one > (this.places[this.places.length - 1] ?? Infinity)) return false
      this.places.push(one)
    }
    return true
  }

  /** The places written out. Null where the rest is not said. */
  finish(): { readonly table: number[]; readonly beyond: number } | null {
    if (this.step === null) return this.beyond !== null ? { table: this.places, beyond: this.beyond } : this.units === this.places.length ? { table: this.places, beyond: 0 } : null
    const table = [...this.places]
    let next = Math.round(((table[table.length - 1] ?? 0) - this.step) * 100) / 100
    while (next > this.lowest && table.length < 200) {
      table.push(next)
      next = Math.round((next - this.step) * 100) / 100
    }
    return { table, beyond: this.lowest }
  }
}

/** 按名次: places among the units of the campaign. */
export function readRank(text: Prepared, points: number): Rule | null {
  const first = text.sentences[0]?.[0] ?? ''
  const among = new RegExp(`^(全[州市县](?:共)?(?:有)?(${N})个(?:乡镇|县市?|单位|街道|部门|镇))(?=按)`, 'u').exec(first)
  const pieces = (among ? [[among[1] ?? '', first.slice(among[0].length), ...(text.sentences[0] ?? []).slice(1)], ...text.sentences.slice(1)] : text.sentences).flat().flatMap((piece) => piece.split(':')).filter((piece) => piece !== '').map(trimmed)
  const table = new Table()
  let head: RegExpExecArray | null = null
  let lead = ''
  for (const [index, piece] of pieces.entries()) {
    if (outside.test(piece)) return null
    const step = stepDown.exec(piece)?.[1]
    const low = floor.exec(piece)
    const gain = gainOf(piece, points)
    const each = eachPlace.exec(piece)
    const units = unitsThere.exec(piece)?.[1]
    if (step !== undefined) {
      if (table.step !== null || table.beyond !== null || table.places.length === 0) return null
      table.step = numberOf(step)
    } else if (each) {
      if (!table.stateEach(each[1] ?? '', (each[2] ?? '').split('、').map((one) => numberOf(one.replace(/分$/u, ''))))) return null
    } else if (units !== undefined && index === 0) table.units = numberOf(units)
    else if (low && table.step !== null) table.lowest = low[1] === undefined ? 0 : (numberOf(low[1]) ?? 0)
    else if (endsAtZero(piece, points) && table.step !== null) continue
    else if (gain) {
      // The order may stand before the first place: `按得分排名前三的得5分`.
      const split = head ? null : /^(.*(?:排名|排序|排位|名次))(?:在|为|居|列)?(?:全[州市县])?((?:第|前|最).+)$/u.exec(gain.left)
      if (split) head = header.exec(split[1] ?? '')
      const placed = head ? null : /^(.{0,20}?(?:成绩|得分|总分|分数|指数|率|数|量))(?:居|位居|列|位列|排|排在)(?:全[州市县]|同组)?(?=第)/u.exec(gain.left)
      if (placed) head = header.exec(`按${placed[1] ?? ''}排名`)
      const words = trimmed(split ? (split[2] ?? '') : gain.left.slice(placed?.[0].length ?? 0).replace(/^(?:在)?(?:全[州市县])?(?:各?组)?(?:排名|排|列|位列|进入|位居|居|名列|得分|获得?|处于)+(?=第|前|其)/u, '')).replace(/(?:的)?(?:单位|县|县市|乡镇|地区|部门)$/u, '')
      if (!table.state(words, gain.points)) return null
    } else {
      const found = header.exec(piece)
      if (head && /^(?:之后|其后|以后|其余|其他)?(?:的)?不再(?:细分|区分|排)(?:名次|位次|先后)$/u.test(piece)) {
        pieces[index + 1] = `其余${pieces[index + 1] ?? ''}`
        continue
      }
      if (found && !head) head = found
      else if (head || table.places.length > 0 || !/(?:得分|成绩|分数|量|数|率|度|额|值|指数|结果|情况)$/u.test(piece) || risky.test(piece.replace(/得分|平均/gu, '')) || /[\d%=÷×]/u.test(piece)) {
        if (index > 0 || risky.test(piece) || /[\d%]/u.test(piece)) return null
      } else lead = piece
    }
  }
  const finished = table.finish()
  const [, named = '', high, low] = head ?? []
  const measure = /^(?:在)?(?:全[州市县]|各?组|各.{1,4})?$/u.test(named) && lead !== '' ? lead : named
  if (!head || !finished || finished.table[0] !== points || risky.test(measure.replace(/得分|平均/gu, '')) || /同比|上年|%/u.test(measure)) return null
  if (high === undefined && low === undefined && ((unclear.test(measure) && !clear.test(trimmed(measure)) && !/(?:考核|考评|得分|成绩)$/u.test(trimmed(measure))))) return null
  return { kind: 'rank', ...(measure === '' ? {} : { measure: text.shown(trimmed(measure)) }), better: low === undefined ? 'high' : 'low', table: finished.table, beyond: finished.beyond, ties: 'best' }
}
