import { formatPoints, type Points } from '../../shared/points'
import type { RankedUnit, Scorecard } from '../../shared/scoring/scorecard'

const texts = (record: Readonly<Record<string, Points>>): Record<string, string> => Object.fromEntries(Object.entries(record).map(([key, points]) => [key, formatPoints(points)]))

/** The scorecard of scoring.md 7: points as decimal strings of exactly two decimals. */
export function scorecardJson(card: Scorecard): Record<string, unknown> {
  return {
    complete: card.complete,
    items: Object.fromEntries(Object.entries(card.items).map(([id, item]) => [id, { ...item, points: formatPoints(item.points) }])),
    requirements: texts(card.requirements),
    earned: formatPoints(card.earned),
    notApplicable: formatPoints(card.notApplicable),
    base: formatPoints(card.base),
    bonus: formatPoints(card.bonus),
    penalty: formatPoints(card.penalty),
    final: formatPoints(card.final),
    grade: card.grade,
    gradeByPoints: card.gradeByPoints,
  }
}

export function rankedJson(unit: RankedUnit): Record<string, unknown> {
  const { complete, base, bonus, penalty, final } = unit.scorecard
  return {
    code: unit.unit,
    group: unit.group,
    final: formatPoints(final),
    grade: unit.grade,
    place: unit.place,
    gradeByPoints: unit.scorecard.gradeByPoints,
    movedByQuota: unit.movedByQuota,
    complete,
    base: formatPoints(base),
    bonus: formatPoints(bonus),
    penalty: formatPoints(penalty),
  }
}
