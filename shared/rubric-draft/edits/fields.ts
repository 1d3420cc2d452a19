import type { Rule } from '../../rubric/rubric'
import type { Draft, DraftItem, DraftNode, DraftRubric } from '../draft'
import { callOf, lineOf } from '../draft-lines'
import { edited, gone, mapNodes, type Edit } from './edit'

/** Fields of a node that a person sets; undefined takes an optional one away. */
export type NodeFields = Partial<Pick<DraftNode, 'code' | 'name' | 'points' | 'gist'>>
export type ItemFields = { readonly [F in KnownField]?: DraftItem[F] | undefined }
type KnownField =
  | 'code' | 'content' | 'points' | 'standard' | 'rule' | 'zones' | 'domain' | 'pillar' | 'methods' | 'leadDepartment' | 'supportingDepartments'
  | 'sample' | 'evidence' | 'advice' | 'notApplicable' | 'pending' | 'feeds'
/** The rubric's own fields; `requirements` too where a rename of a zone or a department is followed in the items. */
export type RubricFields = { readonly [F in keyof DraftRubric]?: DraftRubric[F] | undefined }

const words: Readonly<Record<keyof NodeFields | keyof ItemFields, string>> = {
  code: '编码', name: '名称', points: '分值', gist: '内容提要', content: '考核内容', standard: '评分标准', rule: '评分规则', zones: '适用区域', domain: '领域', pillar: '六位',
  methods: '考核方式', leadDepartment: '牵头部门', supportingDepartments: '配合部门', sample: '抽样', evidence: '应备材料', advice: '整改建议', notApplicable: '合理缺项', pending: '待定规则', feeds: '整改来源',
}

function stepOf(fields: object, name: string): string {
  const [field = ''] = Object.keys(fields)
  return `修改 ${name} 的${words[field as keyof typeof words] ?? ''}`
}

/** An object with fields set, those that are undefined taken away; the same object where nothing differs. */
function withFields<T extends object>(before: T, fields: object): T {
  const changed = Object.entries(fields).filter(([field, value]) => (before as Record<string, unknown>)[field] !== value)
  if (changed.length === 0) return before
  return Object.fromEntries(Object.entries({ ...before, ...Object.fromEntries(changed) }).filter(([, value]) => value !== undefined)) as T
}

/** A node's own fields. */
export function setNode(draft: Draft, key: string, fields: NodeFields): Edit {
  const line = lineOf(draft.rubric, key)
  if (line?.kind !== 'node') return gone()
  return edited(draft, mapNodes(draft.rubric.requirements, (node) => (node.key === key ? withFields(node, fields) : node)), key, stepOf(fields, callOf(line)))
}

/** An item's fields; its id stays. */
export function setItem(draft: Draft, id: string, fields: ItemFields): Edit {
  const line = lineOf(draft.rubric, id)
  if (line?.kind !== 'item') return gone()
  const requirements = mapNodes(draft.rubric.requirements, (node) => {
    const items = node.key === line.parent.key ? node.items?.map((item) => (item.id === id ? withFields(item, fields) : item)) : undefined
    return items ? { ...node, items } : node
  })
  return edited(draft, requirements, id, stepOf(fields, callOf(line)))
}

/** A rule that a person chose; that settles 待定规则. */
export function setRule(draft: Draft, id: string, rule: Rule): Edit {
  return setItem(draft, id, { rule, pending: undefined })
}

const settings: Readonly<Record<string, string>> = {
  title: '名称', version: '版本', notice: '提示', placeholder: '替代稿', basePoints: '总分', notApplicablePolicy: '合理缺项算法', zones: '适用区域', domains: '领域', pillars: '六位',
  grades: '等次', tieBreak: '同分比较', requirements: '责任部门', bonus: '加分事项', penalty: '减分事项', vetoes: '一票否决',
}

/** The rubric's own fields: zones, grades, bonus and the like. `key` is where one stays. */
export function setRubric(draft: Draft, fields: RubricFields, key: string): Edit {
  const rubric = withFields(draft.rubric, fields)
  const [first = ''] = Object.keys(fields)
  return { ok: true, draft: rubric === draft.rubric ? draft : { ...draft, rubric }, key, step: `修改总则的${settings[first] ?? '内容'}` }
}
