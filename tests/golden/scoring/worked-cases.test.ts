import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rankedJson, scorecardJson } from '../../../electron/cli/scorecard-json'
import { formatPoints, parsePoints, ZERO } from '../../../shared/points'
import { checkRubric, rankUnits, scoreUnit } from '../../../shared/scoring'

interface WorkedCase { name: string; do: 'validate' | 'score' | 'rank'; rubric: unknown; entries?: unknown; expect?: Record<string, unknown>; expectError?: string }

const cases = JSON.parse(readFileSync('tests/fixtures/scoring-cases.json', 'utf8')) as WorkedCase[]
const bundled = JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8')) as unknown

function answer(worked: WorkedCase): { errors?: string[]; value?: unknown } {
  const rubric = checkRubric(worked.rubric === 'haixi-default' ? bundled : worked.rubric)
  if (!rubric.ok) return { errors: rubric.errors.map(({ where }) => where) }
  if (worked.do === 'validate') return { value: { ok: true, points: formatPoints(parsePoints(rubric.value.basePoints) ?? ZERO) } }
  if (worked.do === 'score') {
    const scored = scoreUnit(rubric.value, worked.entries)
    return scored.ok ? { value: scorecardJson(scored.value) } : { errors: scored.errors.map(({ where }) => where) }
  }
  const ranked = rankUnits(rubric.value, worked.entries as unknown[])
  return ranked.ok ? { value: { units: ranked.value.map(rankedJson) } } : { errors: ranked.errors.map(({ where }) => where) }
}

describe('the worked cases of the handbook', () => {
  it('has all 300', () => { expect(cases).toHaveLength(300) })
  it.each(cases.map((worked) => [worked.name, worked] as const))('%s', (_name, worked) => {
    const { errors, value } = answer(worked)
    if (worked.expectError !== undefined) expect(errors).toContain(worked.expectError)
    else {
      expect(errors).toBeUndefined()
      expect(value).toMatchObject(worked.expect ?? { missing: 'expect' })
    }
  })
})
