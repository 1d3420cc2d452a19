import { assertNever } from '../assert-never'
import { decimal } from '../number/decimal'
import { compare, type Rational } from '../number/rational'
import type { Band } from '../rubric/rubric'

function matches(band: Band, change: Rational): boolean {
  if (band.op === 'else') return true
  const order = compare(change, decimal(band.value ?? 0))
  switch (band.op) {
    case '<=': return order <= 0
    case '<': return order < 0
    case '>=': return order >= 0
    case '>': return order > 0
    default: return assertNever(band.op)
  }
}

/** The first matching band wins (scoring.md 4, yoy); undefined gives 0 points. */
export function findBand(bands: readonly Band[], change: Rational): Band | undefined {
  return bands.find((band) => matches(band, change))
}
