import { amountOf, AMOUNT } from './numbers'

const ZERO = '(?:零|0)(?:起|件|次|人|例|个|户)?'
const OUTCOME = `(?:均|直接|则)?(?:按(?:照)?合理缺项处理|按缺项处理|(?:视为|作为?|按|计为)(?:合理)?缺项(?:处理|计|对待)?|不纳入考核|不参与考核|不(?:作|予)?考核|(?:得|计|记)${AMOUNT}|不扣分|不得分|不计分|(?:得|计|记)[0零]分|由考核组.{0,30}?(?:人工)?定分(?:并写明理由)?)`

export type Undecided = 'na' | 'full' | 'zero' | 'manual'

/** What a standard says of a number that cannot be divided by; null where it is none of the outcomes. */
function outcomeOf(text: string, points: number): Undecided | null {
  if (/定分/u.test(text)) return 'manual'
  if (/缺项|考核$/u.test(text)) return 'na'
  if (text.includes('不扣分')) return 'full'
  if (/不得分|不计分|[得计记][0零]分/u.test(text)) return 'zero'
  const amount = amountOf(text.replace(/^(?:均|直接|则)?(?:得|计|记)/u, ''), points)
  return amount === points ? 'full' : amount === 0 ? 'zero' : null
}

const denominator = new RegExp(`^(?:分母|应.{1,12}?数|总数)(?:为|是|等于)${ZERO}(?:的|时)*,?(${OUTCOME})$`, 'u')

/** `分母为零的按合理缺项处理`; null where the sentence says something else. */
export function denominatorZero(sentence: string, points: number): Undecided | null {
  const match = denominator.exec(sentence)
  return match ? outcomeOf(match[1] ?? '', points) : null
}

const none = new RegExp(`^(?:全年|年内|本年度?|当年|年度内|考核期内?|辖区内?|本地|若|如|对|确)*(?:没有|无|未(?:发生|产生|接到|收到|受理|涉及|承担|下达|安排|排查出|发现)|不涉及)([^,每扣%\\d]{1,16}?)(?:的)?(?:县|单位|地区|乡镇|部门)?(?:的|时)*,?(${OUTCOME})$`, 'u')
const deeds = /建立|制定|制订|开展|落实|报送|上报|组织|召开|设立|配备|台账|制度|方案|记录|档案|整改|按/u

const things = /(?:任务|事项|案件|对象|项目|隐患|线索|场所|件|户|人员|企业|需求)$/u

/** `没有应办事项的得满分`: what there is none of, and what then holds; null where it may be an omission that costs points. */
export function noneThere(sentence: string, points: number): { readonly what: string; readonly then: Undecided } | null {
  const match = none.exec(sentence)
  const what = match?.[1] ?? ''
  const then = match ? outcomeOf(match[2] ?? '', points) : null
  if (then === null || (deeds.test(what) && !things.test(what)) || (then === 'zero' && !/任务$/u.test(what))) return null
  return { what: what.replace(/^(?:应|此类|该类|相关|上述|此项|该项)+/u, ''), then }
}

const before = `(?:上年|上年度|上一年|上一年度|去年)(?:同期|度)?(?:数|基数|发生数|起数)?(?:均|都)?(?:为|是)${ZERO}`
const now = '(?:本年|今年|当年|本期)(?:度|同期)?'
const stillZero = `(?:${now})?(?:仍|也|亦|同样|均)?(?:为|是|未发生|没有发生|无发生)(?:${ZERO})?`
const positive = `(?:${now})?(?:不为${ZERO}|有?发生|有发生|大于0|有|出现|新增|发生)(?:${ZERO})?`
const base = new RegExp(`^${before}(?:的|时)*[:,]?(?:且|而|,)?${stillZero}(?:的|时)*,?(${OUTCOME}),(?:${before}(?:的|时)*[:,]?(?:且|而|但|,)?)?${positive}(?:的|时)*,?(${OUTCOME})$`, 'u')
const both = new RegExp(`^(?:上年|去年|上年度)(?:同期|度)?(?:和|与|、)?(?:本年|今年|当年)(?:度)?(?:均|都)为${ZERO}(?:的|时)*,?(${OUTCOME}),${before}(?:的|时)*[:,]?(?:且|而|但|,)?${positive}(?:的|时)*,?(${OUTCOME})$`, 'u')

const onlyStill = new RegExp(`^(?:${before}(?:的|时)*[:,]?(?:且|而|,)?${stillZero}|(?:上年|去年)(?:同期)?(?:和|与|、)?(?:本年|今年|当年)(?:均|都)为${ZERO})(?:的|时)*,?(${OUTCOME})$`, 'u')

/** `上年同期为零：本年仍为零得满分，本年不为零的…`; null where the sentence says something else. */
export function baseZero(sentence: string, points: number): { readonly currentZero: 'full' | 'zero' | 'manual'; readonly currentPositive: 'full' | 'zero' | 'manual' } | null {
  const still = outcomeOf(onlyStill.exec(sentence)?.[1] ?? '', points)
  if (still !== null && still !== 'na') return { currentZero: still, currentPositive: 'manual' }
  const match = base.exec(sentence) ?? both.exec(sentence)
  const [currentZero, currentPositive] = match ? [outcomeOf(match[1] ?? '', points), outcomeOf(match[2] ?? '', points)] : [null, null]
  if (currentZero === null || currentPositive === null || currentZero === 'na' || currentPositive === 'na') return null
  return { currentZero, currentPositive }
}
