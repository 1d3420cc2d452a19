import { assertNever } from '../../../shared/assert-never'
import type { Band, Rule, RuleKind } from '../../../shared/rubric/rubric'
import type { Draw } from './draw'

export const ruleKinds: readonly RuleKind[] = ['deduct', 'earn', 'checklist', 'tier', 'yesno', 'judged', 'survey', 'ratio', 'yoy', 'yoyPP', 'rank', 'relative']
const oddIds = ['a', 'b', 'c', 'd', 'constructor', '__proto__', 'é', '1']
const points = (hundredths: number): number => hundredths / 100

/** Points of places, levels or bands: somewhere P, nowhere more. */
function upTo(draw: Draw, full: number, length: number): number[] {
  const at = draw.whole(0, length - 1)
  return Array.from({ length }, (_, index) => points(index === at ? full : draw.whole(0, full)))
}

/** Bounds that fall strictly, or rise, so that every band can be reached. */
function bands(draw: Draw, full: number): Band[] {
  const falling = draw.flip()
  const sign = falling ? -1 : 1
  let bound = draw.decimal(-40, 40)
  const bounded = draw.times(1, 4, () => {
    bound = Math.round((bound + sign * draw.decimal(0.01, 12, 2)) * 1e6) / 1e6
    return { op: draw.one(falling ? (['>=', '>'] as const) : (['<=', '<'] as const)), value: bound }
  })
  const all = draw.flip() ? [...bounded, { op: 'else' as const }] : bounded
  return upTo(draw, full, all.length).map((value, index) => ({ ...(all[index] ?? { op: 'else' }), points: value }))
}

function earn(draw: Draw, full: number): Rule {
  const targets = [1, 2, 3, 4, 5, 8, 10, 0.5, 0.25].filter((target) => Number.isInteger(full / target))
  const target = draw.one(targets)
  return { kind: 'earn', perUnit: points(full / target), target, ...(draw.flip() ? { unit: draw.one(['次', '场', '每10户']) } : {}) }
}

function checklist(draw: Draw, full: number): Rule {
  const count = Math.min(full, draw.whole(1, 5))
  let left = full
  const parts = Array.from({ length: count }, (_, index) => {
    const mine = index === count - 1 ? left : draw.whole(1, left - (count - 1 - index))
    left -= mine
    return { id: oddIds[index] ?? '', text: draw.text(), points: points(mine) }
  })
  return { kind: 'checklist', factors: [...draw.times(0, 3, () => draw.decimal(0, 1)), 1, 0], parts }
}

function ratio(draw: Draw): Rule {
  const high = draw.flip()
  const sign = high ? -1 : 1
  const target = high ? draw.decimal(20, 110) : draw.decimal(0, 60)
  const away = (from: number): number => Math.round((from + sign * draw.decimal(0.1, 15)) * 1e6) / 1e6
  let bound = target
  const bounded = draw.times(0, 3, () => ({ until: (bound = away(bound)), step: draw.decimal(0.01, 5), deduct: draw.decimal(0.01, 4) }))
  return {
    kind: 'ratio', better: high ? 'high' : 'low', target, partialStep: draw.one(['linear', 'ceil', 'floor'] as const),
    slopes: [...bounded, { until: null, step: draw.one([1, 0.1, 3, draw.decimal(0.01, 9)]), deduct: draw.decimal(0.01, 4) }],
    zeroBeyond: draw.flip() ? away(target) : null,
    ...(draw.flip() ? { rateDecimals: draw.one([0, 1, 2, 4, 6, null]) } : {}),
    whenDenominatorZero: draw.one(['na', 'full', 'zero', 'manual'] as const),
  }
}

function survey(draw: Draw, full: number): Rule {
  const scale = draw.one([100, 10, 5.5, 120])
  if (draw.flip()) return { kind: 'survey', scale }
  let bound = scale
  const mins = draw.times(1, 4, () => (bound = Math.round((bound - draw.decimal(0.01, scale / 4, 2)) * 100) / 100))
  return { kind: 'survey', scale, bands: upTo(draw, full, mins.length).map((value, index) => ({ min: mins[index] ?? 0, points: value })) }
}

function together(draw: Draw, full: number, kind: 'rank' | 'relative'): Rule {
  const better = draw.one(['high', 'low'] as const)
  const scope = draw.one([{}, { scope: 'group' as const }, { scope: 'campaign' as const }])
  if (kind === 'rank') {
    const table = [points(full), ...draw.times(0, 4, () => points(draw.whole(0, full)))]
    return { kind, better, table, beyond: points(draw.whole(0, full)), ties: draw.one(['best', 'average'] as const), ...scope }
  }
  return draw.flip() ? { kind, better, to: 'best', ...scope } : { kind, better, to: 'mean', bands: bands(draw, full), ...scope }
}

/** A valid rule of the kind for an item of `full` hundredths. */
export function ruleOf(draw: Draw, kind: RuleKind, full: number): Rule {
  const better = draw.one(['high', 'low'] as const)
  const undecided = (): 'full' | 'zero' | 'manual' => draw.one(['full', 'zero', 'manual'] as const)
  switch (kind) {
    case 'deduct': {
      const clauses = draw.times(1, 4, (index) => ({
        id: oddIds[index + 2] ?? '', when: draw.text(), per: draw.one([null, '次', '处', '每10户']), points: points(draw.whole(1, full)),
        max: draw.flip() ? points(draw.whole(1, full)) : null, ...(draw.flip() ? { escalate: draw.decimal(0.1, 4, 2) } : {}),
      }))
      return { kind, clauses }
    }
    case 'earn': return earn(draw, full)
    case 'checklist': return checklist(draw, full)
    case 'tier': {
      const levels = upTo(draw, full, draw.whole(1, 4)).map((value, index) => ({ id: oddIds[index + 3] ?? '', label: draw.text(), points: value }))
      return { kind, levels }
    }
    case 'yesno':
    case 'judged': return { kind }
    case 'survey': return survey(draw, full)
    case 'ratio': return ratio(draw)
    case 'yoy': return { kind, better, bands: bands(draw, full), whenBaseZero: { currentZero: undecided(), currentPositive: undecided() } }
    case 'yoyPP': return { kind, better, bands: bands(draw, full), ceilingRate: draw.flip() ? draw.decimal(50, 100) : null, whenDenominatorZero: draw.one(['na', undecided()] as const) }
    case 'rank':
    case 'relative': return together(draw, full, kind)
    default: return assertNever(kind)
  }
}
