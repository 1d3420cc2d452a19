import type { CampaignState, ClaimRecord, EntryRecord, VetoRecord } from '../../../shared/campaign/records'
import { listAnsweredFindings } from '../../../shared/finding'
import type { UnitReport } from '../../../shared/report/unit-report'
import type { Rubric } from '../../../shared/rubric/rubric'
import { scoreUnit } from '../../../shared/scoring'
import { entriesFileSchema, type EntriesFile } from '../../../shared/scoring/entry'
import type { Checked } from '../../../shared/fault'
import { noRecords } from '../../no-records'

export function accepted<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(`refused: ${JSON.stringify(checked.errors)}`)
  return checked.value
}

const unitId = 'unit-1'

type FindingRows = Partial<Pick<CampaignState, 'findings' | 'rectifications' | 'progress' | 'leftOut' | 'units' | 'entries'>>

/** The report with the findings that follow from it and from these rows, as the service lists them. */
export function withFindings<R extends Omit<UnitReport, 'findings'>>(report: R, rows: FindingRows = {}): R & Pick<UnitReport, 'findings'> {
  const { campaign, rubric, unit, entries, scorecard, exportDate } = report
  const state: CampaignState = { ...noRecords, campaign, rubric, units: [unit], ...rows, entries: [...Object.values(entries), ...(rows.entries ?? [])] }
  return { ...report, findings: listAnsweredFindings(state, unit, scorecard, exportDate) }
}

/** The report of a unit from its entries file, as the service gathers it from records; `more` overrides fields. */
export function reportOf(rubric: Rubric, entriesJson: unknown, more: Partial<UnitReport> & { readonly notes?: Readonly<Record<string, string>>; readonly self?: unknown; readonly rows?: FindingRows } = {}): UnitReport {
  const { notes = {}, self, rows, ...fields } = more
  const file: EntriesFile = entriesFileSchema.parse(entriesJson)
  const entry = (itemId: string, input: EntryRecord['input']): EntryRecord => ({ id: `${unitId}/${itemId}/team`, unitId, itemId, slot: 'team', input, note: Object.hasOwn(notes, itemId) ? (notes[itemId] ?? '') : '', setAside: null, previous: null, former: [], review: null, deleted: false })
  const claims = (list: ClaimRecord['list']): ClaimRecord[] => (file[list] ?? []).map((claim, index) => ({ id: `${list}-${index}`, unitId, list, ...claim, findingId: '', setAsideFrom: '', review: null, deleted: false }))
  const vetoes = (file.vetoes ?? []).map((veto, index): VetoRecord => ({ id: `veto-${index}`, unitId, ...veto, document: veto.state === 'effective' ? '海平安办〔2026〕3号' : '', date: veto.state === 'effective' ? '2026-11-10' : '', note: '', setAsideFrom: '', review: null, deleted: false }))
  return withFindings({
    campaign: { id: 'c', name: '2026年度平安建设考核', cycle: '2026', startDate: '2026-11-18', endDate: '2026-11-19', rubricDigest: 'ab'.repeat(32), sample: false, exempt: (file.exempt ?? []).map((itemId) => ({ itemId, document: '海平安办〔2026〕2号' })), deleted: false },
    rubric,
    rubricDigest: 'ab'.repeat(32),
    unit: { id: unitId, code: file.unit.code, name: file.unit.name ?? '', group: file.unit.group ?? '', zones: file.unit.zones ?? [], order: 1, previousFinal: null, leftOut: '', mergedInto: '', deleted: false },
    phase: 'draft',
    revision: 1,
    entries: Object.fromEntries(Object.entries(file.entries).map(([itemId, input]) => [itemId, entry(itemId, input)])),
    selfEntries: self === undefined ? {} : Object.fromEntries(Object.entries(entriesFileSchema.parse(self).entries).map(([itemId, input]) => [itemId, { ...entry(itemId, input), id: `${unitId}/${itemId}/self`, slot: 'self' as const }])),
    claims: [...claims('bonus'), ...claims('penalty')],
    vetoes,
    evidence: {},
    scorecard: accepted(scoreUnit(rubric, file)),
    selfScorecard: self === undefined ? null : accepted(scoreUnit(rubric, self)),
    ranked: null,
    fingerprint: '0123456789ABCDEF'.repeat(4),
    exportDate: '2026-11-20',
    teamName: '第一考核组',
    fonts: { title: '宋体', titleBold: true, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' },
    ...fields,
  }, rows)
}
