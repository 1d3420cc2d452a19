import type { Checked, Fault } from '../fault'
import type { Rubric, RubricNode } from '../rubric/rubric'
import { isTooDeep } from '../rubric/rubric-shape'
import { sumOfNode } from './draft-sums'
import { draftRubricSchema, type Draft, type DraftNode, type DraftRubric } from './draft'

/** Makes an id that nothing else has. */
type NewKey = () => string

function withKeys(node: RubricNode, newKey: NewKey): DraftNode {
  const { children, ...rest } = node
  return { ...rest, key: newKey(), ...(children ? { children: children.map((child) => withKeys(child, newKey)) } : {}) }
}

/** A draft of a published version: the same rubric, every node with a key. */
export function draftOf(rubric: Rubric, digest: string, newKey: NewKey): Draft {
  return { rubric: { ...rubric, requirements: rubric.requirements.map((node) => withKeys(node, newKey)) }, sources: {}, file: '', basedOn: digest }
}

/** A draft with nothing in its tree: 1000 points, the usual four grades, everything else still to be given. */
export function blankDraft(newKey: NewKey): Draft {
  const rubric: DraftRubric = {
    format: 1, id: newKey(), title: '', version: '', basePoints: 1000, notApplicablePolicy: 'rescaleTotal', zones: [], domains: [], pillars: [],
    grades: [{ name: '优秀', min: 900 }, { name: '良好', min: 800 }, { name: '合格', min: 600 }, { name: '不合格', min: 0 }],
    tieBreak: ['base'], requirements: [], bonus: { cap: 20, items: [] }, penalty: { cap: 20, items: [] }, vetoes: { grade: '不合格', items: [] },
  }
  return { rubric, sources: {}, file: '', basedOn: null }
}

const isFilled = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0

type NodePoints = (node: DraftNode) => number | null
const withSum: NodePoints = (node) => node.points ?? sumOfNode(node).below / 100

/** Without its key; of two lists an empty one is none. */
function withoutKey(node: DraftNode, points: NodePoints): Record<string, unknown> {
  const { key: _key, children, items, ...rest } = node
  return {
    ...rest,
    points: points(node),
    ...(isFilled(children) || (children && !items) ? { children: children?.map((child) => withoutKey(child, points)) } : {}),
    ...(isFilled(items) || (items && !isFilled(children)) ? { items } : {}),
  }
}

/**
 * The rubric file of a draft, without keys and sources. Node points that are not stated are the sum below; what an item does not give stays null,
 * which `checkRubric` refuses and `proveDraft` names.
 */
export function toRubricJson({ rubric }: Pick<Draft, 'rubric'>): Record<string, unknown> {
  return { ...rubric, requirements: rubric.requirements.map((node) => withoutKey(node, withSum)) }
}

/** The same as a draft has it, to become a draft again: node points that are not stated stay null. */
export function toDraftJson({ rubric }: Pick<Draft, 'rubric'>): Record<string, unknown> {
  return { ...rubric, requirements: rubric.requirements.map((node) => withoutKey(node, ({ points }) => points)) }
}

function keyed(value: unknown, newKey: NewKey): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const children: unknown = Reflect.get(value, 'children')
  return { ...value, key: newKey(), ...(Array.isArray(children) ? { children: children.map((child: unknown) => keyed(child, newKey)) } : {}) }
}

/** A draft of a rubric file, which may be incomplete and wrong as drafts may; a fault is one of its shape. */
export function draftFromJson(json: unknown, newKey: NewKey): Checked<Draft> {
  const refused = (faults: readonly Fault[]): Checked<Draft> => ({ ok: false, errors: faults })
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refused([{ where: 'rubric', code: 'bad-shape', message: '文件里不是一份细则' }])
  if (isTooDeep(json)) return refused([{ where: 'rubric', code: 'too-deep', message: '层级过多，连同考核内容最多四级' }])
  const requirements: unknown = Reflect.get(json, 'requirements')
  const parsed = draftRubricSchema.safeParse({ ...json, requirements: Array.isArray(requirements) ? requirements.map((node: unknown) => keyed(node, newKey)) : requirements })
  if (!parsed.success) return refused(parsed.error.issues.map(({ path }) => ({ where: 'rubric', code: 'bad-shape', message: `${path.join('.')} 的内容不对` })))
  return { ok: true, value: { rubric: parsed.data, sources: {}, file: '', basedOn: null } }
}
