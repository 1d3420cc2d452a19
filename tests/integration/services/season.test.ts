import { describe, expect, it } from 'vitest'
import { toEntriesFile } from '../../../shared/campaign/entries-file'
import type { CampaignState } from '../../../shared/campaign/records'
import { codeOf } from './bench-of-services'
import { expectRebuilt, smallCampaign, unitInput } from './small-campaign'

const deducted = { kind: 'deduct', counts: { a: 2 } }

async function season(role: 'assessor' | 'secretariat' = 'secretariat') {
  const bench = await smallCampaign(role)
  const { handlers, campaignId, units, record } = bench
  record(units.a, 'DED', deducted)
  record(units.a, 'CITY', { kind: 'yesno', met: true })
  record(units.a, 'RANK', { kind: 'rank', value: 5 })
  record(units.b, 'RANK', { kind: 'rank', value: 9 })
  const leave = (unitId: string, into: string | null = null, takeOver = false, reason = '撤销建制'): unknown => handlers['unit.leaveOut']({ campaignId, unitId, reason, into, takeOver })
  return { ...bench, leave }
}

describe('a unit that leaves the campaign', () => {
  it('is no longer among those that are ranked, keeps all it carried, and comes back', async () => {
    const { db, handlers, campaignId, units, state, leave, inputOf } = await season()
    const before = state()
    leave(units.a)
    expect(state().units.map(({ id }) => id)).toEqual([units.b, units.c])
    expect(state().leftOut).toMatchObject([{ id: units.a, leftOut: '撤销建制', mergedInto: '' }])
    expect(toEntriesFile(state(), units.a, 'team')?.entries).toEqual(toEntriesFile(before, units.a, 'team')?.entries)
    expect(inputOf(units.a, 'DED')).toEqual(deducted)
    handlers['unit.bringBack']({ campaignId, unitId: units.a })
    expect(state()).toEqual(before)
    expectRebuilt(db, campaignId)
  })

  it('takes no more scores, claims or moves until it is back', async () => {
    const { handlers, campaignId, units, leave, record } = await season()
    leave(units.a)
    expect(codeOf(() => record(units.a, 'DED', null))).toBe('unit-left-out')
    expect(codeOf(() => handlers['assessment.move']({ campaignId, unitId: units.a, to: 'submitted', reason: '' }))).toBe('unit-left-out')
    expect(codeOf(() => handlers['unit.save']({ campaignId, unitId: units.a, unit: unitInput('A', { name: '新名' }) }))).toBe('unit-left-out')
  })

  it('needs a reason, the secretariat, and an open assessment', async () => {
    const { handlers, campaignId, units, leave } = await season()
    expect(codeOf(() => leave(units.a, null, false, ' '))).toBe('reason-needed')
    expect(codeOf(() => leave(units.a, units.a))).toBe('bad-request')
    for (const to of ['submitted', 'finalized'] as const) handlers['assessment.move']({ campaignId, unitId: units.a, to, reason: '' })
    expect(codeOf(() => leave(units.a))).toBe('phase-closed')
    const other = await season('assessor')
    expect(codeOf(() => other.leave(other.units.a))).toBe('secretariat-only')
  })

  it('is undone and redone as one act, with what the other took over', async () => {
    const { db, handlers, campaignId, units, state, leave, inputOf } = await season()
    const before = state()
    leave(units.a, units.b, true)
    expect(state().leftOut).toMatchObject([{ id: units.a, mergedInto: units.b }])
    expect([inputOf(units.b, 'DED'), inputOf(units.b, 'CITY')]).toEqual([deducted, { kind: 'yesno', met: true }])
    expect(inputOf(units.b, 'RANK')).toEqual({ kind: 'rank', value: 9 })
    handlers['history.undo']({ campaignId })
    // What an undo takes back leaves blank traces of entries and findings; nothing else differs.
    const registered = (rows: CampaignState): CampaignState => ({ ...rows, entries: [], findings: rows.findings.filter(({ foundOn }) => foundOn !== '') })
    expect(registered(state())).toEqual(registered(before))
    expect([inputOf(units.b, 'DED'), inputOf(units.a, 'DED')]).toEqual([null, deducted])
    handlers['history.redo']({ campaignId })
    expect(inputOf(units.b, 'DED')).toEqual(deducted)
    expectRebuilt(db, campaignId)
  })

  it('gives nothing that does not apply to the other', async () => {
    const { units, leave, inputOf } = await season()
    leave(units.a, units.c, true)
    expect([inputOf(units.c, 'CITY'), inputOf(units.c, 'DED')]).toEqual([null, deducted])
  })
})

it('a handed-in unit is renamed by the secretariat and nobody else, and its zones stay closed', async () => {
  for (const role of ['secretariat', 'assessor'] as const) {
    const { handlers, campaignId, units, state } = await season(role)
    handlers['assessment.move']({ campaignId, unitId: units.a, to: 'submitted', reason: '' })
    const rename = (more: object): unknown => handlers['unit.save']({ campaignId, unitId: units.a, unit: unitInput('A', { name: '甲市', order: 1, ...more }) })
    expect(codeOf(() => rename({ zones: ['农'] }))).toBe('phase-closed')
    expect(codeOf(() => rename({}))).toBe(role === 'secretariat' ? 'none' : 'phase-closed')
    expect(state().units[0]?.name).toBe(role === 'secretariat' ? '甲市' : '单位A')
  }
})

describe('代录', () => {
  it('writes who recorded for whom, with the reason, until it ends', async () => {
    const { db, handlers, campaignId, units, record } = await season('assessor')
    const assessor = handlers['campaign.open']({ campaignId }).people[0]?.id ?? ''
    const begin = (reason: string): unknown => handlers['me.standIn']({ campaignId, standIn: { personId: assessor, reason } })
    expect(codeOf(() => begin('病假'))).toBe('lead-only')
    handlers['me.save']({ name: '组长甲', post: '', role: 'leadAssessor' })
    expect(codeOf(() => begin(' '))).toBe('reason-needed')
    begin('组员甲病假')
    record(units.b, 'DED', deducted)
    const line = () => handlers['history.list']({ campaignId, unitId: units.b, itemId: 'DED', limit: 1 }).lines[0]
    expect(line()?.actor).toBe('组长甲（代组员甲录入）')
    expect(handlers['campaign.open']({ campaignId }).people.find(({ onBehalfOf }) => onBehalfOf === assessor)?.reason).toBe('组员甲病假')
    handlers['me.standIn']({ campaignId, standIn: null })
    record(units.b, 'DED', null)
    expect(line()?.actor).toBe('组长甲')
    expectRebuilt(db, campaignId)
  })

  it('ends when another person works at the laptop', async () => {
    const { handlers, campaignId, units, record } = await season('assessor')
    const assessor = handlers['campaign.open']({ campaignId }).people[0]?.id ?? ''
    handlers['me.save']({ name: '组长甲', post: '', role: 'leadAssessor' })
    handlers['me.standIn']({ campaignId, standIn: { personId: assessor, reason: '病假' } })
    handlers['me.save']({ name: '组员乙', post: '', role: 'assessor' })
    record(units.b, 'DED', deducted)
    expect(handlers['history.list']({ campaignId, unitId: units.b, itemId: 'DED', limit: 1 }).lines[0]?.actor).toBe('组员乙')
  })
})
