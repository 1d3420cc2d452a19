import type { Figure } from '../../../shared/campaign/last-year'
import type { Unit } from '../../../shared/campaign/records'
import { isSameJson } from '../../../shared/change/canonical-json'
import { measureEntry } from '../../../shared/entry-form/measure-fields'
import type { RawDraft, Texts } from '../../../shared/entry-form/raw-draft'
import { makeReader } from '../../../shared/entry-form/field-reader'
import { isSameInput, needsJudgement, readEntry } from '../../../shared/entry-form/read-entry'
import type { Item } from '../../../shared/rubric/rubric'
import type { Entry } from '../../../shared/scoring/entry'
import { isBlank } from '../../../shared/text'
import { cleanChoice, cleanNumber, trimCell, type CleanCell } from '../../../shared/entry-form/clean-cell'
import { cellKey, pastedText, rowTwice, type Pasted, type PreviewCell, type PreviewLine } from '../paste/preview-line'
import { shownText, type AcrossColumn } from './item-columns'

/** A unit's row as it is now. */
export interface PasteTarget {
  readonly unit: Unit
  readonly raw: RawDraft
  readonly stored: Entry | null
  /** 上年同期 beside an entry that is not there yet. */
  readonly previous: Figure | null
  /** Why nothing can be written, or null. */
  readonly lock: string | null
}

export interface PasteSource extends Pasted {
  readonly item: Item
  readonly columns: readonly AcrossColumn[]
  readonly targets: readonly PasteTarget[]
}

/** A row and what it writes where its state is `change`. */
export interface PasteLine extends PreviewLine {
  readonly input: Entry | null
  readonly previous: Figure | null
}

function clean(column: AcrossColumn, text: string): CleanCell {
  if (column.kind === 'number') return cleanNumber(text, column)
  if (column.kind === 'choice') return cleanChoice(text, column.options)
  return { kind: 'text', text: trimCell(text), note: '' }
}

interface Read {
  readonly column: AcrossColumn
  readonly at: string
  readonly text: string
  readonly cleaned: CleanCell
}

function readCells(source: PasteSource, row: number): readonly Read[] {
  return source.layout.roles.flatMap((role, at) => {
    const column = role.kind === 'field' ? source.columns.find(({ field }) => field === role.field) : undefined
    const text = pastedText(source, row, at)
    return column ? [{ column, at: cellKey(row, at), text, cleaned: clean(column, text) }] : []
  })
}

/** The text that is there where the pasted one differs from it only in blanks around it. */
const sameText = (now: string | undefined, pasted: string): string => (now !== undefined && trimCell(now) === pasted ? now : pasted)

/** The row's form with the pasted texts in it. Blank cells leave what is there; numbers take the place of 不适用. */
function merged(raw: RawDraft, reads: readonly Read[]): RawDraft {
  const given = reads.flatMap(({ column, cleaned }) => (cleaned.kind === 'text' && cleaned.text !== '' ? [[column.field, sameText(raw.texts[column.field], cleaned.text)] as const] : []))
  const texts: Texts = Object.fromEntries(given)
  return { mode: given.some(([field]) => field === 'naReason') ? 'notApplicable' : given.length > 0 ? 'rule' : raw.mode, texts: { ...raw.texts, ...texts } }
}

/** 上年同期 alone, where this year's figure is not there yet: it is kept beside the entry. */
function previousOf(item: Item, raw: RawDraft): Figure | null {
  const { rule } = item
  if (rule.kind !== 'yoy' && rule.kind !== 'yoyPP') return null
  const read = makeReader(raw.texts)
  const fields = rule.kind === 'yoy' ? ['previous'] : ['previous.numerator', 'previous.denominator']
  const others = rule.kind === 'yoy' ? ['current'] : ['current.numerator', 'current.denominator']
  const values = new Map(fields.map((field) => [field, read.number(field, { decimals: 6 }, '')]))
  if (!others.every(read.isBlank) || [...values.values()].includes(null)) return null
  const entry = measureEntry(rule, (field) => values.get(field) ?? 0)
  return entry.kind === 'yoy' || entry.kind === 'yoyPP' ? entry.previous : null
}

interface Outcome {
  readonly state: PasteLine['state']
  readonly message: string
  readonly faults: Readonly<Record<string, string>>
  readonly input: Entry | null
  readonly previous: Figure | null
}

const outcome = (state: PasteLine['state'], message = '', more: Partial<Outcome> = {}): Outcome => ({ state, message, faults: {}, input: null, previous: null, ...more })

function judgementFaults(item: Item, raw: RawDraft, reads: readonly Read[]): Readonly<Record<string, string>> {
  const given = reads.filter(({ column, cleaned }) => column.group === 'judged' && cleaned.kind === 'text' && cleaned.text !== '')
  return needsJudgement(item, raw) ? {} : Object.fromEntries(given.map(({ column }) => [column.field, '数据已能算出得分，不能人工定分']))
}

function outcomeOf(item: Item, target: PasteTarget, reads: readonly Read[]): Outcome {
  const faults = Object.fromEntries(reads.flatMap(({ column, cleaned }) => (cleaned.kind === 'fault' ? [[column.field, cleaned.message]] : [])))
  if (Object.keys(faults).length > 0) return outcome('fault', '', { faults })
  const filled = reads.filter(({ cleaned }) => cleaned.kind === 'text' && cleaned.text !== '')
  if (filled.length === 0) return outcome('passed', '没有填，不动')
  const isNa = filled.some(({ column }) => column.group === 'na')
  if (isNa && filled.length > 1) return outcome('fault', '', { faults: { naReason: '既有数又写了不适用；请去掉一样' } })
  const raw = merged(target.raw, reads)
  const superfluous = judgementFaults(item, raw, reads)
  if (Object.keys(superfluous).length > 0) return outcome('fault', '', { faults: superfluous })
  const reading = readEntry(item, raw)
  const previous = previousOf(item, raw)
  if (reading.kind === 'incomplete' && previous !== null && raw.mode === 'rule') return isSameJson(previous, target.previous) ? outcome('same') : outcome('change', '只有上年同期：先记下，等本年数', { input: target.stored, previous })
  if (reading.kind === 'refused') return outcome('fault', Object.keys(reading.faults).length > 0 ? '' : reading.message, { faults: reading.faults })
  if (reading.kind === 'incomplete') return outcome('fault', reads.some(({ column }) => column.field === reading.missing) ? '' : reading.message, { faults: { [reading.missing]: reading.message } })
  return isSameInput(item, reading.input, target.stored) ? outcome('same') : outcome('change', target.raw.mode === 'notApplicable' && !isNa ? '原为不适用' : '', { input: reading.input })
}

function cellsOf(reads: readonly Read[], target: PasteTarget | undefined, faults: Readonly<Record<string, string>>): readonly PreviewCell[] {
  return reads.map(({ column, at, text, cleaned }) => {
    const before = shownText(column, target?.raw.texts[column.field] ?? '')
    const after = cleaned.kind === 'text' ? (cleaned.text === '' ? before : shownText(column, cleaned.text)) : text
    return { field: column.field, at, text, before, after, fault: faults[column.field] ?? '', note: cleaned.kind === 'text' ? cleaned.note : '' }
  })
}

/** What pasting would write, row by row: nothing is written where anything of a row is wrong. */
export function planPaste(source: PasteSource): readonly PasteLine[] {
  const { item, targets, table, layout, rows } = source
  const labelAt = layout.roles.flatMap((role, at) => (role.kind === 'unit' ? [at] : []))
  return table.slice(layout.headRows).map((cells, index): PasteLine => {
    const row = index + layout.headRows
    const by = rows[index] ?? { kind: 'unknown', message: '' }
    const target = by.kind === 'unit' ? targets.find(({ unit }) => unit.id === by.unitId) : undefined
    const reads = readCells(source, row)
    const twice = rowTwice(source, index)
    const found = ((): Outcome => {
      if (by.kind === 'passed') return outcome('passed', by.message)
      if (by.kind === 'unknown' || !target) return reads.every(({ text }) => isBlank(text)) ? outcome('passed', '没有填，不动') : outcome('fault', by.kind === 'unknown' ? by.message : '')
      if (twice !== null) return outcome('fault', `和第 ${twice} 行是同一个单位`)
      const result = outcomeOf(item, target, reads)
      return target.lock !== null && result.state !== 'passed' && result.state !== 'same' ? outcome('locked', target.lock) : result
    })()
    const { state, message, faults, input, previous } = found
    const label = labelAt.map((at) => trimCell(cells[at] ?? '')).filter((text) => text !== '').join(' ')
    return { row, label, unit: target?.unit ?? null, by, state, message, cells: cellsOf(reads, target, faults), input, previous }
  })
}
