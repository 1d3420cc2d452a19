/**
 * The figures of a whole campaign, without layout and without words: points are integers of 0.01, rates of 0.01 %.
 *
 * scoreCampaign(state)                       scorecards of all units, frozen ones for finalized units
 * rankCampaign(scores)                       each group ranked by itself, grade after quota, change to last year
 * requirementLosses, domainLosses, worstItems, departmentLosses(rubric, units)   where the points went
 * lossLine(units, items), lossOf(unit, items)   the same for any set of items
 * scoreRate, meanScoreRate                   得分率 of a cell, 平均得分率 of a line
 * whyLost(units, itemsInScope(rubric, scope))    which items lost them, most lost first, what is open, what does not apply
 * lastYearPlaces(rows)                       places by last year's finals
 */
export { frozenDamaged, scoreCampaign, type CampaignScores, type ScoredUnit, type VetoStanding } from './unit-scores'
export { changeOf, isGraded, previousOf, rankCampaign, type QuotaUse, type RankedGroup, type RankedRow } from './ranking'
export { lossLine, lossOf, lossRate, meanScoreRate, scoreRate, type Loss, type LossLine } from './losses'
export { departmentLosses, domainLosses, requirementLosses, worstItems, type DepartmentLosses, type DomainLosses, type ItemLosses, type NodeLosses } from './breakdown'
export { formatRate, meanOf, rateOf, type Rate } from './rate'
export { lastYearPlaces } from './last-year'
export { itemsInScope, whyLost, type LostItem, type OpenItem, type StruckItem, type WhyLost, type WhyScope } from './why'
