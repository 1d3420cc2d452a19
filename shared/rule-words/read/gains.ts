import { AMOUNT, amountOf, N, numberOf } from './numbers'

/** Words before what is got or lost that say nothing: `凡`, `的`, `本项`. */
export function trimmed(text: string): string {
  return text.replace(/^(?:凡是|凡|对于|对|若|如|其中|并且|且|以及|:|,)+/u, '').replace(/(?:(?:的|(?<![及按准超同限临平定实届适])时|(?<!否)则|即|就|:|,|、)+|(?:的)?(?:,)?(?:本项|该项|此项|本条|此条|本小项|该小项|相应小项))+$/u, '')
}

const none = '(?:(?:均|都|(?<!否)则|即)?(?:本项|该项|此项|本条)?(?:不得分|不计分|不记分|不给分|无分|得分?为?[0零]分?|[计记评][0零]分|(?<![\\d.])[0零]分|分数?为[0零]))'
const gainPattern = new RegExp(`^(?:(.*?)(${none})|(.*?)(?:可|各|均)?(?:得|计|记|赋|给|评|获得?|为)(?:分|为)?(${AMOUNT})|(|.*?(?:[^\\d.第加减扣各]|参加))(${AMOUNT}))$`, 'u')

export interface Gain { readonly left: string; readonly points: number }

/** `…得3分`, `…3分`, `…不得分` at the end of a piece. Null where the piece ends otherwise. */
export function gainOf(piece: string, points: number): Gain | null {
  const match = gainPattern.exec(piece)
  if (!match) return null
  const [, beforeNone, zero, beforeVerb, withVerb, before, bare] = match
  if (zero !== undefined) return { left: trimmed(beforeNone ?? ''), points: 0 }
  const value = amountOf(withVerb ?? bare ?? '', points)
  // A number that is compared with is a threshold too.
  if (bare !== undefined && /(?:[低高多少大小]于|超过|达到?|不足|不到|不满|至少)$/u.test(before ?? '')) return null
  // A bare percentage is a threshold, not points.
  if (value === null || (bare !== undefined && !/分$|满分|全分/u.test(bare))) return null
  return { left: trimmed(beforeVerb ?? before ?? ''), points: value }
}

const lossPattern = new RegExp(`^(.*?)(?:再|另|(?<!增)加|倒|并|予以|直接)?(?:扣除?|扣减|扣掉|减)(?:(${AMOUNT})|(完|光|尽))(?:[/每]([^\\d扣得分]{1,6}))?$`, 'u')

export interface Loss { readonly left: string; readonly points: number; readonly per: string | null; readonly extra: boolean }

/** `…扣2分`, `…扣0.5分/次` at the end of a piece. */
export function lossOf(piece: string, points: number): Loss | null {
  const match = lossPattern.exec(piece)
  if (!match) return null
  const [, left = '', amount, , per] = match
  const value = amount === undefined ? points : amountOf(amount, points)
  // What is taken on top of something else is a count's own price, or not certain.
  if (/(?:追加|同时|另外|合并)扣/u.test(piece) || (/(?:另|加|倒|并)扣/u.test(piece) && !/每/u.test(left))) return null
  return value === null ? null : { left: trimmed(left), points: value, per: per ?? null, extra: /(?:再|另|加)扣/u.test(piece) }
}

const untilNothing = new RegExp(`^(?:(?:以上|上述|所扣分数?|总扣分|扣分|分数|各款|各条|本项|该项|此项|累计|直至|直到|以|至|均|每项|各项|分值|合计|最多|最高)*扣(?:完|至|到|光|满|减完)(?:(?:本项|该项|此项|本条|项目|所有|全部)?(?:的)?(?:分值|分数|得分|总分|分|满分)|本项|该项|此项)?(?:[0零]分)?(?:为止|为限|止)?|扣完(${N})分(?:为止)?|(?:本项|该项)?(?:不计负分|不倒扣分?|不出现负分|不得负分))$`, 'u')

/** `扣完为止` and its like; with a number it must be the item's points. */
export function endsAtZero(piece: string, points: number): boolean {
  const match = untilNothing.exec(piece)
  return match !== null && (match[1] === undefined || numberOf(match[1]) === points)
}

const capOfLoss = new RegExp(`^(?:此款|本款|该款|此小项|此项|本项|该项|累计|合计|总计|总共|本小项|该小项|每类|单项)*(?:(?:最多|最高|至多|上限)(?:累计)?(?:扣|扣除|扣减|扣分|可扣|只扣)(?:至|到|完|为)?(${N})分|(?:扣分)?(?:累计|总计|合计)?(?:扣分)?(?:(?:最多|最高)?不超过|最多|最高|上限为?|不高于)(${N})分|扣(?:完|满|到|足)(${N})分(?:为止|止|封顶)|(?:扣分)?(?:以)?(${N})分(?:为限|为上限|封顶)|封顶(${N})分|累计扣分不超过(${N})分|扣分上限为?(${N})分)$`, 'u')

/** `最多扣3分`: the number. */
export function lossCapOf(piece: string): number | null {
  const found = capOfLoss.exec(piece)?.slice(1).find((group) => group !== undefined)
  return found === undefined ? null : numberOf(found)
}

const capOfGain = new RegExp(`^(?:(?:全年|全部|全项|本项|该项|此项|累计|合计|总计|得分|累加|总分|分值|加满|全部)*(?:最高|最多|至多|上限|封顶|以|不超过|得满|加满|计满|记满|满|得完|至|到|限|为)+(?:得|计|记|加|分|不超过|累计|得分|可|共|为)*(?:(${N})分|本项分值|该项分值|本项满分|满分|该项满分|此项分值|总分值)(?:为止|为限|为上限|封顶|止)?|(${N})分封顶|(?:全年|年度|合计|累计|共)+(?:得|计|共计)(${N})分|()满分(?:为止|封顶)|(?:给|赋|评|得|记)(?:满|足)(${N})分(?:为止|封顶)?|()(?:给|赋|评|得|加|计)(?:满|完)为止)$`, 'u')

/** `最高得5分`: the number, the item's own points where it says 本项分值. */
export function gainCapOf(piece: string, points: number): number | null {
  const beyond = /^(?:超过|超出|高于)([\d.]+)分(?:的|时)*,?(?:均|一律)?(?:得|按)([\d.]+)分$/u.exec(piece)
  if (beyond && beyond[1] === beyond[2]) return Number(beyond[1])
  const match = capOfGain.exec(piece)
  if (!match) return null
  const found = match.slice(1).find((group) => group !== undefined)
  return found === undefined || found === '' ? points : numberOf(found)
}
