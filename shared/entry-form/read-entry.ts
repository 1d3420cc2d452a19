import { assertNever } from '../assert-never'
import { isSameJson } from '../change/canonical-json'
import type { Item, RuleOf } from '../rubric/rubric'
import { checkEntry, undecidedBy } from '../scoring'
import type { Entry } from '../scoring/entry'
import type { RawDraft } from './raw-draft'
import { toRaw } from './entry-texts'
import { makeReader, type FieldReader } from './field-reader'
import { measureEntry, measureFields, measureLimits, type MeasureRule } from './measure-fields'

/** What the texts of a form come to. `faults` name the refused fields, `missing` the first field that still has to be filled. */
export type Reading =
  | { readonly kind: 'input'; readonly input: Entry | null; readonly faults: Readonly<Record<string, string>> }
  | { readonly kind: 'incomplete'; readonly message: string; readonly missing: string; readonly faults: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly message: string; readonly faults: Readonly<Record<string, string>> }

/** An entry, null for 未评, or what is missing. */
type Draft = { readonly entry: Entry | null } | { readonly missing: string; readonly message: string }

const countSentence = '请输入不小于 0 的整数'
const pointsSentence = (item: Item): string => `满分 ${item.points} 分，请输入 0 到 ${item.points} 之间、最多两位小数的数`

function readDeduct(rule: RuleOf<'deduct'>, read: FieldReader): Draft {
  const fields = rule.clauses.flatMap(({ id }) => [`n:${id}`, `m:${id}`])
  if (fields.every(read.isBlank)) return { entry: null }
  const counts: Record<string, number> = {}
  const escalated: Record<string, number> = {}
  for (const { id, per, when } of rule.clauses) {
    const limits = per === null ? { decimals: 0, max: 1 } : { decimals: 0 }
    const sentence = per === null ? `“${when}”只能扣一次，请输入 0 或 1` : countSentence
    const n = read.number(`n:${id}`, limits, sentence) ?? 0
    const m = read.number(`m:${id}`, limits, sentence) ?? 0
    if (per === null && n + m > 1) read.refuse(`m:${id}`, sentence)
    if (n > 0) counts[id] = n
    if (m > 0) escalated[id] = m
  }
  return { entry: { kind: 'deduct', counts, ...(Object.keys(escalated).length > 0 ? { escalated } : {}) } }
}

function readChecklist(rule: RuleOf<'checklist'>, read: FieldReader): Draft {
  const open = rule.parts.filter(({ id }) => read.isBlank(`part:${id}`))
  if (open.length === rule.parts.length) return { entry: null }
  const [first] = open
  if (first) return { missing: `part:${first.id}`, message: `还有 ${open.length} 项没有核对` }
  return { entry: { kind: 'checklist', parts: Object.fromEntries(rule.parts.map(({ id }) => [id, Number(read.text(`part:${id}`))])) } }
}

function readJudged(item: Item, read: FieldReader, prefix: '' | 'judged.'): { points: number; reason: string } | { missing: string; message: string } | null {
  const [pointsField, reasonField] = [`${prefix}points`, `${prefix}reason`]
  if (read.isBlank(pointsField) && read.isBlank(reasonField)) return null
  const points = read.number(pointsField, { decimals: 2, max: item.points }, pointsSentence(item))
  if (points === null) return { missing: pointsField, message: '还没有填定分' }
  if (read.isBlank(reasonField)) return { missing: reasonField, message: '还没有写明定分的理由' }
  return { points, reason: read.text(reasonField) }
}

function readMeasures(item: Item, rule: MeasureRule, read: FieldReader): Draft {
  const fields = measureFields(rule)
  if (fields.every(({ field }) => read.isBlank(field))) return { entry: null }
  const sentence = (label: string): string =>
    rule.kind === 'survey' ? `满分 ${rule.scale} 分，请输入 0 到 ${rule.scale} 之间的数` : `${label}应为不小于 0、小于十亿、最多六位小数的数`
  const values = new Map(fields.map(({ field, label }) => [field, read.number(field, measureLimits(rule), sentence(label))]))
  const open = fields.filter(({ field }) => values.get(field) === null)
  const [first] = open
  if (first) return { missing: first.field, message: `还没有填：${open.map(({ label }) => label).join('、')}` }
  const entry = measureEntry(rule, (field) => values.get(field) ?? 0)
  if (undecidedBy(rule, entry) !== 'manual') return { entry }
  const judged = readJudged(item, read, 'judged.') ?? { missing: 'judged.points', message: '分母或上年同期为零，应由考核组定分并写明理由' }
  return 'missing' in judged ? judged : { entry: { ...entry, judged } as Entry }
}

function readRule(item: Item, read: FieldReader): Draft {
  const { rule } = item
  switch (rule.kind) {
    case 'deduct': return readDeduct(rule, read)
    case 'checklist': return readChecklist(rule, read)
    case 'earn': {
      const count = read.number('count', { decimals: 0 }, countSentence)
      return { entry: count === null ? null : { kind: 'earn', count } }
    }
    case 'tier': return { entry: read.isBlank('level') ? null : { kind: 'tier', level: read.text('level') } }
    case 'yesno': return { entry: read.isBlank('met') ? null : { kind: 'yesno', met: read.text('met') === 'true' } }
    case 'judged': {
      const judged = readJudged(item, read, '')
      if (judged === null) return { entry: null }
      return 'missing' in judged ? judged : { entry: { kind: 'judged', ...judged } }
    }
    case 'survey':
    case 'ratio':
    case 'yoy':
    case 'yoyPP':
    case 'rank':
    case 'relative': return readMeasures(item, rule, read)
    default: return assertNever(rule)
  }
}

function readNotApplicable(read: FieldReader): Draft {
  return read.isBlank('naReason') ? { missing: 'naReason', message: '还没有写明不适用的理由' } : { entry: { kind: 'notApplicable', reason: read.text('naReason') } }
}

/** Reads a form against its item. What it calls an input has passed `checkEntry`. */
export function readEntry(item: Item, raw: RawDraft): Reading {
  const read = makeReader(raw.texts)
  const draft = raw.mode === 'notApplicable' ? readNotApplicable(read) : readRule(item, read)
  const { faults } = read
  const [refused] = Object.values(faults)
  if (refused !== undefined) return { kind: 'refused', message: refused, faults }
  if ('missing' in draft) return { kind: 'incomplete', ...draft, faults }
  const [fault] = draft.entry === null ? [] : checkEntry(item, draft.entry)
  if (fault) return { kind: 'refused', message: fault.message.replace(`${item.code} ${item.content}：`, ''), faults }
  return { kind: 'input', input: draft.entry, faults }
}

/** True where two entries say the same: a count of 0 is a count that is not there. */
export function isSameInput(item: Item, a: Entry | null, b: Entry | null): boolean {
  const normal = (entry: Entry | null): Entry | null => {
    const reading = readEntry(item, toRaw(item, entry))
    return reading.kind === 'input' ? reading.input : entry
  }
  return isSameJson(normal(a), normal(b))
}

/** True where the numbers typed so far leave the points to the team (分母为零 and the rule says manual). */
export function needsJudgement(item: Item, raw: RawDraft): boolean {
  const { rule } = item
  if (rule.kind !== 'ratio' && rule.kind !== 'yoy' && rule.kind !== 'yoyPP') return false
  const read = makeReader(raw.texts)
  const values = new Map(measureFields(rule).map(({ field }) => [field, read.number(field, { decimals: 6 }, '')]))
  if ([...values.values()].includes(null)) return false
  return undecidedBy(rule, measureEntry(rule, (field) => values.get(field) ?? 0)) === 'manual'
}
