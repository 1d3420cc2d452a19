import { readGivenWorkbook } from '../../../electron/import/read-workbook'
import { AppError } from '../../../shared/failure'
import { rubricReadingSchema } from '../../../shared/rubric-import/reading'
import { readRubric } from '../../../shared/rubric-import/read-rubric'
import { listsBelow, listSheets } from '../../fixtures/rubric-books/claims'
import * as books from '../../fixtures/rubric-books/books'
import { toXlsx, xlsxParts, type BookSheet, type CellContent } from '../../fixtures/rubric-books/to-xlsx'
import { makeZip } from '../import/make-zip'
import { reconciles } from './read'

/** Numbers from 0 to below 1, the same for a seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
type Dice = ReturnType<typeof dice>
const pick = <T>(roll: Dice, list: readonly T[]): T => list[Math.floor(roll() * list.length)]!
const upTo = (roll: Dice, most: number): number => Math.floor(roll() * most)

const sources: readonly (readonly BookSheet[])[] = [books.threeMerged(), books.twoUnmerged(), books.fourLevels(), books.sheetPerRequirement(), books.printForm(), books.pointsInText(), books.outline(), books.bands(), books.severalLines(), listSheets(), listsBelow()].map(({ sheets }) => sheets)
const oddTexts: readonly CellContent[] = [null, '', '合计', '小计', '10分', '（５分）', '十五分', '①', -5, 0, 1e9, 0.005, '1-1', '一、', '说明：', '考核组长（签字）：', '分值', '评分标准', '考核内容', '一级指标', '加分项', '一票否决', '第 1 页', 'x'.repeat(3_000), ' \u3000\n', '=DISPIMG("a",1)', '\u200b', 'é'.normalize('NFD'), '__proto__', '😀', '<b>&amp;', '5'.repeat(40), '（'.repeat(50)]

/** Cells, rows and merges in other places. */
function mutateCells(roll: Dice, sheets: readonly BookSheet[]): Buffer {
  const changed = sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => [...row]), merges: [...(sheet.merges ?? [])] }))
  for (let step = 0; step < 1 + upTo(roll, 12); step += 1) {
    const sheet = pick(roll, changed)
    const row = upTo(roll, sheet.rows.length)
    const way = upTo(roll, 7)
    if (way <= 2 && sheet.rows[row]) sheet.rows[row][upTo(roll, 8)] = pick(roll, oddTexts)
    else if (way === 3) sheet.rows.splice(row, 1)
    else if (way === 4 && sheet.rows[row]) sheet.rows.splice(upTo(roll, sheet.rows.length), 0, [...sheet.rows[row]])
    else if (way === 5) sheet.merges.splice(upTo(roll, sheet.merges.length), 1)
    else sheet.merges.push(`${'ABCDEFGH'[upTo(roll, 4)]}${row + 1}:${'ABCDEFGH'[4 + upTo(roll, 4)]}${row + 1 + upTo(roll, 5)}`)
  }
  return toXlsx(changed.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => Array.from(row, (cell) => cell ?? null)) })))
}

/** Letters of the XML of one part. */
function mutateXml(roll: Dice, sheets: readonly BookSheet[]): Buffer {
  const parts = xlsxParts(sheets)
  const at = upTo(roll, parts.length)
  return makeZip(parts.map((part, index) => {
    if (index !== at) return part
    let text = String(part.data)
    for (let step = 0; step < 1 + upTo(roll, 4); step += 1) {
      const from = upTo(roll, text.length)
      text = pick(roll, [
        () => text.slice(0, from) + text.slice(from + upTo(roll, 40)), () => text.slice(0, from) + pick(roll, ['<', '>', '&', '"', '0', '9', 'r="', '<c/>', '<row>', '</row>', '\u0000', '<!--']) + text.slice(from),
        () => text.replace(pick(roll, [/r="[A-Z]+\d+"/, /t="s"/, /<v>\d+<\/v>/, /ref="[^"]*"/, /<row r="\d+"/]), pick(roll, ['', 't="str"', '<v>99999</v>', 'ref="A1:XFD1048576"', '<row r="7"', 'r="B2"'])),
      ])()
    }
    return { ...part, data: text }
  }))
}

/** Bytes of the file. */
function mutateBytes(roll: Dice, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  for (let step = 0; step < 1 + upTo(roll, 6); step += 1) copy[upTo(roll, copy.length)] = upTo(roll, 256)
  return roll() < 0.1 ? copy.subarray(0, upTo(roll, copy.length)) : copy
}

/** What becomes of the mutated workbook of a seed. Throws for what must never be: a crash, a row unaccounted for, more than 5 s. */
export async function outcome(seed: number): Promise<'read' | 'refused'> {
  const roll = dice(seed)
  const sheets = pick(roll, sources)
  const way = roll()
  const bytes = way < 0.6 ? mutateCells(roll, sheets) : way < 0.85 ? mutateXml(roll, sheets) : mutateBytes(roll, toXlsx(sheets))
  const begun = performance.now()
  try {
    const reading = readRubric(await readGivenWorkbook(bytes), { file: '细则.xlsx', layouts: null, remembered: [] })
    if (!reconciles(reading)) throw new Error('a row or an item is unaccounted for')
    if (!rubricReadingSchema.safeParse(reading).success) throw new Error('the answer breaks the contract')
    return 'read'
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('import-')) return 'refused'
    throw error
  } finally {
    if (performance.now() - begun > 5_000) throw new Error('over 5 s')
  }
}
