import type { Assessment, CampaignState, ClaimRecord, EntryRecord, Unit, VetoRecord } from '../../../shared/campaign/records'
import type { Rubric } from '../../../shared/rubric/rubric'
import type { EntriesFile } from '../../../shared/scoring/entry'
import { noRecords } from '../../no-records'

interface UnitExtras { readonly previousFinal?: string; readonly frozen?: string; readonly name?: string }

/** A campaign's state from the entries files of its units, as the services load it; the id of a unit is `u-` and its code. */
export function stateOf(rubric: Rubric, files: readonly EntriesFile[], extras: Readonly<Record<string, UnitExtras>> = {}): CampaignState {
  const idOf = ({ unit }: EntriesFile): string => `u-${unit.code}`
  const exempt = files[0]?.exempt ?? []
  const units = files.map((file, index): Unit => {
    const { code, name = '', group = '', zones = [] } = file.unit
    return { id: idOf(file), code, name: extras[code]?.name ?? name, group, zones, order: index + 1, previousFinal: extras[code]?.previousFinal ?? null, leftOut: '', mergedInto: '', deleted: false }
  })
  const assessments = files.flatMap((file): Assessment[] => {
    const frozen = extras[file.unit.code]?.frozen
    return frozen === undefined ? [] : [{ id: idOf(file), phase: 'finalized', revision: 1, reason: '', frozen, deleted: false }]
  })
  const entries = files.flatMap((file) => Object.entries(file.entries).map(([itemId, input]): EntryRecord => ({ id: `${idOf(file)}/${itemId}/team`, unitId: idOf(file), itemId, slot: 'team', input, note: '', setAside: null, previous: null, former: [], review: null, deleted: false })))
  const claims = files.flatMap((file) => (['bonus', 'penalty'] as const).flatMap((list) => (file[list] ?? []).map((claim, index): ClaimRecord => ({ id: `${idOf(file)}-${list}-${index}`, unitId: idOf(file), list, ...claim, findingId: '', setAsideFrom: '', review: null, deleted: false }))))
  const vetoes = files.flatMap((file) => (file.vetoes ?? []).map((veto, index): VetoRecord => ({ id: `${idOf(file)}-v${index}`, unitId: idOf(file), ...veto, document: '', date: '', note: '', setAsideFrom: '', review: null, deleted: false })))
  return {
    ...noRecords,
    campaign: { id: 'c', name: '2026年度平安建设考核', cycle: '2026', startDate: '2026-11-18', endDate: '2026-11-28', rubricDigest: 'ab'.repeat(32), sample: false, exempt: exempt.map((itemId) => ({ itemId, document: '海平安办〔2026〕2号' })), deleted: false },
    rubric, units, assessments, entries, claims, vetoes,
  }
}
