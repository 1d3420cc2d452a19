import type { Rule } from '../rubric/rubric'
import { withoutLead } from './read/asides'
import { readChecklist } from './read/checklist'
import { readChange } from './read/change'
import { readRank } from './read/rank'
import { readRelative } from './read/relative'
import { readSurvey } from './read/survey'
import { readRatio } from './read/ratio'
import { readDeduct } from './read/deduct'
import { readEarn } from './read/earn'
import { readFormula } from './read/formula'
import { readLevels } from './read/levels'
import { readYesNo } from './read/yes-no'
import { isMeaningless } from './read/meaningless'
import { isNumberedInOrder } from './read/numbering'
import { longestStandard, prepare, type Prepared } from './read/prepare'
import type { Recognised } from './recognised'
import { ruleFaults } from './try-rule'

type Reader = (text: Prepared, points: number) => Rule | null

/** One reader for each kind of wording. A reader understands the whole standard or nothing. */
const readers: readonly Reader[] = [readDeduct, readEarn, readChecklist, readLevels, readYesNo, readRatio, readChange, readRank, readRelative, readSurvey, readFormula]

const judged = (why: string, certain = false): Recognised => ({ kind: 'judged', certain, why })

/**
 * The rule that a standard states, for an item of `points` (as the rubric writes them, 10 is ten points; null: not known yet).
 * Pure and quick for any text.
 */
export function recognise(standard: string, points: number | null): Recognised {
  if (points === null || !(points > 0)) return judged('还没有分值，填了分值才能看懂评分标准')
  if (standard.trim() === '') return judged('没有评分标准')
  const text = prepare(standard)
  if (!text && standard.length <= longestStandard && !isNumberedInOrder(standard)) return judged('没有看懂：编号不连续，可能漏了一项')
  if (!text) return judged('评分标准太长或有特殊符号，请选择评分规则')
  const rule = ruleOf(text, points)
  if (rule) return { kind: 'rule', rule }
  if (text.undecided !== null) return judged(text.undecided.why, text.undecided.certain)
  if (text.toPerson) return judged('评分标准交给考核组评定，由考核组定分', true)
  return judged(`没有看懂：${notUnderstood(text, points)}`)
}

type Certain = Extract<Recognised, { kind: 'rule' }>['rule']

/** The rule of the text, else of the text without a beginning that only describes. */
function ruleOf(text: Prepared, points: number): Certain | null {
  if (text.undecided !== null) return null
  const rule = ruleOfAll(text, points)
  const sentences = rule || text.numbered ? null : withoutLead(text.sentences)
  return rule ?? (sentences ? ruleOf({ ...text, sentences }, points) : null)
}

const isProduct = (rule: Rule): boolean => rule.kind === 'ratio' && rule.target === 100 && rule.zeroBeyond === null && rule.slopes.length === 1

function ruleOfAll(text: Prepared, points: number): Certain | null {
  const found: Rule[] = readers.flatMap((read) => {
    const rule = read(text, points)
    return rule && rule.kind !== 'judged' && isMeaningless(rule) && ruleFaults(rule, points).length === 0 ? [rule] : []
  })
  // A satisfaction rate times all points is a survey of a hundred and a rate of a hundred: the same points.
  const [rule] = found.length === 2 && found.some(isProduct) ? found.filter(({ kind }) => kind === 'survey') : found
  return rule && rule.kind !== 'judged' && (found.length === 1 || rule.kind === 'survey') ? rule : null
}

/** More pieces than this are not tried one by one. */
const mostPieces = 12
const longestWhy = 40

/** The piece without which the rest would be a rule; else the first that is not simply points; at most 40 characters. */
function notUnderstood(text: Prepared, points: number): string {
  const pieces = text.sentences.flatMap((sentence, at) => sentence.map((piece, index) => ({ piece, at, index })))
  const without = ({ at, index }: { at: number; index: number }): Prepared => ({ ...text, sentences: text.sentences.map((sentence, place) => (place === at ? sentence.filter((_, other) => other !== index) : sentence)).filter((sentence) => sentence.length > 0) })
  const isShort = pieces.length > 1 && pieces.length <= mostPieces && pieces.reduce((sum, { piece }) => sum + piece.length, 0) <= 400
  const culprit = isShort ? pieces.find((one) => ruleOf(without(one), points) !== null) : undefined
  const shown = text.shown((culprit ?? pieces.find(({ piece }) => !/^(?:得|扣)?[\d.]+分$/u.test(piece)) ?? pieces[0])?.piece ?? '')
  return [...shown].slice(0, longestWhy).join('')
}
