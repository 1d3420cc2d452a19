import { nextTick, onMounted, watch, type Ref } from 'vue'
import type { Proof } from '../../../shared/rubric-draft/proof'
import type { FieldProof } from '../../../shared/rubric-draft/refused-text'
import type { Column } from '../../components/draft/draft-keys'
import { useKeptFocus } from '../../composables/use-kept-focus'
import type { useDraftStore } from '../../stores/draft'
import type { DraftDialog } from './use-draft-acts'
import type { useDraftView } from './use-draft-view'

/** What the page asks of the tree. */
export interface DraftGridHandle {
  focus(): void
  finish(): void
  show(): void
}

interface Places {
  readonly part: Ref<'tree' | 'settings'>
  readonly column: Ref<Column>
  readonly proofOpen: Ref<boolean>
  readonly dialog: Ref<DraftDialog | null>
  readonly root: Readonly<Ref<HTMLElement | null>>
  readonly grid: Readonly<Ref<DraftGridHandle | null>>
  readonly form: Readonly<Ref<HTMLElement | null>>
  readonly settings: Readonly<Ref<HTMLElement | null>>
  readonly total: Readonly<Ref<HTMLElement | null>>
  readonly spreadButton: Readonly<Ref<HTMLElement | null>>
}

const cellOf: Partial<Record<Proof['field'], Column>> = { code: 'code', name: 'text', points: 'points' }
const fieldOf: Partial<Record<Column, string>> = { sum: 'below', rule: 'rule' }
const fieldIn = (place: HTMLElement | null, fits: (field: string) => boolean): HTMLElement | undefined => [...(place?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find(({ dataset }) => fits(dataset['field'] ?? ''))

/** Where the focus goes in the editor: to what a proof is about, to a line, to its field; and that it is never gone. */
export function useDraftPlaces(store: ReturnType<typeof useDraftStore>, view: ReturnType<typeof useDraftView>, places: Places) {
  const { part, column, proofOpen, dialog, root, grid, form, settings, total, spreadButton } = places
  const focusGrid = (): void => void nextTick(() => grid.value?.focus())

  /** What is typed in the form belongs to the line that is being left. */
  function go(key: string): void {
    const { activeElement } = document
    if (key !== store.current && activeElement instanceof HTMLElement && form.value?.contains(activeElement)) activeElement.blur()
    store.current = key
  }
  /** To a line, whatever hides it. */
  function goTo(key: string): void {
    part.value = 'tree'
    go(key)
    view.reveal(key)
    focusGrid()
  }
  async function focusField(field: string): Promise<void> {
    await nextTick()
    const element = fieldIn(form.value, (each) => each === field)
    const target = element?.matches('input, select, textarea') ? element : (element?.querySelector<HTMLElement>('input, select, textarea, button') ?? element)
    target?.scrollIntoView({ block: 'nearest' })
    target?.focus()
  }
  async function goToSettings({ field, path }: Proof & Partial<FieldProof>): Promise<void> {
    part.value = 'settings'
    await nextTick()
    const element = fieldIn(settings.value, (each) => (path === undefined ? each === field || each.startsWith(`${field}.`) : each === path)) ?? settings.value?.querySelector<HTMLElement>('[aria-invalid="true"]')
    element?.scrollIntoView({ block: 'nearest' })
    element?.focus()
  }
  /** To what a proof is about, with the focus in its field. */
  async function goToProof(proof: Proof & Partial<FieldProof>): Promise<void> {
    const { where, field, path } = proof
    if (where === 'rubric' && field === 'points') {
      // The sum of all items: it is mended in the tree, not at 总分.
      part.value = 'tree'
      await nextTick()
      return (spreadButton.value ?? total.value)?.focus()
    }
    if (!view.byKey.has(where)) return goToSettings(proof)
    const cell = cellOf[field]
    if (cell) column.value = cell
    goTo(where)
    await nextTick()
    if (!cell) await focusField(path ?? field)
  }
  /** What keeps it from being published: the list, and the first of it with the focus in its field. */
  function showObstacle(): void {
    proofOpen.value = true
    const wrong = store.proofs.filter(({ weight }) => weight === 'wrong')
    const first = wrong.find(({ where }) => view.byKey.has(where)) ?? wrong[0]
    if (first) void goToProof(first)
  }
  /** From a cell that is not typed in place. */
  function openColumn(to: Column): void {
    if (to === 'faults') proofOpen.value = true
    else void focusField(fieldOf[to] ?? 'rule')
  }
  /** Esc in the form, where nothing in it takes it: back to the tree. */
  function leaveForm(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    event.preventDefault()
    grid.value?.focus()
  }

  // A line that is gone: the one that is current then.
  const { keep } = useKeptFocus(root, (nearest) => {
    if (nearest.closest('.dgw') === null && nearest !== form.value && nearest.querySelector('.dgw, .em') === null) return false
    if (grid.value) grid.value.focus()
    else root.value?.querySelector<HTMLElement>('.em button')?.focus()
    return true
  })
  // The proof takes room from the tree.
  watch(proofOpen, () => grid.value?.show())
  // A dialog gives the focus back to what may be gone, or may have been left for another line.
  watch(dialog, (now, before) => {
    if (now === null && before !== null) setTimeout(() => (before === 'goTo' ? grid.value?.focus() : keep()))
  })
  // The arrows work from the beginning.
  watch(() => store.draft !== null, (isOpen) => { if (isOpen) focusGrid() })
  onMounted(focusGrid)

  return { go, goTo, focusGrid, goToProof, showObstacle, openColumn, leaveForm }
}
