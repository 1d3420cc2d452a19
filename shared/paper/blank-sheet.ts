import { sumPoints } from '../points'
import { pointsOf } from '../report/item-figures'
import { looks } from '../report/looks'
import { signatureLine } from '../report/scorecard-signatures'
import type { UnitReport } from '../report/unit-report'
import type { Item, Rubric, RubricNode } from '../rubric/rubric'
import { itemsOf, listItems } from '../rubric/tree'
import { cell } from '../report/row-draft'
import { blankNames, blankWidths, claimFields, excludedBy, extraRows, itemRows, nodeRow, sumRow } from './blank-rows'
import { paginate, type PageOfRows } from './paginate'
import { paperRow, spanning, type PaperRow } from './paper-row'
import { campaignTitle, infoText, sampleMark, topRows } from './top-rows'

/** What a blank sheet needs to know: nothing that was scored. */
export type BlankBasis = Pick<UnitReport, 'campaign' | 'rubric' | 'unit' | 'teamName'>

/** A department's own items, or all of them. */
export interface BlankScope {
  /** 牵头部门; null for the whole sheet, '' for items that name none. */
  readonly department: string | null
}

export const noDepartment = '未写明牵头部门'

/** 牵头部门 of the rubric in printed order; '' where an item names none. */
export function departmentsOf(rubric: Rubric): string[] {
  return [...new Set(listItems(rubric).map(({ leadDepartment = '' }) => leadDepartment.trim()))]
}

const inScope = ({ leadDepartment = '' }: Item, { department }: BlankScope): boolean => department === null || leadDepartment.trim() === department

/** Items of a sheet in printed order. */
export const itemsInScope = (rubric: Rubric, scope: BlankScope): Item[] => listItems(rubric).filter((item) => inScope(item, scope))

function scoredRows({ rubric, unit, campaign }: BlankBasis, scope: BlankScope): PaperRow[] {
  const where = { zones: unit.zones, exempt: campaign.exempt }
  const walk = (node: RubricNode, depth: number, index: number): PaperRow[] => {
    const own = itemsOf(node).filter((item) => inScope(item, scope))
    if (own.length === 0) return []
    return [
      nodeRow(node, sumPoints(own.map(pointsOf)), { depth, index }),
      ...(node.items ?? []).filter((item) => inScope(item, scope)).flatMap((item) => itemRows(item, excludedBy(item, where), scope.department === null)),
      ...(node.children ?? []).flatMap((child, at) => walk(child, depth + 1, at + 1)),
    ]
  }
  return rubric.requirements.flatMap((requirement, at) => walk(requirement, 0, at + 1))
}

/** 加分, 减分 and 一票否决 are the team's, not a department's. */
function extras({ rubric }: BlankBasis, scope: BlankScope): PaperRow[] {
  if (scope.department !== null) return []
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

/** Name of a department's part, e.g. `（州公安局）`. */
export const scopeName = ({ department }: BlankScope): string => (department === null ? '' : `（${department === '' ? noDepartment : department}）`)

/**
 * 空白评分表 of one unit, whole or of one department, cut into pages. Where a page ends follows from the rubric and the head alone, so that
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
  const total = sumRow(scope.department === null ? '合    计' : '本部门合计', items, isExcluded)
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
