import type { Rule } from '../../rubric/rubric'
import { letter } from '../text/ids'
import { onlyDescribes } from './asides'
import { endsAtZero } from './gains'
import { N, numberOf } from './numbers'
import type { Prepared } from './prepare'

const difference = new RegExp(`^得分=(${N})分?((?:-[^\\d,=+÷/×-]{2,20}×${N}分?|-${N}分?×[^\\d,=+÷/×-]{2,20})+)$`, 'u')
const term = new RegExp(`-(?:([^\\d×-]{2,20})×(${N})分?|(${N})分?×([^\\d×-]{2,20}))`, 'gu')
/** A number of things, so what is counted is whole. */
const numbered = /^(.+?)([件起次人户个处条项宗例场期天家])?数量?$/u
const least = /^(?:最低|最少)(?:为|得)?0分$/u

/** `得分＝10－超期件数×0.5－不实件数×1`: what is taken off for each. */
export function readFormula(text: Prepared, points: number): Rule | null {
  const [first = '', ...rest] = text.sentences.flat()
  const [, full = '', terms = ''] = difference.exec(first) ?? []
  if (numberOf(full) !== points || !rest.every((piece) => endsAtZero(piece, points) || least.test(piece))) return null
  const clauses = [...terms.matchAll(term)].map(([, name = '', price, before, after], index) => {
    const [, what = '', unit = '次'] = numbered.exec(name || (after ?? '')) ?? []
    return { id: letter(index), when: text.shown(what), per: unit, points: numberOf(price ?? before ?? '') ?? 0, max: null }
  })
  return clauses.every(({ when, points: cost }) => when !== '' && cost > 0 && onlyDescribes(when)) ? { kind: 'deduct', clauses } : null
}
