import { checkRubric } from '../../../shared/scoring'
import type { ClaimItem, Item, Rubric, RubricNode, RuleKind } from '../../../shared/rubric/rubric'
import { itemsOf } from '../../../shared/rubric/tree'
import type { Draw } from './draw'
import { ruleKinds, ruleOf } from './rules'

export const zones = ['城', '农', '牧']
export const domains = ['甲', '乙']

export interface RubricOptions {
  readonly kinds?: readonly RuleKind[]
  readonly policy?: Rubric['notApplicablePolicy']
  /** The most requirements that are drawn. */
  readonly requirements?: number
}

class Names {
  #next = 0
  /** Now and then a name that JavaScript knows as well. */
  take(draw: Draw, prefix: string): string {
    this.#next += 1
    return this.#next === 3 && draw.flip() ? '__proto__' : this.#next === 4 && draw.flip() ? 'constructor' : `${prefix}${this.#next}`
  }
}

function itemOf(draw: Draw, ids: Names, codes: Names, { kinds = ruleKinds }: RubricOptions): Item {
  const full = draw.one([draw.whole(1, 400), draw.whole(100, 6000), 100 * draw.whole(1, 30)])
  return {
    id: ids.take(draw, 'I'), code: codes.take(draw, 'c'), content: draw.text(), points: full / 100, standard: '', rule: ruleOf(draw, draw.one(kinds), full),
    zones: draw.whole(0, 2) === 0 ? draw.some(zones) : [], ...(draw.flip() ? { domain: draw.one(domains) } : {}),
    notApplicable: { allowed: draw.flip(), hint: null },
  }
}

const sum = (items: readonly Item[]): number => items.reduce((total, { points }) => total + Math.round(points * 100), 0) / 100

function nodeOf(draw: Draw, depth: number, ids: Names, codes: Names, options: RubricOptions): RubricNode {
  const code = codes.take(draw, 'n')
  const inner = depth < 2 && draw.whole(0, 2) === 0
  const below = inner ? { children: draw.times(1, 2, () => nodeOf(draw, depth + 1, ids, codes, options)) } : { items: draw.times(1, 4, () => itemOf(draw, ids, codes, options)) }
  const node: RubricNode = { code, name: code, points: 0, ...below }
  return { ...node, points: sum(itemsOf(node)) }
}

function gradesOf(draw: Draw, base: number): Rubric['grades'] {
  const mins = [0.9, 0.75, 0.6].filter(() => draw.flip()).map((share) => Math.round(base * share * 100) / 100).filter((min, index, all) => min > 0 && (index === 0 || min < (all[index - 1] ?? 0)))
  const quota = () => (draw.flip() ? { quota: { percent: draw.one([0, 20, 33.3, 50, 100]), round: draw.one(['floor', 'nearest', 'ceil'] as const) } } : {})
  return [...mins.map((min, index) => ({ name: `等次${index}`, min, ...quota() })), { name: '末等', min: 0 }]
}

function claimsOf(draw: Draw, prefix: string): { cap: number; items: ClaimItem[] } {
  const points = (): number => draw.whole(1, 2000) / 100
  const items = draw.times(0, 3, (index) => ({
    code: `${prefix}${index}`, content: '', cap: points(), levels: ['a', 'b'].map((id) => ({ id, label: id, points: draw.one([0, points(), points()]) })),
  }))
  return { cap: points(), items }
}

function tieBreakOf(draw: Draw, requirements: readonly RubricNode[]): string[] {
  const [first] = requirements
  const items = requirements.flatMap(itemsOf)
  return draw.some(['base', `requirement:${first?.code ?? ''}`, `indicator:${first?.children?.[0]?.code ?? first?.code ?? ''}`, `item:${draw.one(items).code}`, `domain:${draw.one(domains)}`])
}

/** A valid rubric with every rule and option that scoring.md knows. Throws when it is not valid after all. */
export function rubricOf(draw: Draw, options: RubricOptions = {}): Rubric {
  const ids = new Names()
  const codes = new Names()
  const requirements = draw.times(1, options.requirements ?? 4, () => nodeOf(draw, 0, ids, codes, options))
  const basePoints = sum(requirements.flatMap(itemsOf))
  const grades = gradesOf(draw, basePoints)
  const checked = checkRubric({
    format: 1, id: 'drawn', title: '细则', version: '1', basePoints, notApplicablePolicy: options.policy ?? draw.one(['rescaleTotal', 'rescaleRequirement', 'fullMarks'] as const),
    zones, domains, grades, tieBreak: tieBreakOf(draw, requirements), requirements,
    bonus: claimsOf(draw, 'J'), penalty: claimsOf(draw, 'K'),
    vetoes: { grade: draw.one(grades).name, items: [{ code: 'V1', content: '' }] },
  })
  if (!checked.ok) throw new Error(`the generator made a rubric with faults: ${JSON.stringify(checked.errors)}`)
  return checked.value
}
