import type { RuleKind } from '../../rubric/rubric'
import type { Codec } from './codec'
import { checklist, deduct, earn } from './counted'
import { ratio, yoy, yoyPP } from './figures'
import { judged, survey, tier, yesno } from './levels'
import { rank, relative } from './together'

/** Every kind's lines. */
export const codecs: { readonly [K in RuleKind]: Codec<K> } = { deduct, earn, checklist, tier, yesno, judged, survey, ratio, yoy, yoyPP, rank, relative }
