import { sumPoints } from '../points'
import { pointsOf } from '../report/item-figures'
import { looks } from '../report/looks'
import { signatureLine } from '../report/scorecard-signatures'
import type { UnitReport } from '../report/unit-report'
import type { Item, Rubric, RubricNode } from '../rubric/rubric'
import { itemsOf, listItems } from '../rubric/tree'
import { cell } from '../report/row-draft'
import { blankNames, blankWidths, claimFields, excludedBy, extraRows, itemRows, nodeRow, sumRow } from './blank-rows'
import type { PaperSheet } from './order'
import { paginate, type PageOfRows } from './paginate'
import { paperRow, spanning, type PaperRow } from './paper-row'
import { campaignTitle, infoText, sampleMark, topRows } from './top-rows'

/** What a blank sheet needs to know: nothing that was scored. */
export type BlankBasis = Pick<UnitReport, 'campaign' | 'rubric' | 'unit' | 'teamName'>

/** All items (`department` null), those of a 牵头部门 ('' for items that name none), or chosen ones. */
export type BlankScope = Exclude<PaperSheet, { kind: 'filled' }>

export const noDepartment = '未写明牵头部门'

/** 牵头部门 of the rubric in printed order; '' where an item names none. */
export function departmentsOf(rubric: Rubric): string[] {
  return [...new Set(listItems(rubric).map(({ leadDepartment = '' }) => leadDepartment.trim()))]
}

const isWhole = (scope: BlankScope): boolean => scope.kind === 'blank' && scope.department === null

function scopeTest(scope: BlankScope): (item: Item) => boolean {
  if (scope.kind === 'part') {
    const chosen = new Set(scope.itemIds)
    return ({ id }) => chosen.has(id)
  }
  const { department } = scope
  return ({ leadDepartment = '' }) => department === null || leadDepartment.trim() === department
}

/** Items of a sheet in printed order. */
export const itemsInScope = (rubric: Rubric, scope: BlankScope): Item[] => listItems(rubric).filter(scopeTest(scope))

function scoredRows({ rubric, unit, campaign }: BlankBasis, scope: BlankScope): PaperRow[] {
  const where = { zones: unit.zones, exempt: campaign.exempt }
  const inScope = scopeTest(scope)
  const named = scope.kind === 'part' || scope.department === null
  const walk = (node: RubricNode, depth: number, index: number): PaperRow[] => {
    const own = itemsOf(node).filter(inScope)
    if (own.length === 0) return []
    return [
      nodeRow(node, sumPoints(own.map(pointsOf)), { depth, index }),
      ...(node.items ?? []).filter(inScope).flatMap((item) => itemRows(item, excludedBy(item, where), named)),
      ...(node.children ?? []).flatMap((child, at) => walk(child, depth + 1, at + 1)),
    ]
  }
  return rubric.requirements.flatMap((requirement, at) => walk(requirement, 0, at + 1))
}

/** 加分, 减分 and 一票否决 stand on the whole sheet only: they are nobody's part. */
function extras({ rubric }: BlankBasis, scope: BlankScope): PaperRow[] {
  if (!isWhole(scope)) return []
  const list = (name: 'bonus' | 'penalty') => rubric[name].items.map((item) => ({ code: item.code, content: item.content, cap: item.cap, fields: claimFields(item) }))
  const vetoes = rubric.vetoes.items.map(({ code, content }) => ({ code, content, cap: null, fields: [{ label: '', answer: { kind: 'boxes' as const, text: '□有线索  □无' } }] }))
  return [
    ...extraRows('加分（基础分之外，右边写具体事项和证明材料）', list('bonus')),
    ...extraRows('减分（基础分之外，右边写具体事项和依据）', list('penalty')),
    ...extraRows('一票否决线索（只登记线索，由有权机关决定）', vetoes),
  ]
}

function signatures(): PaperRow[] {
  const row = (cells: Parameters<typeof paperRow>[1], least: number): PaperRow => paperRow(blankWidths, cells, { least, grid: 'none' })
  return [
    row([spanning(1, 4, signatureLine('考核人员（签字）：', 12), looks.signature), spanning(5, 7, signatureLine('被考核单位陪同人员（签字）：', 12), looks.signature)], 36),
    row([spanning(1, 4, signatureLine('录入人（签字）：', 13), looks.signature), spanning(5, 7, '日期：        年      月      日', looks.signatureDate)], 33),
  ]
}

/** Name of a part, e.g. `（州公安局）`. */
export function scopeName(scope: BlankScope): string {
  if (isWhole(scope)) return ''
  const name = scope.kind === 'part' ? scope.name.trim() : (scope.department ?? '')
  return scope.kind === 'part' && name === '' ? '' : `（${name === '' ? noDepartment : name}）`
}

const totalName = (scope: BlankScope): string => (isWhole(scope) ? '合    计' : scope.kind === 'part' ? '本表合计' : '本部门合计')

/**
 * 空白评分表 of one unit, whole, of one department or of chosen items, cut into pages. Where a page ends follows from the rubric and the head alone, so that
 * the same sheet printed on another laptop, or looked up while its figures are typed in, has the same pages.
 */
export function blankPages(basis: BlankBasis, scope: BlankScope): PageOfRows[] {
  const { rubric, unit, campaign } = basis
  const where = { zones: unit.zones, exempt: campaign.exempt }
  const isExcluded = (item: Item): boolean => excludedBy(item, where) !== null
  const items = itemsInScope(rubric, scope)
  const byId = new Map(items.map((item) => [item.id, item]))
  const title = `${campaignTitle(basis)}空白评分表${scopeName(scope)}${campaign.sample ? sampleMark : ''}`
  const head = paperRow(blankWidths, blankNames.map((name, at) => cell(at + 1, name, looks.head)), { least: 27.75, grid: 'head', withNext: true })
  const closing = signatures()
  const total = sumRow(totalName(scope), items, isExcluded)
  return paginate({
    widths: blankWidths,
    above: topRows(basis, { mark: '现场记录用', title, info: infoText(basis) }, blankWidths),
    head: [head],
    rows: [...scoredRows(basis, scope), total, ...extras(basis, scope), ...closing],
    closing: closing.length,
    sum: (itemIds) => sumRow('本页合计', itemIds.flatMap((id) => byId.get(id) ?? []), isExcluded),
    subject: `空白评分表${scopeName(scope)}`,
  })
}
