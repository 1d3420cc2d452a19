import { knownItem, itemOfVersion } from '../../../shared/campaign/known-items'
import { parseFindingId } from '../../../shared/campaign/record-ids'
import type { CampaignState, EntryRecord, Unit } from '../../../shared/campaign/records'
import { evidenceByItem } from '../../../shared/evidence/evidence-by-item'
import type { Item } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { checkEntry, scoreItem } from '../../../shared/scoring'
import type { Entry } from '../../../shared/scoring/entry'
import { entryWords } from '../../words/entry-words'

/** A score that does not count, with what it carried. */
export interface SetAsideLine {
  readonly key: string
  readonly unit: Unit
  readonly entry: EntryRecord
  readonly item: Item | null
  readonly words: string
  /** The arithmetic of its time. */
  readonly explain: string
  /** `改版移出（试行-1）`, `区域改动`. */
  readonly why: string
  readonly findings: number
  readonly evidence: number
  /** Place among those that a change of version set aside; null for one that comes back with its zones. */
  readonly at: number | null
  /** Items that take it now. */
  readonly takers: readonly Item[]
}

function explainOf(item: Item | null, input: Entry): string {
  if (!item || input.kind === 'notApplicable' || checkEntry(item, input).length > 0) return ''
  const outcome = scoreItem(item, input)
  return outcome.kind === 'waiting' ? '' : outcome.explain
}

type Place = Pick<SetAsideLine, 'key' | 'item' | 'why' | 'at' | 'takers'>

/** 移出的评分 of all units in official order: by zones, then by changes of version. */
export function setAsideLines(state: CampaignState, units: readonly Unit[]): SetAsideLine[] {
  const current = listItems(state.rubric)
  return units.flatMap((unit) => {
    const own = state.entries.filter((entry) => entry.unitId === unit.id && (entry.setAside !== null || entry.former.length > 0))
    const proofs = own.length > 0 ? evidenceByItem(state, unit.id) : new Map<string, readonly unknown[]>()
    const lineOf = (entry: EntryRecord, input: Entry, place: Place): SetAsideLine => ({
      ...place, unit, entry, words: entryWords(input, place.item?.rule ?? null), explain: explainOf(place.item, input),
      findings: state.findings.filter(({ id, unitId, itemId, foundOn, what }) => unitId === unit.id && (parseFindingId(id)?.itemId ?? itemId) === entry.itemId && (foundOn !== '' || what !== '')).length,
      evidence: proofs.get(entry.itemId)?.length ?? 0,
    })
    return own.flatMap((entry) => [
      ...(entry.setAside ? [lineOf(entry, entry.setAside, { key: `${entry.id}/zones`, item: knownItem(state, entry.itemId), why: '区域改动，改回区域即恢复', at: null, takers: [] })] : []),
      ...entry.former.map((former, at) => {
        const known = itemOfVersion(state, former)
        const fitting = current.filter((item) => checkEntry(item, former.input).length === 0)
        return lineOf(entry, former.input, { key: `${entry.id}/${at}`, item: known?.item ?? knownItem(state, former.itemId), why: `改版移出（${known?.version ?? '另一版'}）`, at, takers: fitting })
      }),
    ])
  })
}
