import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { ruleSchema, type Rule } from '../../../shared/rubric/rubric'
import { samePoints } from './same-points'

const folder = new URL('../../fixtures/standards/', import.meta.url)

const labelledSchema = z.strictObject({
  id: z.string(),
  points: z.number(),
  standard: z.string(),
  rule: ruleSchema,
  /** Other rules that are right too; a `judged` here says that leaving it to a person is right too. */
  accept: z.array(ruleSchema).optional(),
  /** Why it is judged. */
  note: z.string().optional(),
})
export type Labelled = z.infer<typeof labelledSchema>

/** `dev2` and `dev3` are no halves of the split: they were written later, in other wordings and by other hands (README). */
export type Half = 'dev' | 'dev2' | 'dev3' | 'held-out'
export const hasHalf = (half: Half): boolean => existsSync(new URL(`${half}.json`, folder))
export const readHalf = (half: Half): Labelled[] => z.array(labelledSchema).parse(JSON.parse(readFileSync(new URL(`${half}.json`, folder), 'utf8')))

/**
 * `right`: one of the labelled rules. `left`: judged where judged is the label or is accepted. `missed`: judged where a rule was certain.
 * `wrong`: any other rule. Precision = right / (right + wrong); recall = right / (right + missed + wrong where the label is a rule).
 */
export function judge(given: Rule, labelled: Labelled): 'right' | 'left' | 'missed' | 'wrong' {
  const all = [labelled.rule, ...(labelled.accept ?? [])]
  if (given.kind === 'judged') return all.some(({ kind }) => kind === 'judged') ? 'left' : 'missed'
  return all.some((rule) => samePoints(given, rule, labelled.points)) ? 'right' : 'wrong'
}
