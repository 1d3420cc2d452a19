import { computed, shallowRef } from 'vue'
import { codeOf, textOf } from '../../../shared/rubric-draft/draft-lines'
import { addItem, addNode, applyShares, duplicate, itemsAt, mergeWithNext, move, moveTo, planSpread, remove, renumber, setItem, setNode, split, takeAllSums, takeSum, type Edit, type Share, type SplitPlan } from '../../../shared/rubric-draft/edits'
import type { Dropped } from '../../components/draft/use-row-drag'
import type { LineAct } from '../../components/draft/draft-keys'
import { showDraftPoints } from '../../components/draft/draft-rows'
import { typedPoints } from '../../components/draft/typed-points'
import { fold, matchesCode, matchesName } from '../../components/score/find-items'
import type { PickOption } from '../../components/score/pick-options'
import type { useDraftStore } from '../../stores/draft'
import type { useToastStore } from '../../stores/toast'
import type { useDraftView } from './use-draft-view'

export type DraftDialog = 'split' | 'moveTo' | 'goTo' | { readonly spread: string | null }

const fresh = (): string => crypto.randomUUID()
const PICKS = 50

/** Everything that is done with a draft: each a named step that can be taken back. */
export function useDraftActs(store: ReturnType<typeof useDraftStore>, view: ReturnType<typeof useDraftView>, toast: ReturnType<typeof useToastStore>) {
  const dialog = shallowRef<DraftDialog | null>(null)

  /** Does it, shows where one is then, says why not. */
  function run(edit: Edit): boolean {
    const why = store.act(edit)
    if (why !== null) toast.tell(why)
    else if (edit.ok) view.reveal(edit.key)
    return why === null
  }
  function removeLine(key: string): void {
    const { draft } = store
    if (!draft) return
    const count = itemsAt(draft, key)
    const edit = remove(draft, key)
    if (run(edit) && edit.ok) toast.say(`已${edit.step}${count > 1 ? `（${count} 项考核内容）` : ''}`, { undoable: true })
  }
  function act(name: LineAct): void {
    const { draft, current: key } = store
    if (!draft) return
    switch (name) {
      case 'up': case 'down': case 'in': case 'out': return void run(move(draft, key, name))
      case 'addItem': return void run(addItem(draft, key, fresh))
      case 'addNode': return void run(addNode(draft, key === '' ? null : key, 'after', fresh))
      case 'addBelow': return void run(addNode(draft, key, 'inside', fresh))
      case 'duplicate': return void run(duplicate(draft, key, fresh))
      case 'remove': return removeLine(key)
      case 'merge': return void run(mergeWithNext(draft, key))
      case 'split': case 'moveTo':
        if (view.current) dialog.value = name
    }
  }
  /** A cell that was typed. Points that are none stay as they were typed and are not kept. */
  function write(key: string, column: 'code' | 'text' | 'points', text: string): void {
    const { draft } = store
    const line = view.byKey.get(key)
    if (!draft || !line) return
    view.typing = null
    if (column !== 'points') {
      const value = column === 'code' ? text.trim() : text
      run(line.kind === 'node' ? setNode(draft, key, column === 'code' ? { code: value } : { name: value }) : setItem(draft, key, column === 'code' ? { code: value } : { content: value }))
      return
    }
    const read = typedPoints(text)
    store.refuse(key, 'points', read.ok ? [] : [{ path: 'points', text, was: showDraftPoints(line.kind === 'node' ? line.node.points : line.item.points), sentence: read.why }])
    if (!read.ok) return
    run(line.kind === 'node' ? setNode(draft, key, { points: read.points }) : setItem(draft, key, { points: read.points }))
  }
  /** Points that could not be taken give way to those of the draft. */
  const restore = (key: string): void => store.refuse(key, 'points', [])
  const withDraft = (make: (draft: NonNullable<typeof store.draft>) => Edit) => (): boolean => (store.draft ? run(make(store.draft)) : false)
  function close(): void {
    dialog.value = null
  }

  function moveOptions(query: string): readonly PickOption[] {
    const fits = view.lines.filter((line) => line.kind === 'node' && line.key !== store.current && (fold(query) === '' || matchesCode(codeOf(line), query) || matchesName(textOf(line), query, view.pinyinOf)))
    return fits.slice(0, PICKS).map((line) => ({ id: line.key, code: codeOf(line), text: textOf(line) }))
  }
  function goOptions(query: string): readonly PickOption[] {
    const exact = view.lines.filter((line) => fold(codeOf(line)) === fold(query))
    const others = view.lines.filter((line) => !exact.includes(line) && (fold(query) === '' || matchesCode(codeOf(line), query)))
    return [...exact, ...others].slice(0, PICKS).map((line) => ({ id: line.key, code: codeOf(line), text: textOf(line) }))
  }
  const spread = computed(() => (typeof dialog.value === 'object' && dialog.value && store.draft ? planSpread(store.draft.rubric, dialog.value.spread) : null))

  return {
    dialog, close, run, act, write, restore, moveOptions, goOptions, spread,
    drop: ({ key, spot }: Dropped) => store.draft && run(moveTo(store.draft, key, spot)),
    pickNode: (key: string) => {
      close()
      if (store.draft) run(moveTo(store.draft, store.current, { where: 'inside', key }))
    },
    splitBy: (plan: SplitPlan) => {
      close()
      if (store.draft) run(split(store.draft, store.current, plan, fresh))
    },
    applySpread: (shares: readonly Share[]) => {
      close()
      if (store.draft) run(applyShares(store.draft, shares, store.current))
    },
    renumberAll: withDraft((draft) => renumber(draft, store.current)),
    takeSums: withDraft((draft) => takeAllSums(draft, store.current)),
    takeOwnSum: withDraft((draft) => takeSum(draft, store.current)),
  }
}
