import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import type { Failure } from '../../../shared/ipc/contract'
import type { LibraryVersion } from '../../../shared/rubric-draft/library'
import { matchItems, type Decision } from '../../../shared/rubric-change'
import { compareRubrics, type DifferenceKind } from '../../../shared/rubric/compare'
import type { Rubric } from '../../../shared/rubric/rubric'
import { call } from '../../api/bridge'
import { useToastStore } from '../../stores/toast'

/** The version before: the last one of the same rubric that was published earlier, else the next in the list. */
function versionBefore(versions: readonly LibraryVersion[], after: string): string {
  const at = versions.findIndex(({ digest }) => digest === after)
  const earlier = versions.slice(at + 1)
  return (earlier.find(({ id }) => id === versions[at]?.id) ?? earlier[0] ?? versions.find(({ digest }) => digest !== after))?.digest ?? after
}

/** Two versions of the library, what differs between them, and what of it is wanted. Items under other ids are the same where a person says so. */
export function useComparison(asked: { readonly before: unknown; readonly after: unknown }) {
  const toast = useToastStore()
  const versions = shallowRef<readonly LibraryVersion[]>([])
  const before = ref('')
  const after = ref('')
  const kind = ref<DifferenceKind | 'all'>('all')
  const pair = shallowRef<{ readonly before: Rubric; readonly after: Rubric } | null>(null)
  const decisions = shallowRef<readonly Decision[]>([])
  const confirmed = computed(() => decisions.value.flatMap(({ from, to }): [string, string][] => (to === null ? [] : [[from, to]])))
  const matching = computed(() => (pair.value ? matchItems(pair.value.before, pair.value.after) : null))
  const comparison = computed(() => (pair.value ? compareRubrics(pair.value.before, pair.value.after, new Map(confirmed.value)) : null))
  const failure = shallowRef<Failure | null>(null)
  const busy = ref(false)
  const rubrics = new Map<string, Rubric>()

  onMounted(async () => {
    const reply = await call('rubric.library', {})
    if (!reply.ok) return void (failure.value = reply.error)
    const known = reply.value.versions
    const digestOf = (value: unknown): string | undefined => known.find(({ digest }) => digest === value)?.digest
    versions.value = known
    after.value = digestOf(asked.after) ?? known[0]?.digest ?? ''
    before.value = digestOf(asked.before) ?? versionBefore(known, after.value)
  })

  async function rubricOf(digest: string): Promise<Rubric | null> {
    const known = rubrics.get(digest)
    if (known) return known
    const reply = await call('rubric.get', { digest })
    if (reply.ok) rubrics.set(digest, reply.value.rubric)
    else failure.value = reply.error
    return reply.ok ? reply.value.rubric : null
  }

  /** What was confirmed and goes on with the versions the other way round. */
  let kept: readonly Decision[] = []
  watch([before, after], async ([older, newer]) => {
    if (older === '' || newer === '') return
    const [one, other] = [await rubricOf(older), await rubricOf(newer)]
    if (older !== before.value || newer !== after.value) return
    pair.value = one && other ? { before: one, after: other } : null
    decisions.value = kept
    kept = []
    kind.value = 'all'
  })

  const counts = computed(() => {
    const kinds = (comparison.value?.changed ?? []).flatMap(({ parts }) => parts.map((part) => part.kind))
    return new Map([...new Set(kinds)].map((each) => [each, kinds.filter((one) => one === each).length]))
  })
  // What was confirmed is neither new nor gone any more.
  watch(counts, (now) => {
    if (kind.value !== 'all' && !now.has(kind.value)) kind.value = 'all'
  })
  const shown = computed(() => {
    const changed = comparison.value?.changed ?? []
    if (kind.value === 'all') return changed
    return changed.map((one) => ({ ...one, parts: one.parts.filter((part) => part.kind === kind.value) })).filter(({ parts }) => parts.length > 0)
  })

  async function exportSheet(): Promise<void> {
    if (busy.value) return
    busy.value = true
    const reply = await call('rubric.exportComparison', { before: before.value, after: after.value, matching: Object.fromEntries(confirmed.value) })
    busy.value = false
    failure.value = reply.ok ? null : reply.error
    if (reply.ok && reply.value.file !== null) toast.say(`已导出 ${reply.value.file}`)
  }

  function swap(): void {
    kept = confirmed.value.map(([from, to]) => ({ from: to, to: from }))
    const older = before.value
    before.value = after.value
    after.value = older
  }

  return { versions, before, after, kind, pair, decisions, confirmed, matching, comparison, failure, busy, counts, shown, exportSheet, swap }
}
