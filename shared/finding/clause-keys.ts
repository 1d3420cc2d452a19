import type { Item } from '../rubric/rubric'

/**
 * How findings name the clause or part they belong to: its id, and `<id>+` for the escalated ones (加重). A plus sign inside an
 * id is doubled, so that no two clauses of a rule share a key.
 */
export function ordinaryKey(clauseId: string): string {
  return clauseId.replaceAll('+', '++')
}

export function escalatedKey(clauseId: string): string {
  return `${ordinaryKey(clauseId)}+`
}

/** The clause's or part's own words, marked 加重 where it is escalated; the item's content where it has none. */
export function clauseText({ rule, content }: Item, key: string): string {
  if (rule.kind === 'checklist') return rule.parts.find(({ id }) => ordinaryKey(id) === key)?.text || content
  if (rule.kind !== 'deduct') return content
  const clause = rule.clauses.find(({ id }) => ordinaryKey(id) === key || escalatedKey(id) === key)
  return `${clause?.when || content}${clause && escalatedKey(clause.id) === key ? '（加重）' : ''}`
}
