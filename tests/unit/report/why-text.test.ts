import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { itemsInScope, rankCampaign, scoreCampaign, whyLost, type RankedGroup, type RankedRow, type WhyScope } from '../../../shared/analysis'
import { formatPoints, parsePoints, sumPoints, toPoints } from '../../../shared/points'
import { requirementNames } from '../../../shared/rubric/requirement-names'
import type { Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import type { LostFacts, WhyInput } from '../../../shared/report/why-input'
import { linesOnPage, whyPage, whyText } from '../../../shared/report/why-text'
import { checkRubric } from '../../../shared/scoring'
import type { EntriesFile } from '../../../shared/scoring/entry'
import { stateOf } from '../analysis/state-of'
import { item, rubricOf } from '../scoring/small-rubric'

interface Ranked { readonly code: string; readonly group: string; readonly final: string; readonly grade: string; readonly place: number }
interface WorkedCase { readonly name: string; readonly do: string; readonly rubric: unknown; readonly entries: EntriesFile[]; readonly expect?: { readonly units: readonly Ranked[] } }

const bundled = JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8')) as unknown
const cases = (JSON.parse(readFileSync('tests/fixtures/scoring-cases.json', 'utf8')) as WorkedCase[]).filter((each) => each.do === 'rank' && each.expect)
const rubricFor = ({ rubric }: WorkedCase): Rubric => {
  const checked = checkRubric(rubric === 'haixi-default' ? bundled : rubric)
  if (!checked.ok) throw new Error('a worked case has a bad rubric')
  return checked.value
}
const noFacts: LostFacts = { facts: [], plan: '' }

function inputOf(rubric: Rubric, files: readonly EntriesFile[], group: RankedGroup, row: RankedRow | null, scope: WhyScope, more: Partial<WhyInput> = {}): WhyInput {
  const state = stateOf(rubric, files)
  const units = row ? [row.scored] : group.rows.map(({ scored }) => scored)
  return {
    campaign: state.campaign, rubric, date: '2026-11-20', subject: { unitId: row?.scored.unit.id ?? null, group: group.group, scope }, group, row,
    why: whyLost(units, itemsInScope(rubric, scope)), claims: state.claims, factsOf: () => noFacts, rectification: '', ...more,
  }
}
const pageOf = (text: readonly string[]): number => text.reduce((sum, paragraph) => sum + linesOnPage(paragraph), 0)
/** All figures after a word, `扣 1.00分`. */
const after = (text: string, word: string): number => [...text.matchAll(new RegExp(`${word}(\\d+\\.\\d\\d)分`, 'g'))].reduce((sum, [, points = '0']) => sum + (parsePoints(points) ?? 0), 0)

describe('the page about a unit says what the worked cases expect', () => {
  it.each(cases.map((worked) => [worked.name, worked] as const))('%s', (_name, worked) => {
    const rubric = rubricFor(worked)
    const groups = rankCampaign(scoreCampaign(stateOf(rubric, worked.entries)))
    let checked = 0
    for (const group of groups) for (const row of group.rows) {
      const wanted = worked.expect?.units.find(({ code }) => code === row.scored.unit.code)
      const { scorecard: card, unit } = row.scored
      const text = whyText(inputOf(rubric, worked.entries, group, row, { kind: 'all' }))
      const all = text.join('\n')
      expect(all).toContain(`${unit.name}最终得分${wanted?.final}分，在`)
      expect(all).toContain(`${group.rows.length}个单位中列第${wanted?.place}名`)
      if (card.complete) expect(all).toContain(`等次${wanted?.grade}`)
      expect(all).toContain(`＝${formatPoints(card.base)}分；最终得分＝${formatPoints(card.base)}＋${formatPoints(card.bonus)}−${formatPoints(card.penalty)}＝${wanted?.final}分`)
      // What is listed and what is left add up to all that was lost: the points of scored items less what they earned.
      const scored = listItems(rubric).filter(({ id }) => card.items[id]?.state === 'scored')
      const lost = sumPoints(scored.map((each) => toPoints((parsePoints(each.points) ?? 0) - (card.items[each.id]?.points ?? 0))))
      expect(all).toContain(`考核内容共失${formatPoints(lost)}分`)
      expect(after(all, '，扣') + after(all, '项共扣')).toBe(lost)
      expect(all.includes('（暂定）') || all.includes('以上均为暂定')).toBe(!group.complete)
      expect(pageOf(text)).toBeLessThanOrEqual(whyPage.lines)
      checked += 1
    }
    expect(checked).toBe(worked.expect?.units.length)
  })
})

const county = cases.find(({ name }) => name === 's1-129') as WorkedCase
const rubric = rubricFor(county)
const [group] = rankCampaign(scoreCampaign(stateOf(rubric, county.entries)))
if (!group) throw new Error('nothing ranked')

test('every item is named with its score and arithmetic, as in the scorecard', () => {
  for (const row of group.rows) {
    const { items } = row.scored.scorecard
    const lines = whyText(inputOf(rubric, county.entries, group, row, { kind: 'all' })).filter((line) => /^\d+．/.test(line))
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      const code = /^\d+．(\S+) /.exec(line)?.[1]
      const known = listItems(rubric).find((each) => each.code === code)
      const score = items[known?.id ?? '']
      expect(line).toContain(`满分${known?.points.toFixed(2)}分，得${formatPoints(score!.points)}分，扣${formatPoints(toPoints(known!.points * 100 - score!.points))}分。`)
      expect(line).toContain(`计算：${score?.explain}`)
    }
  }
})

test('a requirement, a department and an item are asked about alone; a group says where it lost most', () => {
  const [row] = group.rows
  const one = whyText(inputOf(rubric, county.entries, group, row!, { kind: 'node', code: '6' }))
  expect(one[0]).toBe(`为什么扣分：${row!.scored.unit.name} 6 一场攻坚${group.complete ? '' : '（暂定）'}`)
  const own = listItems(rubric).filter(({ code }) => code.startsWith('6-')).length
  expect(one.join('')).toContain(`这${own}项考核内容共失`)
  const department = whyText(inputOf(rubric, county.entries, group, null, { kind: 'department', department: '州公安局' }))
  expect(department[0]).toContain('为什么扣分：7个单位 州公安局')
  expect(department.join('\n')).toMatch(/市县组7个单位在这\d+项考核内容上共失\d+\.\d\d分[\s\S]*失分单位\d个：\S+\n[\s\S]*1．\S+　\d/)
  expect(pageOf(department)).toBeLessThanOrEqual(whyPage.lines)
})

test('the stand-in rubric, the sample and what is still open are said', () => {
  const [row] = group.rows
  const input = inputOf(rubric, county.entries, group, row!, { kind: 'all' })
  const text = whyText({ ...input, campaign: { name: '2026年度考核（示例）', sample: true, rubricDigest: 'ab'.repeat(32) } }).join('\n')
  expect(text).toContain('（示例）')
  expect(text).toContain(`【默认替代稿】${rubric.notice}`)
  expect(text).toContain(`细则版本${rubric.version}，细则指纹 ABAB ABAB ABAB。`)
  expect(text).toContain('2026年度考核　2026年11月20日　内部资料')
  expect(whyText({ ...input, rubric: { ...rubric, placeholder: false } }).join('')).not.toContain('【默认替代稿】')
  expect(input.why.notApplicable.length).toBeGreaterThan(0)
  expect(text).toContain(`合理缺项${input.why.notApplicable.length}项，不扣分`)
})

test('however long the texts are, the page stays a page and names at least one item', () => {
  const [row] = group.rows
  const endless = '很长的扣分事实'.repeat(4_000)
  const long = { ...rubric, notice: endless, requirements: rubric.requirements.map((node) => ({ ...node, name: endless })) }
  const input = inputOf(long, county.entries, group, row!, { kind: 'all' }, { factsOf: () => ({ facts: [endless, endless, endless], plan: endless }), rectification: '已登记问题31个。' })
  const text = whyText({ ...input, campaign: { name: endless, sample: true, rubricDigest: 'ab'.repeat(32) } })
  expect(pageOf(text)).toBeLessThanOrEqual(whyPage.lines)
  expect(text.some((line) => line.startsWith('1．'))).toBe(true)
  expect(text.at(-1)).toBe('已登记问题31个。')
})

test('facts and plans stand beside their item; a missing fact is said', () => {
  const small = rubricOf([item('A', 10, { kind: 'judged' }), item('B', 10, { kind: 'judged' })])
  const files: EntriesFile[] = [{ format: 1, unit: { code: 'U', name: '甲县', group: '', zones: ['城'] }, entries: { A: { kind: 'judged', points: 4, reason: '评议' }, B: { kind: 'judged', points: 9, reason: '评议' }, REST: { kind: 'judged', points: 80, reason: '评议' } } }]
  const [only] = rankCampaign(scoreCampaign(stateOf(small, files)))
  const text = whyText(inputOf(small, files, only!, only!.rows[0]!, { kind: 'all' }, { factsOf: ({ item: { id } }) => (id === 'A' ? { facts: ['10月12日\n查台账，缺两份'], plan: '甲县公安局，2026年12月20日前，整改中' } : noFacts) }))
  expect(text).toContain('1．c-A 内容A：满分10.00分，得4.00分，扣6.00分。计算：“评议”，定4分 = 4分。事实：10月12日 查台账，缺两份。整改：甲县公安局，2026年12月20日前，整改中。')
  expect(text.find((line) => line.startsWith('2．'))).toContain('事实：待补。')
  expect(text.join('')).toContain('在未分组1个单位中列第1名')
})

test('requirements are known by their 一 where that names all of them', () => {
  expect([...requirementNames(rubric).values()].slice(0, 2)).toEqual(['一份责任', '一道防线'])
  const named = (names: readonly string[]): string[] => [...requirementNames({ ...rubric, requirements: names.map((name, at) => ({ code: String(at), name, points: 1 })) }).values()]
  expect(named(['一、组织领导', '2．风险防控'])).toEqual(['组织领导', '风险防控'])
  expect(named(['打好一场攻坚', '风险防控'])).toEqual(['打好一场攻坚', '风险防控'])
})
