import { z } from 'zod'
import { cardsOf } from '../campaign/unit-scoring'
import { slots, type CampaignState } from '../campaign/records'
import { entrySchema } from '../scoring/entry'
import { matchItems } from './match-items'
import { applyFields, migrateScores } from './migrate-scores'
import type { ScoredRecords } from './move-ids'
import { countFates, type ChangePlan } from './plan-change'
import type { Versions } from './versions'

const fates = ['stays', 'review', 'setAside', 'back'] as const
const count = z.number().int()
const countsSchema = z.strictObject({ stays: count, review: count, setAside: count, back: count })
const proposalSchema = z.strictObject({ from: z.string(), to: z.string(), score: count })
export const decisionSchema = z.strictObject({ from: z.string(), to: z.string().nullable() })

/** What a change of version does, as a person sees it before it is done. Scores that stay as they are are counted, the others listed. */
export const shownPlanSchema = z.strictObject({
  matching: z.strictObject({ same: count, doubtful: z.array(proposalSchema), proposals: z.array(proposalSchema), gone: z.array(z.string()), added: z.array(z.string()) }),
  counts: z.strictObject({ team: countsSchema, self: countsSchema }),
  lines: z.array(z.strictObject({
    unitId: z.string(),
    slot: z.enum(slots),
    /** Item ids in the version before and in the new one. */
    from: z.string(),
    to: z.string(),
    fate: z.enum(fates),
    cause: z.enum(['gone', 'kind', 'input', 'zones']).nullable(),
    changes: z.array(z.enum(['content', 'standard', 'points', 'rule', 'zones'])),
    input: entrySchema,
  })),
  /** 加减分 and 一票否决 that do not stay as they are. */
  claims: z.array(z.strictObject({ unitId: z.string(), list: z.enum(['bonus', 'penalty', 'veto']), item: z.string(), fate: z.enum(fates) })),
  idleExempt: z.array(z.string()),
  idleZones: z.array(z.strictObject({ unitId: z.string(), zones: z.array(z.string()) })),
  /** 最终得分 in points of 0.01; null where there is none. */
  totals: z.array(z.strictObject({ unitId: z.string(), before: count.nullable(), after: count.nullable() })),
  /** Units that must be reopened first; units that go back to their team with it. */
  finalized: z.array(z.string()),
  submitted: z.array(z.string()),
})
export type ShownPlan = z.infer<typeof shownPlanSchema>
export type PlanLine = ShownPlan['lines'][number]

function totalsOf(before: CampaignState, after: CampaignState): ShownPlan['totals'] {
  const [old, now] = [cardsOf(before, 'team'), cardsOf(after, 'team')]
  const final = (cards: typeof old, code: string): number | null => {
    const card = cards.get(code)
    return card?.ok ? card.value.final : null
  }
  return before.units.map(({ id, code }) => ({ unitId: id, before: final(old, code), after: final(now, code) }))
}

/** The plan in readable form. `records` are all that the change moves; what is shown are the units of `state`, in their order. */
export function showPlan(state: CampaignState, records: ScoredRecords, plan: ChangePlan, { from, to }: Versions): ShownPlan {
  const units = [...state.units, ...state.leftOut].map(({ id }) => id)
  const own = <R extends { readonly unitId: string; readonly deleted: boolean }>({ record }: { readonly record: R }): boolean => units.includes(record.unitId) && !record.deleted
  const entries = plan.entries.filter(own)
  const shown = { ...plan, entries }
  const { same, ...matching } = matchItems(from.rubric, to.rubric)
  const inPhase = (phase: string): string[] => state.assessments.flatMap((row) => (row.phase === phase && state.units.some(({ id }) => id === row.id) ? [row.id] : []))
  return {
    matching: { ...matching, doubtful: [...matching.doubtful], proposals: [...matching.proposals], gone: [...matching.gone], added: [...matching.added], same: same.length },
    counts: { team: countFates(shown, 'team'), self: countFates(shown, 'self') },
    lines: entries.flatMap(({ record, itemId, fate, cause, input, changes }) => (fate === null || fate === 'stays' || !input ? [] : [{ unitId: record.unitId, slot: record.slot, from: record.itemId, to: itemId, fate, cause, changes: [...changes], input }])),
    claims: [
      ...plan.claims.filter(own).map(({ record, fate }) => ({ unitId: record.unitId, list: record.list, item: record.item, fate })),
      ...plan.vetoes.filter(own).map(({ record, fate }) => ({ unitId: record.unitId, list: 'veto' as const, item: record.item, fate })),
    ].flatMap(({ fate, ...one }) => (fate === null || fate === 'stays' ? [] : [{ ...one, fate }])),
    idleExempt: [...plan.idleExempt],
    idleZones: [...plan.idleZones].filter(([unitId]) => units.includes(unitId)).map(([unitId, zones]) => ({ unitId, zones: [...zones] })),
    totals: totalsOf(state, applyFields(state, migrateScores(records, plan), to.rubric)),
    finalized: inPhase('finalized'),
    submitted: inPhase('submitted'),
  }
}
