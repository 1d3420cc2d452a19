import { toEntriesFile } from '../../shared/campaign/entries-file'
import type { CampaignState, ClaimRecord, EntryRecord, Slot, VetoRecord } from '../../shared/campaign/records'
import type { EntriesFile } from '../../shared/scoring/entry'
import { scoreJointly, type JointScoring } from '../../shared/scoring'

/** What a unit's entries file is made of; the same rows by identity make the same file. */
interface Rows {
  readonly frame: readonly unknown[]
  readonly entries: EntryRecord[]
  readonly claims: ClaimRecord[]
  readonly vetoes: VetoRecord[]
}

const sameRows = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((row, at) => row === b[at])
const same = (a: Rows, b: Rows): boolean => (['frame', 'entries', 'claims', 'vetoes'] as const).every((part) => sameRows(a[part], b[part]))

function rowsByUnit(state: CampaignState): Map<string, Rows> {
  const rows = new Map(state.units.map((unit): [string, Rows] => [unit.id, { frame: [unit, ...state.campaign.exempt], entries: [], claims: [], vetoes: [] }]))
  for (const entry of state.entries) rows.get(entry.unitId)?.entries.push(entry)
  for (const claim of state.claims) rows.get(claim.unitId)?.claims.push(claim)
  for (const veto of state.vetoes) rows.get(veto.unitId)?.vetoes.push(veto)
  return rows
}

/** Scores all units of one slot together, again after every change; what has not changed is taken over from the time before. */
export function jointScorer(slot: Slot): (state: CampaignState) => JointScoring {
  let rows = new Map<string, Rows>()
  let files = new Map<string, EntriesFile>()
  let joint: JointScoring | null = null
  return (state) => {
    const now = rowsByUnit(state)
    const next = new Map<string, EntriesFile>()
    for (const [unitId, own] of now) {
      const before = rows.get(unitId)
      const file = before && same(before, own) ? files.get(unitId) : toEntriesFile({ ...state, ...own, units: state.units }, unitId, slot)
      if (file) next.set(unitId, file)
    }
    rows = now
    files = next
    joint = scoreJointly(state.rubric, [...next.values()], joint)
    return joint
  }
}
