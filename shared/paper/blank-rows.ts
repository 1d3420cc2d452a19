import { formatPoints, parsePoints, sumPoints, toPoints, ZERO, type Points } from '../points'
import { toNumber } from '../report/formulas'
import { pointsOf } from '../report/item-figures'
import { looks, type Look } from '../report/looks'
import { cell, codeCell } from '../report/row-draft'
import { heading, stateWords } from '../report/words'
import type { ClaimItem, Item, RubricNode } from '../rubric/rubric'
import { appliesByZones } from '../scoring/rubric-index'
import { isBlank } from '../text'
import { heightOfFields, layFields, splitFields, type LaidField } from './field-layout'
import { handFields, type HandField } from './hand-fields'
import { paperRow, ruleHeight, spanning, textCell, widthOfColumns, type PaperCell, type PaperRow } from './paper-row'

/** 编码, 考核内容, 评分标准, 分值, 现场记录, 扣分事实, 得分; 128 width units as every sheet. */
export const blankWidths = [5.8, 20.6, 31.2, 6.4, 35, 21, 8] as const
export const blankNames = ['编码', '考核内容', '评分标准', '分值', '现场记录\n（次数、勾选、数据）', '扣分事实\n（时间、地点、情况）', '得分']
const widths = blankWidths
const recordColumn = 5
const factColumn = 6

/** Points of height that a text and the fields of one row may take. */
const tallest = 260
const greyed = 'F2F2F2'
const grey = (look: Look): Look => ({ ...look, fill: greyed })

/** Why an item is not scored in a unit: its word in 得分 and the reason. */
export interface Excluded {
  readonly word: string
  readonly reason: string
}

/** 免考 by document, or 缺项 by zones (scoring.md 5.1); null for an item that is scored. */
export function excludedBy(item: Item, { zones, exempt }: { readonly zones: readonly string[]; readonly exempt: ReadonlyArray<{ readonly itemId: string; readonly document: string }> }): Excluded | null {
  const struck = exempt.find(({ itemId }) => itemId === item.id)
  if (struck) return { word: stateWords.exempt, reason: `免考：本批次统一不考${isBlank(struck.document) ? '' : `，依据${struck.document}`}` }
  if (appliesByZones(item, zones)) return null
  return { word: stateWords.notApplicable, reason: `不适用：本项只考${item.zones.join('、')}，本单位适用区域为${zones.join('、') || '无'}，自动列为合理缺项` }
}

const contentOf = ({ content, leadDepartment = '' }: Item, withDepartment: boolean): string => (withDepartment && !isBlank(leadDepartment) ? `${content}〔${leadDepartment}〕` : content)

const rulesFor = (height: number): number => Math.max(2, Math.floor((height - 4) / ruleHeight))

/** Where labels were cut, all of them, for 续页. */
function continuedFields(fields: readonly LaidField[]): Pick<PaperCell, 'continued'> {
  const cut = fields.flatMap(({ whole }) => (whole === undefined ? [] : [whole]))
  return cut.length === 0 ? {} : { continued: { about: '现场记录', text: cut.join('\n') } }
}

/** 现场记录, 扣分事实 and 得分 to write in; for an item that is not scored, why. */
function recordCells(fields: readonly LaidField[], excluded: Excluded | null, height: number): PaperCell[] {
  if (excluded !== null) return [textCell(widths, recordColumn, excluded.reason, grey(looks.small), { mergeTo: factColumn, most: height, about: '不适用' }), cell(7, excluded.word, grey(looks.state))]
  return [{ ...cell(recordColumn, null, looks.small), fields, ...continuedFields(fields) }, { ...cell(factColumn, null, looks.small), rules: rulesFor(height) }, cell(7, null, looks.number)]
}

/** The row of an item, and further rows where its fields do not fit one; as high when it is greyed, so that every unit's pages are the same. */
export function itemRows(item: Item, excluded: Excluded | null, withDepartment: boolean): PaperRow[] {
  const paint = excluded === null ? (look: Look): Look => look : grey
  const runs = splitFields(layFields(handFields(item), widthOfColumns(widths, recordColumn)), tallest)
  const texts = [
    textCell(widths, 2, contentOf(item, withDepartment), paint(looks.content), { most: tallest, about: '考核内容' }),
    textCell(widths, 3, item.standard, paint(looks.small), { most: tallest, about: '评分标准' }),
  ]
  return runs.map((fields, index) => {
    const first = index === 0
    const named = first ? [codeCell(1, item.code, paint(looks.code), widths), ...texts, cell(4, toNumber(pointsOf(item)), paint(looks.number))] : [cell(1, null, paint(looks.code)), cell(2, `${item.code}（续）`, paint(looks.small)), cell(3, null, paint(looks.small)), cell(4, null, paint(looks.number))]
    const plain = paperRow(widths, named, { least: Math.max(heightOfFields(fields), 2 * ruleHeight + 4), grid: 'body' })
    return { ...plain, cells: [...named, ...recordCells(fields, excluded, plain.height)], code: item.code, ...(first ? { itemId: item.id } : { partOf: item.id }) }
  })
}

/** A requirement or an indicator with the points of its printed items. */
export function nodeRow({ code, name }: RubricNode, points: Points, { depth, index }: { readonly depth: number; readonly index: number }): PaperRow {
  const [codeLook, nameLook, numberLook, restLook] = depth === 0 ? [looks.requirementCode, looks.requirementName, looks.requirementNumber, looks.requirementBlank] : [looks.indicatorCode, looks.indicatorName, looks.indicatorNumber, looks.small]
  const cells = [
    codeCell(1, code, codeLook, widths),
    textCell(widths, 2, heading(name, index, depth), { ...nameLook, wrap: true }, { mergeTo: 3, most: tallest, about: '名称' }),
    cell(4, toNumber(points), numberLook),
    cell(recordColumn, null, restLook, { openRight: true }), cell(factColumn, null, restLook, { openRight: true }), cell(7, null, restLook),
  ]
  return { ...paperRow(widths, cells, { least: depth === 0 ? 21 : 16.5, grid: depth === 0 ? 'band' : 'body', withNext: true }), code }
}

/** 本页合计 or 合计: full points, those that apply to the unit, a box for the sum by hand. */
export function sumRow(name: string, items: readonly Item[], excluded: (item: Item) => boolean): PaperRow {
  const full = sumPoints(items.map(pointsOf))
  const gone = sumPoints(items.filter(excluded).map(pointsOf))
  const applies = gone === ZERO ? '' : `其中本单位适用 ${formatPoints(toPoints(full - gone))} 分，缺项、免考 ${formatPoints(gone)} 分`
  const cells = [spanning(1, 3, name, looks.totalName), cell(4, toNumber(full), looks.totalNumber), spanning(recordColumn, factColumn, applies, looks.totalNote), cell(7, null, looks.numberBold)]
  return paperRow(widths, cells, { least: 24, grid: 'band' })
}

/** 加分, 减分, 一票否决 to note by hand; their points are no part of the sums. */
export function extraRows(title: string, entries: ReadonlyArray<{ readonly code: string; readonly content: string; readonly cap: number | null; readonly fields: readonly HandField[] }>): PaperRow[] {
  const band = paperRow(widths, [spanning(1, 7, title, looks.requirementName)], { least: 21, grid: 'band', withNext: true })
  const rows = entries.flatMap(({ code, content, cap, fields: asked }): PaperRow[] => {
    const points = cap === null ? null : parsePoints(cap)
    const texts = [codeCell(1, code, looks.code, widths), textCell(widths, 2, content, looks.content, { mergeTo: 3, most: tallest, about: '项目' }), cell(4, points === null ? null : `封顶${toNumber(points)}`, looks.smallCentered)]
    return splitFields(layFields(asked, widthOfColumns(widths, recordColumn)), tallest).map((fields, index) => {
      const named = index === 0 ? texts : [cell(1, null, looks.code), spanning(2, 3, `${code}（续）`, looks.small), cell(4, null, looks.small)]
      const plain = paperRow(widths, named, { least: Math.max(heightOfFields(fields), ruleHeight + 4), grid: 'body' })
      const fact = { ...cell(factColumn, null, looks.small, { mergeTo: 7 }), rules: Math.max(1, Math.floor((plain.height - 4) / ruleHeight)) }
      return { ...plain, code, cells: [...named, { ...cell(recordColumn, null, looks.small), fields, ...continuedFields(fields) }, fact] }
    })
  })
  return rows.length === 0 ? [] : [band, ...rows]
}

/** One line per level: how often. */
export const claimFields = ({ levels }: ClaimItem): HandField[] => levels.map(({ label, points }) => ({ label: `${label}（${points}分）`, answer: { kind: 'blank', unit: '次' } }))
