import fc from 'fast-check'
import type { UnitReport } from '../../../shared/report/unit-report'
import type { Rubric } from '../../../shared/rubric/rubric'
import { itemsOf } from '../../../shared/rubric/tree'
import { checkRubric } from '../../../shared/scoring'
import { accepted, reportOf } from '../../unit/report/report-of'

type Json = Record<string, unknown>
interface DrawnItem { readonly hundredths: number; readonly kind: 'judged' | 'ratio' | 'deduct'; readonly zone: string; readonly state: 'scored' | 'none' | 'declared' | 'exempt'; readonly share: number; readonly count: number }
interface DrawnNode { readonly items: readonly DrawnItem[]; readonly children: readonly DrawnNode[] }

const drawnItem: fc.Arbitrary<DrawnItem> = fc.record({
  hundredths: fc.integer({ min: 1, max: 30_000 }),
  kind: fc.constantFrom('judged', 'ratio', 'deduct'),
  zone: fc.constantFrom('城', '城', '农'),
  state: fc.constantFrom('scored', 'scored', 'scored', 'scored', 'none', 'declared', 'exempt'),
  share: fc.integer({ min: 0, max: 1000 }),
  count: fc.integer({ min: 0, max: 3 }),
})
const drawnItems = fc.array(drawnItem, { minLength: 1, maxLength: 4 })
const leaf: fc.Arbitrary<DrawnNode> = drawnItems.map((items) => ({ items, children: [] }))
const inner = (below: fc.Arbitrary<DrawnNode>): fc.Arbitrary<DrawnNode> => fc.array(below, { minLength: 1, maxLength: 3 }).map((children) => ({ items: [], children }))
/** Two to four levels, items included. */
const drawnRequirement = fc.oneof(leaf, inner(leaf), inner(fc.oneof(leaf, inner(leaf))))

const points = (hundredths: number): number => Number(`${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`)
const sumOf = ({ items, children }: DrawnNode): number => items.reduce((sum, item) => sum + item.hundredths, 0) + children.reduce((sum, child) => sum + sumOf(child), 0)

const ratio = { kind: 'ratio', better: 'high', target: 97.5, slopes: [{ until: null, step: 1.5, deduct: 0.35 }], partialStep: 'linear', zeroBeyond: null, whenDenominatorZero: 'na' }
const deduct = { kind: 'deduct', clauses: [{ id: 'a', when: '漏项', per: '处', points: 0.37, max: null }] }

function itemJson(drawn: DrawnItem, code: string): Json {
  const rule = { judged: { kind: 'judged' }, ratio, deduct }[drawn.kind]
  return { id: `I${code}`, code, content: `内容${code}`, points: points(drawn.hundredths), standard: '标准', rule, zones: drawn.zone === '农' ? ['农'] : [], notApplicable: { allowed: true } }
}

function nodeJson(drawn: DrawnNode, code: string): Json {
  const below = drawn.children.length > 0 ? { children: drawn.children.map((child, index) => nodeJson(child, `${code}-${index + 1}`)) } : { items: drawn.items.map((item, index) => itemJson(item, `${code}-${index + 1}`)) }
  return { code, name: `名称${code}`, points: points(sumOf(drawn)), ...below }
}

const itemsBelow = (drawn: DrawnNode): DrawnItem[] => [...drawn.items, ...drawn.children.flatMap(itemsBelow)]

function entryOf(drawn: DrawnItem): Json {
  if (drawn.state === 'declared') return { kind: 'notApplicable', reason: '没有此类对象' }
  if (drawn.kind === 'judged') return { kind: 'judged', points: points(Math.floor((drawn.hundredths * drawn.share) / 1000)), reason: '集体评议' }
  if (drawn.kind === 'ratio') return { kind: 'ratio', numerator: drawn.share, denominator: drawn.count === 0 ? 0 : 1000 }
  return { kind: 'deduct', counts: { a: drawn.count } }
}

const claim = fc.record({ item: fc.constantFrom('1', '2'), level: fc.constantFrom('a', 'b'), count: fc.integer({ min: 1, max: 4 }), matter: fc.constantFrom('', '', '甲事', '乙事') })
const claimList = (letter: string): Json => ({
  cap: 12.5,
  items: ['1', '2'].map((n) => ({ code: letter + n, content: `事项${n}`, cap: 8.05, levels: [{ id: 'a', label: '省级', points: 2.35 }, { id: 'b', label: '州级', points: 0.5 }] })),
})

const drawnReport = fc.record({
  requirements: fc.array(drawnRequirement, { minLength: 1, maxLength: 4 }),
  policy: fc.constantFrom('rescaleTotal', 'rescaleRequirement', 'fullMarks'),
  edges: fc.tuple(fc.integer({ min: 500_001, max: 999_999 }), fc.integer({ min: 1, max: 500_000 })),
  placeholder: fc.boolean(),
  selfGiven: fc.boolean(),
  bonus: fc.array(claim, { maxLength: 4 }),
  penalty: fc.array(claim, { maxLength: 4 }),
  vetoed: fc.boolean(),
})

function rubricOf({ requirements, policy, edges, placeholder }: { requirements: readonly DrawnNode[]; policy: string; edges: readonly [number, number]; placeholder: boolean }): Rubric {
  const base = requirements.reduce((sum, requirement) => sum + sumOf(requirement), 0)
  // Edges with up to six decimals, as shares of the base.
  const edge = (millionths: number): number => Math.floor((base / 100) * millionths) / 1_000_000
  const grades = [{ name: '优“秀"', min: edge(edges[0]) }, { name: '良好', min: edge(edges[1]) }, { name: '不合格', min: 0 }]
  return accepted(checkRubric({
    format: 1, id: 'random', title: '随机细则', version: '1', notice: '试用', placeholder, basePoints: points(base), notApplicablePolicy: policy, zones: ['城', '农'],
    grades: grades.filter(({ min }, index) => index === 2 || (min > 0 && min !== grades[index + 1]?.min)), tieBreak: [],
    requirements: requirements.map((requirement, index) => nodeJson(requirement, String(index + 1))),
    bonus: claimList('J'), penalty: claimList('K'), vetoes: { grade: '不合格', items: [{ code: 'V1', content: '否决' }] },
  }))
}

/** Reports of random rubrics and entries, over the three policies; at least one item always applies. */
export const randomReport: fc.Arbitrary<UnitReport> = drawnReport.map((drawn) => {
  const rubric = rubricOf(drawn)
  const drawnOf = drawn.requirements.flatMap(itemsBelow)
  const items = rubric.requirements.flatMap(itemsOf)
  // Were nothing applicable there would be no result: the first item is scored in full.
  const first = { judged: { kind: 'judged', points: items[0]?.points ?? 0, reason: '评议' }, ratio: { kind: 'ratio', numerator: 97.5, denominator: 100 }, deduct: { kind: 'deduct' } }
  const zones = items[0]?.zones.length === 1 ? ['农'] : ['城']
  const applies = (index: number): boolean => items[index]?.zones.length === 0 || zones.includes('农')
  const entries = Object.fromEntries(items.flatMap(({ id }, index): [string, Json][] => {
    const item = drawnOf[index]
    if (!item || !applies(index)) return []
    if (index === 0) return [[id, first[item.kind]]]
    return item.state === 'scored' || item.state === 'declared' ? [[id, entryOf(item)]] : []
  }))
  const exempt = items.filter((_, index) => index > 0 && drawnOf[index]?.state === 'exempt').map(({ id }) => id)
  const claims = (letter: string, list: readonly { item: string }[]): Json[] => list.map((one) => ({ ...one, item: letter + one.item }))
  const unit = { code: '632802', name: '德令哈市', group: '', zones }
  const file = { format: 1, unit, entries, exempt, bonus: claims('J', drawn.bonus), penalty: claims('K', drawn.penalty), vetoes: drawn.vetoed ? [{ item: 'V1', state: 'effective' }] : [] }
  return reportOf(rubric, file, drawn.selfGiven ? { self: { format: 1, unit, entries, exempt } } : {})
})
