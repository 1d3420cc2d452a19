import type { RuleOf } from '../rubric/rubric'
import type { Entry } from '../scoring/entry'
import type { NumberLimits } from './parse-number'

/** Rules whose entry is one to four measured numbers. */
export type MeasureKind = 'survey' | 'ratio' | 'yoy' | 'yoyPP' | 'rank' | 'relative'
export type MeasureRule = RuleOf<MeasureKind>

export interface MeasureField {
  readonly field: string
  readonly label: string
}

const fractionFields = (rule: RuleOf<'yoyPP'>, when: 'current' | 'previous', word: string): MeasureField[] => [
  { field: `${when}.numerator`, label: `${word}${rule.numerator ?? '分子'}` },
  { field: `${when}.denominator`, label: `${word}${rule.denominator ?? '分母'}` },
]

/** The fields of a rule in the order of entry, with the names that the rubric gives them. */
export function measureFields(rule: MeasureRule): readonly MeasureField[] {
  switch (rule.kind) {
    case 'survey':
      return [{ field: 'value', label: `${rule.name ?? '测评得分'}（${rule.scale === 100 ? '百分制' : `满分 ${rule.scale}`}）` }]
    case 'ratio':
      return [{ field: 'numerator', label: rule.numerator ?? '分子' }, { field: 'denominator', label: rule.denominator ?? '分母' }]
    case 'yoy': {
      const unit = rule.unit ? `（${rule.unit}）` : ''
      return [{ field: 'current', label: `本年${unit}` }, { field: 'previous', label: `上年同期${unit}` }]
    }
    case 'yoyPP':
      return [...fractionFields(rule, 'current', '本年'), ...fractionFields(rule, 'previous', '上年同期')]
    case 'rank':
    case 'relative':
      return [{ field: 'value', label: rule.measure ?? '数值' }]
  }
}

export function measureLimits(rule: MeasureRule): NumberLimits {
  return rule.kind === 'survey' ? { decimals: 6, max: rule.scale } : { decimals: 6 }
}

/** The entry of a rule from its numbers by field, without a judgement. */
export function measureEntry(rule: MeasureRule, of: (field: string) => number): Extract<Entry, { kind: MeasureKind }> {
  const fraction = (when: string): { numerator: number; denominator: number } => ({ numerator: of(`${when}.numerator`), denominator: of(`${when}.denominator`) })
  switch (rule.kind) {
    case 'survey':
    case 'rank':
    case 'relative':
      return { kind: rule.kind, value: of('value') }
    case 'ratio':
      return { kind: 'ratio', numerator: of('numerator'), denominator: of('denominator') }
    case 'yoy':
      return { kind: 'yoy', current: of('current'), previous: of('previous') }
    case 'yoyPP':
      return { kind: 'yoyPP', current: fraction('current'), previous: fraction('previous') }
  }
}
