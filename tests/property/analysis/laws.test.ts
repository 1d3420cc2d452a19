import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { departmentLosses, domainLosses, rankCampaign, requirementLosses, scoreCampaign, type CampaignScores, type LossLine } from '../../../shared/analysis'
import { parsePoints } from '../../../shared/points'
import { rankUnits } from '../../../shared/scoring'
import type { EntriesFile } from '../../../shared/scoring/entry'
import type { Rubric } from '../../../shared/rubric/rubric'
import { stateOf } from '../../unit/analysis/state-of'
import { drawn, runs, type Draw } from '../generators/draw'
import { fileOf } from '../generators/entries'
import { rubricOf } from '../generators/rubric'

interface Campaign { readonly rubric: Rubric; readonly files: readonly EntriesFile[]; readonly scores: CampaignScores }

function campaignOf(draw: Draw): Campaign {
  const rubric = rubricOf(draw)
  const files = draw.times(1, 6, (index) => fileOf(draw, rubric, `U${index}`))
  // 免考 is the campaign's, so all files share it.
  const exempt = files[0]?.exempt ?? []
  const shared = files.map((file) => ({ ...file, exempt }))
  return { rubric, files: shared, scores: scoreCampaign(stateOf(rubric, shared)) }
}

const holds = (law: (campaign: Campaign) => void): void => fc.assert(fc.property(drawn(campaignOf), law), { numRuns: runs(60) })
const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0)

describe('the figures of a campaign', () => {
  it('rank as the command line does', () => holds(({ rubric, files, scores }) => {
    const ranked = rankUnits(rubric, files)
    if (!ranked.ok) return
    const ours = rankCampaign(scores).flatMap(({ group, rows }) => rows.map(({ scored, place, grade, movedByQuota }) => ({ unit: scored.unit.code, group, place, grade, movedByQuota, final: scored.scorecard.final })))
    expect(ours).toEqual(ranked.value.map(({ unit, group, place, grade, movedByQuota, scorecard }) => ({ unit, group, place, grade, movedByQuota, final: scorecard.final })))
  }))
  it('make each place from RANK and what the tie-break took', () => holds(({ scores }) => {
    for (const { rows } of rankCampaign(scores)) {
      for (const { place, tieLowered, scored } of rows) {
        expect(tieLowered).toBeGreaterThanOrEqual(0)
        expect(place - tieLowered).toBe(rows.filter((other) => other.scored.scorecard.final > scored.scorecard.final).length + 1)
      }
    }
  }))
  it('add up the same whichever way the items are grouped', () => holds(({ rubric, scores: { units } }) => {
    const ways: readonly (readonly LossLine[])[] = [requirementLosses(rubric, units), departmentLosses(rubric, units), domainLosses(rubric, units)].map((list) => list.map(({ line }) => line)).filter((lines) => lines.length > 0)
    for (const lines of ways) {
      units.forEach(({ scorecard }, index) => {
        const [applicable, lost] = [sum(lines.map((line) => line.units[index]!.applicable)), sum(lines.map((line) => line.units[index]!.lost))]
        expect(applicable).toBe((parsePoints(rubric.basePoints) ?? 0) - scorecard.notApplicable)
        // What is neither earned nor lost belongs to items that have no points yet.
        if (scorecard.complete) expect(lost).toBe(applicable - scorecard.earned)
        else expect(lost).toBeLessThanOrEqual(applicable - scorecard.earned)
        expect(lost).toBeGreaterThanOrEqual(0)
      })
      expect(sum(lines.map(({ total }) => total.lost))).toBe(sum(lines.flatMap((line) => line.units.map(({ lost }) => lost))))
    }
  }))
})
