/** What the page asks of the parts it shows. */
export interface EditorHandle {
  /** Focuses the first field, replacing its content where a text is given. */
  focusFirst(text?: string): unknown
  commitPending(): 'clean' | 'committed' | 'refused'
  cancel(): void
  startNotApplicable(): void
  /** False where the rule has no 满分 by one key. */
  fullMarks(): boolean
}
export interface NoteHandle {
  commit(): void
  focus(): void
}
export interface GridHandle {
  focus(): void
  show(): void
  pageSize(): number
}
export interface FindHandle {
  focusFind(): void
}
export interface SwitchHandle {
  open(): Promise<void>
}
/** A dialog over the page. */
export type ScoreDialog = 'totals' | 'why' | 'history' | 'code' | 'palette'
