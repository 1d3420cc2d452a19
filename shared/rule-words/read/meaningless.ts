import { assertNever } from '../../assert-never'
import type { Rule } from '../../rubric/rubric'
import { N } from './numbers'
import { risky } from './prepare'

/** Words that say more than a description may: another count, another score, another document, an exception, a doubt. */
const scope = '总分|总成绩|[一二三]级指标|(?:该|本|整个|其他|相关|全部)(?:指标|单位得分)|年度(?:考核)?(?:得分|成绩|等次|评优)|(?:取消|不得|不予|不能|不评|影响).{0,8}评[优先]|缺项|否决|取消|倒扣|加扣|加减|减半|加重|从重|从轻|翻番|双倍|分担|分摊|抵扣|抵销|冲抵|追加|奖励分'
const counts = '每(?!个?(?:月|季度?|年|周|天|日|半年|学期|学年|旬|半月|届))|任[一意何]|逐[个项村户次件起一]|首次|初次|第[一二三四五六七八九十\\d]+[次起个件例]|(?:各|分别|均|另|再|并|同时)$|(?:^|,)(?:另外|此外|同时)|再(?:次)?[扣加得减]|以此类推|依此|如此类推|类推'
const elsewhere = '附件|另行|参照|参见|详见|按照?.{0,20}(?:文件|办法|细则|通知)(?:执行|处理|计|评|认定)?$|由.{2,14}(?:确定|决定|认定|提出|核定|把握|掌握)|原则上|(?:除|以)外|除[^,，]{1,14}外|除非|另有|不扣|少扣|多扣|免扣|可不|(?:起评|起步|基础|基本)分|人均|(?<!有)差距|适当|视.{0,8}(?:程度|情况|幅度)|按实际|相应'
const empty = '^(?:超|超过|少|少于|低|低于|高|高于|差|降低|减少|增加|未达|不足|达到|的|其他|其余|其它|否则|有|发现|发生|出现|存在|上述情况|以上情况)?$'

/** A measure with points is a weight, no part that is done or not. */
const weight = /(?:率|满意度|知晓度|参与度|认可度|安全感|指数|得分|成绩|权重|比重|比例|数量|排名)占?$/u
/** Words that point at the item, at other clauses or at a cap, where a condition should stand. */
const pointing = /本项|该项|此项|本条|全部$|^(?:以上|上述|前述|前款|下列|以下|每项|各项|这些)(?:情形|情况|问题|事项)?$|^(?:全年|年内|年度|当年|累计|合计|总计|总共|单次|每次|单项|全部|共)+$|^(?:属于|属|系|其中)/u
const meant = new RegExp(`${scope}|${elsewhere}`, 'u')
const counting = new RegExp(counts, 'u')
const nothing = new RegExp(empty, 'u')
const figures = new RegExp(`${N}(?:%|个百分点)|百分之`, 'u')

const plain = (text: string): string => text.replace(/“[^“”]*”|‘[^‘’]*’|"[^"]*"|「[^「」]*」|『[^『』]*』|《[^《》]*》/gu, '').normalize('NFKC')

/** One of a thing is a count; where it did not become what is counted, it was not understood. */
const quotedOne = /[“‘"「][1一][\p{Script=Han}]{1,3}[”’"」]$/u
const single = /(?<![第同\d.每])[一1](?:次|起|处|件|项|人|名|家|户|例|条|场|份|篇|期|个)(?!以|及|死亡|性|把)/u

/** Whether words only describe. */
function describes(text: string | undefined, allowed?: 'figures'): boolean {
  if (text === undefined) return true
  const bare = plain(text)
  return !meant.test(bare) && (allowed === 'figures' || !figures.test(bare))
}

/** A sum or a product of several measures, or several at once, is no measure that an entry has. */
const several = /[×÷=+]|\d\.\d|[率度].*[、和与及].*[率度](?:.{0,3}项)?(?:均|都|双|全部)?$|(?:(?<!平)均|都|双|四项|三项|两项)$/u
const isOneMeasure = (text: string | undefined): boolean => text === undefined || !several.test(plain(text))

const names = (...texts: readonly (string | undefined)[]): boolean => texts.every((text) => describes(text))

/** Whether what a reader took for names and conditions holds nothing that could change points. */
export function isMeaningless(rule: Rule): boolean {
  switch (rule.kind) {
    case 'deduct': return rule.clauses.every(({ when, per, max, points }) => describes(when, 'figures') && !/得[^,]{0,2}分(?![类别配析布])|%.*%/u.test(plain(when)) && !counting.test(plain(when)) && !pointing.test(plain(when)) && !risky.test(plain(when)) && (per !== null || (!quotedOne.test(when) && !nothing.test(when) && !single.test(plain(when)))) && (max === null || max >= points))
    case 'earn': return Number.isInteger(rule.target) && names(rule.what)
    case 'checklist': return rule.parts.every(({ text }) => describes(text, 'figures') && text !== '' && !weight.test(text))
    case 'tier': return rule.levels.every(({ label, description }) => describes(label, 'figures') && describes(description, 'figures'))
    case 'yesno': return describes(rule.met, 'figures')
    case 'ratio': return names(rule.name, rule.numerator, rule.denominator) && isOneMeasure(rule.name) && [rule.numerator, rule.denominator].every((part) => !/[×÷=]|\d\.\d/u.test(part ?? ''))
    case 'yoyPP': return names(rule.name, rule.numerator, rule.denominator)
    case 'rank': return isOneMeasure(rule.measure) && describes(rule.measure?.replace(/人均|总分|总成绩/gu, ''))
    case 'yoy': case 'relative': return isOneMeasure(rule.measure) && describes(rule.measure?.replace(/人均/gu, ''))
    case 'survey': return names(rule.name) && isOneMeasure(rule.name)
    case 'judged': return true
    default: return assertNever(rule)
  }
}
