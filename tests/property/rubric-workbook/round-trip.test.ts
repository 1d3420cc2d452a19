import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/change/canonical-json'
import { readOwn } from '../../../shared/rubric-import/own/read-own'
import { checkRubric } from '../../../shared/scoring'
import type { Rubric } from '../../../shared/rubric/rubric'
import { drawn, runs, type Draw } from '../generators/draw'
import { rubricOf } from '../generators/rubric'
import { givenOf, reportOfPublished, saidBy } from '../../unit/rubric-workbook/round-trip'

/** Texts that cells hold badly: like formulas, dates and marks, with blanks around, of several lines, rare, forbidden, longer than a cell. */
const awkward = ['', ' 前后有空 ', '=1+1', '1-1', '第一行\n第二行\r\n', '甲、乙，丙', '𠮷县_x0041_', '\u0001\uFFFE\u0085', 'e\u0301', '\ud842', '{"a":1}', 'r1/abc/item/0/x', '长'.repeat(33_000)]
const name = (draw: Draw): string => draw.one(awkward.slice(0, -1))

/** The rubric with every optional and further field that a file may carry. */
function embellished(draw: Draw, rubric: Rubric): Rubric {
  const copy = structuredClone(rubric)
  const odd = (): unknown => draw.one<unknown>([null, 0, -1.5, true, [], ['、'], { 深: { x: [1, null] } }, ...awkward.slice(0, -1)])
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    Object.values(value).forEach(visit)
    if (draw.whole(0, 5) === 0) Reflect.set(value, draw.one(['oncePer', '备注', 'x', 'when2']), odd())
  }
  visit(copy)
  for (const requirement of copy.requirements) if (draw.flip()) requirement.gist = name(draw)
  const items = copy.requirements.flatMap(function below(node): { [field: string]: unknown }[] { return [...(node.items ?? []), ...(node.children ?? []).flatMap(below)] })
  for (const item of items) {
    for (const field of ['standard', 'content', 'leadDepartment', 'pillar', 'sample', 'evidence', 'advice']) if (draw.flip()) item[field] = name(draw)
    for (const field of ['sample', 'evidence', 'advice']) if (draw.whole(0, 3) === 0) item[field] = null
    for (const field of ['methods', 'supportingDepartments']) if (draw.flip()) item[field] = draw.times(0, 3, () => name(draw))
    if (draw.whole(0, 8) === 0) item['standard'] = awkward.at(-1)
    if (draw.whole(0, 6) === 0) item['feeds'] = 'rectification'
    if (draw.whole(0, 6) === 0) item['pending'] = draw.flip()
    item['notApplicable'] = { allowed: draw.flip(), ...(draw.flip() ? { hint: draw.one([null, name(draw)]) } : {}) }
  }
  for (const list of ['bonus', 'penalty', 'vetoes'] as const) if (draw.flip()) copy[list].note = name(draw)
  if (draw.flip()) copy.notice = name(draw)
  if (draw.flip()) copy.placeholder = draw.flip()
  if (draw.flip()) copy.pillars = draw.times(0, 3, () => name(draw))
  const checked = checkRubric(copy)
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors))
  return checked.value
}

test('the stand-in rubric comes back identical from a real file', async () => {
  const checked = checkRubric(JSON.parse(readFileSync(new URL('../../../resources/rubric/haixi-default.json', import.meta.url), 'utf8')))
  if (!checked.ok) throw new Error('the stand-in has faults')
  const given = await givenOf(reportOfPublished(checked.value))
  const own = readOwn(given, 'x.xlsx')
  expect(saidBy(own)).toBe(canonicalJson(checked.value))
  expect(own?.ok && own.notes).toEqual([])
})

test('rubrics with every rule, option and awkward text come back identical from real files', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(drawn((draw) => embellished(draw, rubricOf(draw, { requirements: 3 }))), async (rubric) => {
      expect(saidBy(readOwn(await givenOf(reportOfPublished(rubric)), 'x.xlsx'))).toBe(canonicalJson(rubric))
    }),
    { numRuns: runs(8), endOnFailure: true },
  )
})
