import { expect, it } from 'vitest'
import { blankRow, changeFields } from '../../../shared/campaign/blank-rows'
import { findingId } from '../../../shared/campaign/record-ids'
import { recordKinds, type CampaignState } from '../../../shared/campaign/records'
import type { JournalLine } from '../../../shared/ipc/contract'
import { journalField, journalSubject, journalValue } from '../../../renderer/words/journal-words'
import { campaignState } from './score/score-fixture'

const id = findingId({ unitId: 'u1', itemId: 'R01S2I02', clause: 'a', n: 2 })
const state: CampaignState = {
  ...campaignState(),
  findings: [{ ...blankRow('finding', 'free-1'), unitId: 'u2', itemId: '', what: '堆放杂物' } as unknown as CampaignState['findings'][number]],
  progress: [{ ...blankRow('progress', 'p-1'), findingId: id, unitId: 'u1', text: '已下发通知' } as unknown as CampaignState['progress'][number]],
  claims: [{ id: 'k-1', unitId: 'u2', list: 'penalty', item: 'K1', level: 'c', count: 1, matter: '通报', findingId: id, setAsideFrom: '', review: null, deleted: false }],
}
const line = (kind: JournalLine['kind'], recordId: string, field: string, to: JournalLine['to'], from: JournalLine['to'] = null): JournalLine => ({ hash: '', at: 0, actor: '甲', device: '', kind, recordId, field, from, to })
const read = (each: JournalLine): string => `${journalSubject(each, state)} ${journalField(each)}：${journalValue(each, each.from, state)} → ${journalValue(each, each.to, state)}`

it.each([
  [line('finding', id, 'what', '没有台账'), '德令哈市 1-2-2 第 2 个 问题 事实：空 → 没有台账'],
  [line('finding', id, 'foundOn', '2026-11-03'), '德令哈市 1-2-2 第 2 个 问题 发现日期：空 → 2026年11月3日'],
  [line('finding', 'free-1', 'place', '办公楼'), '格尔木市 问题 地点：空 → 办公楼'],
  [line('rectification', id, 'status', 'awaitingVerification', 'underway'), '德令哈市 1-2-2 第 2 个 整改 整改状态：整改中 → 待验收'],
  [line('rectification', id, 'status', 'closed', 'awaitingVerification'), '德令哈市 1-2-2 第 2 个 整改 整改状态：待验收 → 已销号'],
  [line('rectification', id, 'type', 'immediate'), '德令哈市 1-2-2 第 2 个 整改 整改类型：空 → 立行立改'],
  [line('rectification', id, 'dueDate', '2026-12-01', '2026-11-01'), '德令哈市 1-2-2 第 2 个 整改 整改时限：2026年11月1日 → 2026年12月1日'],
  [line('progress', 'p-1', 'text', '已下发通知'), '德令哈市 1-2-2 第 2 个 进展 内容：空 → 已下发通知'],
  [line('progress', 'p-1', 'findingId', id), '德令哈市 1-2-2 第 2 个 进展 对应问题：空 → 德令哈市 1-2-2 第 2 个问题'],
  [line('claim', 'k-1', 'findingId', id), '格尔木市 加减分 对应问题：空 → 德令哈市 1-2-2 第 2 个问题'],
  [line('claim', 'gone', 'matter', '通报'), '加减分 事由：空 → 通报'],
  [line('entry', 'u1/R01S2I02/self', 'note', '因'), '德令哈市 1-2-2 自评评分 自评说明：空 → 因'],
  [line('unit', 'u1', 'name', '德令哈市'), '德令哈市 单位 名称：空 → 德令哈市'],
])('%#: a change reads as Chinese', (each, words) => expect(read(each)).toBe(words))

it('every field of every record has a Chinese name', () => {
  const names = recordKinds.flatMap((kind) => changeFields[kind].map((field) => journalField(line(kind, id, field, null))))
  expect(names.filter((name) => !/^[\u4e00-\u9fff]+$/.test(name))).toEqual([])
})
