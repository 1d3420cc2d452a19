import { N, PERCENT } from './numbers'

/** Wordings of a rate's parts, in normalised text: what is full, what each step costs, where nothing is left. */
const HOLDS = '(?:\\(含\\))?'
export const definition = /^(?:其中)?(?:计算公式:?)?([^=]{1,30}?)=\(?([^=÷/]{1,40}?)\)?[÷/]\(?([^=÷/]{1,40}?)\)?(?:×100%?)?$/u
export const atLeast = new RegExp(`^(.*?)(?:要求|应|须|需|力争|必须)?(?:(?:稳定|保持|维持)在|达到或超过|达到|达|不低于|不少于|已达|在|为|完成|保持在|大于等于)?(?:了)?(${PERCENT})${HOLDS}(?:及)?(?:以上)?${HOLDS}$`, 'u')
export const atMost = new RegExp(`^(.*?)(?:不超过|不高于|控制在|小于等于)(${PERCENT})${HOLDS}(?:及)?(?:以内|以下)?${HOLDS}$`, 'u')
/** Full below a bound that it does not hold: there a slope takes nothing yet. */
export const beyond = new RegExp(`^(.*?)(?<!不|未|没有)(?:(低于|小于|少于)|(?:高于|超过|大于))(${PERCENT})$`, 'u')
export const wanted = new RegExp(`^(.*?)(?:(?:应|须|需|要|必须)(?:稳定|保持|维持)在|要求达到|应达到|须达到|需达到|应不低于|应达|须达|需达|须不低于|应为|要求|力争达到|必须达到|不低于|要达到|达到|达|(?:年度)?(?:目标|指标|标准|基准|任务)(?:任务)?值?(?:为|是|定为)?|以)(${PERCENT})(?:及以上|以上)?(?:为基准|为目标值?|为标准)?$`, 'u')
export const reached = /^(?:达标|全部达标|达到)$|^(?:达到|完成)(?:基准|目标|要求|指标|标准|上述)(?:值|任务|要求)?$/u
export const short = new RegExp(`^(.*?)(?:未达到?|达不到|低于|不足|不到|未完成|没有达到|未达|高于|超过|超出|高出)(?:(${PERCENT})|基准值?|目标值?|标准|上述标准|指标|要求)?(?:的)?(?:部分)?$`, 'u')
export const stretch = new RegExp(`^(?:在|达到?)?(${PERCENT}|${N})(?:\\((?:不?含)\\))?(?:-|至|到|(?:以上)?,?(?:但)?(?:不足|低于|不到|未达到?))(${PERCENT})(?:\\((?:不?含)\\))?(?:之间)?(?:的)?(?:部分)?$`, 'u')
export const fulfilled = /^(?!未|没)((?:(?!未|没|不).){0,24}?)(?:按(?:时|期|计划|要求)?(?:足额|全面)?)?(?:完成|达到|实现)((?:年度|全年|当年|本年|县|州|上级|省|既定|规定|下达|确定|的)*(?:[\p{Script=Han}]{0,12}?)(?:任务|目标|计划|指标)(?:数|值|任务|要求)?)(?:的|即|则)*$/u
export const capped = /^(?:[^\d%,]{0,10})(?:超过|超出|高于|大于)(?:目标值?|100%|1)?(?:的)?(?:,)?(?:按|以)(?:目标值?|100%|满分|[\d.]+分)(?:计算?|计分|得分|处理)?$/u
export const productToTarget = new RegExp(`^(?:(?:低于|未达标?到?|不足|达不到)(${PERCENT})?(?:的)?,?)?(?:按(?:照)?|以|得分=)(?:实际)?[^\\d÷/×=]{1,20}[/÷](${PERCENT})×(${N}分?|(?:本项)?(?:分值|满分))(?:计算|计分|得分|计|计算得分|计算计分)?$`, 'u')
export const slope = new RegExp(`^(.*?)(?:(?:较|比|与)(?:${PERCENT}|目标值?|基准值?)(?:相比)?)?每再?(?:低于|低|降低|下降|降|少完成|少|差|减少|减|缺|未完成|高于|高|超过|超出|超|上升|增加|提高|升高|升)(?:于)?(?:目标值?|基准值?|标准|指标|要求|(${PERCENT}))?(${N})(个百分点|%)$`, 'u')
export const broken = new RegExp(`^不足(${N})(?:个百分点|%)(?:的)?(?:部分)?,?(?:(按比例|同比例|按实际比例)(?:扣分?|计算|扣除|折算扣分|计扣)?|按(${N})(?:个百分点|%)(?:计算|计|扣分?|计扣|计算扣分)|(不扣分?|不予扣分|不计算?|不计扣分|忽略不计|不计入|不予计算|舍去))$`, 'u')
export const under = new RegExp(`^(.*?)(低于|不足|未达到?|达不到|不到|小于|高于|超过|大于)(${PERCENT})(?:\\((不含)\\))?(?:的)?$`, 'u')
export const product = /^(?:本项|该项|此项|实际|实|考核)?得分=(.{1,30}?)×(.{1,8})$/u
export const shareOfTarget = new RegExp(`^(?:未达到?(?:${PERCENT})?(?:的)?,?)?按(?:照)?(?:实际)?[^\\d,%]{1,16}(?:占|与|相当于)(${PERCENT})的(?:比例|比|比值)(?:计分|得分|计算|计算得分|折算得分)$`, 'u')
export const productBy = /^(?:[\d.]+%(?:及)?以上的?,?|没有?[^,]{2,8}的,|未[^,]{2,8}的,|未达到?的?|其余的?|不足的?|未完成的?)?,?(?:按照?|以)(?:实际)?(.{1,30}?率)×(.{1,8}?)(?:来)?(?:计算|计|得分|计分|计算得分|计算计分|折算得分)$/u
export const productOf = /^(?:按(?:照)?|以|(?:本项|该项|此项|实际|实)?得分=)?\(?([^=÷/()]{1,30}?)[/÷]([^=÷/()]{1,30}?)\)?(?:×100%)?×(.{1,8}?)(?:=(?:本项)?得分|(?:计算|计)?(?:得分|计分)?)$/u
export const byShare = /^(?:未达到?的?|未完成的?|不足的?|未达标的?|未达到目标的?|其余的?|低于100%的?)?,?(?:按|根据)(?:照)?(?:实际)?[^\d,÷/×]{0,8}?(?:比例|率|占比)(?:×?(?:分值|本项分值|满分))?(?:计算)?(?:得分|计分|赋分|计算)$/u
export const says = /^按(?:照)?.{1,20}(?:率|比例)(?:计分|评分|得分|进行计分)$/u
export const decimals = new RegExp(`^(?:.{0,16}(?:率|结果|比例|计算结果))?(?:计算)?(?:结果)?(?:按四舍五入)?保留(?:小数点后)?(${N})位(?:小数)?(?:,?四舍五入)?$`, 'u')
export const elsewhere = /同比|环比|上年|去年|平均|排名|名次|同期|最[大小高低好差](?![\d得分为不扣计一二三四五六七八九十])/u

/** `不足1个百分点的，按比例扣` is one statement. */
export function joined(pieces: readonly string[]): string[] {
  const out: string[] = []
  for (const piece of pieces) {
    const last = out[out.length - 1]
    if (last !== undefined && /^不足[^,]*(?:的|部分|点|%)$/u.test(last)) out[out.length - 1] = `${last},${piece}`
    else if (last !== undefined && /每[^,]*(?:个百分点|%)的?$/u.test(last) && /^[扣减]/u.test(piece)) out[out.length - 1] = `${last}${piece}`
    else if (last !== undefined && /(?:低于|不足|高于|超过)[^,每]*%(?:\((?:不?含)\))?的?$/u.test(last) && /^(?:本项|该项|此项)?(?:不得分|[得计记]0分|不计分)$/u.test(piece)) out[out.length - 1] = `${last}${piece}`
    else if (last !== undefined && /(?:%|以上|以内|以下|\(含\))的?$/u.test(last) && /^(?:得|计|记)(?!分=)/u.test(piece)) out[out.length - 1] = `${last}${piece}`
    else out.push(piece)
  }
  return out
}
