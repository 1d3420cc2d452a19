import { expect, test } from 'vitest'
import { findingStatuses, listDoublePunishments, listFindings } from '../../../shared/finding'
import { servicesOnDisk } from './bench-of-services'

test('the sample project is there in one call, half scored, and opens', async () => {
  const { handlers, db, unitReport } = await servicesOnDisk()
  await handlers['me.save']({ name: '组员甲', post: '第一考核组', role: 'assessor' })
  const began = performance.now()
  const { campaignId } = await handlers['campaign.createSample']({})
  const took = performance.now() - began
  console.info(`sample made in ${took.toFixed(0)} ms`)
  const state = await handlers['campaign.open']({ campaignId })
  expect(state.campaign.sample).toBe(true)
  expect(state.units.map(({ name }) => name)).toEqual(['德令哈市', '格尔木市', '茫崖市', '都兰县', '乌兰县', '天峻县', '大柴旦行委'])
  const fonts = { title: '宋体', titleBold: true, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' }
  const reports = state.units.map(({ id }) => unitReport(campaignId, id, { exportDate: '2026-11-24', fonts }))
  const done = reports.map(({ scorecard }) => Object.values(scorecard.items).filter(({ state: item }) => item === 'scored').length)
  console.info(done, reports.map(({ scorecard }) => [scorecard.base / 100, scorecard.final / 100, scorecard.grade, scorecard.complete]))
  expect(done.filter((n) => n === 0)).toHaveLength(2)
  expect(reports.filter(({ scorecard }) => scorecard.complete)).toHaveLength(1)
  expect(reports.find(({ unit }) => unit.name === '格尔木市')?.phase).toBe('submitted')
  const cards = new Map(reports.map(({ unit, scorecard }) => [unit.id, scorecard]))
  const findings = listFindings(state, (id) => cards.get(id) ?? null, '2026-09-01')
  expect(new Set(findings.map(({ status }) => status))).toEqual(new Set(findingStatuses))
  expect(findings.some(({ overdue }) => overdue)).toBe(true)
  expect(findings.filter(({ soonDue }) => soonDue).length).toBeGreaterThan(3)
  expect(findings.filter(({ kind }) => kind === 'free').map(({ unit, factText }) => [unit.name, factText])).toEqual([['乌兰县', '8月22日，办公楼一层：消防通道堆放杂物，当场要求清理']])
  expect(findings.filter(({ status }) => status === 'factMissing').length).toBeLessThan(findings.length / 4)
  expect(new Set(findings.flatMap(({ rectification: { person } }) => (person === '' ? [] : [person])))).toEqual(new Set(['联络员乙', '联络员丁']))
  expect(findings.flatMap(({ progress }) => progress).every(({ date, text }) => date < '2026-09-01' && text !== '')).toBe(true)
  expect(listDoublePunishments(findings, state.claims, (id) => cards.get(id) ?? null)).toMatchObject([{ claim: { matter: '矿区安全检查通报' }, findings: [{ unit: { name: '茫崖市' } }] }])
  expect(await handlers['campaign.createSample']({})).toEqual({ campaignId })
  expect(await handlers['history.undo']({ campaignId })).toBeNull()
  db.close()
})

test('a score is recorded, undone and redone, across a restart', async () => {
  const first = await servicesOnDisk()
  await first.handlers['me.save']({ name: '组员甲', post: '第一考核组', role: 'assessor' })
  const { campaignId } = await first.handlers['campaign.createSample']({})
  const state = await first.handlers['campaign.open']({ campaignId })
  const unitId = state.units[6]!.id
  const saved = await first.handlers['entry.record']({ campaignId, unitId, slot: 'team', entries: [{ itemId: 'R01S1I01', input: { kind: 'earn', count: 3 } }] })
  expect(saved.records.map(({ kind }) => kind)).toEqual(['entry', 'finding'])
  first.db.close()
  const again = await servicesOnDisk(first.folder)
  const undone = await again.handlers['history.undo']({ campaignId })
  expect(undone?.label).toBe('大柴旦行委 1-1-1 评分')
  expect(undone?.saved.records).toMatchObject([{ kind: 'entry', row: { input: null } }, { kind: 'finding', row: { foundOn: '' } }])
  const redone = await again.handlers['history.redo']({ campaignId })
  expect(redone?.saved.records[0]).toMatchObject({ row: { input: { kind: 'earn', count: 3 } } })
  const { lines } = await again.handlers['history.list']({ campaignId, unitId, itemId: 'R01S1I01', limit: 10 })
  expect(lines.filter(({ kind }) => kind === 'entry').map(({ from, to, actor }) => [from, to, actor])).toEqual([
    [null, { kind: 'earn', count: 3 }, '组员甲'],
    [{ kind: 'earn', count: 3 }, null, '组员甲'],
    [null, { kind: 'earn', count: 3 }, '组员甲'],
  ])
  again.db.close()
})
