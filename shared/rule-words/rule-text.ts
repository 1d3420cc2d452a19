import { ruleSchema, type Rule, type RuleKind, type RuleOf } from '../rubric/rubric'
import { ruleWords } from './kind-words'
import type { Codec } from './text/codec'
import { codecs } from './text/codecs'
import { extraOf, Lines, TextFault } from './text/lines'
import { fold, safeJson } from './text/words'

export type ParsedRule =
  | { readonly ok: true; readonly value: Rule }
  /** `line` counts from 1; `message` is Chinese, says what is wrong and shows how it is written. */
  | { readonly ok: false; readonly line: number; readonly message: string }

const kinds = Object.keys(ruleWords) as RuleKind[]
/** What one cell of a workbook holds. */
const longest = 32_767

function writeLines<K extends RuleKind>(kind: K, rule: RuleOf<K>): string[] {
  const codec: Codec<K> = codecs[kind]
  const extra = extraOf(rule, codec.known)
  return [ruleWords[kind], ...codec.write(rule), ...(extra ? [`其他：${safeJson(extra)}`] : [])]
}

/**
 * A rule as Chinese lines for one cell of a workbook, which a person can change there: first the kind, then a line for each thing that
 * decides points or names something. `parseRuleText` gives the identical rule back, further descriptive fields included.
 */
export function ruleText(rule: Rule): string {
  return writeLines(rule.kind, rule).join('\n')
}

function readKind(first: { readonly no: number; readonly text: string } | undefined): RuleKind {
  const names = kinds.map((kind) => ruleWords[kind]).join('、')
  if (!first) throw new TextFault(1, `没有写评分规则。第一行写规则的名称（${names}），例如：\n${ruleWords.deduct}\n${codecs.deduct.sample}`)
  const kind = kinds.find((candidate) => fold(ruleWords[candidate]) === fold(first.text))
  if (!kind) throw new TextFault(first.no, `第${first.no}行应只写规则的名称，是下列之一：${names}。例如：\n${ruleWords.deduct}\n${codecs.deduct.sample}`)
  return kind
}

function readLines(text: string): Rule {
  if (text.length > longest) throw new TextFault(1, `评分规则太长，最多 ${longest} 个字`)
  const all = text.split(/\r\n?|\n/u).map((line, index) => ({ no: index + 1, text: line })).filter((line) => line.text.trim() !== '')
  const kind = readKind(all[0])
  const codec = codecs[kind]
  const lines = new Lines(all.slice(1), all[all.length - 1]?.no ?? 1, `${ruleWords[kind]}\n${codec.sample}`)
  const others = lines.others()
  const rule: Rule = { ...others, ...codec.read(lines) }
  lines.finish()
  if (!ruleSchema.safeParse(rule).success) throw new TextFault(1, '评分规则里有的数太大，或“其他”一行改坏了。把“其他”一行删掉不影响分数')
  return rule
}

/** The rule that `ruleText` wrote or a person changed. Only the shape is checked here; `checkRule` knows whether it fits the item's points. */
export function parseRuleText(text: string): ParsedRule {
  try {
    return { ok: true, value: readLines(text) }
  } catch (error) {
    if (error instanceof TextFault) return { ok: false, line: error.line, message: error.message }
    throw error
  }
}
