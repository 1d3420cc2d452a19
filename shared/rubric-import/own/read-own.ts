import type { GivenWorkbook } from '../../import/given-workbook'
import type { Draft } from '../../rubric-draft/draft'
import { claimHeads, generalHeads, rubricSheetNames, treeHeads, vetoHeads } from '../../rubric-workbook/words'
import { idMaker } from '../ids'
import { notebook } from '../notebook'
import type { ReadingNote } from '../reading'
import { OwnFaults, type OwnFault } from './faults'
import { readOrigin, type Origin } from './identity'
import { readClaims, readVetoes } from './read-claims'
import { readGeneral } from './read-general'
import { readTree, type NewId, type Reading } from './read-tree'
import { findTable } from './tables'

/** What a rubric's workbook of ours says: a whole draft, or what has to be mended in it. */
export type OwnRubric =
  | { readonly ok: true; readonly draft: Draft; readonly notes: readonly ReadingNote[] }
  | { readonly ok: false; readonly faults: readonly OwnFault[] }

function readAll(workbook: GivenWorkbook, file: string, { identity, rubric: original }: Origin, newId: NewId): OwnRubric {
  const reading: Reading = { original, notes: notebook(), faults: new OwnFaults(), newId }
  const { faults, notes } = reading
  const { tree, claims, vetoes, general } = {
    tree: findTable(workbook, rubricSheetNames.tree, treeHeads, identity.digest, faults),
    claims: findTable(workbook, rubricSheetNames.claims, claimHeads, identity.digest, faults),
    vetoes: findTable(workbook, rubricSheetNames.vetoes, vetoHeads, identity.digest, faults),
    general: findTable(workbook, rubricSheetNames.general, generalHeads, identity.digest, faults),
  }
  if (!tree || !claims || !vetoes || !general) return { ok: false, faults: faults.list }
  const whole = readGeneral(general, reading)
  const lists = readClaims(claims, reading)
  const { requirements, sources } = readTree(tree, reading)
  const rubric = { ...whole, requirements, bonus: { ...whole.bonus, items: lists.bonus }, penalty: { ...whole.penalty, items: lists.penalty }, vetoes: { ...whole.vetoes, items: readVetoes(vetoes, reading) } }
  for (const table of [tree, claims, vetoes, general]) for (const { head, place } of table.added) notes.told(place, `“${head}”一列不是细则的内容，没有导入`)
  if (faults.list.length > 0) return { ok: false, faults: faults.list }
  return { ok: true, draft: { rubric, sources, file, basedOn: identity.published ? identity.digest : null }, notes: notes.notes }
}

/** Ids and keys made of what they name and of the workbook, so that the same file gives the same ones; none that the original has. */
function namesFor(digest: string, taken: string): NewId {
  const make = idMaker('k')
  return (about) => {
    for (;;) {
      const id = make(digest, about)
      if (!taken.includes(id)) return id
    }
  }
}

/**
 * Reads a rubric's workbook that this program exported, edited or not: whole, or faults by cell; never a part of it, never a guess. Null where the
 * workbook is none of ours. Throws AppError `rubric-own-newer`, `rubric-own-mixed`, `rubric-own-damaged`.
 */
export function readOwn(workbook: GivenWorkbook, file: string): OwnRubric | null {
  const origin = readOrigin(workbook, namesFor('', ''))
  return origin && readAll(workbook, file, origin, namesFor(origin.identity.digest, JSON.stringify(origin.rubric)))
}
