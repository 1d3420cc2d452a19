import type { RankedGroup } from '../analysis'
import { parsePoints, sumPoints, toPoints, ZERO, type Points } from '../points'
import type { CampaignReport } from './campaign-report'
import { layColumns, pointsWidth, toWidth, type LaidColumns } from './page-columns'
import type { ColumnRange } from './sheet-top'

/** Which column of 排名汇总 holds what; the requirements stand between the unit and `earned`. */
export interface RankingColumns extends LaidColumns {
  readonly requirements: ColumnRange
  readonly earned: number
  readonly notApplicable: number
  readonly base: number
  readonly bonus: number
  readonly penalty: number
  readonly final: number
  readonly byPoints: number
  readonly grade: number
  readonly veto: number
  readonly previous: number
  readonly change: number
}

const firstRequirement = 3
/** Of ten requirements; the sheet prints at 97 % (workbook.md, Geometry). */
const usualWidth = 132.1
/** Wider sheets print smaller, down to 90 %; beyond that they go on to the right. */
const tolerated = 143.6

/** Width of a column of Chinese words at 10 points, one line. */
const wordsWidth = (words: readonly string[], least: number, most: number): number =>
  toWidth(Math.min(most, Math.max(least, ...words.map((word) => ([...word].length * (40 / 3) + 6.4) / 8))))

interface ColumnWidths { readonly requirement: number; readonly rest: number[]; readonly names: readonly string[] }

/** What the figures and grades need; `least` widths are those of workbook.md. */
function neededWidths({ scores, ranking }: CampaignReport): ColumnWidths {
  const { rubric, units } = scores
  const cards = units.map(({ scorecard }) => scorecard)
  const rows = ranking.flatMap((group: RankedGroup) => group.rows)
  const of = (least: number, points: readonly Points[], size = 9): number => pointsWidth(least, points, size)
  const full = rubric.requirements.map(({ points }) => parsePoints(points) ?? ZERO)
  const grades = rows.map(({ grade, movedByQuota }) => `${grade}${movedByQuota ? '*' : ''}`)
  return {
    names: units.map(({ unit }) => unit.name),
    requirement: of(5.7, full),
    rest: [
      of(6.4, [sumPoints(full)]),
      of(5.2, cards.map(({ notApplicable }) => notApplicable)),
      of(6.4, cards.map(({ base }) => base)),
      of(5.2, cards.map(({ bonus }) => bonus)),
      of(4.9, cards.map(({ penalty }) => penalty)),
      of(7, cards.map(({ final }) => final), 10),
      wordsWidth(cards.map(({ gradeByPoints }) => gradeByPoints), 4.6, 8),
      wordsWidth(grades, 5.2, 8.6),
      4.4,
      of(6.4, rows.map(({ previous }) => previous ?? ZERO)),
      of(6.2, rows.map(({ change }) => toPoints(-Math.abs(change ?? 0)))),
    ],
  }
}

/** Columns of 排名汇总: long names take what a rubric of few requirements leaves, one of many goes on to the right. */
export function rankingColumns(report: CampaignReport): RankingColumns {
  const { requirement, rest, names } = neededWidths(report)
  const count = report.scores.rubric.requirements.length
  const figures = count * requirement + rest.reduce((sum, width) => sum + width, 0)
  const unit = Math.max(9.2, Math.min(usualWidth - 4 - figures, wordsWidth(names, 9.2, 30)))
  const laid = layColumns({ before: [4, toWidth(unit)], count, least: requirement, usual: requirement, after: rest, tolerated })
  const earned = firstRequirement + count
  const [notApplicable, base, bonus, penalty, final, byPoints, grade, veto, previous, change] = Array.from({ length: 10 }, (_, index) => earned + 1 + index) as [number, number, number, number, number, number, number, number, number, number]
  return { ...laid, requirements: [firstRequirement, earned - 1], earned, notApplicable, base, bonus, penalty, final, byPoints, grade, veto, previous, change }
}
