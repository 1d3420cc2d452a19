/** What the parts of the grid ask of each other, and the page of them. */
export interface CellHandle {
  focus(): void
  /** The caret at the end. */
  edit(): void
  newline(): void
  text(): string
}
export interface RowHandle {
  input(): CellHandle | null
}
export interface SheetHandle {
  focus(): Promise<void>
  /** Takes what is being typed into its row. */
  finish(): void
}
export interface ListHandle {
  focusFind(): void
}
