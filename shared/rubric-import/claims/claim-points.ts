import type { GivenValue } from '../../import/given-workbook'
import type { Points } from '../../points'
import { cleanText } from '../grid'
import { readPoints } from '../points-text'
import { readClaimText, type ClaimText } from './claim-text'

/** What a cell of points says: a bare number, a text of its own like 每次5分, nothing, or something that is none. */
export type ClaimPoints =
  | { readonly kind: 'blank' }
  | { readonly kind: 'points'; readonly points: Points }
  | { readonly kind: 'text'; readonly text: ClaimText; readonly written: string }
  | { readonly kind: 'bad'; readonly why: string }

const signed = /^[-－﹣−+＋](?=[\d０-９])/u

/** Penalties are often written below zero. */
function withoutSign(value: GivenValue, list: 'bonus' | 'penalty'): GivenValue {
  if (value.kind === 'number' && value.value < 0 && list === 'penalty') return { ...value, value: -value.value }
  if (value.kind !== 'text') return value
  const text = cleanText(value.text)
  return { kind: 'text', text: /^[+＋]/.test(text) || list === 'penalty' ? text.replace(signed, '') : text }
}

/** A cell of a list outside the 1000. */
export function readClaimPoints(value: GivenValue | null, list: 'bonus' | 'penalty'): ClaimPoints {
  if (value === null) return { kind: 'blank' }
  const read = readPoints(withoutSign(value, list))
  if (read.kind !== 'bad') return read
  if (value.kind !== 'text') return read
  const text = readClaimText(value.text, list)
  return text.whole && text.levels.length + (text.cap === null ? 0 : 1) > 0 ? { kind: 'text', text, written: cleanText(value.text) } : read
}

/** Points as people write them. */
export const inWords = (points: number): string => String(points / 100)
