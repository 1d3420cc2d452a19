import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFiles } from '../../../electron/export/write-files'
import type { CampaignState } from '../../../shared/campaign/records'
import type { UnitReport } from '../../../shared/report/unit-report'
import { unitWorkbook } from '../../../shared/report/unit-workbook'
import { servicesOnDisk } from '../services/bench-of-services'
import { fonts } from './hand-made'
import { scratch } from './soffice'

export interface SampleWorkbooks {
  readonly state: CampaignState
  readonly reports: readonly UnitReport[]
  /** File by unit id. */
  readonly files: ReadonlyMap<string, string>
}

/** What an inspector may type: like a formula, markup, several lines, rare and forbidden characters. */
export const hostileNote = '=HYPERLINK("http://x","点")\n<b>&"甲"</b>，𠮷县_x0041_\u0001\uFFFE，-1'

type Handlers = Awaited<ReturnType<typeof servicesOnDisk>>['handlers']

/** Beside the sample's own records: an exempt item, declared 缺项, a zero denominator, a repeated matter over its cap, vetoes, texts. */
async function addEdges(handlers: Handlers, campaignId: string, unitId: string): Promise<void> {
  const write = async (itemId: string, note: string): Promise<unknown> => handlers['entry.note']({ campaignId, unitId, itemId, slot: 'team', note })
  const claim = (list: 'bonus' | 'penalty', item: string, level: string, count: number, matter: string): unknown => handlers['claim.save']({ campaignId, claimId: null, unitId, list, item, level, count, matter })
  await handlers['exempt.save']({ campaignId, itemId: 'R01S1I01', document: '州平安办〔2026〕3号' })
  await handlers['entry.record']({ campaignId, unitId, slot: 'team', entries: [{ itemId: 'R01S2I01', input: { kind: 'ratio', numerator: 0, denominator: 0 } }, { itemId: 'R02S2I01', input: { kind: 'notApplicable', reason: '无此类目标 =1+1' } }, { itemId: 'R01S1I04', input: null }] })
  // The note is printed where no finding has a fact of its own.
  for (const { id, itemId, foundOn } of (await handlers['campaign.open']({ campaignId })).findings.filter((finding) => finding.unitId === unitId && finding.itemId === 'R01S2I04')) {
    await handlers['finding.save']({ campaignId, findingId: id, unitId, itemId, foundOn, time: '', place: '', what: '' })
  }
  await write('R01S2I04', hostileNote)
  for (const count of [1, 3]) await claim('bonus', 'J1', 'a', count, '=经验交流')
  await claim('bonus', 'J1', 'c', 2, ' =经验交流 ')
  await claim('penalty', 'K7', 'a', 3, '暗访发现<三处>')
  for (const [item, state, document, date] of [['V5', 'proposed', '', ''], ['V6', 'effective', '州平安领导小组〔2026〕7号', '2026-11-20'], ['V1', 'lead', '', '']] as const) {
    await handlers['veto.save']({ campaignId, vetoId: null, unitId, item, state, document, date, note: `核实${item}` })
  }
}

/** The sample project in a real database, with edges added to its first unit, and the workbook files of all its units. */
export async function sampleWorkbooks(): Promise<SampleWorkbooks> {
  const { handlers, db, unitReport, folder: data } = await servicesOnDisk()
  await handlers['me.save']({ name: '联络员甲', post: '平安办', role: 'secretariat' })
  const { campaignId } = await handlers['campaign.createSample']({})
  const first = (await handlers['campaign.open']({ campaignId })).units[0]!
  await addEdges(handlers, campaignId, first.id)
  const state = await handlers['campaign.open']({ campaignId })
  const reports = state.units.map(({ id }) => unitReport(campaignId, id, { exportDate: '2026-11-24', fonts }))
  db.close()
  rmSync(data, { recursive: true })
  const folder = scratch('workbooks')
  const planned = reports.map((report) => ({ kind: 'unit' as const, unitId: report.unit.id, title: '', bytes: 0, toWorkbook: () => unitWorkbook(report) }))
  const written = await writeFiles({ folder, files: planned, cancelled: () => false, progress: () => undefined, noRoom: () => Promise.reject(new Error('no room')) })
  if (written.failures.length > 0) throw written.failures[0]?.error
  return { state, reports, files: new Map(written.files.map(({ unitId, name }) => [unitId ?? '', join(folder, name)])) }
}
