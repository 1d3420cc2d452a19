import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toJson } from '../../../shared/change/canonical-json'
import { textsOf } from '../../../shared/entry-form/entry-texts'
import { AppError } from '../../../shared/failure'
import type { GivenCell, GivenSheet, GivenValue, GivenWorkbook } from '../../../shared/import/given-workbook'
import { selfAssessmentWorkbook } from '../../../shared/report/self-assessment-workbook'
import { selfValues } from '../../../shared/report/self-assessment-rows'
import type { UnitReport } from '../../../shared/report/unit-report'
import type { Item } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { scoreUnit } from '../../../shared/scoring'
import type { Entry } from '../../../shared/scoring/entry'
import { readForm } from '../../../shared/self-assessment/read-form'
import type { SelfForm } from '../../../shared/self-assessment/form'
import { parseRowKey, type RowKey } from '../../../shared/self-assessment/keys'
import { drawn, runs, type Draw } from '../generators/draw'
import { fileOf } from '../generators/entries'
import { rubricOf } from '../generators/rubric'
import { frameOf, givenOf, withSheet } from '../../unit/self-assessment/given-form'
import { reportOf } from '../../unit/report/report-of'

/** A unit's report whose own figures are drawn; null where nothing applies to it. */
function reportWithSelf(draw: Draw): UnitReport | null {
  const rubric = rubricOf(draw, { requirements: 2 })
  const self = fileOf(draw, rubric, 'U0', { whole: true })
  const blank = { ...self, entries: {}, bonus: [], penalty: [], vetoes: [] }
  if (!scoreUnit(rubric, blank).ok || !scoreUnit(rubric, { ...blank, entries: self.entries }).ok) return null
  return reportOf(rubric, blank, { self: { ...blank, entries: self.entries } })
}

/** What an entry says, whatever the blanks around its reasons and the counts of 0. */
function saying(item: Item, input: Entry | null): unknown {
  const texts = Object.entries(textsOf(item, input)).map(([field, value]) => [field, value.trim().replace(/\r\n?/g, '\n')] as const)
  return { kind: input?.kind ?? null, texts: toJson(Object.fromEntries(texts.filter(([field, value]) => !(/^[nm]:/.test(field) && value === '0')))) }
}

const inputsOf = (form: SelfForm): ReadonlyMap<string, Entry | null> => new Map(form.items.map(({ itemId, input }) => [itemId, input]))

it('what was written is what is read: every figure that the rows can hold comes back as it went', () => {
  fc.assert(
    fc.property(drawn(reportWithSelf), (report) => {
      fc.pre(report !== null)
      const form = readForm(givenOf(selfAssessmentWorkbook(report)), frameOf(report))
      expect(form.faults).toEqual([])
      const read = inputsOf(form)
      for (const item of listItems(report.rubric)) {
        const record = Object.hasOwn(report.selfEntries, item.id) ? report.selfEntries[item.id] : undefined
        const shown = selfValues(item, record)
        const held = shown.declared || Object.keys(shown.texts).length > 0
        if (read.get(item.id)) expect(saying(item, read.get(item.id) ?? null)).toEqual(saying(item, record?.input ?? null))
        else expect(held && !report.campaign.exempt.some(({ itemId }) => itemId === item.id) && (item.zones.length === 0 || item.zones.some((zone) => report.unit.zones.includes(zone)))).toBe(false)
      }
    }),
    { numRuns: runs(40) },
  )
})

const text = (words: string): GivenValue => ({ kind: 'text', text: words })
const junk: readonly GivenValue[] = [text('详见附件'), text('3-5'), text('=1+1'), { kind: 'date', date: '2026-03-05' }, { kind: 'error', text: '#VALUE!' }, { kind: 'uncomputed' }, { kind: 'number', value: 0.5, percent: true }, { kind: 'number', value: -3 }, { kind: 'number', value: 1e12 }, { kind: 'boolean', value: false }]

const shifted = (cells: readonly GivenCell[], from: number, by: number): GivenCell[] => cells.map((cell) => (cell.row >= from ? { ...cell, row: cell.row + by } : cell))
const byPlace = (cells: readonly GivenCell[]): GivenCell[] => [...cells].sort((a, b) => a.row - b.row || a.column - b.column)

const keyIn = ({ value }: GivenCell): RowKey | null => (value.kind === 'text' ? parseRowKey(value.text) : null)
/** The row of an optional count: emptied, it is a count that was never filled in. */
const isOptionalCount = (cells: readonly GivenCell[], row: number): boolean => cells.some((cell) => cell.row === row && keyIn(cell)?.field.startsWith('m:') === true)
/** The rows of an item hold no figure any more. */
function isEmptied({ sheets: [sheet] }: GivenWorkbook, itemId: string): boolean {
  const cells = sheet?.cells ?? []
  const rows = new Set(cells.filter((cell) => keyIn(cell)?.itemId === itemId).map(({ row }) => row))
  return rows.size > 0 && !cells.some(({ row, column }) => rows.has(row) && column === 7)
}

/**
 * One of the things that people do to a sheet. Left out is what the sheet cannot tell from an honest filling in: figures or reasons alone moved to
 * another row (columns 7 to 9), and an optional count emptied.
 */
function spoil(draw: Draw, sheet: GivenSheet): Partial<GivenSheet> {
  const { cells } = sheet
  const keyed = cells.filter(keyIn).map(({ row }) => row)
  // Mostly the rows that are filled in: elsewhere little can go wrong.
  const rows = keyed.length === 0 || draw.whole(0, 3) === 0 ? [...new Set(cells.map(({ row }) => row))] : keyed
  const [a, b] = [draw.one(rows), draw.one(rows)]
  const at = (row: number): GivenCell[] => cells.filter((cell) => cell.row === row)
  switch (draw.whole(0, 9)) {
    case 0: return { cells: cells.filter(({ row }) => row !== a) }
    case 1: return { cells: byPlace([...shifted(cells, a + 1, 1), ...at(a).map((cell) => ({ ...cell, row: a + 1 }))]) }
    case 2: return { cells: byPlace(cells.map((cell) => ({ ...cell, row: cell.row === a ? b : cell.row === b ? a : cell.row }))) }
    case 3: {
      const column = draw.one([1, 2, 3, 4, 5, 6, 10, 10, 10])
      return { cells: byPlace(cells.map((cell) => (cell.column === column ? cell : { ...cell, row: cell.row === a ? b : cell.row === b ? a : cell.row }))) }
    }
    case 4: return { cells: shifted(cells, a, draw.whole(1, 3)) }
    case 5: return { cells: cells.map((cell) => (cell.column >= 5 ? { ...cell, column: cell.column + 1 } : cell)), name: '我们填的' }
    case 6: {
      const gone = draw.whole(1, 10)
      return { cells: cells.filter(({ column }) => column !== gone) }
    }
    case 7: return { merges: [{ top: Math.min(a, b), left: 7, bottom: Math.max(a, b), right: 7 }], cells: cells.filter(({ row, column }) => column !== 7 || row <= Math.min(a, b) || row > Math.max(a, b)) }
    case 8: {
      const emptied = draw.times(1, 4, () => draw.one(cells)).filter(({ row, column }) => !(column === 7 && isOptionalCount(cells, row)))
      return { cells: cells.filter((cell) => !emptied.includes(cell)) }
    }
    default: {
      const value = draw.one(junk)
      return { cells: byPlace([...cells.filter(({ row, column }) => !(row === a && column === 7)), { row: a, column: 7, value }]) }
    }
  }
}

function readOrRefused(workbook: GivenWorkbook, report: UnitReport): SelfForm | string {
  try {
    return readForm(workbook, frameOf(report))
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

it('whatever people do to the sheet: each figure is the one that was written, or its cell is named, or nothing is read', () => {
  fc.assert(
    fc.property(
      drawn((draw) => {
        const report = reportWithSelf(draw)
        if (!report) return null
        const whole = givenOf(selfAssessmentWorkbook(report))
        const spoilt = Array.from({ length: 4 }, () => withSheet(whole, (sheet) => spoil(draw, sheet)))
        return { report, whole, spoilt }
      }),
      (drawnCase) => {
        fc.pre(drawnCase !== null)
        const { report, whole, spoilt } = drawnCase
        const before = inputsOf(readForm(whole, frameOf(report)))
        for (const workbook of spoilt) {
          const form = readOrRefused(workbook, report)
          if (typeof form === 'string') {
            expect(form).toMatch(/^self-/)
            continue
          }
          const faulty = new Set(form.faults.map(({ itemId }) => itemId))
          const read = inputsOf(form)
          for (const item of listItems(report.rubric)) {
            if (faulty.has(item.id)) expect(read.has(item.id)).toBe(false)
            else if (before.get(item.id) && read.get(item.id)) expect(saying(item, read.get(item.id) ?? null)).toEqual(saying(item, before.get(item.id) ?? null))
            // A figure that is nowhere: only where every cell of the item was emptied, so that it counts as blank, or as a note alone.
            else if (before.get(item.id)) expect(isEmptied(workbook, item.id)).toBe(true)
          }
        }
      },
    ),
    { numRuns: runs(30) },
  )
})
