import type { Fault } from '../fault'
import { rubricSchema, type Rubric } from './rubric'

type Path = readonly PropertyKey[]
const listsOfCodes: ReadonlySet<PropertyKey> = new Set(['requirements', 'children'])
const claimLists: ReadonlySet<PropertyKey> = new Set(['bonus', 'penalty', 'vetoes'])

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined
}

/** The field by which an element of a list of the file is named, or null. */
function nameField(path: Path, list: PropertyKey | undefined): 'id' | 'code' | 'name' | null {
  if (list === 'items') return claimLists.has(path[0] ?? '') ? 'code' : 'id'
  if (list !== undefined && listsOfCodes.has(list)) return 'code'
  return list === 'grades' ? 'name' : null
}

/** Nearest named thing around a place in the file: an item's id, a node's or claim's code, a grade's name, or `rubric`. */
function whereOf(json: unknown, path: Path): string {
  let where = 'rubric'
  let value: unknown = json
  path.forEach((key, index) => {
    value = memberOf(value, key)
    const field = typeof key === 'number' ? nameField(path, path[index - 1]) : null
    const name = field && memberOf(value, field)
    if (typeof name === 'string' && name !== '') where = name
  })
  return where
}

/** Deeper than any rubric, shallow enough for what walks the tree by calling itself. */
const deepest = 50

/** Whether the tree of a rubric file is deeper than what walks it by calling itself can bear. */
export function isTooDeep(json: unknown): boolean {
  let level = memberOf(json, 'requirements')
  for (let depth = 0; depth <= deepest; depth++) {
    if (!Array.isArray(level) || level.length === 0) return false
    level = level.flatMap((node: unknown) => {
      const children = memberOf(node, 'children')
      return Array.isArray(children) ? (children as unknown[]) : []
    })
  }
  return true
}

/** The file with `judged` in place of each rule that has a fault, so that the rest of it can be checked as well. */
function withoutBadRules(json: unknown, paths: readonly Path[]): unknown {
  const inRules = paths.filter((path) => path.includes('rule'))
  if (inRules.length === 0) return json
  const copy: unknown = JSON.parse(JSON.stringify(json))
  for (const path of inRules) {
    const item = path.slice(0, path.indexOf('rule')).reduce(memberOf, copy)
    if (typeof item === 'object' && item !== null) Object.assign(item, { rule: { kind: 'judged' } })
  }
  return copy
}

/** Reads the shape of a rubric file: each fault of a field missing or of the wrong type, and what can be held against the laws all the same. */
export function readShape(json: unknown): { rubric: Rubric | null; faults: Fault[] } {
  if (isTooDeep(json)) return { rubric: null, faults: [{ where: 'rubric', code: 'too-deep', message: '层级过多，连同考核内容最多四级' }] }
  const parsed = rubricSchema.safeParse(json)
  if (parsed.success) return { rubric: parsed.data, faults: [] }
  const { issues } = parsed.error
  const faults = issues.map(({ path }) => ({ where: whereOf(json, path), code: 'bad-shape', message: `${whereOf(json, path)}：${path.join('.')} 的内容不对` }))
  const rest = rubricSchema.safeParse(withoutBadRules(json, issues.map(({ path }) => path)))
  return { rubric: rest.success ? rest.data : null, faults }
}
