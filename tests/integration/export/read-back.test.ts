import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { claimsOfList, toEntriesFile } from '../../../shared/campaign/entries-file'
import type { CampaignState, Unit } from '../../../shared/campaign/records'
import { listItems } from '../../../shared/rubric/tree'
import { scoreUnit } from '../../../shared/scoring'
import type { ItemScore, Scorecard } from '../../../shared/scoring/scorecard'
import { sampleWorkbooks } from './sample-workbooks'
import { convert, everySheetAsCsv, parseCsv } from './soffice'

/**
 * The files as LibreOffice reads them, against the records in the database, scored here once more. Neither exceljs nor the
 * sheet models nor our own reader take part.
 */
type Row = readonly string[]
interface UnitPaper {
  readonly unit: Unit
  readonly card: Scorecard
  readonly rows: (sheet: string) => readonly Row[]
}

let state: CampaignState
let papers: UnitPaper[]

function scoreAgain(unit: Unit): Scorecard {
  const scored = scoreUnit(state.rubric, toEntriesFile(state, unit.id, 'team'))
  if (!scored.ok) throw new Error(JSON.stringify(scored.errors))
  return scored.value
}

beforeAll(async () => {
  const sample = await sampleWorkbooks()
  state = sample.state
  const converted = await convert([...sample.files.values()], everySheetAsCsv)
  papers = state.units.map((unit) => {
    const stem = basename(sample.files.get(unit.id) ?? '', '.xlsx')
    return { unit, card: scoreAgain(unit), rows: (sheet) => parseCsv(readFileSync(join(converted, `${stem}-${sheet}.csv`), 'utf8')) }
  })
}, 300_000)

const words: Partial<Record<ItemScore['state'], string>> = { notApplicable: '缺项', unscored: '待评', waiting: '待补' }
const printed = ({ state: at, cause, points }: ItemScore): string | number => (cause === 'exempt' ? '免考' : (words[at] ?? points / 100))
const asPrinted = (text: string | undefined): string | number => (text !== undefined && text !== '' && !Number.isNaN(Number(text)) ? Number(text) : (text ?? ''))
const money = (points: number): number => points / 100
/** What cannot stand in a workbook goes; everything else comes back as it was typed. */
const storable = (text: string): string => text.replace(/[\u0001\uFFFE]/g, '')

describe('every cell that a person relies on equals the database', () => {
  test('the edges are really there', () => {
    const causes = new Set(papers.flatMap(({ card }) => Object.values(card.items).map(({ cause }) => cause)))
    expect([...causes].sort()).toEqual(['declared', 'denominator', 'exempt', 'zones', undefined])
    expect(papers.some(({ card }) => card.vetoed)).toBe(true)
    expect(papers.some(({ card }) => card.claims.bonus.some(({ counted }) => !counted))).toBe(true)
    expect(papers.filter(({ card }) => !card.complete).length).toBeGreaterThan(2)
  })
  test('评分表: code, content, standard, points, score or word, deduction of all items', () => {
    for (const { unit, card, rows } of papers) {
      const read = new Map(rows('评分表').map((row) => [row[0], [row[1], row[2], ...[3, 7, 8].map((column) => asPrinted(row[column]))]]))
      for (const item of listItems(state.rubric)) {
        const score = card.items[item.id]!
        const lost = score.state === 'scored' ? Math.round(item.points * 100 - score.points) / 100 : ''
        expect(read.get(item.code), `${unit.name} ${item.code}`).toEqual([item.content, item.standard, item.points, printed(score), lost])
      }
    }
  })
  test('评分表: requirements, and the way from the sum to the grade', () => {
    for (const { unit, card, rows } of papers) {
      const read = rows('评分表')
      for (const node of state.rubric.requirements) expect(asPrinted(read.find(([code]) => code === node.code)?.[7]), `${unit.name} ${node.code}`).toBe(money(card.requirements[node.code]!))
      const line = (start: string): string | number => asPrinted(read.find(([label]) => label?.startsWith(start))?.[6])
      expect([line('实得分合计'), line('合理缺项分值'), line('折算基础分'), line('加分'), line('减分'), line('最终得分'), line('按分等次'), line('一票否决')]).toEqual([
        ...[card.earned, card.notApplicable, card.base, card.bonus, card.penalty, card.final].map(money),
        card.gradeByPoints,
        card.vetoed ? '有（决定生效）' : '无',
      ])
    }
  })
  test('扣分明细 and 整改清单: exactly the items that lost points, with what was lost and the note as typed', () => {
    for (const { unit, card, rows } of papers) {
      const lost = listItems(state.rubric).filter(({ id, points }) => card.items[id]!.state === 'scored' && card.items[id]!.points < Math.round(points * 100))
      const numbered = (sheet: string): readonly Row[] => rows(sheet).filter(([first]) => /^\d+$/.test(first ?? ''))
      const notes = new Map(state.entries.filter((entry) => entry.unitId === unit.id && entry.slot === 'team').map(({ itemId, note }) => [itemId, storable(note)]))
      const wanted = lost.map(({ id, code, points }) => [code, Math.round(points * 100 - card.items[id]!.points) / 100])
      expect(numbered('扣分明细').map((row) => [row[1], asPrinted(row[5])])).toEqual(wanted)
      // One row per finding: those of an item stand together, and what they lost adds up to the item's.
      const perItem = new Map<string, number>()
      for (const row of numbered('整改清单')) if (row[3]) perItem.set(row[1] ?? '', Math.round(((perItem.get(row[1] ?? '') ?? 0) + Number(asPrinted(row[3]))) * 100) / 100)
      expect([...perItem]).toEqual(wanted)
      const facts = new Map(numbered('扣分明细').map((row) => [row[1], [row[2], row[7]]]))
      for (const { id, code, content } of lost) {
        expect(facts.get(code)?.[0]).toBe(content)
        const own = state.findings.filter(({ unitId, itemId, what }) => unitId === unit.id && itemId === id && what !== '')
        for (const { what } of own) expect(facts.get(code)?.[1]).toContain(what)
        if (own.length === 0 && notes.get(id)) expect(facts.get(code)?.[1]).toBe(notes.get(id))
      }
    }
  })
  test('合理缺项说明: exactly the items without points, with the cause', () => {
    const causes = { exempt: '免考', zones: '区域不适用（自动）', declared: '单位申报', denominator: '分母为零（自动）' }
    for (const { card, rows } of papers) {
      const gone = listItems(state.rubric).filter(({ id }) => card.items[id]!.state === 'notApplicable')
      const read = rows('合理缺项说明').filter(([first]) => /^\d+$/.test(first ?? '')).map((row) => [row[1], row[2], asPrinted(row[3]), row[4]])
      expect([...read].sort()).toEqual(gone.map((item) => [item.code, item.content, item.points, causes[card.items[item.id]!.cause!]]).sort())
    }
  })
  test('加减分及一票否决: every claim, what it is worth and what counts, every item and list total', () => {
    for (const { unit, card, rows } of papers) {
      const read = rows('加减分及一票否决')
      for (const list of ['bonus', 'penalty'] as const) {
        const claims = claimsOfList(state, unit.id, list)
        const points = card.claims[list].map((score) => [storable(claims[score.index]!.matter).trim(), claims[score.index]!.count, money(score.worth), score.counted ? money(score.worth) : 0])
        const found = read.filter((row) => row[3] !== '' && row[3] !== undefined && /^\d/.test(row[5] ?? '')).map((row) => [row[3]?.trim(), ...[5, 6, 7].map((column) => asPrinted(row[column]))])
        for (const wanted of points) expect(found).toContainEqual(wanted)
        for (const { code } of state.rubric[list].items) expect(asPrinted(read.find(([first]) => first === code)?.[7]), `${unit.name} ${code}`).toBe(money(card.claimItems[list][code] ?? 0))
        expect(asPrinted(read.find(([first]) => first?.startsWith(list === 'bonus' ? '加分合计' : '减分合计'))?.[7])).toBe(money(card[list]))
      }
    }
  })
  test('一票否决: proposals and decisions with their documents; clues stay inside the team', () => {
    const [{ rows }] = papers as [UnitPaper]
    const line = (code: string): string => rows('加减分及一票否决').find(([first]) => first === code)?.join('|') ?? ''
    expect(line('V6')).toContain('决定生效（州平安领导小组〔2026〕7号，2026年11月20日）：核实V6')
    expect(line('V5')).toContain('提请：核实V5')
    expect(line('V1')).not.toContain('核实V1')
  })
})
