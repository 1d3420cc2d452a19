/**
 * The figures of a whole campaign, without layout and without words: points are integers of 0.01, rates of 0.01 %.
 *
 * scoreCampaign(state)                       scorecards of all units, frozen ones for finalized units
 * rankCampaign(scores)                       each group ranked by itself, grade after quota, change to last year
 * requirementLosses, domainLosses, worstItems, departmentLosses(rubric, units)   where the points went
 * lossLine(units, items), lossOf(unit, items)   the same for any set of items
 */
export { scoreCampaign, type CampaignScores, type ScoredUnit, type VetoStanding } from './unit-scores'
export { changeOf, previousOf, rankCampaign, type QuotaUse, type RankedGroup, type RankedRow } from './ranking'
export { lossLine, lossOf, lossRate, type Loss, type LossLine } from './losses'
export { departmentLosses, domainLosses, requirementLosses, worstItems, type DepartmentLosses, type DomainLosses, type ItemLosses, type NodeLosses } from './breakdown'
export { meanOf, rateOf, type Rate } from './rate'
