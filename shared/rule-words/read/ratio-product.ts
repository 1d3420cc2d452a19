import { gainOf, trimmed } from './gains'
import { numberOf, percentOf } from './numbers'
import { byShare, capped, product, productBy, productOf, productToTarget, shareOfTarget } from './ratio-words'

/** Points in proportion to a rate: to the whole of it, or to the target (`实际÷90%×5`). */
export type Product =
  | { readonly to: 'target' }
  | { readonly to: 'whole'; readonly name?: string; readonly numerator?: string; readonly denominator?: string }

/** Whether a factor is all points: `5分`, `分值`, `分值5分`. */
function isAll(factor: string, points: number): boolean {
  if (/^(?:本项|该项|此项)?(?:分值|满分|总分|标准分)$/u.test(factor)) return true
  return numberOf(/^(?:分值|标准分|本项分值)?([\d.]+)分?$/u.exec(factor)?.[1] ?? '') === points
}

function isToTarget(piece: string, points: number, target: number): boolean {
  const shared = percentOf(shareOfTarget.exec(piece)?.[1] ?? '')
  if (shared !== null) return shared === target
  const [, under, whole = '', factor = ''] = productToTarget.exec(piece) ?? []
  return whole !== '' && (under === undefined || percentOf(under) === target) && percentOf(whole) === target && isAll(factor, points)
}

/** `得分＝率×3`, `按实际完成率计分`; null where a piece is no such thing. `target` is what was said to be full. */
export function productIn(piece: string, points: number, target: number | null): Product | null {
  if (target !== null && isToTarget(piece, points, target)) return { to: 'target' }
  const found = product.exec(piece) ?? productBy.exec(piece)
  const direct = /[÷/]/u.test(found?.[1] ?? '') ? null : found
  const fraction = direct ? null : productOf.exec(piece)
  if (fraction && /^[\d.]+$/u.test(fraction[2] ?? '')) return null
  if (!isAll(direct?.[2] ?? fraction?.[3] ?? '', points)) return byShare.test(piece) && target === 100 ? { to: 'whole' } : null
  if (direct) return /率|比例/u.test(direct[1] ?? '') ? { to: 'whole', name: direct[1] ?? '' } : null
  return { to: 'whole', numerator: trimmed(fraction?.[1] ?? ''), denominator: trimmed(fraction?.[2] ?? '') }
}

/** `超过100%的按100%计`: beside a product nothing new. */
export function isCapped(piece: string, points: number): boolean {
  const gain = gainOf(piece, points)
  return capped.test(piece) || (gain?.points === points && /(?:超过|超出|高于|大于)(?:目标值?|100%|1)?(?:的)?$/u.test(gain.left))
}
