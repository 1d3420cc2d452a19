import fc from 'fast-check'
import { expect, it } from 'vitest'
import { draftOf, toRubricJson } from '../../../shared/rubric-draft/convert'
import { draftItemsOf, listDraftItems, walkDraft } from '../../../shared/rubric-draft/draft-tree'
import type { Draft, DraftNode } from '../../../shared/rubric-draft/draft'
import { proveDraft } from '../../../shared/rubric-draft/prove-draft'
import { checkRubric } from '../../../shared/scoring'
import { drawn, runs, type Draw } from '../generators/draw'
import { rubricOf } from '../generators/rubric'
import { ruleKinds, ruleOf } from '../generators/rules'
import { counter } from '../../unit/rubric-draft/drafts'

/** Texts that the law of rubrics lets be empty and the proof does not. */
function withTexts(draft: Draft): Draft {
  const { rubric } = draft
  for (const item of listDraftItems(rubric)) Object.assign(item, { content: item.content.trim() || '内容', standard: '标准' })
  for (const claim of [...rubric.bonus.items, ...rubric.penalty.items, ...rubric.vetoes.items]) claim.content = '事项'
  return draft
}

const soundDraft = (draw: Draw): Draft => withTexts(draftOf(structuredClone(rubricOf(draw)), 'd', counter()))

/** One thing changed that may or may not make the draft wrong. */
function spoil(draw: Draw, draft: Draft): void {
  const { rubric } = draft
  const nodes: DraftNode[] = []
  walkDraft(rubric, (node) => nodes.push(node))
  const items = listDraftItems(rubric)
  if (items.length === 0) return
  const item = draw.one(items)
  const node = draw.one(nodes)
  draw.one([
    () => { item.points = draw.one([null, 0, -1, 0.005, 1, 30]) },
    () => { node.points = draw.one([null, 0, 1, 0.005]) },
    () => { item.code = draw.one([...items.map(({ code }) => code), ...nodes.map(({ code }) => code), 'new']) },
    () => { item.id = draw.one(items).id },
    () => { node.code = draw.one([...nodes.map(({ code }) => code), 'new']) },
    () => { node.items = draw.one([[], undefined]) },
    () => { if (!node.items) node.children = draw.one([[], undefined]) },
    () => { item.rule = ruleOf(draw, draw.one(ruleKinds), draw.whole(1, 3000)) },
    () => { item.zones = ['海'] },
    () => { item.domain = draw.one(['甲', '丙']) },
    () => { rubric.grades = rubric.grades.slice(1) },
    () => { rubric.tieBreak = [`item:${draw.one(items).code}`, 'domain:丙'] },
    () => { rubric.bonus.cap = draw.one([0, 1]) },
    () => { rubric.basePoints = draw.one([0, 1000]) },
    () => { rubric.vetoes.items = [{ code: draw.one(['V1', 'J0', 'K0']), content: '否' }] },
    () => { if (draftItemsOf(node).length > 0) nodes[0]?.children?.push(structuredClone(node)) },
  ])()
}

it('the proof finds something wrong exactly where the law of rubrics refuses', () => {
  let refused = 0
  fc.assert(
    fc.property(drawn((draw) => {
      const draft = soundDraft(draw)
      draw.times(0, 2, () => { spoil(draw, draft) })
      return draft
    }), (draft) => {
      const law = checkRubric(toRubricJson(draft))
      const wrong = proveDraft(draft).filter(({ weight }) => weight === 'wrong')
      if (!law.ok) refused += 1
      expect(wrong.length === 0, JSON.stringify(law.ok ? wrong : law.errors)).toBe(law.ok)
    }),
    { numRuns: runs(150) },
  )
  expect(refused).toBeGreaterThan(runs(150) / 4)
})

it('a version becomes a draft and is published as it was', () => {
  fc.assert(fc.property(drawn(rubricOf), (rubric) => { expect(toRubricJson(draftOf(rubric, 'd', counter()))).toEqual(rubric) }), { numRuns: runs(40) })
})
