import { z } from 'zod'

/**
 * The rubric file (scoring.md 2), format 1. Numbers stay the doubles that JSON gave; only `shared/number` reads them,
 * as exact decimals. These schemas are the shape; `check-rubric.ts` holds every law of scoring.md 4 and names each fault.
 * Objects are loose: further descriptive fields are kept and ignored.
 */
const bandSchema = z.looseObject({
  op: z.enum(['<=', '<', '>=', '>', 'else']),
  value: z.number().optional(),
  points: z.number(),
})
export type Band = z.infer<typeof bandSchema>

const better = z.enum(['high', 'low'])
const outcome = z.enum(['full', 'zero', 'manual'])
const scope = z.enum(['group', 'campaign'])

const clauseSchema = z.looseObject({
  id: z.string(),
  when: z.string().default(''),
  per: z.string().nullable(),
  points: z.number(),
  max: z.number().nullable(),
  escalate: z.number().optional(),
})
export type Clause = z.infer<typeof clauseSchema>

export const ruleSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('deduct'), clauses: z.array(clauseSchema) }),
  z.looseObject({ kind: z.literal('earn'), what: z.string().optional(), unit: z.string().optional(), perUnit: z.number(), target: z.number() }),
  z.looseObject({
    kind: z.literal('checklist'),
    factors: z.array(z.number()),
    parts: z.array(z.looseObject({ id: z.string(), text: z.string().default(''), points: z.number() })),
  }),
  z.looseObject({
    kind: z.literal('tier'),
    levels: z.array(z.looseObject({ id: z.string(), label: z.string().default(''), description: z.string().optional(), points: z.number() })),
  }),
  z.looseObject({ kind: z.literal('yesno'), met: z.string().optional() }),
  z.looseObject({ kind: z.literal('judged') }),
  z.looseObject({
    kind: z.literal('survey'),
    name: z.string().optional(),
    scale: z.number(),
    bands: z.array(z.looseObject({ min: z.number(), points: z.number() })).optional(),
  }),
  z.looseObject({
    kind: z.literal('ratio'),
    name: z.string().optional(),
    numerator: z.string().optional(),
    denominator: z.string().optional(),
    better,
    target: z.number(),
    slopes: z.array(z.looseObject({ until: z.number().nullable(), step: z.number(), deduct: z.number() })),
    partialStep: z.enum(['linear', 'ceil', 'floor']),
    zeroBeyond: z.number().nullable(),
    rateDecimals: z.number().nullable().optional(),
    whenDenominatorZero: z.enum(['na', 'full', 'zero', 'manual']),
  }),
  z.looseObject({
    kind: z.literal('yoy'),
    measure: z.string().optional(),
    unit: z.string().optional(),
    better,
    bands: z.array(bandSchema),
    whenBaseZero: z.looseObject({ currentZero: outcome, currentPositive: outcome }),
  }),
  z.looseObject({
    kind: z.literal('yoyPP'),
    name: z.string().optional(),
    numerator: z.string().optional(),
    denominator: z.string().optional(),
    better,
    bands: z.array(bandSchema),
    ceilingRate: z.number().nullable(),
    whenDenominatorZero: z.enum(['na', 'full', 'zero', 'manual']),
  }),
  z.looseObject({
    kind: z.literal('rank'),
    measure: z.string().optional(),
    better,
    table: z.array(z.number()),
    beyond: z.number(),
    scope: scope.optional(),
    ties: z.enum(['best', 'average']),
  }),
  z.looseObject({
    kind: z.literal('relative'),
    measure: z.string().optional(),
    better,
    to: z.enum(['best', 'mean']),
    scope: scope.optional(),
    bands: z.array(bandSchema).optional(),
  }),
])
export type Rule = z.infer<typeof ruleSchema>
export type RuleKind = Rule['kind']
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>

export const itemSchema = z.looseObject({
  id: z.string(),
  code: z.string(),
  content: z.string(),
  points: z.number(),
  standard: z.string(),
  rule: ruleSchema,
  zones: z.array(z.string()),
  domain: z.string().optional(),
  pillar: z.string().optional(),
  methods: z.array(z.string()).optional(),
  leadDepartment: z.string().optional(),
  supportingDepartments: z.array(z.string()).optional(),
  sample: z.string().nullable().optional(),
  evidence: z.string().nullable().optional(),
  advice: z.string().nullable().optional(),
  notApplicable: z.looseObject({ allowed: z.boolean(), hint: z.string().nullable().optional() }),
  /** 待定规则: `judged` only because the standard was not understood with certainty when it was imported. */
  pending: z.boolean().optional(),
  /** The item is fed by the rectification (整改) of an earlier campaign. */
  feeds: z.enum(['rectification']).optional(),
})
export type Item = z.infer<typeof itemSchema>

/** A requirement (first level) or an indicator (below): holds either `children` or `items`. */
export interface RubricNode {
  code: string
  name: string
  points: number
  gist?: string | undefined
  children?: RubricNode[] | undefined
  items?: Item[] | undefined
  [further: string]: unknown
}
export const nodeSchema: z.ZodType<RubricNode> = z.lazy(() =>
  z.looseObject({
    code: z.string(),
    name: z.string(),
    points: z.number(),
    gist: z.string().optional(),
    children: z.array(nodeSchema).optional(),
    items: z.array(itemSchema).optional(),
  }),
)

const gradeSchema = z.looseObject({
  name: z.string(),
  min: z.number(),
  quota: z.looseObject({ percent: z.number(), round: z.enum(['floor', 'nearest', 'ceil']) }).optional(),
})
export type Grade = z.infer<typeof gradeSchema>

export const claimItemSchema = z.looseObject({
  code: z.string(),
  content: z.string(),
  cap: z.number(),
  levels: z.array(z.looseObject({ id: z.string(), label: z.string().default(''), points: z.number() })),
})
export type ClaimItem = z.infer<typeof claimItemSchema>
const claimListSchema = z.looseObject({ cap: z.number(), note: z.string().optional(), items: z.array(claimItemSchema) })

export const rubricSchema = z.looseObject({
  format: z.literal(1),
  id: z.string(),
  title: z.string(),
  version: z.string(),
  notice: z.string().optional(),
  placeholder: z.boolean().optional(),
  basePoints: z.number(),
  notApplicablePolicy: z.enum(['rescaleTotal', 'rescaleRequirement', 'fullMarks']),
  zones: z.array(z.string()),
  domains: z.array(z.string()).optional(),
  pillars: z.array(z.string()).optional(),
  grades: z.array(gradeSchema),
  tieBreak: z.array(z.string()),
  requirements: z.array(nodeSchema),
  bonus: claimListSchema,
  penalty: claimListSchema,
  vetoes: z.looseObject({ grade: z.string(), note: z.string().optional(), items: z.array(z.looseObject({ code: z.string(), content: z.string() })) }),
})
/** A rubric that `checkRubric` has accepted. */
export type Rubric = z.infer<typeof rubricSchema>
