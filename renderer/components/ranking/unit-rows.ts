import { isGraded, lastYearPlaces, lossOf, meanScoreRate, requirementLosses, formatRate, type NodeLosses, type RankedGroup, type RankedRow, type ScoredUnit } from '../../../shared/analysis'
import { parsePoints, ZERO, type Points } from '../../../shared/points'
import { requirementNames } from '../../../shared/rubric/requirement-names'
import type { Rubric } from '../../../shared/rubric/rubric'
import { itemsOf } from '../../../shared/rubric/tree'
import { showChange, showPoints, showRubricPoints } from '../../words/points'
import { heatCell, type HeatCell, type HeatMode } from './heat-cells'

export interface HeatHead {
  readonly key: string
  readonly code: string
  readonly name: string
  /** The name as the rubric has it. */
  readonly title: string
  readonly small: string
}

export interface UnitRow {
  readonly unitId: string
  readonly name: string
  readonly place: string
  readonly final: string
  readonly points: Points
  readonly previous: Points | null
  /** 最终得分 is 暂定. */
  readonly provisional: boolean
  /** Empty while it would only alarm. */
  readonly grade: string
  /** Why the grade is what it is, in a few words each. */
  readonly notes: readonly string[]
  /** Against last year; empty while it is not known or the unit is not scored in full: half a score less a whole one would only alarm. */
  readonly change: string
  /** 升 1, 降 2, 平; empty while the group is not scored in full or last year's places are not known. */
  readonly moved: string
  readonly label: string
  readonly cells: readonly HeatCell[]
}

export const headsOf = (rubric: Rubric): readonly HeatHead[] => {
  const names = requirementNames(rubric)
  return rubric.requirements.map(({ code, name, points }) => ({ key: code, code, name: names.get(code) ?? name, title: name, small: `满分 ${showRubricPoints(points).replace(/\.00$/, '')}` }))
}

/** What the entries give now beside what 定稿 froze: shown, never substituted (merge.md 3). */
const recomputedNote = ({ differs, recomputed }: ScoredUnit): string[] => (differs ? [recomputed.ok ? `现算 ${showPoints(recomputed.value.final)}` : '现在算不出'] : [])

function notesOf({ scored, movedByQuota }: RankedRow): string[] {
  const { unscored, waiting } = scored.open
  const { gradeByPoints } = scored.scorecard
  return [
    ...recomputedNote(scored),
    ...(movedByQuota ? [`${gradeByPoints}名额已满`] : []),
    ...(scored.veto === 'effective' ? ['一票否决'] : []),
    ...(scored.veto === 'proposed' ? ['提请一票否决'] : []),
    ...(unscored > 0 ? [`未评 ${unscored} 项`] : []),
    ...(waiting > 0 ? [`待算 ${waiting} 项`] : []),
  ]
}

function movedWords(place: number, before: number | undefined): string {
  if (before === undefined) return ''
  if (before === place) return '平'
  return before > place ? `升 ${before - place}` : `降 ${place - before}`
}

function cellsOf(rubric: Rubric, heads: readonly HeatHead[], scored: ScoredUnit, group: string, mode: HeatMode): HeatCell[] {
  return rubric.requirements.map((node, at) => {
    const head = heads[at]
    return heatCell(mode, {
      key: `${scored.unit.id}/${node.code}`, name: `${scored.unit.name} ${node.code} ${head?.name ?? ''}`,
      loss: lossOf(scored, itemsOf(node)), subject: { unitId: scored.unit.id, group, scope: { kind: 'node', code: node.code } },
    })
  })
}

/** The ranking's lines, by place, with their part of the heat map. */
export function unitRows(rubric: Rubric, { group, rows, complete }: RankedGroup, mode: HeatMode): UnitRow[] {
  const heads = headsOf(rubric)
  const before = complete ? lastYearPlaces(rows) : null
  return rows.map((row) => {
    const { scored, place, grade, change } = row
    const final = showPoints(scored.scorecard.final)
    const provisional = !scored.scorecard.complete
    const shown = isGraded(scored) || scored.veto === 'effective' ? grade : ''
    return {
      unitId: scored.unit.id, name: scored.unit.name, place: String(place), final, points: scored.scorecard.final, previous: row.previous, provisional, grade: shown, notes: notesOf(row),
      change: change === null || provisional ? '' : showChange(change), moved: movedWords(place, before?.get(scored.unit.id)),
      label: `${scored.unit.name}最终得分 ${final}${provisional ? '（暂定）' : ''}，第 ${place} 名`, cells: cellsOf(rubric, heads, scored, group, mode),
    }
  })
}

/** 平均得分率 of each requirement: its cells open what was lost there by all units. */
export function meanCells(rubric: Rubric, { group, rows }: RankedGroup): HeatCell[] {
  const names = requirementNames(rubric)
  return requirementLosses(rubric, rows.map(({ scored }) => scored)).map(({ node, line }: NodeLosses) => {
    const mean = meanScoreRate(line)
    const name = `${node.code} ${names.get(node.code) ?? ''}`
    const label = mean ? `${name}平均得分率 ${formatRate(mean.rate)}，按评完的 ${mean.units} 个单位` : `${name}：还没有评完的单位`
    return { key: `mean/${node.code}`, text: mean ? formatRate(mean.rate) : '—', label, step: null, open: false, subject: { unitId: null, group, scope: { kind: 'node', code: node.code } } }
  })
}

/** Bars start at 0 and end at the rubric's full points, or beyond where a bonus lifted a unit above them. */
export function barScale(rubric: Rubric, points: readonly (Points | null)[]): Points {
  return [parsePoints(rubric.basePoints) ?? ZERO, ...points].reduce<Points>((most, each) => (each !== null && each > most ? each : most), ZERO)
}

/** Lower edges of the grades, without the last one's 0. */
export function gradeEdges(rubric: Rubric): readonly { readonly name: string; readonly points: Points }[] {
  return rubric.grades.flatMap(({ name, min }) => {
    const points = parsePoints(min)
    return points === null || points === ZERO ? [] : [{ name, points }]
  })
}
