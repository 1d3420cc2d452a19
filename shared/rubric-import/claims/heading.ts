import type { Points } from '../../points'
import { plainText } from '../grid'
import type { ListKind } from '../layout'
import { splitNumbering } from '../numerals'
import { splitPoints } from '../points-text'
import { readClaimText } from './claim-text'

/** A line that begins a list outside the 1000: 加分项（最高30分）, 三、一票否决情形. */
export interface ClaimHeading {
  readonly list: ListKind
  /** What it says of the cap of the list. */
  readonly cap: Points | null
  /** Its remark in brackets. */
  readonly remark: string
  /** What stands behind its colon, and is an entry. */
  readonly rest: string
}

const mixed = '加、?减分|加扣分|加分[、和及与]?减分|加分[、和及与]?扣分|奖惩'
const sure = `${mixed}|附加分|奖励加分|奖励分|创新加分|特色加分|加分|减分|倒扣分|一票否决`
const unsure = '扣分|否决|附加|奖励|倒扣'
const kind = '项目|项|事项|情形|指标|部分|因素|内容|条件|类|情况'
const form = '清单|一览|制度|制|规定|标准|办法|细则|明细|表'
const shape = new RegExp(`^(?:附(?:件|表)?\\d*[:、]?)?(?:关于)?(?:(?:${sure})(?:${kind}|及|和|与)*|(?:${unsure})(?:${kind}))(?:${kind}|${form}|及|和|与)*(?:[(【\\[]([^)】\\]]*)[)】\\]])?(?:([:：,])(.*)|[-—]*(\\d+(?:\\.\\d+)?分))?$`, 'u')
const longest = 60

/** Which list a word means. */
export function listOf(text: string): ListKind {
  if (/否决/.test(text)) return 'veto'
  if (new RegExp(mixed).test(text) || (/加分|奖/.test(text) && /减分|扣分|惩/.test(text))) return 'claims'
  return /减|扣/.test(text) ? 'penalty' : 'bonus'
}

function capOf(text: string, list: ListKind): Points | null {
  if (list === 'veto' || list === 'claims') return null
  const bare = splitPoints(text).points
  return bare ?? readClaimText(text, list).cap
}

/** A heading of a list; null for anything else. */
export function claimHeading(text: string): ClaimHeading | null {
  if (text.length > longest && !/[:：]/.test(text.slice(0, longest))) return null
  const numbering = splitNumbering(text)
  const own = (numbering?.rest ?? text).trim()
  const match = shape.exec(plainText(own))
  if (!match) return null
  const [whole = '', remark = '', sign = '', behind = '', points = ''] = match
  const list = listOf(whole.replace(remark, '').replace(behind, ''))
  const rest = sign === '' ? '' : own.slice(own.search(/[:：,，]/) + 1).trim()
  const isRemark = remark !== '' ? remark : /^(?:最|累计|上限|封顶|不超过|共|总|\d)[^;；]*分$/.test(plainText(rest)) ? plainText(rest) : ''
  return { list, cap: capOf(`(${isRemark || points})`, list) ?? capOf(own, list), remark: isRemark, rest: isRemark === remark ? rest : '' }
}

/** The list that a sheet is, by its name or a title over its table. */
export function sheetList(text: string): ListKind | null {
  const plain = plainText(text).replace(/^(?:附件|附表|表)?(?:\d+|[一二三四五六七八九十]+(?=[、.:：]))?[.、:：-]?/u, '')
  const found = claimHeading(plain)
  if (found) return found.list
  const ending = new RegExp(`(?:考核|考评|评分|工作|建设)(?:的)?((?:${sure})(?:${kind}|${form}|及|和|与)*)(?:[(【].*[)】])?$`, 'u').exec(plain)?.[1]
  return ending === undefined ? null : listOf(ending)
}

/** Caps of the lists that a remark anywhere states: 加分最高不超过30分，减分累计不超过80分. */
export function capsIn(text: string): Partial<Record<'bonus' | 'penalty', Points>> {
  const caps: Partial<Record<'bonus' | 'penalty', Points>> = {}
  for (const clause of text.normalize('NFKC').split(/[;；。\n,，:：]/u)) {
    const match = /^(?:\d+[.、]|[(（]?[一二三四五六七八九十]+[)）、])?(?:所有|全部|各项|年度|全年)?(加分|减分|扣分)(?:项目|项|事项)?(?:的?(?:总分|分值|总和|部分))?(?:累计|合计|总计|总共|全年)*(?:最高|最多|不超过|不得超过|上限|封顶)(?:[^\d]{0,6})(\d+(?:\.\d+)?)分/u.exec(clause.replace(/\s+/gu, ''))
    const list = match?.[1] === '加分' ? 'bonus' : 'penalty'
    const cap = match ? capOf(`(${match[2] ?? ''}分)`, list) : null
    if (cap !== null) caps[list] = cap
  }
  return caps
}
