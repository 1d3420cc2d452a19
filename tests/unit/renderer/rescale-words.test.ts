import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { scoreUnit } from '../../../shared/scoring'
import type { Rubric } from '../../../shared/rubric/rubric'
import { rescaleWords } from '../../../shared/words/rescale-words'

const bundled = JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8')) as Rubric
const unit = { code: '632802', zones: ['城', '农', '牧'] }

function wordsUnder(notApplicablePolicy: Rubric['notApplicablePolicy']): { words: string; base: number } {
  const rubric = { ...bundled, notApplicablePolicy }
  const scored = scoreUnit(rubric, { format: 1, unit, entries: {}, exempt: ['R01S1I01'] })
  if (!scored.ok) throw new Error('the case does not score')
  return { words: rescaleWords(rubric, scored.value), base: scored.value.base }
}

it('shows the rescaling of the total with its numbers', () => {
  expect(wordsUnder('rescaleTotal').words).toMatch(/^0\.00×1000\.00÷\(1000\.00−\d+\.00\)$/)
})
it('adds what counts as full marks', () => {
  const { words, base } = wordsUnder('fullMarks')
  expect(words).toBe(`0.00＋${(base / 100).toFixed(2)}，缺项按满分计`)
})
it('says that requirements were rescaled one by one', () => {
  expect(wordsUnder('rescaleRequirement').words).toBe('各项工作要求分别折算后相加')
})
