import { z } from 'zod'
import type { Item, Rule } from '../rubric/rubric'
import { undecidedBy } from '../scoring'
import type { Entry } from '../scoring/entry'

/** A figure as 上年同期 takes it: a measured number, or the two numbers of a rate. */
export const figureSchema = z.union([z.number(), z.strictObject({ numerator: z.number(), denominator: z.number() })])
export type Figure = z.infer<typeof figureSchema>

/** What another campaign of this data folder has for one item: this year's figures there, 上年同期 here, by the units of this campaign with the same code. */
export const figureSourceSchema = z.strictObject({
  campaignId: z.string(),
  name: z.string(),
  cycle: z.string(),
  /** The item as the other rubric names and measures it. */
  content: z.string(),
  measure: z.string(),
  figures: z.array(z.strictObject({ unitId: z.string(), figure: figureSchema })),
})
export type FigureSource = z.infer<typeof figureSourceSchema>

/** Frozen results of another campaign of this data folder, by the units of this campaign with the same code. */
export const finalSourceSchema = z.strictObject({
  campaignId: z.string(),
  name: z.string(),
  cycle: z.string(),
  /** 最终得分 as decimal text with two decimals. */
  finals: z.array(z.strictObject({ unitId: z.string(), final: z.string() })),
  /** Units that are there too, but not 定稿. */
  open: z.array(z.string()),
})
export type FinalSource = z.infer<typeof finalSourceSchema>

/** A final of last year as the roster takes it: at most two decimals, below 10,000. */
export function isFinalText(text: string): boolean {
  return /^\d{1,4}(\.\d{1,2})?$/.test(text)
}

/** What a yoy or yoyPP rule measures, with its unit; empty for other rules. */
export function measureOf(rule: Rule): string {
  if (rule.kind === 'yoy') return `${rule.measure ?? ''}${rule.unit ? `（${rule.unit}）` : ''}`
  return rule.kind === 'yoyPP' ? (rule.name ?? '') : ''
}

/** True where the rule compares with last year by a figure of this shape. */
export function fitsRule(rule: Rule, figure: Figure): boolean {
  return typeof figure === 'number' ? rule.kind === 'yoy' : rule.kind === 'yoyPP'
}

/** This year's figure of an entry: what 上年同期 will be a year later. Null where there is none. */
export function currentFigure(entry: Entry | null): Figure | null {
  return entry?.kind === 'yoy' || entry?.kind === 'yoyPP' ? entry.current : null
}

/** 上年同期 as an entry holds it; null where there is none. */
export function previousFigure(entry: Entry | null): Figure | null {
  return entry?.kind === 'yoy' || entry?.kind === 'yoyPP' ? entry.previous : null
}

/** The entry with another 上年同期; a judgement stays only where the numbers still leave the points to the team. Null where the figure does not fit. */
export function withPrevious(rule: Rule, entry: Entry, figure: Figure): Entry | null {
  const next: Entry | null =
    entry.kind === 'yoy' && typeof figure === 'number' ? { ...entry, previous: figure } : entry.kind === 'yoyPP' && typeof figure !== 'number' ? { ...entry, previous: figure } : null
  if (next === null || undecidedBy(rule, next) === 'manual') return next
  const { judged: _, ...decided } = next
  return decided
}

/** The item of another rubric whose figures are this item's a year earlier: the same id, else the same code and content. Both compare with last year alike. */
export function sameItem(item: Item, others: readonly Item[]): Item | null {
  const same = others.find(({ id }) => id === item.id) ?? others.find(({ code, content }) => code === item.code && content === item.content)
  return same?.rule.kind === item.rule.kind ? same : null
}
