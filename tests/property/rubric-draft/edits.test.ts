import fc from 'fast-check'
import { expect, it } from 'vitest'
import { draftSchema, type Draft, type DraftItem, type DraftNode } from '../../../shared/rubric-draft/draft'
import { draftLines, maxNodeDepth, textOf } from '../../../shared/rubric-draft/draft-lines'
import { draftItemsOf } from '../../../shared/rubric-draft/draft-tree'
import { pointsOf, sumOfDraft, sumOfNode } from '../../../shared/rubric-draft/draft-sums'
import * as edits from '../../../shared/rubric-draft/edits'
import type { RubricNode } from '../../../shared/rubric/rubric'
import { drawn, runs, type Draw } from '../generators/draw'
import { rubricOf } from '../generators/rubric'

/** A valid rubric as a draft, with holes: missing points, odd codes, nodes that hold both lists or nothing. */
function draftOf(draw: Draw): Draft {
  let next = 0
  const toNode = ({ children, ...node }: RubricNode): DraftNode => {
    const items: DraftItem[] | undefined = node.items?.map((item) => ({ ...item, points: draw.whole(0, 9) === 0 ? null : item.points, code: draw.one([item.code, `${item.code}-1`, '', '一']) }))
    next += 1
    return { ...node, key: `k${next}`, code: draw.one([node.code, String(next), '', '（二）']), ...(items ? { items } : {}), ...(children ? { children: children.map(toNode) } : {}) }
  }
  const rubric = rubricOf(draw)
  const requirements = [...rubric.requirements.map(toNode), ...draw.times(0, 1, (): DraftNode => ({ key: 'empty', code: '', name: '', points: null }))]
  const lines = draftLines({ ...rubric, requirements })
  const sources = Object.fromEntries(lines.filter(() => draw.flip()).map(({ key }) => [key, { code: { sheet: '细则', cell: 'A1' } }]))
  return draftSchema.parse({ rubric: { ...rubric, requirements }, sources, file: '', basedOn: null })
}

const keysOf = (draft: Draft): string[] => draftLines(draft.rubric).map(({ key }) => key)
const itemsOf = (draft: Draft): DraftItem[] => draft.rubric.requirements.flatMap(draftItemsOf)
const depthOf = (draft: Draft): number => Math.max(0, ...draftLines(draft.rubric).map((line) => (line.kind === 'node' ? line.depth : 0)))

function freshFrom(draw: Draw): edits.Fresh {
  let next = draw.whole(0, 9)
  return () => { next += 1; return `new${next}` }
}

const moves = (draw: Draw, draft: Draft, key: string, other: string): edits.Edit =>
  draw.flip() ? edits.move(draft, key, draw.one(['up', 'down', 'in', 'out'] as const)) : edits.moveTo(draft, key, { where: draw.one(['before', 'after', 'inside'] as const), key: other })

/** Any edit, of any two lines, sometimes of one that is not there. */
function anyEdit(draw: Draw, draft: Draft, fresh: edits.Fresh): edits.Edit {
  const keys = [...keysOf(draft), 'nothing']
  const [key, other] = [draw.one(keys), draw.one(keys)]
  const item = itemsOf(draft).find(({ id }) => id === key)
  switch (draw.whole(0, 10)) {
    case 0: return edits.addItem(draft, key, fresh)
    case 1: return edits.addNode(draft, draw.one([key, null]), draw.one(['after', 'inside'] as const), fresh)
    case 2: return edits.remove(draft, key)
    case 3: return edits.duplicate(draft, key, fresh)
    case 4: return edits.renumber(draft, key)
    case 5: return item ? edits.split(draft, key, edits.planSplit(item), fresh) : edits.mergeWithNext(draft, key)
    case 6: return edits.mergeItems(draft, key, other)
    case 7: return draw.flip() ? edits.takeSum(draft, key) : edits.takeAllSums(draft, key)
    case 8: return item ? edits.setItem(draft, key, { points: draw.one([null, 3, 2.55]), content: draw.text() }) : edits.setNode(draft, key, { code: draw.one(['1', 'x', '']), points: draw.one([null, 10]) })
    default: return moves(draw, draft, key, other)
  }
}

it('after any edits ids and keys are unique, four levels are enough, and what results is a draft', () => {
  fc.assert(fc.property(drawn((draw) => {
    const fresh = freshFrom(draw)
    return draw.times(1, 12, (at) => at).reduce<Draft>((draft) => {
      const edit = anyEdit(draw, draft, fresh)
      return edit.ok ? edit.draft : draft
    }, draftOf(draw))
  }), (draft) => {
    expect(new Set(keysOf(draft)).size).toBe(keysOf(draft).length)
    expect(depthOf(draft)).toBeLessThan(maxNodeDepth)
    expect(draftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(JSON.parse(JSON.stringify(draft)))
    expect(Object.keys(draft.sources).every((key) => keysOf(draft).includes(key) || key === 'nothing')).toBe(true)
  }), { numRuns: runs(40) })
})

it('moving loses and doubles nothing: the same items, the same objects, the same sum; only codes of the tie order follow', () => {
  fc.assert(fc.property(drawn((draw) => {
    const before = draftOf(draw)
    const keys = keysOf(before)
    const key = draw.one(keys)
    return { before, key, edit: moves(draw, before, key, draw.one(keys)) }
  }), ({ before, key, edit }) => {
    if (!edit.ok) {
      expect(edit.why).not.toBe('')
      return
    }
    expect(edit.key).toBe(key)
    expect([...keysOf(edit.draft)].sort()).toEqual([...keysOf(before)].sort())
    expect(new Set(itemsOf(edit.draft))).toEqual(new Set(itemsOf(before)))
    expect(itemsOf(before).every((item) => itemsOf(edit.draft).includes(item))).toBe(true)
    expect(sumOfDraft(edit.draft.rubric)).toEqual(sumOfDraft(before.rubric))
    const inside = (draft: Draft): string[] => draftLines(draft.rubric).filter((line) => line.key === key).flatMap((line) => (line.kind === 'node' ? draftLines({ ...draft.rubric, requirements: [line.node] }).map((each) => each.key) : []))
    expect(inside(edit.draft)).toEqual(inside(before))
    const others = (draft: Draft) => keysOf(draft).filter((each) => each !== key && !inside(before).includes(each))
    expect([...others(edit.draft)].sort()).toEqual([...others(before)].sort())
  }), { numRuns: runs(60) })
})

it('an edit changes nothing that it does not name', () => {
  fc.assert(fc.property(drawn((draw) => {
    const before = draftOf(draw)
    const key = draw.one(keysOf(before))
    return { before, key, set: edits.setItem(before, key, { content: '别的' }), removed: edits.remove(before, key), copied: edits.duplicate(before, key, freshFrom(draw)), added: edits.addItem(before, key, freshFrom(draw)) }
  }), ({ before, key, set, removed, copied, added }) => {
    const same = (after: Draft, but: (id: string) => boolean): void => {
      for (const item of itemsOf(before)) if (!but(item.id)) expect(itemsOf(after)).toContain(item)
    }
    if (set.ok) {
      same(set.draft, (id) => id === key)
      expect(keysOf(set.draft)).toEqual(keysOf(before))
    }
    if (removed.ok) expect(keysOf(removed.draft)).toHaveLength(keysOf(before).length - 1 - (draftLines(before.rubric).find((line) => line.key === key)?.kind === 'node' ? keysBelow(before, key) : 0))
    for (const more of [copied, added]) if (more.ok) {
      same(more.draft, () => false)
      expect(keysOf(more.draft).filter((each) => keysOf(before).includes(each))).toEqual(keysOf(before))
      const fresh = draftLines(more.draft.rubric).filter((line) => !keysOf(before).includes(line.key))
      const codes = draftLines(before.rubric).map((line) => (line.kind === 'node' ? line.node.code : line.item.code))
      for (const line of fresh) expect(codes).not.toContain(line.kind === 'node' ? line.node.code : line.item.code)
      if (more === copied) expect(fresh.map(textOf)).toEqual([before].flatMap((draft) => draftLines(draft.rubric).filter((line) => line.key === key || below(draft, key).includes(line.key)).map(textOf)))
    }
  }), { numRuns: runs(40) })
})
const below = (draft: Draft, key: string): string[] => draftLines(draft.rubric).flatMap((line) => (line.kind === 'node' && line.key === key ? draftLines({ ...draft.rubric, requirements: [line.node] }).map((each) => each.key).slice(1) : []))
const keysBelow = (draft: Draft, key: string): number => below(draft, key).length

it('splitting keeps the sum, and merging back gives the item again', () => {
  fc.assert(fc.property(drawn((draw) => {
    const before = draftOf(draw)
    const item = draw.one(itemsOf(before))
    return { before, item, edit: edits.split(before, item.id, edits.planSplit(item), freshFrom(draw)) }
  }), ({ before, item, edit }) => {
    if (!edit.ok) {
      expect(pointsOf(item.points)).toBe(1)
      return
    }
    expect(sumOfDraft(edit.draft.rubric).below).toBe(sumOfDraft(before.rubric).below)
    const back = edits.mergeWithNext(edit.draft, item.id)
    if (!back.ok) throw new Error(back.why)
    const again = itemsOf(back.draft).find(({ id }) => id === item.id)
    expect({ ...again, evidence: item.evidence ?? null, sample: item.sample ?? null, advice: item.advice ?? null }).toEqual({ ...item, evidence: item.evidence ?? null, sample: item.sample ?? null, advice: item.advice ?? null })
    expect(keysOf(back.draft)).toEqual(keysOf(before))
  }), { numRuns: runs(40) })
})

it('sums by hand are the sums that are kept, whatever was edited', () => {
  fc.assert(fc.property(drawn((draw) => {
    const fresh = freshFrom(draw)
    return draw.times(0, 6, (at) => at).reduce<Draft>((draft) => {
      const edit = anyEdit(draw, draft, fresh)
      // Asked for on the way, so that a kept sum of an older tree would show.
      sumOfDraft(draft.rubric)
      return edit.ok ? edit.draft : draft
    }, draftOf(draw))
  }), (draft) => {
    for (const line of draftLines(draft.rubric)) {
      if (line.kind === 'node') expect(sumOfNode(line.node).below).toBe(draftItemsOf(line.node).reduce((sum, { points }) => sum + (pointsOf(points) ?? 0), 0))
    }
  }), { numRuns: runs(25) })
})

it('spreading a difference, done as shown, makes the sum what is wanted; every item keeps points above 0', () => {
  fc.assert(fc.property(drawn((draw) => {
    const drawnDraft = draftOf(draw)
    const requirements = JSON.parse(JSON.stringify(drawnDraft.rubric.requirements), (key, value: unknown) => (key === 'points' && value === null ? 1 : value)) as DraftNode[]
    return { ...drawnDraft, rubric: { ...drawnDraft.rubric, requirements, basePoints: draw.decimal(1, 3000, 2) } }
  }), (draft) => {
    const plan = edits.planSpread(draft.rubric, null)
    if (!plan.ok) return
    const done = edits.applyShares(draft, plan.shares, '')
    if (!done.ok) throw new Error(done.why)
    expect(edits.planSpread(done.draft.rubric, null)).toMatchObject({ ok: false, why: '分值已经相等' })
    for (const { points } of itemsOf(done.draft)) expect(pointsOf(points)).toBeGreaterThan(0)
  }), { numRuns: runs(30) })
})
