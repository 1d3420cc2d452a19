import { assertNever } from '../../assert-never'
import { decimal, parseDecimal, roundToPoints } from '../../number/decimal'
import { divide, whole } from '../../number/rational'
import type { Band, Rule, RuleKind, RuleOf } from '../../rubric/rubric'
import { bandText } from '../../scoring'

interface Row { readonly text: string; readonly points: number }

/** What one kind of rule can take over from another. */
interface Kept {
  readonly name: string | undefined
  readonly unit: string | undefined
  readonly better: 'high' | 'low'
  readonly fraction: { readonly numerator?: string; readonly denominator?: string }
  readonly scope: { readonly scope?: 'group' | 'campaign' }
  readonly bands: Band[] | null
  readonly rows: readonly Row[]
}

function nameOf(rule: Rule): string | undefined {
  switch (rule.kind) {
    case 'earn': return rule.what
    case 'yesno': return rule.met
    case 'survey':
    case 'ratio':
    case 'yoyPP': return rule.name
    case 'yoy':
    case 'rank':
    case 'relative': return rule.measure
    case 'deduct':
    case 'checklist':
    case 'tier':
    case 'judged': return undefined
    default: return assertNever(rule)
  }
}

function bandsOf(rule: Rule): Band[] | null {
  if (rule.kind === 'yoy' || rule.kind === 'yoyPP') return rule.bands
  return rule.kind === 'relative' && rule.bands ? rule.bands : null
}

function rowsOf(rule: Rule): Row[] {
  const bands = bandsOf(rule)
  if (bands) return bands.map((band) => ({ text: band.value === undefined && band.op !== 'else' ? '' : bandText(band, rule.kind === 'yoyPP' ? '个百分点' : '%'), points: band.points }))
  switch (rule.kind) {
    case 'deduct': return rule.clauses.map(({ when, points }) => ({ text: when, points }))
    case 'checklist': return rule.parts.map(({ text, points }) => ({ text, points }))
    case 'tier': return rule.levels.map(({ label, description, points }) => ({ text: description ? `${label}：${description}` : label, points }))
    case 'rank': return rule.table.map((points) => ({ text: '', points }))
    case 'survey': return (rule.bands ?? []).map(({ min, points }) => ({ text: `不低于 ${min}`, points }))
    case 'earn':
    case 'yesno':
    case 'judged':
    case 'ratio':
    case 'yoy':
    case 'yoyPP':
    case 'relative': return []
    default: return assertNever(rule)
  }
}

function keptOf(rule: Rule): Kept {
  return {
    name: nameOf(rule),
    unit: rule.kind === 'earn' || rule.kind === 'yoy' ? rule.unit : undefined,
    better: 'better' in rule ? (rule.better as 'high' | 'low') : 'high',
    fraction: rule.kind === 'ratio' || rule.kind === 'yoyPP' ? { ...(rule.numerator === undefined ? {} : { numerator: rule.numerator }), ...(rule.denominator === undefined ? {} : { denominator: rule.denominator }) } : {},
    scope: (rule.kind === 'rank' || rule.kind === 'relative') && rule.scope !== undefined ? { scope: rule.scope } : {},
    bands: bandsOf(rule),
    rows: rowsOf(rule),
  }
}

const idAt = (index: number): string => (index < 26 ? String.fromCodePoint(97 + index) : `n${index - 25}`)
const half = (full: number): number => (parseDecimal(full) ? roundToPoints(divide(decimal(full), whole(2))) / 100 : 0)

function newBands(better: 'high' | 'low', full: number): Band[] {
  return [{ op: better === 'high' ? '>=' : '<=', value: 0, points: full }, { op: 'else', points: 0 }]
}

function tierOf(rows: readonly Row[], full: number): RuleOf<'tier'> {
  const given = rows.length > 0 ? rows : [{ text: '好', points: full }, { text: '一般', points: half(full) }, { text: '差', points: 0 }]
  return { kind: 'tier', levels: given.map(({ text, points }, index) => ({ id: idAt(index), label: text, points })) }
}

/** Rows of which each has points; one blank row where none has. */
const weighed = (rows: readonly Row[], full: number): readonly Row[] => {
  const given = rows.filter(({ points }) => points > 0)
  return given.length > 0 ? given : [{ text: '', points: full }]
}

/**
 * The rule as another kind, keeping what that kind can use: names, the two numbers of a rate, tables of points, bands, the better side. What is
 * missing is filled so that the rule is whole, for its writer to change; the page’s undo brings the old one back.
 */
export function changeKind(rule: Rule, kind: RuleKind, points: number | null): Rule {
  if (rule.kind === kind) return rule
  const kept = keptOf(rule)
  const full = points !== null && points > 0 ? points : 1
  const named = <K extends string>(key: K): { [key in K]?: string } => (kept.name === undefined ? {} : ({ [key]: kept.name } as { [key in K]?: string }))
  const bands = kept.bands ?? newBands(kept.better, full)
  switch (kind) {
    case 'deduct': return { kind, clauses: weighed(kept.rows, 1).map(({ text, points: each }, index) => ({ id: idAt(index), when: text, per: '次', points: each, max: null })) }
    case 'earn': return { kind, ...named('what'), unit: kept.unit ?? '次', perUnit: full, target: 1 }
    case 'checklist': return { kind, factors: [1, 0.5, 0], parts: weighed(kept.rows, full).map(({ text, points: each }, index) => ({ id: idAt(index), text, points: each })) }
    case 'tier': return tierOf(kept.rows, full)
    case 'yesno': return { kind, ...named('met') }
    case 'judged': return { kind }
    case 'survey': return { kind, ...named('name'), scale: 100 }
    case 'ratio':
      return { kind, ...named('name'), ...kept.fraction, better: kept.better, target: kept.better === 'high' ? 100 : 0, slopes: [{ until: null, step: 1, deduct: 1 }], partialStep: 'linear', zeroBeyond: null, whenDenominatorZero: 'na' }
    case 'yoy': return { kind, ...named('measure'), unit: kept.unit ?? '起', better: kept.better, bands, whenBaseZero: { currentZero: 'full', currentPositive: 'manual' } }
    case 'yoyPP': return { kind, ...named('name'), ...kept.fraction, better: kept.better, bands, ceilingRate: null, whenDenominatorZero: 'na' }
    case 'rank': return { kind, ...named('measure'), better: kept.better, table: kept.rows[0]?.points === full ? kept.rows.map((row) => row.points) : [full], beyond: 0, ...kept.scope, ties: 'best' }
    case 'relative': return { kind, ...named('measure'), better: kept.better, to: kept.bands ? 'mean' : 'best', ...kept.scope, ...(kept.bands ? { bands: kept.bands } : {}) }
    default: return assertNever(kind)
  }
}
