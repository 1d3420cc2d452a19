import type { DraftItem, DraftNode } from '../rubric-draft/draft'
import { parseRuleText, ruleText } from '../rule-words/rule-text'
import { listField, numberField, textField, textIn, without, wordField, type Field } from './cells'
import { no, yes, type TreeColumn } from './words'

/** Columns that a row of a node fills; 层级 says what the row is. */
export type NodeColumn = 'code' | 'name' | 'points' | 'standard'
export type ItemColumn = Exclude<TreeColumn, 'level'>

type Text<T> = (of: T, text: string) => T

export const nodeFields: Readonly<Record<NodeColumn, Field<DraftNode>>> = {
  code: textField(({ code }) => code, (of, code) => ({ ...of, code })),
  name: textField(({ name }) => name, (of, name) => ({ ...of, name })),
  points: numberField(({ points }) => points, (of, points) => ({ value: { ...of, points } })),
  /** 内涵 of a requirement. */
  standard: textField(({ gist }) => gist, (of, gist) => (gist === '' ? without(of, 'gist') : { ...of, gist })),
}

/** A text that is null where there is none. */
function nullable(name: 'sample' | 'evidence' | 'advice'): Field<DraftItem> {
  const set: Text<DraftItem> = (of, text) => ({ ...of, [name]: text === '' ? null : text })
  return textField((of) => of[name], set)
}

/** A text that is absent where there is none. */
function optional(name: 'domain' | 'pillar' | 'leadDepartment'): Field<DraftItem> {
  const set: Text<DraftItem> = (of, text) => (text === '' ? without(of, name) : { ...of, [name]: text })
  return textField((of) => of[name], set)
}

/** A blank rule is one that is still to be decided: `judged` and 待定规则. */
const ruleField: Field<DraftItem> = {
  print: ({ rule }) => ruleText(rule),
  take: (cell, of) => {
    const read = textIn(cell)
    if ('fault' in read) return read
    if (read.value === '') return { value: { ...of, rule: { kind: 'judged' }, pending: true } }
    const parsed = parseRuleText(read.value)
    if (!parsed.ok) return { fault: parsed.message }
    const ruled = { ...of, rule: parsed.value }
    // Who writes a rule has decided it; of judgement, 待定规则 itself says whether it is.
    return { value: parsed.value.kind === 'judged' ? ruled : without(ruled, 'pending') }
  },
}

export const itemFields: Readonly<Record<ItemColumn, Field<DraftItem>>> = {
  code: textField(({ code }) => code, (of, code) => ({ ...of, code })),
  name: textField(({ content }) => content, (of, content) => ({ ...of, content })),
  points: numberField(({ points }) => points, (of, points) => ({ value: { ...of, points } })),
  standard: textField(({ standard }) => standard, (of, standard) => ({ ...of, standard })),
  // Before the rule: who writes one has decided it.
  pending: wordField<DraftItem, boolean>([[yes, true], ['', false], [no, false]], (of) => of.pending === true, (of, pending) => (pending ? { ...of, pending } : without(of, 'pending'))),
  rule: ruleField,
  methods: listField(({ methods }) => methods, (of, methods) => ({ ...of, methods })),
  leadDepartment: optional('leadDepartment'),
  supportingDepartments: listField(({ supportingDepartments }) => supportingDepartments, (of, supportingDepartments) => ({ ...of, supportingDepartments })),
  zones: listField(({ zones }) => zones, (of, zones) => ({ ...of, zones })),
  domain: optional('domain'),
  pillar: optional('pillar'),
  sample: nullable('sample'),
  evidence: nullable('evidence'),
  advice: nullable('advice'),
  allowed: wordField<DraftItem, boolean>([[yes, true], [no, false], ['', false]], ({ notApplicable }) => notApplicable.allowed, (of, allowed) => ({ ...of, notApplicable: { ...of.notApplicable, allowed } })),
  hint: textField(({ notApplicable }) => notApplicable.hint, (of, hint) => ({ ...of, notApplicable: { ...of.notApplicable, hint: hint === '' ? null : hint } })),
  feeds: wordField<DraftItem, boolean>([[yes, true], ['', false], [no, false]], ({ feeds }) => feeds !== undefined, (of, fed) => (fed ? { ...of, feeds: 'rectification' } : without(of, 'feeds'))),
}
