import type { KeyMap } from '../../composables/use-keys'

/** What the keys of 打分 do (ux.md). */
export interface ScoreActs {
  typeDigit(digit: string): unknown
  edit(): unknown
  cancel(): unknown
  step(steps: number): unknown
  page(direction: -1 | 1): unknown
  first(): unknown
  last(): unknown
  fullMarks(): unknown
  fullIndicator(): unknown
  notApplicable(): unknown
  history(): unknown
  nextUnscored(): unknown
  find(): unknown
  goToCode(): unknown
  palette(): unknown
}

const OWN_KEYS = 'button, a, select, summary, input, textarea, [role=tree], [role=listbox], [role=radiogroup]'
const ARROW_KEYS = 'select, input, textarea, [role=tree], [role=listbox], [role=radiogroup]'

/** True where Enter, Home or an arrow means something to the control that has the focus. */
const within = (event: KeyboardEvent, selector: string): boolean => event.target instanceof Element && event.target.closest(selector) !== null

type Act = (event: KeyboardEvent) => unknown
const unless = (selector: string, act: () => unknown): Act => (event) => (within(event, selector) ? false : act())

/** The key map of the screen. Text fields keep plain keys to themselves (`useKeys`); buttons keep Enter, lists and radios the arrows. */
export function scoreKeys(acts: ScoreActs): KeyMap {
  const digits = Object.fromEntries([...'0123456789'].map((digit): [string, Act] => [digit, unless(ARROW_KEYS, () => acts.typeDigit(digit))]))
  return {
    ...digits,
    Enter: unless(OWN_KEYS, () => acts.step(1)),
    'Shift+Enter': unless(OWN_KEYS, () => acts.step(-1)),
    ArrowDown: unless(ARROW_KEYS, () => acts.step(1)),
    ArrowUp: unless(ARROW_KEYS, () => acts.step(-1)),
    PageDown: unless(ARROW_KEYS, () => acts.page(1)),
    PageUp: unless(ARROW_KEYS, () => acts.page(-1)),
    Home: unless(ARROW_KEYS, () => acts.first()),
    End: unless(ARROW_KEYS, () => acts.last()),
    F2: () => acts.edit(),
    Escape: () => acts.cancel(),
    M: () => acts.fullMarks(),
    'Shift+M': () => acts.fullIndicator(),
    N: () => acts.notApplicable(),
    H: () => acts.history(),
    'Ctrl+Enter': () => acts.nextUnscored(),
    'Ctrl+F': () => acts.find(),
    'Ctrl+G': () => acts.goToCode(),
    'Ctrl+K': () => acts.palette(),
  }
}
