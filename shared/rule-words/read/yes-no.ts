import type { Rule } from '../../rubric/rubric'
import { countedOf } from './counting'
import { endsAtZero, trimmed } from './gains'
import { partition } from './intervals'
import { isAside, saidBefore, statementsOf } from './pieces'
import { risky, type Prepared } from './prepare'
import { thresholdOf } from './thresholds'

const elsewhere = /同比|环比|上年|去年|排名|名次|第.{1,3}名|百分点|每/u
const ownMean = /平均/u
const outside = /全省|全国|省平均|国家/u
const denies = /^(?:.{0,12}?)(?:逾期|超期|迟|被|撤销|摘牌|取消|否则|反之|未|没|无|不|缺|少于|低于|达不到|发生|出现|存在|发现|有)/u
const absent = /未|没|无|不|零/u
const present = /发生|出现|存在|发现|有|被/u

const aboveMean = /(?:高于|超过|大于)(?=[^,]{0,12}平均[^,]{0,3}$)/u
const notAbove = /^(?:低于或等于|等于或低于|小于或等于|等于或小于)$/u

/** Dates and hours bound nothing that could be left out between two statements. */
const undated = (text: string): string => text.replace(/\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|24小时|\d{1,2}[:时]\d{0,2}/gu, '')

/** `X得满分，Y不得分`: Y is what X is not. */
function opposes(metSaid: string, unmetSaid: string, points: number): boolean {
  const [met, unmet] = [undated(metSaid), undated(unmetSaid)]
  if (/^(?:否则|反之)(?:的)?$/u.test(unmet)) return true
  if (/[\d%‰]|百分之/u.test(met + unmet)) {
    if (/^(?:否则|反之|未达到|达不到|未完成|未达标|其余|其他)的?$/u.test(unmet)) return /%|百分之/u.test(met) ? thresholdOf(met, '%', points) !== null : true
    const whole = /‰/u.test(met) ? '‰' : '%'
    if (/^(?:超出|超过|高于)(?:的|上述)?(?:指标|标准|目标|控制数|比例|规定)?(?:值|的)?$/u.test(unmet)) return /以内|不超过|不高于|以下/u.test(met) && thresholdOf(met, whole, points) !== null
    const [first, second] = [thresholdOf(met, '%', points), thresholdOf(unmet, '%', 0)]
    if (first && first !== 'rest' && second && second !== 'rest') return partition([first.interval, second.interval]) !== null
    return !/%|百分之/u.test(met + unmet) && absent.test(met) && present.test(unmet)
  }
  if (aboveMean.test(unmet)) return notAbove.test(met)
  if (!denies.test(unmet)) return false
  const isDenial = /逾期|超期|迟报|被(?:撤销|取消|摘牌)|否则|反之|未|没|无|不|缺|少于|低于/u.test(unmet)
  return isDenial || (absent.test(met) && present.test(unmet))
}

const whether = /^(?:.{0,20}?)是否(.{2,40})$/u

/** 是否: all points or none. */
export function readYesNo(text: Prepared, points: number): Rule | null {
  const isExtra = text.sentences.flat().some((piece) => /不加分$/u.test(piece))
  const sentences = text.sentences.map((pieces) => pieces.map((piece) => (isExtra ? piece.replace(/不加分$/u, '不得分').replace(/加(?=[\d.]+分$)/u, '得') : piece)).filter((piece) => !endsAtZero(piece, points))).filter((pieces) => pieces.length > 0)
  const { list, loose } = statementsOf({ ...text, sentences }, points)
  const asked = whether.exec(list[0]?.head === '' ? (list[0].context.length === 0 ? (loose[0]?.text ?? '') : list[0].context.join(',')) : (list[0]?.head ?? ''))?.[1]
  if (asked !== undefined && list.length === 2 && list[0]?.points === points && list[1]?.points === 0 && /^是$/u.test(list[0].head === '' ? list[0].left : saidBefore(list[0])) && (/^否$/u.test(saidBefore(list[1])) || (saidBefore(list[1]) === '' && list[1].head === '否'))) return { kind: 'yesno', met: text.shown(asked) }
  if (loose.some((one) => risky.test(one.text) || !isAside(one, list) || elsewhere.test(one.text)) || list.length === 0 || list.length > 2) return null
  const said = list.map((one) => trimmed([one.head, saidBefore(one)].filter((part) => part !== '').join(',')))
  if (said.some((one) => one === '' || elsewhere.test(one) || (ownMean.test(one) && !outside.test(one)) || risky.test(one.replace(/平均/gu, '')))) return null
  const [first, second] = list
  const [firstSaid = '', secondSaid = ''] = said
  if (!first) return null
  if (!second) {
    const isCertain = first.points === 0 && !/[\d%]|百分之|否则|其余|其他|三次|两次/u.test(firstSaid) && (!first.isLoss || countedOf(first.left === '' ? firstSaid : first.left)?.per === null)
    return isCertain ? { kind: 'yesno', met: text.shown(`没有下列情形：${firstSaid}`) } : null
  }
  const [met, unmet, unmetSaid] = first.points === points ? [firstSaid, second, secondSaid] : [secondSaid, first, firstSaid]
  if (Math.max(first.points, second.points) !== points || unmet.points !== 0 || Math.min(first.points, second.points) !== 0) return null
  // 低于或等于的 says of what only in the other half.
  return opposes(met, unmetSaid, points) ? { kind: 'yesno', met: text.shown(notAbove.test(met) ? unmetSaid.replace(aboveMean, met) : met) } : null
}
