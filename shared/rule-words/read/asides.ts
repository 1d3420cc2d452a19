import { N } from './numbers'

/**
 * What can be left out without a change of points. The words that count, compare, limit, except or decide are few and known;
 * a text that holds none of them, and no number, only describes, whatever its nouns and verbs are.
 */
const counting = `[\\d%‰×÷=+<>]|百分|${N}(?:分|成|倍|个|次|起|件|处|项|人|名|家|户|天|档|等|类|条|例|份|篇|场|期|批|宗|位|票|级)|每(?!年|月|季|日|天|周)|逐|任[一意何]|各(?!级|乡|县|部门|单位|地|类|村|有关|相关)|均|分别|依次|累[计加]|合计|总计|其中|平均|率为|比例|折算|折合|换算|系数|权重|加权|基数|倍`
const comparing = '以[上下内外]|及以|超过|高于|低于|多于|少于|大于|小于|不足|不满|不到|未达|达到|达不到|满足|同比|环比|上年|去年|同期|增长|下降|上升|减少|增加|降低|排名|名次|位次|排序|第[一二三四五六七八九十]|名列|最[高低多少大小好差优]|持平|领先|靠[前后]|相[比较]'
const deciding = '扣|减|加分|得分|计分|记分|评分|打分|赋分|给分|满分|分值|总分|全分|零分|负分|分数|成绩|奖|罚|计入|不计|不算|计算|计为|视为|视同|视|酌|适当|适情|情节|裁量|研究|认定|核定|审定|确定|决定|评定|评议|取消|否决|降[级档等]|免|豁|抵|补|返还|恢复|从[轻重严优宽]|加重|翻|上限|下限|封顶|为[止限]|至多|限额|重复|就[高低]|从其'
const conditional = '除|例外|不含|包括|包含|仅限|只|但|否则|反之|不然|如(?!实|期|下)|若|倘|凡|其余|其他|其它|另|任一|之一|原则上|可(?!靠|行|视|追)|允许|不予|不再|不得|不(?:纳入|参与|参加|作|做|考核|评|记|列入|享受)|缺项|空项|人工|按(?!照|时|期|规定|要求|月|季|年|程序|计划|序|需|质|量)|处理$|追|附件|附表|详见|参[照见]|对照|办法|细则|标准(?!化)|规则|[的时者则]$'
const operator = new RegExp(`${counting}|${comparing}|${deciding}|${conditional}`, 'u')

/** Dates and numbers of documents count nothing. */
const dates = /(?:20\d\d|本|当|每)年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|[〔[(]20\d\d[〕\])](?:第?\d+号)?/gu

/** Whether words hold no number and no word that could change points. */
export const onlyDescribes = (text: string): boolean => !operator.test(text.replace(dates, ''))

/** Who looks, where the figures come from, how it is asked: nothing of it changes points. */
const note = /^(?:责任|牵头|考核|配合|评分|评价|数据|实施|检查)(?:单位|部门|科室|来源|方式|方法|依据|主体|周期|时间|人)?(?:[:为是由]|$)|^(?:注|备注|说明|资料|材料|依据|佐证|考核材料|佐证材料|印证资料|查看资料|查验资料)[:]|^(?:以上|上述|相关|有关|考核|本项)?(?:数据|结果|资料|情况|材料|信息|成绩|指标|项目|工作)*(?:均|统一)?(?:由|以|来源于|来自|取自|采用)[^\d%]{2,40}(?:提供|统计|反馈|通报|负责|考核|核实|汇总|评价|出具|报送|掌握|为准|提取|导出|数据|资料|台账|记录|报表)(?:数据|并核实|为依据)?$|^[^\d%,扣得未不]{2,20}(?:提供|反馈|通报|统计|出具)的?(?:数据|结果|情况|资料)$/u
const inNote = /扣|减|得分|除|每|\d分|酌|视|按|比例|定分|打分|评定|认定|确定/u

/** Whether a piece only says where it comes from. */
export const isNote = (text: string): boolean => note.test(text) && !inNote.test(text)

/** What it is asked for by: `按照每300户1个网格的要求`. */
const ground = /^(?:按照?|根据|依据|依照|对照|围绕|为)[^扣得]{2,60}(?:的)?(?:要求|规定|部署|精神|安排|通知|意见|方案|原则)$/u
/** How many are looked at: it is counted in what is found. */
const sample = /^(?:[^扣得分%每]{0,16}|每个?(?:乡镇|县|村|街道|社区|单位|学校)[^扣得分%每]{0,12})(?:随机|抽|发放|抽查|抽取|抽样|抽选|走访|暗访|核查|入户)[^扣得分%每少不]{0,12}[\d一二两三四五六七八九十]{1,4}[^扣得分%每少不]{1,12}$/u
/** The way of scoring, of which the rest says how it goes. */
const method = /^(?:本项|该项|此项)?(?:考核|评分|计分|评价)?(?:采用|采取|实行|按照?|分)(?:分项|逐项|分档|分级|倒扣分|倒扣|扣分|减分|累计|量化|百分)(?:方式|办法|法|制)?(?:进行)?(?:赋分|计分|评分|打分|得分|扣分|考核)?(?:的)?(?:方式|办法|方法|法|制)?(?:进行)?(?:计分|评分|考核)?$|^按(?:照)?[^\d,率度数量]{2,14}(?:情况|水平|程度|等次|等级|档次)(?:进行)?(?:计分|评分|打分|得分|赋分)$|^按(?:件|次|项|个|起|条|篇|户|人次?|例|场)(?:计分|得分|扣分|赋分)$/u
const isHidden = (text: string): boolean => /^[\uf000-\uf8ff]+$/u.test(text)

/** Sentences without notes at their end, and without what only describes after the last that states something. */
export function withoutNotes(sentences: readonly (readonly string[])[], numbered: boolean): (readonly string[])[] {
  const out = sentences.map((pieces) => pieces.filter((piece) => !isHidden(piece))).filter((pieces, at, all) => !(at === 0 && all.length > 1 && pieces.length === 1 && method.test(pieces[0] ?? '')))
  for (let last = out.length - 1; last > 0; last -= 1) {
    const pieces = out[last] ?? []
    if (!pieces.every((piece) => isNote(piece) || (!numbered && onlyDescribes(piece)))) break
    out.pop()
  }
  const first = out[0] ?? []
  if (first.length > 1 && (sample.test(first[0] ?? '') || method.test(first[0] ?? '') || ground.test(first[0] ?? ''))) out[0] = first.slice(1)
  const colon = /^([^:]{2,24}):(.+)$/u.exec(out[0]?.[0] ?? '')
  if (colon && sample.test(colon[1] ?? '')) out[0] = [colon[2] ?? '', ...(out[0] ?? []).slice(1)]
  if (out.length > 1 && (out[0] ?? []).length > 0 && (out[0] ?? []).every(isNote)) out.shift()
  const end = [...(out[out.length - 1] ?? [])]
  while (end.length > 1 && isNote(end[end.length - 1] ?? '')) end.pop()
  return [...out.slice(0, -1), end].filter((pieces) => pieces.length > 0)
}

/** A condition, whose loss would change what is scored. */
const condition = /[的时者]$|未|没|无|不|缺|漏|逾|迟|凡|如(?!实|期|下)|若|发[生现]|出现|存在|被/u

/** The sentences without words at their beginning that only lead to what is scored; null where there are none. */
export function withoutLead(sentences: readonly (readonly string[])[]): (readonly string[])[] | null {
  const [first = [], ...rest] = sentences
  const from = first.findIndex((piece) => !onlyDescribes(piece) || condition.test(piece))
  if (from < 0) return rest.length > 0 ? rest : null
  return from === 0 ? null : [first.slice(from), ...rest]
}
