import type { Rule } from '../rubric/rubric'
import { readChecklist } from './read/checklist'
import { readChange } from './read/change'
import { readRank } from './read/rank'
import { readRelative } from './read/relative'
import { readSurvey } from './read/survey'
import { readRatio } from './read/ratio'
import { readDeduct } from './read/deduct'
import { readEarn } from './read/earn'
import { readLevels } from './read/levels'
import { readYesNo } from './read/yes-no'
import { isMeaningless } from './read/meaningless'
import { prepare, type Prepared } from './read/prepare'
import type { Recognised } from './recognised'
import { ruleFaults } from './try-rule'

type Reader = (text: Prepared, points: number) => Rule | null

/** One reader for each kind of wording. A reader understands the whole standard or nothing. */
const readers: readonly Reader[] = [readDeduct, readEarn, readChecklist, readLevels, readYesNo, readRatio, readChange, readRank, readRelative, readSurvey]

const judged = (why: string): Recognised => ({ kind: 'judged', why })

/**
 * The rule that a standard states, for an item of `points` (as the rubric writes them, 10 is ten points; null: not known yet).
 * Pure and quick for any text.
 */
export function recognise(standard: string, points: number | null): Recognised {
  if (points === null || !(points > 0)) return judged('还没有分值，填了分值才能看懂评分标准')
  if (standard.trim() === '') return judged('没有评分标准')
  const text = prepare(standard)
  if (!text) return judged('评分标准太长或有特殊符号，请选择评分规则')
  if (text.undecided !== null) return judged(text.undecided)
  const found: Rule[] = readers.flatMap((read) => {
    const rule = read(text, points)
    return rule && rule.kind !== 'judged' && isMeaningless(rule) && ruleFaults(rule, points).length === 0 ? [rule] : []
  })
  const [rule] = found
  if (rule && rule.kind !== 'judged' && found.length === 1) return { kind: 'rule', rule }
  return judged('没有完全看懂这条评分标准，请选择评分规则')
}
