/**
 * The door of the engine. Everything outside `shared/scoring` and `shared/rubric` imports from here or from the type files.
 *
 * checkRubric(json: unknown): Checked<Rubric>                          every fault of scoring.md 4
 * scoreUnit(rubric, entries: unknown): Checked<Scorecard>              entries file in, scorecard out; rank/relative items wait
 * rankUnits(rubric, files: unknown[]): Checked<RankedUnit[]>           listed as scoring.md 7 says
 * rankScorecards(rubric, results)                                     the same from scorecards that are there
 * scoreTogether(rubric, files: EntriesFile[]): Map<unit code, Scorecard>  (rank/relative resolved; used by the window)
 * scoreJointly(rubric, files, before), scoreWith(joint, unit code, item id, input)  the same, cheap after a change and for a preview
 * scoreItemWith(joint, item id, inputs by unit code)                   the same for one item of many units
 * fullMarksEntry(rule): Entry | null                                   满分 by one key; null where the rule has no such input (ratio, yoy, survey, rank …)
 */
export { checkRubric } from '../rubric/check-rubric'
export { scoreUnit, rankScorecards, rankUnits, scoreTogether, type UnitResult } from './engine'
export { scoreItemWith, scoreJointly, scoreWith, type JointScoring } from './joint'
export { fullMarksEntry } from './full-marks'
export { checkEntry } from './check-entry'
export { checkEntries } from './check-entries'
/** Steps of the rules that an editor shows beside the score. */
export { findBand } from './bands'
export { clauseLoss, countAt } from './counted'
export { scoreItem, undecidedBy } from './item-rules'
export { quotaLimit } from './quota'
export { percentOf } from './ratio'
export { bandText, changeOf } from './year-on-year'
/** For trials of a rule that compares units. */
export { scoreAmong } from './together'
