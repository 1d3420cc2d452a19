import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ruleSchema, rubricSchema, type Rule } from '../../shared/rubric/rubric'
import { listItems } from '../../shared/rubric/tree'
import { recognise } from '../../shared/rule-words/recognise'
import { judge, type Labelled } from '../unit/rule-words/labelled-standards'

/** Precision and recall of the recogniser on a file of labelled standards or on a rubric: node --import tsx tests/bench/recognition.ts FILE [--all] */
export interface Measured { readonly labelled: Labelled; readonly given: Rule; readonly why: string; readonly verdict: ReturnType<typeof judge> }

export function readCorpus(file: string): Labelled[] {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (Array.isArray(json)) return z.array(z.looseObject({ id: z.string(), points: z.number(), standard: z.string(), rule: ruleSchema, accept: z.array(ruleSchema).optional(), note: z.string().optional() })).parse(json)
  return listItems(rubricSchema.parse(json)).map(({ id, points, standard, rule }) => ({ id, points, standard, rule }))
}

export function measure(corpus: readonly Labelled[]): Measured[] {
  return corpus.map((labelled) => {
    const recognised = recognise(labelled.standard, labelled.points)
    const given: Rule = recognised.kind === 'rule' ? recognised.rule : { kind: 'judged' }
    return { labelled, given, why: recognised.kind === 'rule' ? '' : recognised.why, verdict: judge(given, labelled) }
  })
}

const count = (list: readonly Measured[], verdict: Measured['verdict']): number => list.filter((one) => one.verdict === verdict).length

export interface Figures { readonly cases: number; readonly right: number; readonly wrong: number; readonly missed: number; readonly precision: number; readonly recall: number }

/** Precision: right rules of the rules given. Recall: right rules of the standards whose label is a rule. */
export function figuresOf(list: readonly Measured[]): Figures {
  const [right, wrong] = [count(list, 'right'), count(list, 'wrong')]
  const rules = list.filter(({ labelled }) => labelled.rule.kind !== 'judged')
  const rightOfRules = count(rules, 'right')
  return { cases: list.length, right, wrong, missed: count(list, 'missed'), precision: right + wrong === 0 ? 1 : right / (right + wrong), recall: rules.length === 0 ? 1 : rightOfRules / rules.length }
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`

export function table(measured: readonly Measured[]): string[] {
  const kinds = [...new Set(measured.map(({ labelled }) => labelled.rule.kind))].sort()
  const line = (name: string, list: readonly Measured[]): string => {
    const { cases, right, wrong, missed, precision, recall } = figuresOf(list)
    return [name.padEnd(10), String(cases).padStart(5), `right ${right}`.padStart(10), `wrong ${wrong}`.padStart(9), `missed ${missed}`.padStart(11), `precision ${percent(precision)}`.padStart(19), name === 'judged' ? '' : `recall ${percent(recall)}`.padStart(16)].join(' ')
  }
  return [...kinds.map((kind) => line(kind, measured.filter(({ labelled }) => labelled.rule.kind === kind))), line('all', measured)]
}

const [file, flag] = process.argv.slice(2)
if (file !== undefined && process.argv[1]?.endsWith('recognition.ts') === true) {
  const measured = measure(readCorpus(file))
  for (const one of measured) {
    if (one.verdict === 'wrong' || (flag === '--all' && one.verdict === 'missed')) console.log(`${one.verdict} ${one.labelled.id.slice(0, 8)} ${one.labelled.points}分 ${one.labelled.standard}\n   ${JSON.stringify(one.given)} ${one.why}`)
  }
  console.log(table(measured).join('\n'))
}
