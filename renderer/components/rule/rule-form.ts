import type { Rule } from '../../../shared/rubric/rubric'
import type { RefusedText } from '../../../shared/rubric-draft/refused-text'
import type { FieldPath } from '../../../shared/rubric-draft/rule-form/edit-rule'

/** What the fields of a ledger see of what they edit: a rule, or what a rubric says for all its items. */
export interface LedgerForm<T extends object = object> {
  /** As it stands with what is being typed. */
  readonly root: T
  /** Sentences to show at a place, while typing. */
  faultsAt(path: FieldPath): readonly string[]
  /** A typed field changed: the whole shows it at once, it is handed over when the field is left. */
  edit(path: FieldPath, value: unknown): void
  /** A button or a choice: handed over at once. */
  act(root: T): void
  /** A field holds text that could not be taken, or no longer does. */
  refuse(field: string, text: RefusedText | null): void
  /** What the field at a place could not take before the form was closed; null where there is nothing, or the place has changed since. */
  keptAt(path: FieldPath, was: string): RefusedText | null
  /** A row to put into a list. */
  newRow(list: FieldPath): unknown
}

export interface RuleForm extends LedgerForm<Rule> {
  /** 分值 of the item; null while it has none. */
  readonly points: number | null
}
