import { readEntry } from '../entry-form/read-entry'
import { legalText } from '../report/clean-text'
import { givenText, type GivenValue } from '../import/given-workbook'
import type { Item } from '../rubric/rubric'
import { expectedWords, isFilled, readFieldCell, readNoteCell } from './read-cell'
import type { SelfField } from './fields'
import type { TableRow } from './find-table'
import type { ReadItem } from './form'
import { declaredWord, type SelfColumn } from './heads'
import { optionKey } from './options'

/** The rows of one item with what they ask for, in printed order. */
export interface ItemRows {
  readonly item: Item
  readonly fields: readonly { readonly field: SelfField; readonly row: TableRow }[]
}

export interface ItemFault {
  readonly row: number
  readonly column: SelfColumn
  readonly message: string
}

type Complain = (row: number, column: SelfColumn, message: string) => void

const fold = (text: string): string => legalText(text).normalize('NFKC').replace(/\s+/gu, '')
const cut = '……'

/** What stands in a text cell; it may end with where the rest is. */
function saysOtherThan(value: GivenValue | undefined, expected: string): boolean {
  if (!isFilled(value) || value === undefined) return false
  const [found, wanted] = [fold(givenText(value)), fold(expected)]
  const at = found.indexOf(fold(cut))
  return found !== wanted && !(at >= 0 && wanted.startsWith(found.slice(0, at)))
}

/** The mark of a row and what people read in it belong together: else the table was sorted or pasted apart. */
export function checkLabels({ item, fields }: ItemRows, complain: Complain): void {
  for (const { field, row } of fields) {
    const [code, label] = [row.cells.get('code'), row.cells.get('label')]
    const told = `这一行的标识是 ${item.code}“${field.label}”，写着的不是：可能排序或粘贴时错了位。请用原来的表重新填这一项`
    if (saysOtherThan(code, item.code)) complain(row.row, 'code', told)
    else if (saysOtherThan(label, field.label)) complain(row.row, 'label', told)
    else if (!isFilled(code) && !isFilled(label)) complain(row.row, 'label', `编码和填报项都空了，看不出是哪一项。请用原来的表重新填这一项`)
  }
}

/** 不适用申报 of the item; stands in its first row. */
function readDeclared({ item, fields }: ItemRows, complain: Complain): boolean {
  const [first, ...others] = fields
  for (const { row } of others) {
    if (isFilled(row.cells.get('declared'))) complain(row.row, 'declared', '不适用申报写在这一项的第一行')
    if (isFilled(row.cells.get('note'))) complain(row.row, 'note', '自评说明写在这一项的第一行')
  }
  const value = first?.row.cells.get('declared')
  if (!first || !isFilled(value) || value === undefined) return false
  if (!item.notApplicable.allowed) complain(first.row.row, 'declared', '细则规定这一项不能按不适用申报，请清空这一格')
  else if (optionKey(givenText(value)) !== declaredWord) complain(first.row.row, 'declared', `不适用的应从列表中选“${declaredWord}”，适用的留空`)
  else return true
  return false
}

function readTexts({ fields }: ItemRows, complain: Complain): Record<string, string> {
  return Object.fromEntries(fields.map(({ field, row }) => {
    const read = readFieldCell(row.cells.get('value'), field)
    if ('fault' in read) complain(row.row, 'value', read.fault)
    return [field.field, 'text' in read ? read.text : '']
  }))
}

/** Half an item would score what nobody reported. */
function complainOfBlanks({ fields }: ItemRows, texts: Readonly<Record<string, string>>, complain: Complain): void {
  for (const { field, row } of fields) {
    if (texts[field.field] === '' && !field.optional && !isFilled(row.cells.get('value'))) complain(row.row, 'value', `这一项填了别的行，这里空着。${expectedWords(field)}${field.input.kind === 'whole' ? '，没有的填 0' : ''}`)
  }
}

/** The item's figures as an entry, or what is wrong by cell. Null where the unit left it blank. */
export function readItem(rows: ItemRows, complain: Complain): Omit<ReadItem, 'cell'> | null {
  const { item, fields } = rows
  const [first] = fields
  if (!first) return null
  let faulty = false
  const tell: Complain = (row, column, message) => {
    faulty = true
    complain(row, column, message)
  }
  checkLabels(rows, tell)
  const declared = readDeclared(rows, tell)
  const texts = readTexts(rows, tell)
  const noteRead = readNoteCell(first.row.cells.get('note'))
  if ('fault' in noteRead) tell(first.row.row, 'note', noteRead.fault)
  if (faulty || 'fault' in noteRead) return null
  const note = noteRead.text
  const filled = fields.filter(({ field }) => texts[field.field] !== '')
  const only = filled[0]
  if (declared && only) tell(only.row.row, 'value', `已选“${declaredWord}”不适用，又填了数。请只留一样`)
  else if (declared && note === '') tell(first.row.row, 'note', '申报不适用要在自评说明写明理由')
  else if (!declared && only) complainOfBlanks(rows, texts, tell)
  if (faulty) return null
  if (!declared && !only) return note === '' ? null : { itemId: item.id, input: null, note }
  return finish(rows, declared, texts, note, tell)
}

function finish({ item, fields }: ItemRows, declared: boolean, texts: Readonly<Record<string, string>>, note: string, tell: Complain): Omit<ReadItem, 'cell'> | null {
  const reading = readEntry(item, declared ? { mode: 'notApplicable', texts: { naReason: note } } : { mode: 'rule', texts: { ...texts, reason: note, 'judged.reason': note } })
  if (reading.kind === 'input') {
    const { input } = reading
    const judged = input !== null && 'judged' in input && input.judged !== undefined
    const superfluous = fields.find(({ field }) => field.field === 'judged.points' && texts[field.field] !== '')
    if (superfluous && !judged) {
      tell(superfluous.row.row, 'value', '填的数已能算出得分，不用自评得分，请清空这一格')
      return null
    }
    const reasoned = judged || input?.kind === 'notApplicable' || input?.kind === 'judged'
    return { itemId: item.id, input, note: reasoned ? '' : note }
  }
  const places = new Map(fields.map(({ field, row }) => [field.field, row.row]))
  const first = fields[0]?.row.row ?? 0
  if (reading.kind === 'incomplete') {
    const at = places.get(reading.missing)
    if (at === undefined) tell(first, 'note', '自评得分要在自评说明写明理由')
    else tell(at, 'value', reading.message)
    return null
  }
  const known = Object.entries(reading.faults)
  for (const [field, message] of known) tell(places.get(field) ?? first, 'value', message)
  if (known.length === 0) tell(first, 'value', reading.message)
  return null
}
