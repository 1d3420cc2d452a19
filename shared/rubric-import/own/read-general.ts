import type { Grade } from '../../rubric/rubric'
import type { DraftRubric } from '../../rubric-draft/draft'
import { readField } from '../../rubric-workbook/cells'
import { generalRows, gradeFields, tieField } from '../../rubric-workbook/general-fields'
import type { GeneralColumn } from '../../rubric-workbook/words'
import { numbersOf, Once, readRow } from './list-rows'
import type { Reading } from './read-tree'
import type { OwnRow, OwnTable } from './tables'

type GeneralRow = OwnRow<GeneralColumn>
const cells = ['name', 'value', 'percent', 'round'] as const

function readGeneralRows(rows: readonly GeneralRow[], { original, faults }: Reading, sheet: string): DraftRubric {
  const byKey = new Map<string, GeneralRow>()
  for (const row of rows) {
    const key = row.key !== null && row.key !== 'foreign' && row.key.kind === 'general' ? row.key.parts[0] : undefined
    if (key === undefined || byKey.has(key)) faults.add(row.place('name'), '总则里没有这一行。请删去它')
    else byKey.set(key, row)
  }
  return generalRows.reduce((rubric, { key, name, field }) => {
    const row = byKey.get(key)
    if (row) return faults.take(row.place('value'), readField(field, rubric, row.cell('value')), rubric)
    faults.add({ sheet, cell: '' }, `总则里“${name}”这一行没有了。没有内容的也请留着这一行`)
    return rubric
  }, original)
}

function readGrade(row: GeneralRow, { original, faults }: Reading, once: Once): Grade {
  const numbers = numbersOf(row, 'grade')
  const before = numbers && once.isFirst('grade', numbers) ? original.grades[numbers[0] ?? -1] : undefined
  if (!before && !row.isFilled('value')) faults.add(row.place('value'), '没有填下限')
  return readRow<Grade, GeneralColumn>(row, before ?? { name: '', min: 0 }, [['name', gradeFields.name], ['value', gradeFields.value], ['percent', gradeFields.percent], ['round', gradeFields.round]], faults)
}

function readTie(row: GeneralRow, { original, faults }: Reading): string {
  const [index = -1] = numbersOf(row, 'tie') ?? []
  const before = original.tieBreak[index] ?? ''
  return faults.take(row.place('value'), readField(tieField, before, row.cell('value')), before)
}

/** Everything of 等次与总则, laid over the original. */
export function readGeneral(table: OwnTable<GeneralColumn>, reading: Reading): DraftRubric {
  const blocks = { general: [] as GeneralRow[], grades: [] as GeneralRow[], ties: [] as GeneralRow[] }
  let block: GeneralRow[] | null = null
  const found = new Set<string>()
  for (const row of table.rows) {
    if (row.key !== null && row.key !== 'foreign' && row.key.kind === 'heading') {
      const [name = ''] = row.key.parts
      found.add(name)
      block = Object.hasOwn(blocks, name) ? blocks[name as keyof typeof blocks] : null
    } else if (numbersOf(row, 'end') !== null) block = null
    else if (block && row.isFilled(...(block === blocks.ties ? (['value'] as const) : cells))) block.push(row)
  }
  if (found.size < Object.keys(blocks).length) reading.faults.add({ sheet: table.sheet, cell: '' }, '“一、总则”“二、等次”“三、同分比较”三个标题行不全。请从原来的文件里恢复')
  const once = new Once()
  const rubric = readGeneralRows(blocks.general, reading, table.sheet)
  return { ...rubric, grades: blocks.grades.map((row) => readGrade(row, reading, once)), tieBreak: blocks.ties.map((row) => readTie(row, reading)) }
}
