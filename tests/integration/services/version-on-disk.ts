import { saveRubricVersion } from '../../../electron/db/rubric-versions'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { holdFolder } from '../backup/desk-on-disk'
import { item, rubricJson } from '../../unit/scoring/small-rubric'
import { sha256 } from './bench-of-services'
import { rubric, unitInput } from './small-campaign'

const next = rubricJson([
  item('DED', 20, { kind: 'deduct', clauses: [{ id: 'a', when: '未部署', per: '次', points: 2, max: null }] }),
  item('CITY', 10, { kind: 'judged' }),
  item('NEW', 20, { kind: 'yesno' }),
], { version: '修订-2', bonus: { cap: 10, items: [{ code: 'J2', content: '另一件', cap: 6, levels: [{ id: 'a', label: '省', points: 2 }] }] } })

/** A folder as the data worker holds it, with a campaign that has scores of every fate, and a second version in its library. */
export async function makeVersions(folder: string): Promise<string> {
  const held = await holdFolder(folder)
  const handlers = held.handlers()
  handlers['me.save']({ name: '联络员', post: '平安办', role: 'secretariat' })
  const units = Array.from({ length: 3 }, (_, index) => unitInput(`U${index}`, { order: index + 1 }))
  const { campaignId } = handlers['campaign.create']({ name: '考核', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubric: { kind: 'json', text: JSON.stringify(rubric) }, units })
  for (const { id: unitId } of handlers['campaign.open']({ campaignId }).units) {
    handlers['entry.record']({ campaignId, unitId, slot: 'team', entries: [{ itemId: 'DED', input: { kind: 'deduct', counts: { a: 3 } } }, { itemId: 'CITY', input: { kind: 'yesno', met: true } }, { itemId: 'RANK', input: { kind: 'rank', value: 2 } }] })
    handlers['entry.note']({ campaignId, unitId, itemId: 'CITY', slot: 'team', note: '预案没有签字' })
    handlers['claim.save']({ campaignId, claimId: null, unitId, list: 'bonus', item: 'J1', level: 'a', count: 1, matter: '甲事' })
  }
  const json = canonicalJson(next)
  held.holder.session?.db.transaction((tx) => saveRubricVersion(tx, { digest: sha256(json), id: 'small', version: '修订-2', json, publishedAt: 5 }))
  await held.holder.close()
  return campaignId
}

/** The folder held again, and the change of its campaign to the other version, as the window asks for it. */
export async function versionOnDisk(folder: string, campaignId: string) {
  const held = await holdFolder(folder)
  const handlers = held.handlers()
  const digest = handlers['rubric.library']({}).versions.find(({ version }) => version === '修订-2')?.digest ?? ''
  const { seen } = handlers['version.plan']({ campaignId, digest, matches: [] })
  // Its answer is a promise at run time, since it backs up first.
  return { held, change: (): Promise<unknown> => Promise.resolve(handlers['version.change']({ campaignId, digest, matches: [], seen })) }
}
