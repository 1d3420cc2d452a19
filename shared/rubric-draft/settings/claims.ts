import type { ClaimItem } from '../../rubric/rubric'
import type { DraftRubric } from '../draft'

/** What an import kept of a claim besides its fields: the office's own words, and whether a person still has to look at it. */
export function importedClaim(item: ClaimItem | undefined): { readonly standard: string; readonly pending: boolean } {
  const standard = item?.['standard']
  return { standard: typeof standard === 'string' ? standard : '', pending: item?.['pending'] === true }
}

/** A person has looked at a claim that an import had left open. */
export function settleClaim(rubric: DraftRubric, list: 'bonus' | 'penalty', index: number): DraftRubric {
  const items = rubric[list].items.map((item, at) => {
    if (at !== index) return item
    const { pending: _settled, ...rest } = item
    return rest
  })
  return { ...rubric, [list]: { ...rubric[list], items } }
}
