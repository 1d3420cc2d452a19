import type { Texts } from '../../../shared/entry-form/raw-draft'

/** What the fields of one rule see of the form. */
export interface EntryForm {
  readonly texts: Texts
  readonly disabled: boolean
  /** Under a refused field, that nothing was lost. */
  readonly keptNote: string
  /** The sentence to show at a field, or empty. */
  faultAt(field: string): string
  /** Id of the message of a field, for aria-describedby. */
  faultId(field: string): string
  /** A typed field changed; it is committed later. */
  edit(field: string, text: string): void
  /** The assessor left a field: from now on its fault is shown. */
  settle(field: string): void
  /** A stepper, segment or radio: committed at once when the whole is valid. */
  choose(changes: Texts): void
  compose(on: boolean): void
}
