import { onlyDescribes } from './asides'
import { endsAtZero, trimmed } from './gains'
import { N, numberOf } from './numbers'
import type { Prepared } from './prepare'

/** What is listed, counted at one price. */
export interface Listed { readonly when: string; readonly per: string; readonly points: number }

const UNIT = '(次|起|项|处|例|个|件|种)'
const head = new RegExp(`^(?:凡是?|凡有|有|存在|出现|发生|发现|具有)(?:下列|以下|如下)(?:各类|各种|任一|任何)?(?:情形|情况|问题|行为|现象|事项)(?:之一)?(?:的)?,?(?:每(?:发现|发生|出现|有)?[1一]?${UNIT}(?:的)?,?扣(${N})分|扣(${N})分[/每]${UNIT})(.*)$`, 'u')

/** Words that may stand in a list: they name a fault, and hold no count and no price. */
const names = (text: string): boolean => text !== '' && /未|无|没|不|缺|漏|迟|错|违|擅|瞒|虚|逾|假|弄|推诿|敷衍|拖延/u.test(text) && onlyDescribes(text.replace(/的$/u, '').replace(/按|按照|不足|标准/gu, ''))

/** `有下列情形之一的，每次扣1分：甲；乙`; null where the standard is no such list, or holds anything else. */
export function listedOf(text: Prepared, points: number): Listed | null {
  const at = text.sentences[0]?.findIndex((piece) => piece.includes(':')) ?? -1
  const first = text.sentences[0] ?? []
  if (at < 0) return null
  const colon = (first[at] ?? '').indexOf(':')
  const lead = [...first.slice(0, at), (first[at] ?? '').slice(0, colon)].join(',')
  const [, unit, cost, costBefore, unitAfter, rest = ''] = head.exec(lead) ?? []
  const [per, price] = [unit ?? unitAfter, numberOf(cost ?? costBefore ?? '')]
  if (per === undefined || price === null || price <= 0 || price >= points) return null
  const pieces = [(first[at] ?? '').slice(colon + 1), ...first.slice(at + 1), ...text.sentences.slice(1).flat()].filter((piece) => piece !== '' && !endsAtZero(piece, points))
  const items = pieces.flatMap((piece) => piece.split('、')).map(trimmed)
  if (!rest.split(',').every((piece) => piece === '' || endsAtZero(piece, points)) || items.length < 2 || !items.every(names)) return null
  return { when: items.join('、'), per, points: price }
}
