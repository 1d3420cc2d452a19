import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blankPages, departmentsOf } from '../../../shared/paper/blank-sheet'
import { heightOfPage } from '../../../shared/paper/paginate'
import { paperDocument, type PaperDocument } from '../../../shared/paper/paper-document'
import { toPoints } from '../../../shared/points'
import { toNumber } from '../../../shared/report/formulas'
import { pointsOf } from '../../../shared/report/item-figures'
import { pageHeight } from '../../../shared/report/page-breaks'
import type { Item, Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { checkRubric } from '../../../shared/scoring'
import { accepted, reportOf } from '../report/report-of'
import { smallEntries, smallRubric } from '../report/small-report'
import { wordsOfRow } from './words-of-page'

const bundled = (): Rubric => accepted(checkRubric(JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8'))))
interface Worked { readonly name: string; readonly entries: { readonly entries: Record<string, unknown> } }
const worked = (JSON.parse(readFileSync('tests/fixtures/scoring-cases.json', 'utf8')) as Worked[]).find(({ name }) => name === 's1-15')
const whole = { kind: 'blank', department: null } as const
const rowsOf = ({ pages }: PaperDocument) => pages.flatMap(({ rows }) => rows)
const codesOf = (document: PaperDocument): string[] => rowsOf(document).flatMap(({ itemId, code }) => (itemId === undefined ? [] : [code ?? '']))

test('a blank sheet holds every item once, in printed order, and no score', () => {
  const report = reportOf(smallRubric(), smallEntries)
  const document = paperDocument(report, whole)
  expect(codesOf(document)).toEqual(listItems(report.rubric).map(({ code }) => code))
  const row = rowsOf(document).find(({ itemId }) => itemId === 'I1-1')
  expect(row && wordsOfRow(row)).toEqual(['1-1', '值班值守〔州公安局〕', '值班值守的评分标准。', '100.00', '没有台账（每处扣0.5分）__处 / 没有预案（扣3分）□有  □无 / □ 不适用，理由：____', '(3 lines)', ''])
})

test('items that the unit is not scored on are greyed with their reason and take the same room', () => {
  const report = reportOf(smallRubric(), smallEntries)
  const mining = { ...report, unit: { ...report.unit, zones: ['城', '牧', '矿'] }, campaign: { ...report.campaign, exempt: [] } }
  const [here, there] = [paperDocument(report, whole), paperDocument(mining, whole)]
  const find = (document: PaperDocument, id: string) => rowsOf(document).find(({ itemId }) => itemId === id)
  expect(wordsOfRow(find(here, 'I2-1-1') ?? { cells: [], height: 0, grid: 'body' }).slice(4)).toEqual(['不适用：本项只考矿，本单位适用区域为城、牧，自动列为合理缺项', null, '缺项'])
  expect(wordsOfRow(find(here, 'I3-1') ?? { cells: [], height: 0, grid: 'body' }).slice(4)).toEqual(['免考：本批次统一不考，依据海平安办〔2026〕2号', null, '免考'])
  expect(find(here, 'I2-1-1')?.cells.every(({ look }) => look.fill === 'F2F2F2')).toBe(true)
  expect(here.pages.map(({ itemIds }) => itemIds)).toEqual(there.pages.map(({ itemIds }) => itemIds))
})

test('a department gets its own items and no others, all departments together get all', () => {
  const rubric = bundled()
  const report = reportOf(rubric, worked?.entries)
  const departments = departmentsOf(rubric)
  expect(departments[0]).toBe('州委政法委（平安办）')
  const given = departments.map((department) => codesOf(paperDocument(report, { kind: 'blank', department })))
  expect(given.flat().sort()).toEqual(listItems(rubric).map(({ code }) => code).sort())
  const police = paperDocument(report, { kind: 'blank', department: '州公安局' })
  const own: Item[] = listItems(rubric).filter(({ leadDepartment }) => leadDepartment === '州公安局')
  expect(codesOf(police)).toEqual(own.map(({ code }) => code))
  const total = rowsOf(police).find((row) => wordsOfRow(row)[0] === '本部门合计')
  expect(total && wordsOfRow(total)[3]).toBe(toNumber(toPoints(own.reduce((sum, item) => sum + pointsOf(item), 0))).toFixed(2))
})

test('chosen items make a sheet of their own under its name, with departments, without 加分 and 减分', () => {
  const rubric = bundled()
  const report = reportOf(rubric, worked?.entries)
  const chosen = listItems(rubric).filter((_, at) => at % 7 === 0)
  const document = paperDocument(report, { kind: 'part', name: '第一小组', itemIds: chosen.map(({ id }) => id) })
  expect(codesOf(document)).toEqual(chosen.map(({ code }) => code))
  const words = rowsOf(document).flatMap(wordsOfRow).join('\n')
  expect(words).toContain('空白评分表（第一小组）')
  expect(words).toContain('本表合计')
  expect(words).toContain(`〔${chosen[0]?.leadDepartment}〕`)
  expect(words).not.toContain('减分（基础分之外')
  expect(document.pages.at(-1)?.header?.left ?? '').toContain('第一小组')
})

test('every page ends in the sum of its own items, and the pages add up to the whole', () => {
  const report = reportOf(bundled(), worked?.entries)
  const items = new Map(listItems(report.rubric).map((item) => [item.id, item]))
  const document = paperDocument(report, { kind: 'filled' })
  let earned = 0
  for (const { itemIds, rows } of document.pages) {
    const sums = rows.filter((row) => wordsOfRow(row)[0] === '本页小计').map(wordsOfRow)
    expect(sums).toHaveLength(itemIds.length > 0 ? 1 : 0)
    const points = itemIds.reduce((sum, id) => sum + (report.scorecard.items[id]?.points ?? 0), 0)
    const full = itemIds.reduce((sum, id) => sum + pointsOf(items.get(id)!), 0)
    if (sums[0]) expect([sums[0][3], sums[0][7]]).toEqual([toNumber(toPoints(full)).toFixed(2), toNumber(toPoints(points)).toFixed(2)])
    earned += points
  }
  expect(earned).toBe(report.scorecard.earned)
})

test('no page is higher than the paper, rows stay whole, the signatures stand with the last rows', () => {
  const report = reportOf(bundled(), worked?.entries)
  for (const sheet of [whole, { kind: 'filled' }, { kind: 'blank', department: '州公安局' }] as const) {
    const { pages } = paperDocument(report, sheet)
    for (const page of pages) expect(heightOfPage(page)).toBeLessThanOrEqual(pageHeight)
    const signed = pages.find(({ rows }) => rows.some((row) => wordsOfRow(row).some((text) => text?.includes('考核组组长：') ?? text?.includes('录入人'))))
    if (sheet.kind === 'filled') expect(signed?.itemIds.length).toBeGreaterThan(0)
    // The head is repeated on every page of the same table.
    for (const { rows } of pages) expect(rows.some(({ grid }) => grid === 'head')).toBe(true)
  }
})

test('a filled sheet says 暂定, 示例 and 默认替代稿, and carries the fingerprint on every page and whole under the signatures', () => {
  const report = reportOf(smallRubric(), smallEntries)
  const document = paperDocument({ ...report, campaign: { ...report.campaign, sample: true } }, { kind: 'filled' })
  const words = rowsOf(document).flatMap(wordsOfRow).join('\n')
  expect(words).toContain('2026年度平安建设考核评分表（示例）（暂定）')
  expect(words).toContain('【默认替代稿】仅供试用。')
  expect(document.pages.map(({ footer }) => footer.left)).toEqual(document.pages.map(() => '指纹 0123-4567-89AB-CDEF    细则指纹 ABAB ABAB ABAB'))
  expect(words.replace(/\s/g, '')).toContain(`数据指纹：${'0123456789ABCDEF'.repeat(4)}`)
  expect(words).toContain('尚有未评或待补事项，得分暂定')
  const complete = { ...report, scorecard: { ...report.scorecard, complete: true } }
  expect(rowsOf(paperDocument(complete, { kind: 'filled' })).flatMap(wordsOfRow).join('\n')).not.toContain('（暂定）')
})

test('texts of 32,767 characters go on in 续页 whole, and nothing is higher than its page', () => {
  const long = (word: string): string => word.repeat(9_000).slice(0, 32_767)
  const rubric = smallRubric()
  const [first, second] = listItems(rubric)
  if (!first || !second) throw new Error('no items')
  first.standard = long('很长的标准')
  second.content = long('W长')
  if (first.rule.kind === 'deduct') first.rule.clauses[0]!.when = long('情形')
  rubric.requirements[1]!.name = long('要求')
  const report = reportOf(rubric, smallEntries, { notes: { [first.id]: long('事实，') } })
  const named = { ...report, unit: { ...report.unit, name: long('海西州某单位') }, campaign: { ...report.campaign, name: long('批次') } }
  for (const sheet of [whole, { kind: 'filled' }] as const) {
    const { pages } = paperDocument(named, sheet)
    for (const page of pages) expect(heightOfPage(page)).toBeLessThanOrEqual(pageHeight)
    const appendix = pages.filter(({ subject }) => subject === '续页').flatMap(({ rows }) => rows.map(wordsOfRow))
    const inFull = (about: string, text: string): boolean => appendix.filter(([, name]) => name?.startsWith(about)).map(([, , piece]) => piece).join('').includes(text)
    // Booleans, so that a failure does not print the texts.
    expect(inFull('评分标准', first.standard)).toBe(true)
    expect(inFull('考核内容', second.content)).toBe(true)
    expect(inFull('名称', rubric.requirements[1]!.name)).toBe(true)
    expect(inFull('表头', named.unit.name)).toBe(true)
    expect(sheet.kind === 'filled' ? inFull('扣分原因', long('事实，')) : inFull('现场记录', long('情形'))).toBe(true)
  }
})

test('three hundred items lie on pages that are the same whoever prints them', () => {
  const rubric = bundled()
  const third = (copy: number): Rubric['requirements'] => JSON.parse(JSON.stringify(rubric.requirements).replace(/"(id|code)":"([^"]+)"/g, `"$1":"$2${'abc'[copy] ?? ''}"`)) as Rubric['requirements']
  const big: Rubric = { ...rubric, requirements: [0, 1, 2].flatMap(third) }
  const report = reportOf(bundled(), worked?.entries)
  const basis = { ...report, rubric: big }
  const pages = blankPages(basis, whole)
  expect(pages.flatMap(({ itemIds }) => itemIds)).toEqual(listItems(big).map(({ id }) => id))
  expect(listItems(big)).toHaveLength(300)
  const elsewhere = { ...basis, unit: { ...basis.unit, zones: [] }, campaign: { ...basis.campaign, exempt: [{ itemId: listItems(big)[0]?.id ?? '', document: '文号' }] } }
  expect(blankPages(elsewhere, whole).map(({ itemIds }) => itemIds)).toEqual(pages.map(({ itemIds }) => itemIds))
})
