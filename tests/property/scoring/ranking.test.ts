import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankUnits, scoreJointly, scoreTogether, scoreUnit, scoreWith } from '../../../shared/scoring'
import type { Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import type { EntriesFile } from '../../../shared/scoring/entry'
import type { RankedUnit } from '../../../shared/scoring/scorecard'
import { drawn, runs, type Draw } from '../generators/draw'
import { entryOf, fileOf } from '../generators/entries'
import { rubricOf } from '../generators/rubric'

interface Campaign { readonly rubric: Rubric; readonly files: readonly EntriesFile[] }

function campaignOf(draw: Draw): Campaign {
  const rubric = rubricOf(draw, { kinds: ['rank', 'relative', 'judged', 'yesno', 'ratio'] })
  const whole = draw.flip()
  const files = draw.times(1, 6, (index) => fileOf(draw, rubric, `U${index}`, { whole }))
  // Now and then a twin, so that places are shared.
  const [first] = files
  return { rubric, files: first && draw.flip() ? [...files, { ...first, unit: { ...first.unit, code: 'TWIN' } }] : files }
}

const ranked = ({ rubric, files }: Campaign): RankedUnit[] | null => {
  const result = rankUnits(rubric, files)
  return result.ok ? result.value : null
}
const holds = (law: (campaign: Campaign, units: RankedUnit[]) => void, times = 50): void => {
  fc.assert(fc.property(drawn(campaignOf), (campaign) => {
    const units = ranked(campaign)
    if (units) law(campaign, units)
  }), { numRuns: runs(times) })
}

describe('the ranking', () => {
  it('does not rest on the order of the files', () => {
    fc.assert(fc.property(drawn((draw) => {
      const campaign = campaignOf(draw)
      return { campaign, shuffled: [...campaign.files].map((file) => ({ file, at: draw.whole(0, 1_000_000) })).sort((a, b) => a.at - b.at).map(({ file }) => file) }
    }), ({ campaign, shuffled }) => {
      const byCode = (units: RankedUnit[] | null): unknown => units && Object.fromEntries(units.map((unit) => [unit.unit, unit]))
      // Explain names shares in the order of the places, so it does not rest on the order either.
      expect(byCode(ranked({ ...campaign, files: shuffled }))).toEqual(byCode(ranked(campaign)))
    }), { numRuns: runs(50) })
  })
  it('counts places past the ties: 1, 2, 2, 4', () => holds((_campaign, units) => {
    for (const unit of units) {
      const group = units.filter((other) => other.group === unit.group)
      const before = group.filter((other) => other.place < unit.place)
      expect(unit.place).toBe(before.length + 1)
      expect(before.every((other) => other.scorecard.final >= unit.scorecard.final)).toBe(true)
    }
  }))
  it('gives twins the same place, grade and numbers', () => holds((_campaign, units) => {
    const twin = units.find(({ unit }) => unit === 'TWIN')
    const first = units.find(({ unit }) => unit === 'U0')
    if (!twin || !first) return
    expect({ ...twin, unit: '' }).toEqual({ ...first, unit: '' })
  }))
  it('never lets more hold a grade than its quota, never lifts a grade and never moves a veto', () => holds(({ rubric }, units) => {
    const levelOf = (name: string): number => rubric.grades.findIndex((grade) => grade.name === name)
    for (const unit of units) {
      if (unit.scorecard.vetoed) expect(unit.grade).toBe(rubric.vetoes.grade)
      else expect(levelOf(unit.grade)).toBeGreaterThanOrEqual(levelOf(unit.scorecard.gradeByPoints))
    }
    for (const group of new Set(units.map((unit) => unit.group))) {
      const all = units.filter((unit) => unit.group === group)
      for (const { name, quota } of rubric.grades) {
        if (!quota) continue
        const holders = all.filter((unit) => unit.grade === name && !unit.scorecard.vetoed).length
        expect(holders).toBeLessThanOrEqual(Math.ceil((quota.percent * all.length) / 100))
      }
      // Within a group a better place never has a worse grade.
      const free = all.filter((unit) => !unit.scorecard.vetoed)
      for (const a of free) for (const b of free) if (a.place < b.place) expect(levelOf(a.grade)).toBeLessThanOrEqual(levelOf(b.grade))
    }
  }))
})

describe('scoring units together', () => {
  it('is what the ranking shows, and what a unit has alone where nothing waits', () => holds(({ rubric, files }, units) => {
    const together = scoreTogether(rubric, files)
    for (const { unit, scorecard } of units) expect(together.get(unit)).toEqual({ ok: true, value: scorecard })
    for (const file of files) {
      const alone = scoreUnit(rubric, file)
      if (!alone.ok || Object.values(alone.value.items).some(({ state }) => state === 'waiting')) continue
      expect(together.get(file.unit.code)).toEqual(alone)
    }
  }))
  it('waits for every value of the scope, and for nothing else', () => holds(({ rubric, files }) => {
    const cards = scoreTogether(rubric, files)
    for (const item of listItems(rubric)) {
      if (item.rule.kind !== 'rank' && item.rule.kind !== 'relative') continue
      const { scope = 'group' } = item.rule
      for (const file of files) {
        const card = cards.get(file.unit.code)
        if (!card?.ok) continue
        const peers = files.filter((other) => scope === 'campaign' || (other.unit.group ?? '') === (file.unit.group ?? '')).map((other) => cards.get(other.unit.code))
        const missing = peers.some((peer) => peer?.ok && peer.value.items[item.id]?.state === 'unscored')
        const state = card.value.items[item.id]?.state
        if (state === 'waiting') expect(missing || peers.some((peer) => !peer?.ok)).toBe(true)
        if (state === 'scored') expect(missing).toBe(false)
      }
    }
  }))
  it('is the same when only what changed is scored again, and in a preview', () => {
    fc.assert(fc.property(drawn((draw) => {
      const campaign = campaignOf(draw)
      const changes = draw.times(1, 5, () => {
        const item = draw.one(listItems(campaign.rubric))
        return { at: draw.whole(0, campaign.files.length - 1), itemId: item.id, input: draw.flip() ? entryOf(draw, item) : null }
      })
      return { campaign, changes }
    }), ({ campaign: { rubric, files }, changes }) => {
      let now = [...files]
      let joint = scoreJointly(rubric, now, null)
      for (const { at, itemId, input } of changes) {
        const file = now[at]
        if (!file) continue
        const entries = Object.fromEntries([...Object.entries(file.entries).filter(([id]) => id !== itemId), ...(input ? [[itemId, input] as const] : [])])
        const next = now.map((other, index) => (index === at ? { ...file, entries } : other))
        const preview = scoreWith(joint, file.unit.code, itemId, input)
        const wanted = scoreTogether(rubric, next)
        const after = wanted.get(file.unit.code)
        expect(preview?.ok).toBe(after?.ok)
        if (after?.ok) expect(preview).toEqual(after)
        now = next
        joint = scoreJointly(rubric, now, joint)
        expect(Object.fromEntries(joint.cards)).toEqual(Object.fromEntries(wanted))
      }
    }), { numRuns: runs(50) })
  })
})
