import { N, numberOf } from './numbers'
import { trimmed } from './gains'

/** Things that are counted. Longer words first, so that 人次 is not 人. */
const units = ['人次', '件次', '户次', '批次', '班次', '场次', '台次', '辆次', '宗', '个月', '季度', '个工作日', '工作日', '小时', '万元', '亿元', '点位', '次', '起', '处', '个', '件', '项', '人', '名', '家', '户', '例', '条', '所', '场', '份', '篇', '天', '日', '周', '月', '年', '季', '村', '校', '乡镇', '镇', '单位', '企业', '部门', '社区', '小区', '支部', '类', '卷', '本', '台', '辆', '套', '间', '栋', '批', '笔', '期', '档', '册', '页', '块', '面', '张', '位', '组', '支', '座', '宗', '种', '节', '轮', '点', '站', '门', '扇', '盏', '棵', '亩', '幅', '封', '只', '头', '班', '级', '单', '案', '事', '环节', '方面', '问题', '公里', '千米', '平方米', '公顷', '分钟', '米', '吨', '株', '头', '匹', '口', '眼', '枚', '把', '部', '架', '艘', '桩', '进', '样']
const UNIT = `(?:${units.join('|')}|[\\ue100-\\uefff])`
/** A unit and what stands beside it in parentheses or after a slash: 起（件）. */
const FULL_UNIT = `${UNIT}[\\uf000-\\uf8ff]?(?:[/或、]${UNIT})?`
const times = ['个月', '季度', '月', '年', '周', '天', '日', '小时']

/** What is counted, and what each of them is; `each` is null where it happens once. Null where it is not certain. */
export interface Counted { readonly per: string | null; readonly what: string }

const eachDirect = new RegExp(`^(.*?)每(?:[1一])?(${FULL_UNIT}|[\\p{Script=Han}]{1,4}[\\uf000-\\uf8ff]?)$`, 'u')
const eachVerb = new RegExp(`^(.*?)每([^\\d每]{0,12}?)(${N})(${FULL_UNIT})(.*)$`, 'u')
const eachUnit = new RegExp(`^(.*?)每(${FULL_UNIT})(.+)$`, 'u')
const oneLast = new RegExp(`^(.*?)(${N})(${FULL_UNIT})$`, 'u')
const oneInside = new RegExp(`^(.*?(?:发现|发生|出现|查出|查实|存在|缺少|缺|少|漏|有|错|(?:少|漏|错|缺|多|未|没)[开报建交配办填登席学召])|[^1一]*?(?<![每第满超逾近未达仅只近至任少多足过于同前后初首唯某另])(?=[1一])|)(${N})(${FULL_UNIT})(.+)$`, 'u')
const beyond = /^(?:及以|以|或以|之)[上下内外]/u

function join(...parts: readonly string[]): string {
  return trimmed(parts.map(trimmed).filter((part) => part !== '').join(''))
}

/** `每个支部每次`: each time of each of them is counted. */
const ofEach = (before: string): string => trimmed(before.replace(/每(?:个|家|名|所|户|位|处|座)?([\p{Script=Han}]{1,6})$/u, '$1'))

/** What is counted, in words that read on: `造成死亡的,每死亡1人` is `造成死亡`, `被查实的,每发现1处问题` is `被查实,发现问题`. */
function described(before: string, middle: string, rest: string): string {
  const head = ofEach(before)
  if (head !== '' && rest === '' && middle !== '' && head.endsWith(trimmed(middle))) return head
  const tail = join(middle.replace(/^个(?=[\p{Script=Han}]{2})/u, ''), rest).replace(/^(?:有|存在|出现)(?=未|不|没|无|逾|超)/u, '')
  return head === '' || tail === '' || !/[的时后中]$/u.test(before) ? join(head, tail) : `${head},${tail}`
}

function eachOf(text: string): Counted | null {
  const verb = eachVerb.exec(text)
  if (verb) {
    const [, before = '', middle = '', count = '', unit = '', rest = ''] = verb
    const isCertain = numberOf(count) === 1 && !beyond.test(rest) && !/^个?百分点/u.test(rest) && !/增加|超过.*以上|排名|后退/u.test(middle)
    return isCertain ? { per: unit, what: described(before, middle, rest) } : null
  }
  const direct = eachDirect.exec(text)
  if (direct && !/[追加再另各均可应予]$|发现|发生|出现|未|不|无|缺|少|增|超/u.test(direct[2] ?? '')) return { per: direct[2] ?? '', what: ofEach(direct[1] ?? '') }
  const unit = eachUnit.exec(text)
  if (!unit || times.includes(unit[2] ?? '')) return null
  return { per: unit[2] ?? '', what: join(unit[1] ?? '', unit[3] ?? '') }
}

function oneOf(text: string): Counted | null | 'none' {
  const last = oneLast.exec(text)
  if (last && !/第$/u.test(last[1] ?? '')) {
    const [, before = '', count = '', unit = ''] = last
    // “少于2次”, “超过3天” is a condition, not a count.
    if (/(?:少于|多于|超过|不足|低于|高于|不到|未达|未达到|不满|达到|大于|小于|至少|不少于)$/u.test(before)) return 'none'
    return numberOf(count) === 1 ? { per: unit, what: trimmed(before) } : null
  }
  const inside = oneInside.exec(text)
  if (!inside) return 'none'
  const [, before = '', count = '', unit = '', rest = ''] = inside
  if (/^(?:\((?:不?含)\))?(?:及以|以|或以)[上下内外]/u.test(rest)) return 'none'
  if (/第$|少于$|^人大/u.test(before) || /^[内前后起末底初来]/u.test(rest)) return 'none'
  return numberOf(count) === 1 && !/^个?百分点/u.test(rest) ? { per: unit, what: described('', before, rest) } : null
}

/**
 * Reads the last piece before 扣 or 得: `每起`, `每发现一处隐患`, `发现1名党员未交党费`, `一人`, or nothing that is counted.
 * Null where a count stands there that is not one of each.
 */
export function countedOf(text: string): Counted | null {
  if (/每/u.test(text)) return eachOf(text)
  const one = oneOf(text)
  return one === 'none' ? { per: null, what: trimmed(text) } : one
}
