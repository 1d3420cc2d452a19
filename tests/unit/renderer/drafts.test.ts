import { describe, expect, it } from 'vitest'
import { campaignErrors } from '../../../renderer/components/campaign/campaign-draft'
import { parseUnitRows, unitErrors } from '../../../renderer/components/unit/unit-draft'

const unit = { code: '632802', name: '德令哈市', group: '市县', zones: ['城'], order: 1, previousFinal: null }

describe('a unit draft', () => {
  it('accepts a whole unit', () => expect(unitErrors(unit, ['632801'])).toEqual({}))
  it('names a code that is taken', () => expect(unitErrors(unit, ['632802']).code).toBe('单位编码 632802 重复'))
  it('wants a name, a zone, an order and a number of two decimals', () => {
    expect(Object.keys(unitErrors({ ...unit, name: ' ', zones: [], order: 0, previousFinal: '8。5' }, []))).toEqual(['name', 'zones', 'order', 'previousFinal'])
  })
  it('reads rows pasted from Excel', () => {
    const rows = parseUnitRows('632802\t德令哈市\t市县\t城、牧\r\n\r\n632801\t格尔木市\t市县\t城农', ['城', '农', '牧'], 3)
    expect(rows.map(({ name, zones, order }) => [name, zones, order])).toEqual([['德令哈市', ['城', '牧'], 3], ['格尔木市', ['城', '农'], 4]])
  })
})

describe('a campaign draft', () => {
  const draft = { name: '甲', cycle: '2026', startDate: '2026-11-01', endDate: '2026-12-01', units: [unit] }
  it('accepts a whole campaign', () => expect(campaignErrors(draft)).toEqual({}))
  it('refuses an end before the start', () => expect(campaignErrors({ ...draft, endDate: '2026-10-01' })['endDate']).toBe('结束日期不能早于开始日期'))
  it('marks both rows that share a code', () => expect(Object.keys(campaignErrors({ ...draft, units: [unit, unit] }))).toEqual(['units.0', 'units.1']))
  it('wants at least one unit', () => expect(campaignErrors({ ...draft, units: [] })['units']).toBe('至少要有一个被考核单位'))
})
