import { computed, reactive, shallowRef } from 'vue'
import { draftLines, type DraftLine } from '../../../shared/rubric-draft/draft-lines'
import { sumOfDraft } from '../../../shared/rubric-draft/draft-sums'
import { setItem, setNode } from '../../../shared/rubric-draft/edits'
import { parsePoints } from '../../../shared/points'
import { draftFilters, faultsByLine, fitsLine, rowMaker, visibleLines, type DraftFilter } from '../../components/draft/draft-rows'
import { typedPoints } from '../../components/draft/typed-points'
import { fold, loadPinyin, type PinyinOf } from '../../components/score/find-items'
import type { useDraftStore } from '../../stores/draft'

/** What of a draft is shown: its lines, filtered and folded, with sums that follow the points being typed. */
export function useDraftView(store: ReturnType<typeof useDraftStore>) {
  const filter = shallowRef<DraftFilter>('all')
  const query = shallowRef('')
  const folded = shallowRef<ReadonlySet<string>>(new Set())
  const typing = shallowRef<{ readonly key: string; readonly text: string } | null>(null)
  /** Typed points that could not be taken, by line: they stay as they were typed. */
  const refused = computed<ReadonlyMap<string, string>>(() => new Map(store.refusals.filter(({ part }) => part === 'points').map(({ where, text }) => [where, text])))
  const pinyinOf = shallowRef<PinyinOf | null>(null)
  const faults = computed(() => faultsByLine(store.proofs))
  const lines = computed(() => (store.draft ? draftLines(store.draft.rubric) : []))
  const byKey = computed(() => new Map(lines.value.map((line) => [line.key, line])))
  const current = computed<DraftLine | null>(() => byKey.value.get(store.current) ?? null)

  /** The rubric with the points that are being typed; nothing of it is kept. */
  const live = computed(() => {
    const { draft } = store
    const line = typing.value && byKey.value.get(typing.value.key)
    const read = typing.value ? typedPoints(typing.value.text) : null
    if (!draft || !line || !read?.ok) return draft?.rubric ?? null
    const edit = line.kind === 'node' ? setNode(draft, line.key, { points: read.points }) : setItem(draft, line.key, { points: read.points })
    return edit.ok ? edit.draft.rubric : draft.rubric
  })
  const liveLines = computed(() => (live.value ? draftLines(live.value) : []))
  const makeRows = rowMaker()
  const rows = computed(() => makeRows(visibleLines(liveLines.value, { filter: filter.value, query: query.value, folded: folded.value }, faults.value, pinyinOf.value), faults.value, folded.value))
  const counts = computed(() => Object.fromEntries(draftFilters.map((each) => [each, each === 'all' ? lines.value.filter(({ kind }) => kind === 'item').length : lines.value.filter((line) => (each === 'faulty' ? faults.value.has(line.key) : line.kind === 'item' && line.item.pending === true)).length])) as Record<DraftFilter, number>)
  const total = computed(() => {
    const sum = live.value ? sumOfDraft(live.value) : null
    return { sum: sum?.below ?? 0, base: live.value ? parsePoints(live.value.basePoints) : null }
  })

  function setFolded(key: string, isFolded: boolean): void {
    const next = new Set(folded.value)
    if (isFolded) next.add(key)
    else next.delete(key)
    folded.value = next
  }
  /** The first line that was asked for by the filter and the find field; null while neither asks for anything. */
  function firstFound(): string | null {
    if (filter.value === 'all' && fold(query.value) === '') return null
    return lines.value.find((line) => fitsLine(line, { filter: filter.value, query: query.value }, faults.value, pinyinOf.value))?.key ?? null
  }
  /** Makes a line visible: unfolds what is above it, and drops a filter or a query that hides it. */
  function reveal(key: string): void {
    const line = byKey.value.get(key)
    if (!line) return
    const above = new Set<string>()
    for (let at: DraftLine | undefined = line; at?.parent; at = byKey.value.get(at.parent.key)) above.add(at.parent.key)
    if ([...above].some((each) => folded.value.has(each))) folded.value = new Set([...folded.value].filter((each) => !above.has(each)))
    if ((filter.value !== 'all' || fold(query.value) !== '') && !rows.value.some((row) => row.key === key)) {
      filter.value = 'all'
      query.value = ''
    }
  }
  return reactive({
    filter, query, typing, refused, faults, lines, byKey, current, rows, counts, total, setFolded, reveal, firstFound,
    prepareFind: () => void loadPinyin().then((loaded) => (pinyinOf.value = loaded)),
    pinyinOf,
  })
}
