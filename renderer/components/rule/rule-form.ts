import type { Rule } from '../../../shared/rubric/rubric'
import type { RulePath } from '../../../shared/rubric-draft/rule-form/edit-rule'

/** What the fields of one rule see of its editor. */
export interface RuleForm {
  /** As it stands with what is being typed. */
  readonly rule: Rule
  /** 分值 of the item; null while it has none. */
  readonly points: number | null
  /** Sentences to show at a place, while typing. */
  faultsAt(path: RulePath): readonly string[]
  /** A typed field changed: the whole shows it at once, it is handed over when the field is left. */
  edit(path: RulePath, value: unknown): void
  /** A button or a choice: handed over at once. */
  act(rule: Rule): void
  /** A field holds text that could not be taken, or no longer does. */
  refuse(field: string, isRefused: boolean): void
}
