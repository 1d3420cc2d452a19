import { AMOUNT, N } from './numbers'

/**
 * Ways of saying the same, brought to one wording before the readers look: a new synonym is a line here. Every pattern holds words that
 * state points, a change or a count, so what is only described stays as it was written.
 */
const end = '(?=[,。;]|$)'
const own = '(?:本项|该项|此项|本条|本指标|该指标|本小项|该小项|相应项)'
const rewordings: readonly (readonly [pattern: string, to: string])[] = [
  // Losses.
  [`(?:得|计|记|给)-(${N})分`, '扣$1分'],
  [`(?:扣减|减扣|扣除|核减|扣掉|扣去|扣罚|减去|减掉|扣计|罚扣|核扣|扣减去|少得)(?:掉|去)?(${AMOUNT})`, '扣$1'],
  [`(?<![加计记])(?:扣分|减分)(${N}分)`, '扣$1'],
  [`${own}的?(?:分值|得分|分数|分)(?:(?:全部|全额|予以)+(?:扣除|扣完|扣光|扣减|取消)|(?:予以)?(?:扣除|清零|归零|作零分处理))${end}`, '不得分'],
  [`(?:全额|全部)?扣(?:除|完|光)${own}?(?:的)?(?:全部|所有)(?:分值|得分|分数|分)?${end}`, '不得分'],
  [`取消${own}的?(?:全部)?(?:得分|分值|计分|分数|分)${end}`, '不得分'],
  [`${own}?不(?:予|能|可|再)?(?:得|计|记|赋|给|评|予得|予计|予以计|予以得)分${end}`, '不得分'],
  [`(?:得|计|记|赋|给|评|按|打|以)(?:为)?[零0]分(?:计算?|处理|计分)?${end}`, '不得分'],
  [`按每(个?\\p{Script=Han}{1,4}?)(?:扣)?(${N}分)(?:的?标准)?(?:予以)?(?:扣减|扣除|扣分|计扣|扣)${end}`, '每$1扣$2'],
  [`(?:按|以)(${N}分)[/每]([\\p{Script=Han}\\uf000-\\uf8ff]{1,4}?)(?:的?标准)?(?:予以)?(?:扣减|扣除|扣分|计扣|扣)${end}`, '扣$1/$2'],
  [`(?:按|以)(${N}分)[/每]([\\p{Script=Han}\\uf000-\\uf8ff]{1,4}?)(?:的?标准)?(?:得分|计分|计|记分|赋分)${end}`, '得$1/$2'],
  [`(每[^,。;每]{0,40}?(?:个百分点|%)(?:的)?)倒扣(?=${N}分)`, '$1扣'],
  // Gains.
  [`按(${N}分)(?:计算?|记|计分|赋分|得分|给分|评分)${end}`, '得$1'],
  [`(?<![累合总共统])(?:可|应|能|予以)?(?:赋|记|计|给|评|打|获|获得|得到|给予|赋予|计为|记为|评为|赋分|计分|记分|得分|评分)(?=${N}分(?:[,。;/每]|$))`, '得'],
  [`(?<!测)(?:给|记|计|赋|获|评|获得|给予|可得|得到)(满分|全分)(?!为止|\\d|为)`, '得$1'],
  [`得足分`, '得满分'],
  // Where it ends.
  [`(?:直至|直到|以|至)?(?:本项|该项)?(?:减|扣)(?:(?:完|光|净|尽)(?:为止|为限|止)|(?:至|到|减至|减到)(?:[零0]分?|为[零0])(?:为止|为限|止)?)${end}`, '扣完为止'],
  [`(?:直至|直到|以)?(?:减|扣)(?:完|满|足|光|到|至)(${N}分)(?:为止|为限|止)?${end}`, '扣完$1为止'],
  [`(${N}分)(?:扣|减)(?:完|光)(?:为止|为限)?${end}`, '扣完$1为止'],
  [`不(?:再)?(?:倒扣|计负|扣负|得负|出现负)分?${end}`, '不计负分'],
  [`(?:封顶|上限|限额|最大)(?:为)?(?:扣分?|减分?)(${N}分)`, '最多扣$1'],
  [`(?:累计|合计|总计)?(?:扣减|扣分|扣除|减分)(?:总?[额数值]|累计|合计|总计)?(?:最多|最高)?不(?:得)?(?:超过|高于|大于|多于)(${N}分)`, '最多扣$1'],
  [`(?:最多|最高|至多|累计最多)(?:可|只)?(?:扣减|扣除|减)(${N}分)`, '最多扣$1'],
  // Rates.
  [`(${N})(?:百分点|个百分比|个点(?!位)|个百分数)`, '$1个百分点'],
  [`每(?:相差|落后|短缺|短少|短|欠缺?|减低|低出|跌落?|下滑|下跌|偏低|缺少?)(?=${N}(?:个百分点|%))`, '每差'],
  [`每(?:高出|多出|多|偏高|上浮|超额|突破)(?=${N}(?:个百分点|%))`, '每超'],
  [`(?:高出|超出|超过)(?:的)?部分,?每(?=${N}(?:个百分点|%))`, '每超'],
  [`(?:不足|低于|未达到?)(?:的)?部分,?每(?=${N}(?:个百分点|%))`, '每低'],
  [`(?:未满|不满)(?=${N}(?:个百分点|%))`, '不足'],
  // Changes.
  ['(?:实现)?正增长', '上升'], ['零增长', '持平'], ['(?:出现)?负增长', '下降'],
  ['(?:与|和|同|跟)(?:上年度?|去年度?|上一年度?)(?:同期)?(?:水平)?(?:相同|相等|一样|相当|持平|一致)', '同比持平'],
  ['(?:同比)?(?:没有|无|未发生)(?:增减)?变化', '持平'],
  // The mean of the units.
  ['(?<!平)均值', '平均值'], ['平均线', '平均水平'],
  // Sums.
  ['乘以|乘上|乘(?=[\\d百])', '×'], ['除以', '÷'],
  [`(?:折合|转换|转化|折换)(?=成|为|至)`, '折算'], [`(?:折成|换成|转成)(?=${N}分)`, '折算成'],
]
const compiled = rewordings.map(([pattern, to]) => [new RegExp(pattern, 'gu'), to] as const)

const counters = '人次|件次|户次|批次|个月|[次起处个件项种人名家户例条所场份篇天日村镇校类卷台辆栋批笔期]'
const counts: readonly (readonly [RegExp, string])[] = [
  // 任一村…，逐村扣: one count said twice.
  [new RegExp(`任(?:意|何)?[一1]个?(${counters})([^,。;每]{0,40}),逐\\1(?=扣)`, 'gu'), '每$1$2,'],
  [new RegExp(`任(?:意|何)?[一1](${counters})([^,。;每]{0,40}?,?)各?(?=扣${N}分)`, 'gu'), '每$1$2'],
  [new RegExp(`(?:逐|按)(${counters})(?=扣|得${N}分)`, 'gu'), '每$1'],
  // 每出现1起甲扣2分、乙扣1分: what is counted is said once.
  [new RegExp(`(每(?:发现|发生|出现|查处|查实|查出|有|存在|通报)?[1一]?(?:${counters}))([^,。;每]{1,40}?(?:扣|得)${N}分)、(?=[^,。;、每各\\d]{1,30}(?:扣|得)${N}分)`, 'gu'), '$1$2,$1'],
]

const compare = new RegExp(`(${N}%?)(不超过|低于)([^\\d,。;]{1,12}?)(不超过|低于)(${N}%)`, 'gu')
const reversed = new RegExp(`(?<=^|[,。;:])(${N}%?)(不低于|超过)([^\\d,。;]{1,12}?)(不低于|超过)(${N}%)`, 'gu')
const range = (lo: string, loIn: boolean, name: string, hi: string, hiIn: boolean): string => `${name}${/%$/u.test(lo) ? lo : `${lo}%`}${loIn ? '(含)' : '(不含)'}至${hi}${hiIn ? '(含)' : '(不含)'}`

/** The normalised text in the wording that the readers know. */
export function reworded(text: string): string {
  let out = text
    .replace(compare, (_, lo: string, first: string, name: string, second: string, hi: string) => range(lo, first === '不超过', name, hi, second === '不超过'))
    .replace(reversed, (_, hi: string, first: string, name: string, second: string, lo: string) => range(lo, second === '不低于', name, hi, first === '不低于'))
  for (const [pattern, to] of compiled) out = out.replace(pattern, to)
  // Three times, because each pass hands a count on by one clause.
  for (const [pattern, to] of counts) for (let pass = 0; pass < 3; pass += 1) out = out.replace(pattern, to)
  return out
}
