import type { Finding } from '../campaign/records'
import { isBlank } from '../text'

/** When, where and what, as the inspector writes it. */
export type Fact = Pick<Finding, 'time' | 'place' | 'what'>

export const blankFact: Fact = { time: '', place: '', what: '' }

/** Where the fact of a finding comes from: its own, the item's 扣分原因 or judgement, or nowhere yet (待补事实). */
export type FactSource = 'finding' | 'item' | 'none'

/** A finding's own `what`, else the item's note, which then is the fact of all findings of the item. */
export function factSource({ what }: Fact, note: string): FactSource {
  if (!isBlank(what)) return 'finding'
  return isBlank(note) ? 'none' : 'item'
}

/** `10月12日，河东街道：两处没有台账`; empty where the fact is missing. */
export function factText(fact: Fact, note: string): string {
  const source = factSource(fact, note)
  if (source === 'none') return ''
  const where = [fact.time, fact.place].map((text) => text.trim()).filter((text) => text !== '').join('，')
  return `${where}${where === '' ? '' : '：'}${(source === 'finding' ? fact.what : note).trim()}`
}
