import { expect, it } from 'vitest'
import { findingId } from '../../../shared/campaign/record-ids'
import type { CampaignState, ClaimRecord, EntryRecord, Finding, Unit } from '../../../shared/campaign/records'
import { blankRow } from '../../../shared/campaign/blank-rows'
import { doublePunishments, factKey, findingsLike, itemsWithoutFact, listDoublePunishments, listFindings, listItemFindings, needsFact, penaltyClaims } from '../../../shared/finding'
import { scoreUnit } from '../../../shared/scoring'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import { toEntriesFile } from '../../../shared/campaign/entries-file'
import { listItems } from '../../../shared/rubric/tree'
import type { Entry } from '../../../shared/scoring/entry'
import { noRecords } from '../../no-records'
import { item, rubricOf } from '../scoring/small-rubric'

const rubric = rubricOf([
  item('DED', 10, { kind: 'deduct', clauses: [{ id: 'a', when: '未部署', per: '次', points: 1, max: null }] }),
  item('YES', 10, { kind: 'yesno' }),
])
const unit = (id: string): Unit => ({ ...blankRow('unit', id), code: id, name: id, zones: ['城'], order: 1 }) as unknown as Unit
const entry = (itemId: string, input: Entry, note = ''): EntryRecord => ({ ...blankRow('entry', `A/${itemId}/team`), input, note }) as unknown as EntryRecord
const ded = (n: number): string => findingId({ unitId: 'A', itemId: 'DED', clause: 'a', n })
const fact = (n: number, fields: Partial<Finding>): Finding => ({ ...blankRow('finding', ded(n)), foundOn: '2026-10-01', ...fields }) as unknown as Finding
const claim = (id: string, fields: Partial<ClaimRecord> = {}): ClaimRecord => ({ id, unitId: 'A', list: 'penalty', item: 'K1', level: 'a', count: 1, matter: '', findingId: '', setAsideFrom: '', review: null, deleted: false, ...fields })

const campaign = { id: 'c', name: '', cycle: '2026', startDate: '2026-09-01', endDate: '2026-11-30', rubricDigest: '', sample: false, exempt: [], deleted: false }
const two: EntryRecord[] = [entry('DED', { kind: 'deduct', counts: { a: 2 } })]
const facts = [fact(1, { time: '10月12日', place: '河东街道', what: '两处没有台账' }), fact(2, { what: '值班脱岗' })]
const stateOf = (more: Partial<CampaignState>): CampaignState => ({ ...noRecords, campaign, rubric, units: [unit('A'), unit('B')], entries: two, findings: facts, ...more })
function known(more: Partial<CampaignState>) {
  const state = stateOf(more)
  const cardOf = (unitId: string): Scorecard | null => {
    const file = toEntriesFile(state, unitId, 'team')
    const card = file ? scoreUnit(rubric, file) : null
    return card?.ok ? card.value : null
  }
  return { state, cardOf, findings: listFindings(state, cardOf, '2026-10-20') }
}
function doubles(claims: ClaimRecord[], more: Partial<CampaignState> = {}): string[] {
  const { state, cardOf, findings } = known({ claims, ...more })
  return listDoublePunishments(findings, state.claims, cardOf).map(({ claim: { id }, taken, findings: same, lost }) => `${id} −${taken} ${same.map(({ n }) => n).join('+')} −${lost}`)
}

it('is a claim that names a finding: both sides with their points', () => {
  expect(doubles([claim('k', { findingId: ded(1) })])).toEqual(['k −200 1 −100'])
  expect(doubles([claim('k', { findingId: ded(1), count: 2, matter: '别的写法' })])).toEqual(['k −400 1 −100'])
})

it.each([
  ['two texts that are equal without spaces and signs', '两处，没有 台账。', '1'],
  ['the same with full-width forms', '值班脱岗！', '2'],
  ['the fact with its time and place', '10月12日，河东街道：两处没有台账', '1'],
])('is also %s', (_, matter, n) => expect(doubles([claim('k', { matter })])).toEqual([`k −200 ${n} −100`]))

it.each([
  ['a text that is only alike', { matter: '两处没有台账和制度' }],
  ['a text of nothing but signs', { matter: '——' }],
  ['no text', {}],
  ['a bonus', { list: 'bonus' as const, item: 'J1', findingId: ded(1) }],
  ['another unit', { unitId: 'B', findingId: ded(1) }],
  ['a finding that is not there', { findingId: ded(9) }],
])('is not %s', (_, fields) => expect(doubles([claim('k', fields)])).toEqual([]))

it('needs points on both sides: not a withdrawn or a free finding, one of no cost, nor a claim that does not count', () => {
  expect(doubles([claim('k', { findingId: ded(2) })], { entries: [entry('DED', { kind: 'deduct', counts: { a: 1 } })] })).toEqual([])
  const free = { ...blankRow('finding', 'x'), unitId: 'A', itemId: 'DED', foundOn: '2026-10-01', what: '院内堆放杂物' } as unknown as Finding
  expect(doubles([claim('k', { findingId: 'x', matter: '院内堆放杂物' })], { findings: [...facts, free] })).toEqual([])
  const used = [entry('DED', { kind: 'deduct', counts: { a: 11 } })]
  expect(doubles([claim('k', { findingId: ded(11) })], { entries: used, findings: [fact(11, { what: '第十一处' })] })).toEqual([])
})

it('of two claims of one matter only the one that counts is named, whichever of them names the finding', () => {
  expect(doubles([claim('small', { matter: '同一件事', findingId: ded(2) }), claim('big', { matter: ' 同一件事', count: 2 })])).toEqual(['big −400 2 −100'])
})

it('takes all findings that share the 扣分原因 of their item', () => {
  expect(doubles([claim('k', { matter: '抽查两个部门均未部署' })], { findings: [], entries: [entry('DED', { kind: 'deduct', counts: { a: 2 } }, '抽查两个部门，均未部署')] })).toEqual(['k −200 1+2 −200'])
})

it('finds what a matter being typed may be about, from four characters on', () => {
  const { findings } = known({})
  const like = (matter: string): number[] => findingsLike(findings, matter).map(({ n }) => n)
  expect([like('值班'), like('没有台账'), like('10月12日检查发现值班脱岗，通报批评'), like('河东街道'), like('消防通道堵塞')]).toEqual([[], [1], [2], [1], []])
})

it('says nothing of the future: without a scorecard a claim takes nothing', () => {
  const { findings } = known({})
  expect(doublePunishments(findings, penaltyClaims([claim('k', { findingId: ded(1) })], null))).toEqual([])
  expect(factKey('　10月12日，ＡＢ')).toBe('10月12日ab')
})

it('needs its fact by one rule: of its own, by the item’s reason, or by the reason of a judged score', () => {
  const { findings } = known({ findings: [facts[1] as Finding], entries: [...two, entry('YES', { kind: 'yesno', met: false }, '没有做'), entry('REST', { kind: 'judged', points: 1, reason: '集体评议' })] })
  expect(findings.map((finding) => `${finding.item?.id}${finding.n} ${needsFact(finding)}`)).toEqual(['DED1 true', 'DED2 false', 'YES1 false', 'REST1 false'])
  expect([...itemsWithoutFact(findings)]).toEqual(['DED'])
})

it('the findings of one item at all units are those that the whole list has', () => {
  const free = { ...blankRow('finding', 'x'), unitId: 'B', itemId: 'DED', foundOn: '2026-10-01', what: '台账破损' } as unknown as Finding
  const plan = { ...blankRow('rectification', 'x'), unitId: 'B', status: 'underway', cause: '因' }
  const { state, cardOf, findings } = known({ findings: [...facts, free], rectifications: [plan as unknown as CampaignState['rectifications'][number]] })
  for (const each of listItems(rubric)) expect(listItemFindings(state, each, cardOf, '2026-10-20')).toEqual(findings.filter((finding) => finding.item === each))
})
