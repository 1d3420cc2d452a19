import type { GivenValue } from '../import/given-workbook'
import { parsePoints, type Points } from '../points'
import { cleanText } from './grid'
import { chineseNumber } from './numerals'

/** What a cell or a text says of points: nothing, points (`cleaned`: more than a bare number was written), or something that is none. */
export type ReadPoints =
  | { readonly kind: 'blank' }
  | { readonly kind: 'points'; readonly points: Points; readonly cleaned: boolean }
  | { readonly kind: 'bad'; readonly why: string }

const bad = (why: string): ReadPoints => ({ kind: 'bad', why })
const label = '(?:本项|本大项|本小项|该项|合计|总计|共计|共|计|满分|分值|总分|标准分|基本分|基础分|得分|权重|分数)'
const amount = '(\\d+(?:\\.\\d+)?|[〇零一二两三四五六七八九十百千点]+)'
const wholeText = new RegExp(`^(?:${label}{0,2}(?:为|是)?[:：]?)${amount}(?:分|分值)?$`, 'u')
const brackets = /^[（(【[〔]+|[）)】\]〕]+$/g

/** One width, no blanks; `。．` between digits is the decimal point, as an input method writes it. */
const plain = (text: string): string => text.replace(/(?<=[0-9０-９])[。．｡·](?=[0-9０-９])/g, '.').normalize('NFKC').replace(/\p{White_Space}+/gu, '')

function pointsOf(text: string, cleaned: boolean): ReadPoints {
  const chinese = /^\d/.test(text) ? text : chineseNumber(text)
  const points = chinese === null ? null : parsePoints(chinese)
  if (points === null) return bad(`“${text}”不是最多两位小数的数`)
  return points > 0 ? { kind: 'points', points, cleaned } : bad('应大于 0')
}

function textPoints(text: string): ReadPoints {
  if (text === '') return { kind: 'blank' }
  if (text.length > 40) return bad(`“${text.slice(0, 20)}…”看不出是多少分`)
  if (/^[-－—–―/／\\]+$/.test(text) || /^[无暂空]$/.test(text)) return bad(`“${text}”看不出是多少分`)
  if (/[%％]/.test(text)) return bad(`“${text}”是百分数，请换算成分`)
  const simple = plain(text).replace(brackets, '')
  const match = wholeText.exec(simple)
  if (!match) return bad(`“${text}”看不出是多少分`)
  // ① is 1, but ①⑤ is not 15: two rings are a list.
  if ([...text].filter((letter) => /[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]/.test(letter)).length > 1) return bad(`“${text}”看不出是多少分`)
  return pointsOf(match[1] ?? '', text !== match[1])
}

/** A cell of a points column. A share of 100 %, a date, a formula without result are no points. */
export function readPoints(value: GivenValue | null): ReadPoints {
  if (value === null) return { kind: 'blank' }
  switch (value.kind) {
    case 'number': {
      if (value.percent) return bad('是百分数，请换算成分')
      const points = parsePoints(value.value)
      if (points === null) return bad(`${value.value} 不是最多两位小数的数`)
      return points > 0 ? { kind: 'points', points, cleaned: false } : bad('应大于 0')
    }
    case 'text': return textPoints(cleanText(value.text))
    case 'date': return bad(`被 Excel 当成了日期 ${value.date}，请改成数值`)
    case 'boolean': return bad('不是数')
    case 'error': return bad(`公式出错（${value.text}）`)
    case 'uncomputed': return bad('公式没有结果，请在 Excel 或 WPS 中打开、保存后再导入')
  }
}

const inBrackets = new RegExp(`[（(【[〔]\\s*(?:${label}{0,2}(?:为|是)?\\s*[:：]?\\s*)([0-9０-９]+(?:[.．。][0-9０-９]+)?|[一二三四五六七八九十百千两点]+)\\s*分\\s*[）)】\\]〕]`, 'gu')
const atEnd = new RegExp(`(?:[\\s　,，、:：—－-]+|${label}[:：]?)([0-9０-９]+(?:[.．][0-9０-９]+)?)\\s*分$`, 'u')

interface FoundPoints { readonly from: number; readonly to: number; readonly amount: string }

/** Longest that the points at an end of a text are written. */
const nearEnd = 40

/** Points in brackets at the end or the beginning of a text. */
function bracketsIn(text: string): FoundPoints | null {
  for (const start of [Math.max(0, text.length - nearEnd), 0]) {
    for (const match of text.slice(start, start + nearEnd).matchAll(inBrackets)) {
      const from = start + match.index
      const to = from + match[0].length
      if (from === 0 || to === text.length) return { from, to, amount: match[1] ?? '' }
    }
  }
  return null
}

function endOf(text: string): FoundPoints | null {
  const start = Math.max(0, text.length - nearEnd)
  const match = atEnd.exec(text.slice(start))
  return match ? { from: start + match.index, to: text.length, amount: match[1] ?? '' } : null
}

/** A name with its points in it: 一、组织领导（100分）, 组织领导 100分, （满分5分）. The text comes back without them. */
export function splitPoints(text: string): { readonly rest: string; readonly points: Points | null } {
  const found = bracketsIn(text) ?? endOf(text)
  const read = found ? pointsOf(plain(found.amount), true) : null
  return found && read?.kind === 'points' ? { rest: cleanText(text.slice(0, found.from) + text.slice(found.to)), points: read.points } : { rest: text, points: null }
}
