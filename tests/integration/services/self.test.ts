import { expect, test } from 'vitest'
import { createServices } from '../../../electron/services/services'
import { AppError } from '../../../shared/failure'
import { contentOf, expectRebuilt, smallCampaign, type SyncHandlers } from './small-campaign'

/** The small campaign with a place that backs up: what was in the file when it did. */
async function withBackups(answer: () => Promise<void> = () => Promise.resolve()) {
  const small = await smallCampaign()
  const backups: { reason: string; content: string }[] = []
  const place = {
    version: '', platform: '', dataFolder: '', recovered: false, readOnly: () => null, backup: () => Promise.resolve({ lastAt: null, failure: null, second: null, drill: null }),
    backUp: async (reason: string) => {
      await answer()
      backups.push({ reason, content: contentOf(small.db) })
    },
  }
  const { handlers } = createServices({ ...small.options, place })
  return { ...small, handlers: handlers as unknown as Omit<SyncHandlers, 'self.import'> & Pick<typeof handlers, 'self.import'>, backups }
}
const ded = (count: number) => ({ kind: 'deduct' as const, counts: { a: count } })
const codeOf = async (answer: Promise<unknown>): Promise<string> => answer.then(() => 'none', (error: unknown) => (error instanceof AppError ? `${error.code} ${error.detail['message'] ?? ''}` : String(error)))

test('many units are one act after one backup, and one undo takes all of it back', async () => {
  const { handlers, campaignId, state, units, backups, db, record } = await withBackups()
  record(units.a, 'DED', ded(5))
  const before = contentOf(db)
  const { records } = await handlers['self.import']({
    campaignId,
    units: [
      { unitId: units.a, items: [{ itemId: 'DED', input: ded(3), note: '台账第3页' }, { itemId: 'CITY', input: { kind: 'notApplicable', reason: '没有城区' }, note: '' }] },
      { unitId: units.b, items: [{ itemId: 'DED', input: null, note: '只写说明' }] },
    ],
  })
  expect(records.filter(({ kind }) => kind === 'entry')).toHaveLength(3)
  expect(backups).toEqual([{ reason: 'before-import', content: before }])
  const self = () => state().entries.filter(({ slot }) => slot === 'self').map(({ unitId, itemId, input, note }) => [unitId, itemId, input, note])
  expect(self()).toEqual(expect.arrayContaining([[units.a, 'DED', ded(3), '台账第3页'], [units.a, 'CITY', { kind: 'notApplicable', reason: '没有城区' }, ''], [units.b, 'DED', null, '只写说明']]))
  expect(state().entries.find(({ itemId, slot }) => itemId === 'DED' && slot === 'team')?.input).toEqual(ded(5))
  expectRebuilt(db, campaignId)
  // An empty note leaves what is there.
  await handlers['self.import']({ campaignId, units: [{ unitId: units.a, items: [{ itemId: 'DED', input: ded(4), note: '' }] }] })
  expect(self()).toContainEqual([units.a, 'DED', ded(4), '台账第3页'])
  expect(handlers['history.undo']({ campaignId })?.label).toBe('单位A 导入自评表 1 项')
  expect(handlers['history.undo']({ campaignId })?.label).toBe('导入 2 个单位的自评表 3 项')
  expect(self().filter(([, , input, note]) => input !== null || note !== '')).toEqual([])
  expect(handlers['history.redo']({ campaignId })?.label).toBe('导入 2 个单位的自评表 3 项')
  expect(self()).toContainEqual([units.a, 'DED', ded(3), '台账第3页'])
  expectRebuilt(db, campaignId)
})

test('all or none: a wrong figure, a closed unit, a unit or an item twice, an unknown campaign leave everything as it was', async () => {
  const { handlers, campaignId, units, db, backups } = await withBackups()
  handlers['assessment.move']({ campaignId, unitId: units.c, to: 'submitted', reason: '' })
  const before = contentOf(db)
  const good = { unitId: units.a, items: [{ itemId: 'DED', input: ded(1), note: '' }] }
  const refused = (more: Parameters<typeof handlers['self.import']>[0]['units']): Promise<string> => codeOf(Promise.resolve(handlers['self.import']({ campaignId, units: [good, ...more] })))
  expect(await refused([{ unitId: units.b, items: [{ itemId: 'DED', input: { kind: 'yesno', met: true }, note: '' }] }])).toMatch(/^bad-entry 单位B c-DED 内容DED：评分记录与评分规则不符/)
  expect(await refused([{ unitId: units.c, items: [] }])).toMatch(/^phase-closed/)
  expect(await refused([good])).toBe('bad-entry 单位A出现了两次')
  expect(await refused([{ unitId: units.b, items: [good.items[0]!, good.items[0]!] }])).toBe('bad-entry 单位B c-DED 出现了两次')
  expect(await refused([{ unitId: 'nobody', items: [] }])).toMatch(/^not-found/)
  expect(contentOf(db)).toBe(before)
  const made = backups.length
  expect(await codeOf(Promise.resolve().then(() => handlers['self.import']({ campaignId: 'none', units: [good] })))).toMatch(/^not-found/)
  expect(backups).toHaveLength(made)
})

test('what cannot be backed up is not overwritten', async () => {
  const { handlers, campaignId, units, db } = await withBackups(() => Promise.reject(new AppError('backup-failed', { errno: 'ENOSPC' })))
  const before = contentOf(db)
  expect(await codeOf(Promise.resolve(handlers['self.import']({ campaignId, units: [{ unitId: units.a, items: [{ itemId: 'DED', input: ded(1), note: '' }] }] })))).toMatch(/^backup-failed/)
  expect(contentOf(db)).toBe(before)
})
