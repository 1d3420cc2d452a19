import { readFileSync } from 'node:fs'
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

/** `dev2`, `dev3` and `held-out-2` are no halves of the split: they were written later, in other wordings and by other hands (README). */
export type Half = 'dev' | 'dev2' | 'dev3' | 'held-out' | 'held-out-2'
const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
export const readHalf = (half: Half): Labelled[] => z.array(labelledSchema).parse(readJson(half))

const auditSchema = z.array(z.discriminatedUnion('sort', [
  z.strictObject({ id: z.string(), sort: z.literal('accept added'), added: z.array(ruleSchema), why: z.string() }),
  z.strictObject({ id: z.string(), sort: z.literal('accept removed'), removed: z.array(ruleSchema), why: z.string() }),
  z.strictObject({ id: z.string(), sort: z.literal('label changed'), from: ruleSchema, to: ruleSchema, added: z.array(ruleSchema), why: z.string() }),
]))
export const readAudit = (): z.infer<typeof auditSchema> => auditSchema.parse(readJson('held-out-audit'))

/** The held-out half with the labels that its audit corrected. */
export function readAudited(): Labelled[] {
  const audited = new Map(readHalf('held-out').map((one) => [one.id, one]))
  for (const change of readAudit()) {
    const { note, accept = [], ...one } = audited.get(change.id) ?? { id: change.id, points: 0, standard: '', rule: { kind: 'judged' } satisfies Rule }
    const removed = new Set('removed' in change ? change.removed.map((rule) => JSON.stringify(rule)) : [])
    const kept = [...accept.filter((rule) => !removed.has(JSON.stringify(rule))), ...('added' in change ? change.added : [])]
    audited.set(change.id, { ...one, ...('to' in change ? { rule: change.to } : note === undefined ? {} : { note }), accept: kept })
  }
  return [...audited.values()]
}

/**
 * `right`: one of the labelled rules. `left`: judged where judged is the label or is accepted. `missed`: judged where a rule was certain.
 * `wrong`: any other rule. Precision = right / (right + wrong); recall = right / (right + missed + wrong where the label is a rule).
 */
export function judge(given: Rule, labelled: Labelled): 'right' | 'left' | 'missed' | 'wrong' {
  const all = [labelled.rule, ...(labelled.accept ?? [])]
  if (given.kind === 'judged') return all.some(({ kind }) => kind === 'judged') ? 'left' : 'missed'
  return all.some((rule) => samePoints(given, rule, labelled.points)) ? 'right' : 'wrong'
}
