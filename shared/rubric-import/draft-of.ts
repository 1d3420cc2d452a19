import type { Draft, DraftItem, DraftNode, Place, SourceField } from '../rubric-draft/draft'
import { itemsBelow, type TreeNode } from './build-tree'
import type { claimLists, ReadClaims } from './claims/claim-lists'
import type { Codes } from './codes'
import { idMaker } from './ids'
import { ruleOf } from './rule-of'
import type { FurtherRole, ItemLine } from './lines'
import { splitNumbering } from './numerals'

/** 组织部、政法委 as a list; a single dash is nobody. */
const listOf = (texts: readonly string[]): string[] => [...new Set(texts.flatMap((text) => text.split(/[、，,；;\/\n]+/u)).map((one) => one.trim()).filter((one) => one !== '' && !/^[-—－无]$/.test(one)))]
const furtherText = ({ further }: ItemLine, role: FurtherRole): string => (further.get(role) ?? []).join('\n')
const furtherList = ({ further }: ItemLine, role: FurtherRole): string[] => listOf(further.get(role) ?? [])
/** 全部, 各县市: everywhere. */
const zonesOf = (item: ItemLine): string[] => furtherList(item, 'zones').filter((zone) => !/^(?:全部|所有|各|全县|全州|全市|通用|均适用)/.test(zone))

/** The numbering that became the code is taken from the content, unless the content is a list itself. */
function contentOf({ content }: ItemLine, numbered: boolean): string {
  const numbering = numbered ? splitNumbering(content) : null
  const isList = numbering !== null && /(?:^|[\n；;。])\s*(?:[(（]?\d{1,2}[)）.、．]|[(（]?[一二三四五六七八九十]+[)）、])/u.test(numbering.rest)
  return numbering === null || numbering.rest === '' || isList || numbering.style === 'circled' ? content : numbering.rest
}

const optional = <K extends string>(key: K, text: string): Partial<Record<K, string>> => (text === '' ? {} : { [key]: text } as Record<K, string>)

class DraftWriter {
  readonly sources: Record<string, Partial<Record<SourceField, Place>>> = {}
  recognised = 0
  pending = 0
  readonly #codes: Codes
  readonly #itemId = idMaker('i')
  readonly #nodeKey = idMaker('n')

  constructor(codes: Codes) {
    this.#codes = codes
  }

  node(tree: TreeNode): DraftNode {
    const { block } = tree
    const key = this.#nodeKey(block.place.sheet, block.row, block.name, tree.made ? 'made' : '')
    this.sources[key] = { name: block.place, ...(block.code ? { code: block.code.place } : {}), ...(block.points ? { points: block.points.place } : {}) }
    return {
      key, code: this.#codes.nodes.get(tree) ?? '', name: block.name, points: block.points ? block.points.points / 100 : null,
      ...optional('gist', block.remarks.join('\n')),
      ...(tree.children.length > 0 ? { children: tree.children.map((child) => this.node(child)) } : { items: tree.items.map((item) => this.#item(item)) }),
    }
  }

  #item(item: ItemLine): DraftItem {
    const id = this.#itemId(item.place.sheet, item.row, item.content, item.standard)
    const points = item.points.kind === 'points' ? item.points.points : null
    const { rule, pending } = ruleOf(item.standard, points === null ? null : points / 100)
    this.sources[id] = {
      name: item.place, ...(item.code ? { code: item.code.place } : {}),
      points: item.pointsPlace, ...(item.standardPlace ? { standard: item.standardPlace } : {}),
    }
    if (pending) this.pending += 1
    else this.recognised += 1
    const [leadDepartment = '', ...alsoLead] = furtherList(item, 'leadDepartment')
    return {
      id, code: this.#codes.items.get(item) ?? '', content: contentOf(item, this.#codes.numbered.has(item)), points: points === null ? null : points / 100, standard: item.standard, rule,
      zones: zonesOf(item), methods: furtherList(item, 'methods'), ...optional('leadDepartment', leadDepartment),
      supportingDepartments: [...new Set([...alsoLead, ...furtherList(item, 'supportingDepartments')])],
      ...optional('domain', furtherText(item, 'domain')), ...optional('pillar', furtherText(item, 'pillar')), ...optional('sample', furtherText(item, 'sample')),
      ...optional('evidence', furtherText(item, 'evidence')), ...optional('advice', furtherText(item, 'advice')), ...optional('note', furtherText(item, 'note')),
      notApplicable: { allowed: false, hint: null }, ...(pending ? { pending: true } : {}),
    }
  }
}

/** The lists outside the 1000 where a workbook has none. */
export const usualClaims: ReadClaims = { bonus: { cap: 30, items: [] }, penalty: { cap: 80, items: [] }, vetoes: { grade: '不合格', items: [] } }

/** What an office's table does not say: the usual settings, to be changed in the draft. */
const settings = {
  basePoints: 1000, notApplicablePolicy: 'rescaleTotal' as const,
  grades: [{ name: '优秀', min: 900, quota: { percent: 30, round: 'floor' as const } }, { name: '良好', min: 800 }, { name: '合格', min: 600 }, { name: '不合格', min: 0 }],
  tieBreak: ['base'],
}

export interface DraftParts {
  readonly file: string
  readonly title: string
  /** 说明 below the table. */
  readonly notice: string
  readonly roots: readonly TreeNode[]
  readonly codes: Codes
  readonly claims: ReturnType<typeof claimLists>
}

/** The draft of what was read, and how many items got a rule. Node points that the sheet does not say follow what is below. */
export function draftOf({ file, title, notice, roots, codes, claims }: DraftParts): { readonly draft: Draft; readonly recognised: number; readonly pending: number } {
  const writer = new DraftWriter(codes)
  const requirements = roots.map((root) => writer.node(root))
  const items = roots.flatMap(itemsBelow)
  const union = (of: (item: ItemLine) => readonly string[]): string[] => [...new Set(items.flatMap(of))]
  const rubric = {
    format: 1 as const, id: idMaker('rubric-')(file, title), title, version: '草稿', ...optional('notice', notice), ...settings, ...claims.lists,
    zones: union(zonesOf), domains: union((item) => [furtherText(item, 'domain')].filter(Boolean)), pillars: union((item) => [furtherText(item, 'pillar')].filter(Boolean)), requirements,
  }
  return { draft: { rubric, sources: { ...claims.sources, ...writer.sources }, file, basedOn: null }, recognised: writer.recognised, pending: writer.pending }
}
