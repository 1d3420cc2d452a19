import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jumpOptions, paperPlaces, placeOfOption, placesByPage } from '../../../../renderer/components/paper/paper-places'
import { blankPages } from '../../../../shared/paper/blank-sheet'
import { paperDocument } from '../../../../shared/paper/paper-document'
import type { Rubric } from '../../../../shared/rubric/rubric'
import { listItems } from '../../../../shared/rubric/tree'
import { checkRubric } from '../../../../shared/scoring'
import { accepted, reportOf } from '../../report/report-of'

const rubric: Rubric = accepted(checkRubric(JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8'))))
const { entries } = (JSON.parse(readFileSync('tests/fixtures/scoring-cases.json', 'utf8')) as { name: string; entries: never }[]).find(({ name }) => name === 's1-15')!
const report = reportOf(rubric, entries)
const whole = { kind: 'blank', department: null } as const
const places = paperPlaces(blankPages({ ...report, teamName: '' }, whole), listItems(rubric))

test('every item lies on the page that is printed, once, in printed order', () => {
  const { pages } = paperDocument(report, whole)
  expect(places.map(({ item }) => item.id)).toEqual(listItems(rubric).map(({ id }) => id))
  for (const { item, page, index } of places) expect(pages[page - 1]?.itemIds[index - 1]).toBe(item.id)
  expect(placesByPage(places).flatMap((page) => page.places)).toEqual(places)
})

test('a number leads to a code first, then to a page; 页 or p means the page alone', () => {
  const [third] = places.filter(({ page }) => page === 3)
  expect(jumpOptions(places, '111')[0]).toMatchObject({ code: '1-1-1' })
  expect(jumpOptions(places, '3').at(-1)).toEqual({ id: 'page:3', text: `第 3 页，从 ${third?.item.code} 起` })
  for (const query of ['3页', '第3页', 'p3', 'P 3', '３页']) expect(jumpOptions(places, query), query).toHaveLength(1)
  expect(jumpOptions(places, '99页')).toEqual([])
  expect(placeOfOption(places, 'page:3')).toBe(third)
  expect(placeOfOption(places, places[5]?.item.id ?? '')).toBe(places[5])
})
