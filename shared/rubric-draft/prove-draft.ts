import { checkRubric } from '../rubric/check-rubric'
import type { Fault } from '../fault'
import { toRubricJson } from './convert'
import type { Draft } from './draft'
import { findPlace, type Proof, type Remark } from './proof'
import { proveDepartments } from './prove-departments'
import { proveWhole } from './prove-lists'
import { proveTree } from './prove-tree'

/** Everything that a person should know of a draft before it is published: of the whole first, then in printed order, each with its cell and what to do. */
export function proveDraft(draft: Draft): Proof[] {
  const remarks: Remark[] = []
  const report = (remark: Remark): void => { remarks.push(remark) }
  proveWhole(draft.rubric, report)
  proveTree(draft, report)
  proveDepartments(draft.rubric, report)
  return remarks.map((remark) => ({ ...remark, place: findPlace(draft, remark.where, remark.field) }))
}

/** How many proofs keep the draft from being published. */
export const countWrong = (proofs: readonly Proof[]): number => proofs.filter(({ weight }) => weight === 'wrong').length

/** Why a draft cannot be published, in words: what the proof says, and whatever `checkRubric` refuses besides. Empty: it can. */
export function listObstacles(draft: Draft): string[] {
  const wrong = proveDraft(draft).filter(({ weight }) => weight === 'wrong').map(({ message }) => message)
  if (wrong.length > 0) return wrong
  const checked = checkRubric(toRubricJson(draft))
  return checked.ok ? [] : checked.errors.map(({ message }: Fault) => message)
}
