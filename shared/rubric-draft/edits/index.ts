/** The edits of a draft: pure, total, each naming itself for 撤销. */
export type { Edit, Fresh } from './edit'
export { addItem, addNode, duplicate, itemsAt, remove } from './add'
export { renumber } from './codes'
export { setItem, setNode, setRubric, setRule, type ItemFields, type NodeFields, type RubricFields } from './fields'
export { mergeItems, mergeWithNext } from './merge'
export { move, moveTo, type Direction, type Spot } from './move'
export { planSplit, split, splitParts, type SplitPart, type SplitPlan } from './split'
export { applyShares, planSpread, takeAllSums, takeSum, type Share, type Spread } from './sums'
