import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Failure } from '../../shared/ipc/contract'
import type { Draft } from '../../shared/rubric-draft/draft'
import type { Edit } from '../../shared/rubric-draft/edits'
import type { Proof } from '../../shared/rubric-draft/proof'
import { refusedProofs, type Refusal, type RefusedPart, type RefusedText } from '../../shared/rubric-draft/refused-text'
import { countWrong, proveDraft } from '../../shared/rubric-draft/prove-draft'
import { call } from '../api/bridge'
import { useSessionStore } from './session'

interface Step {
  readonly before: Draft
  readonly after: Draft
  readonly step: string
  /** Where one was before, and where one is after it: a node's key or an item's id. */
  readonly from: string
  readonly to: string
}

const SAVE_AFTER_MS = 400
/** Edits in a row are proved once. */
const PROVE_AFTER_MS = 120

/**
 * The rubric draft that is open: what it says, every step of this session, and how it gets onto the disk. Drafts are never changed in place,
 * so a step back is the draft of before.
 */
export const useDraftStore = defineStore('draft', () => {
  const session = useSessionStore()
  const draftId = shallowRef('')
  const draft = shallowRef<Draft | null>(null)
  const past = shallowRef<readonly Step[]>([])
  const future = shallowRef<readonly Step[]>([])
  const proofs = shallowRef<readonly Proof[]>([])
  /** The draft that `proofs` are of. */
  const proved = shallowRef<Draft | null>(null)
  /** Where one works: a node's key or an item's id. */
  const current = shallowRef('')
  /** Texts that fields could not take: they stay as they were typed for as long as the program runs, with the draft open or not. */
  const refusals = shallowRef<readonly Refusal[]>([])
  const refusedBy = new Map<string, readonly Refusal[]>()
  /** The draft as it is on disk. */
  const stored = shallowRef<Draft | null>(null)
  /** Why the last save was refused. */
  const failure = shallowRef<Failure | null>(null)

  let proving: ReturnType<typeof setTimeout> | undefined
  function prove(): void {
    clearTimeout(proving)
    const of = draft.value
    proofs.value = of ? proveDraft(of) : []
    proved.value = of
  }

  /** Edits that no save has taken yet: the first of them decides when it comes, so that edits without a pause are saved too. */
  let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly end: () => void } | null = null
  function stopWaiting(): () => void {
    const edits = waiting
    waiting = null
    clearTimeout(edits?.timer)
    return () => edits?.end()
  }
  /** One save at a time; what was edited meanwhile goes with the next, so that the last one always does. */
  let saving: Promise<Failure | null> | null = null
  async function save(): Promise<Failure | null> {
    clearTimeout(waiting?.timer)
    while (saving) await saving
    const end = stopWaiting()
    const id = draftId.value
    if (!draft.value || draft.value === stored.value) {
      end()
      return null
    }
    let sent: Draft | null = null
    saving = session.tracked(`draft ${id}`, () => {
      // A retry sends what there is by then.
      sent = draftId.value === id ? (draft.value ?? sent) : sent
      return sent ? call('draft.save', { draftId: id, draft: sent }) : Promise.resolve({ ok: true as const, value: { savedAt: 0 } })
    }, ({ savedAt }) => {
      if (draftId.value === id) stored.value = sent
      if (savedAt > 0) session.savedAt = savedAt
    })
    failure.value = await saving
    saving = null
    end()
    return failure.value
  }

  function take(next: Draft): void {
    draft.value = next
    waiting ??= { timer: setTimeout(() => void save(), SAVE_AFTER_MS), end: session.waits() }
    clearTimeout(proving)
    proving = setTimeout(prove, PROVE_AFTER_MS)
  }

  async function open(id: string): Promise<Failure | null> {
    await save()
    const reply = await call('draft.open', { draftId: id })
    if (!reply.ok) return reply.error
    failure.value = null
    draftId.value = id
    refusals.value = refusedBy.get(id) ?? []
    draft.value = reply.value.draft
    stored.value = draft.value
    past.value = []
    future.value = []
    current.value = draft.value.rubric.requirements[0]?.key ?? ''
    prove()
    return null
  }

  /** Does an edit; the reason where it cannot be done. */
  function act(edit: Edit): string | null {
    if (session.isReadOnly) return '现在是只读，不能修改'
    if (!edit.ok) return edit.why
    const before = draft.value
    if (before && edit.draft !== before) {
      past.value = [...past.value, { before, after: edit.draft, step: edit.step, from: current.value, to: edit.key }]
      future.value = []
      take(edit.draft)
    }
    if (edit.key !== '') current.value = edit.key
    return null
  }

  /** What the fields of one form could not take, in place of what they could not take before. */
  function refuse(where: string, part: RefusedPart, texts: readonly RefusedText[]): void {
    const others = refusals.value.filter((each) => each.where !== where || each.part !== part)
    if (texts.length === 0 && others.length === refusals.value.length) return
    refusals.value = [...others, ...texts.map((text) => ({ ...text, where, part }))]
    refusedBy.set(draftId.value, refusals.value)
  }
  const refusedAt = (where: string, part: RefusedPart): readonly Refusal[] => refusals.value.filter((each) => each.where === where && each.part === part)

  /** One step back or forth; its name, or null where there is none. */
  function revert(direction: 'undo' | 'redo'): string | null {
    const [from, to] = direction === 'undo' ? [past, future] : [future, past]
    const step = from.value.at(-1)
    if (!step || session.isReadOnly) return null
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, step]
    take(direction === 'undo' ? step.before : step.after)
    current.value = direction === 'undo' ? step.from : step.to
    return step.step
  }

  /** Published, removed or left: nothing more is saved under its id. */
  function close(): void {
    stopWaiting()()
    clearTimeout(proving)
    refusedBy.delete(draftId.value)
    refusals.value = []
    draftId.value = ''
    draft.value = null
    failure.value = null
    stored.value = null
  }

  /** What the proof says, after the texts that were not taken. */
  const allProofs = computed<readonly Proof[]>(() => [...(draft.value ? refusedProofs(draft.value, refusals.value) : []), ...proofs.value])

  return {
    draftId, draft, proofs: allProofs, refusals, current, past, future, failure, refuse, refusedAt,
    wrong: computed(() => countWrong(allProofs.value)),
    /** False for a moment after an edit, while `proofs` are still those of before. */
    isProved: computed(() => proved.value === draft.value),
    isStored: computed(() => stored.value === draft.value),
    open, act, revert, save, close, prove,
  }
})
