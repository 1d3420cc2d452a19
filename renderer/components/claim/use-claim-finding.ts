import { computed, ref, type Ref } from 'vue'
import type { ClaimRecord } from '../../../shared/campaign/records'
import { doublePunishments, findingsLike, stands, type FindingView } from '../../../shared/finding'
import { toMatterKey } from '../../../shared/text'
import type { Points } from '../../../shared/points'
import { matterOf } from './double-words'

interface Form {
  readonly claim: ClaimRecord | null
  readonly findings: () => readonly FindingView[]
  readonly matter: Ref<string>
  /** What the claim as typed would take. */
  readonly taken: () => Points
}

/** The finding that a penalty claim is about: chosen or alike, its fact as the matter, and whether it is punished twice. */
export function useClaimFinding({ claim, findings, matter, taken }: Form) {
  const findingId = ref(claim?.findingId ?? '')
  const linked = computed(() => findings().find(({ id }) => id === findingId.value) ?? null)
  /** The matter that choosing has filled in: choosing again may replace it, what was typed stays. */
  let filled = linked.value ? matterOf(linked.value) : ''

  function choose(id: string): void {
    const finding = findings().find((candidate) => candidate.id === id) ?? null
    findingId.value = finding?.id ?? ''
    if (toMatterKey(matter.value) !== '' && matter.value !== filled) return
    filled = finding ? matterOf(finding) : ''
    matter.value = filled
  }

  return {
    findingId, linked, choose,
    choices: computed(() => findings().filter((finding) => stands(finding) || finding.id === findingId.value)),
    alike: computed(() => findingsLike(findings(), matter.value).filter(({ id }) => id !== findingId.value).slice(0, 3)),
    double: computed(() => {
      const [unitId = ''] = findings().map(({ unit }) => unit.id)
      const draft: ClaimRecord = { id: '', unitId, list: 'penalty', item: '', level: '', count: 1, matter: matter.value, findingId: findingId.value, setAsideFrom: '', review: null, deleted: false }
      return doublePunishments(findings(), [{ claim: draft, taken: taken() }])[0] ?? null
    }),
  }
}
