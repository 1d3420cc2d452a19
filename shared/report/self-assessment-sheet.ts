import { fitsList } from '../self-assessment/options'
import { selfFields, type SelfField } from '../self-assessment/fields'
import { declaredWord, idleField, idleMark, selfHeads } from '../self-assessment/heads'
import { formatIdentity, formatRowKey } from '../self-assessment/keys'
import type { Item } from '../rubric/rubric'
import { rangeName, toNumber } from './formulas'
import { pointsOf } from './item-figures'
import { cellFitter, hints } from './long-text'
import { keepTogether } from './keep-together'
import { looks } from './looks'
import { cell, codeCell, heightOf, merged, type CellDraft, type RowDraft } from './row-draft'
import { planScorecard, type ScorecardLine } from './scorecard-lines'
import { signatureLine } from './scorecard-signatures'
import { idleReason, selfValues, type SelfValues } from './self-assessment-rows'
import type { CellValue, InputRule, SheetModel } from './sheet-model'
import { toSheetModel } from './sheet-draft'
import { headRow, pageTexts, rowsAboveHead, topRows } from './top-block'
import type { UnitReport } from './unit-report'
import { digestFoot, heading, selfSheetNames } from './words'

export const selfTitle = { attachment: 1, subject: selfSheetNames.form }
export const selfWidths = [5.8, 17.5, 34, 6.6, 24, 6.4, 9.5, 7.2, 17]
/** Behind the table, hidden: what each row is about. */
export const keyColumn = selfWidths.length + 1
const column = { code: 1, content: 2, standard: 3, points: 4, label: 5, unit: 6, value: 7, declared: 8, note: 9 } as const

const fit = cellFitter(selfWidths, hints.rubric)

/** A row before it has a place, and what its cells take. */
interface FormRow {
  readonly draft: RowDraft
  readonly rules: readonly { readonly column: number; readonly rule: InputRule }[]
}

const formHint = '【填报】只填浅黄色的格子，其他格子已锁定。没有发生的填 0，没有数的留空；填不进去的看弹出的提示。详见“填表说明”。'
const largest = 999_999_999

function ruleOf({ input }: SelfField): InputRule | null {
  switch (input.kind) {
    case 'whole':
      return { kind: 'whole', min: 0, max: largest, message: '请填不小于 0 的整数，没有的填 0' }
    case 'decimal': {
      const max = input.max ?? largest
      return { kind: 'decimal', min: 0, max, message: `请填 0 到 ${input.max ?? '十亿'} 之间的数，最多 ${input.decimals} 位小数` }
    }
    case 'list':
      return fitsList(input.options) ? { kind: 'list', values: input.options.map(({ text }) => text), message: `请从列表中选择：${input.options.map(({ text }) => text).join('、')}` } : null
  }
}

function valueOf({ field, input }: SelfField, { texts }: SelfValues): CellValue {
  const text = Object.hasOwn(texts, field) ? texts[field] : undefined
  if (text === undefined || text === '') return null
  return input.kind === 'list' ? (input.options.find(({ value }) => value === text)?.text ?? null) : Number(text)
}

const declaration: InputRule = { kind: 'list', values: [declaredWord], message: `不适用的选“${declaredWord}”，并在自评说明写明理由；适用的留空` }

/** Texts of the item stand in its first row; the others go on without a line between. */
function itemTexts(item: Item, first: boolean, last: boolean): CellDraft[] {
  const open = last ? {} : { openBelow: true }
  const own = first ? [fit(column.content, item.content, looks.content), fit(column.standard, item.standard, looks.small), cell(column.points, toNumber(pointsOf(item)), looks.number)] : []
  const rest = first ? [] : [cell(column.content, null, looks.content), cell(column.standard, null, looks.small), cell(column.points, null, looks.number)]
  return [codeCell(column.code, item.code, looks.code, selfWidths), ...[...own, ...rest].map((draft) => ({ ...draft, ...open }))]
}

function itemRows(report: UnitReport, item: Item): FormRow[] {
  const fields = selfFields(item)
  // An item may be called `constructor`.
  const values = selfValues(item, Object.hasOwn(report.selfEntries, item.id) ? report.selfEntries[item.id] : undefined)
  return fields.map((field, index): FormRow => {
    const [first, last] = [index === 0, index === fields.length - 1]
    const open = last ? {} : { openBelow: true }
    const rule = ruleOf(field)
    const declarable = first && item.notApplicable.allowed
    const cells = [
      ...itemTexts(item, first, last),
      fit(column.label, field.label, looks.small),
      fit(column.unit, field.unit, looks.smallCentered),
      cell(column.value, valueOf(field, values), field.input.kind === 'list' ? looks.inputChoice : looks.inputNumber),
      cell(column.declared, declarable && values.declared ? declaredWord : null, declarable ? looks.inputChoice : looks.smallCentered, open),
      cell(column.note, first ? values.note : null, first ? looks.inputText : looks.small, open),
      cell(keyColumn, formatRowKey({ itemId: item.id, field: field.field }), looks.key),
    ]
    const rules = [...(rule ? [{ column: column.value, rule }] : []), ...(declarable ? [{ column: column.declared, rule: declaration }] : [])]
    return { draft: { cells, height: heightOf(cells.slice(0, -1), selfWidths, first ? 24 : 18), grid: 'body', withNext: !last }, rules }
  })
}

/** An item that the unit does not fill in: grey, with the reason. */
function idleRow(item: Item, reason: string): FormRow {
  const cells = [
    codeCell(column.code, item.code, looks.idleCode, selfWidths),
    fit(column.content, item.content, { ...looks.idle, size: 10 }),
    fit(column.standard, item.standard, looks.idle),
    cell(column.points, toNumber(pointsOf(item)), looks.idleNumber),
    fit(column.label, reason, looks.idle),
    cell(column.unit, null, looks.idle),
    cell(column.value, idleMark, looks.idleState),
    cell(column.declared, null, looks.idle),
    cell(column.note, null, looks.idle),
    cell(keyColumn, formatRowKey({ itemId: item.id, field: idleField }), looks.key),
  ]
  return { draft: { cells, height: heightOf(cells.slice(0, -1), selfWidths, 24), grid: 'body' }, rules: [] }
}

function nodeRow(line: Extract<ScorecardLine, { kind: 'node' }>): FormRow {
  const top = line.depth === 0
  const [code, name, blank, number] = top
    ? [looks.requirementCode, looks.requirementName, looks.requirementBlank, looks.requirementNumber]
    : [looks.indicatorCode, looks.indicatorName, looks.small, looks.indicatorNumber]
  const cells = [
    codeCell(column.code, line.node.code, code, selfWidths),
    cell(column.content, heading(line.node.name, line.index, line.depth), name, { openRight: true }),
    cell(column.standard, null, blank),
    cell(column.points, toNumber(pointsOf(line.node)), number),
    ...[column.label, column.unit, column.value, column.declared].map((at) => cell(at, null, blank, { openRight: true })),
    cell(column.note, null, blank),
  ]
  return { draft: { cells, height: top ? 21 : 16.5, grid: top ? 'band' : 'body', withNext: true }, rules: [] }
}

function lineRows(report: UnitReport, line: ScorecardLine): FormRow[] {
  if (line.kind === 'node') return [nodeRow(line)]
  const reason = idleReason(report, line.item)
  return reason === null ? itemRows(report, line.item) : [idleRow(line.item, reason)]
}

/** Neighbouring cells that take the same share one rule. */
function inputsOf(rows: readonly FormRow[], firstRow: number): NonNullable<SheetModel['inputs']> {
  const runs: { column: number; first: number; last: number; rule: InputRule }[] = []
  rows.forEach(({ rules }, index) => {
    const row = firstRow + index
    for (const { column: at, rule } of rules) {
      const run = runs.filter((candidate) => candidate.column === at).at(-1)
      if (run && run.last === row - 1 && JSON.stringify(run.rule) === JSON.stringify(rule)) run.last = row
      else runs.push({ column: at, first: row, last: row, rule })
    }
  })
  return runs.map(({ column: at, first, last, rule }) => ({ range: rangeName(at, first, last), rule }))
}

function signatureRow(): RowDraft {
  const parts = [signatureLine('单位负责人（签字、盖章）：', 6), signatureLine('填报人：', 5), signatureLine('联系电话：', 6)]
  const [lead, person, phone] = parts
  return {
    cells: [merged(1, 3, lead ?? null, looks.signature), merged(4, 5, person ?? null, looks.signature), merged(6, 8, phone ?? null, looks.signature), cell(9, '年   月   日', looks.signatureDate)],
    height: 36,
    grid: 'none',
  }
}

/** Said where nobody has to look for it; the rest stands in 填表说明. */
function hintRow(): RowDraft {
  const cells = [merged(1, selfWidths.length, formHint, looks.notice)]
  return { cells, height: heightOf(cells, selfWidths, 15.75), grid: 'none' }
}

/** A form is neither complete nor provisional. */
export const formReport = (report: UnitReport): UnitReport => ({ ...report, teamName: '', scorecard: { ...report.scorecard, complete: true } })

/** Header and footer; the footer names the rubric that the form was made of. */
export function formTexts(report: UnitReport): Pick<SheetModel, 'header' | 'footer'> {
  const { header, footer } = pageTexts(formReport(report), selfTitle)
  return { header, footer: { ...footer, left: digestFoot(report.rubricDigest) } }
}

/** 自评表: a row for each figure that the unit is asked for, its fill-in cells the only ones that take input. */
export function selfAssessmentSheet(given: UnitReport): SheetModel {
  const report = formReport(given)
  const head = rowsAboveHead(report) + 2
  const rows = planScorecard(report.rubric, head + 1).lines.flatMap((line) => lineRows(report, line))
  const identity = cell(keyColumn, formatIdentity({ campaignId: report.campaign.id, unitId: report.unit.id, rubricDigest: report.rubricDigest }), looks.key)
  const headDraft = headRow(Object.values(selfHeads), 27.75)
  const drafts = [...topRows(report, selfTitle, selfWidths), hintRow(), { ...headDraft, cells: [...headDraft.cells, identity] }, ...rows.map(({ draft }) => draft), signatureRow()]
  return toSheetModel({
    name: selfSheetNames.form,
    widths: selfWidths,
    hiddenWidths: [10],
    headRows: [head, head],
    rows: keepTogether(drafts, 1, head),
    inputs: inputsOf(rows, head + 1),
    locked: true,
    ...formTexts(given),
  })
}
