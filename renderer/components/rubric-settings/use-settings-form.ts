import { onBeforeUnmount, reactive, shallowRef, watch } from 'vue'
import { isSameJson } from '../../../shared/change/canonical-json'
import type { DraftRubric } from '../../../shared/rubric-draft/draft'
import type { Proof } from '../../../shared/rubric-draft/proof'
import type { RefusedText } from '../../../shared/rubric-draft/refused-text'
import { withValue } from '../../../shared/rubric-draft/rule-form/edit-rule'
import { changedFields, newSettingsRow, withVetoGrade } from '../../../shared/rubric-draft/settings/new-rows'
import type { SettingsChange } from '../../../shared/rubric-draft/settings/tags'
import type { LedgerForm } from '../rule/rule-form'
import { useRefused } from '../rule/use-refused'
import { faultsAtPlace } from './settings-faults'

/** What a rubric says for all its items, as it is being typed, and when its changed fields are handed over. */
export function useSettingsForm(rubric: () => DraftRubric, proofs: () => readonly Proof[], kept: () => readonly RefusedText[], hand: (change: SettingsChange) => void, tell: (texts: readonly RefusedText[]) => void) {
  let known = rubric()
  const root = shallowRef<DraftRubric>(known)
  const refused = useRefused(kept, tell)

  function commit(): void {
    if (root.value === known) return
    root.value = withVetoGrade(known, root.value)
    const change = changedFields(known, root.value)
    known = root.value
    if (Object.keys(change).length > 0) hand(change)
  }
  watch(rubric, (given) => {
    if (root.value !== known && isSameJson(given, known)) return
    known = given
    root.value = given
  })
  onBeforeUnmount(commit)

  const form: LedgerForm<DraftRubric> = reactive({
    root,
    faultsAt: (path: string) => faultsAtPlace(root.value, proofs(), path),
    edit: (path: string, value: unknown) => void (root.value = withValue(root.value, path, value)),
    act: (next: DraftRubric) => {
      root.value = next
      commit()
    },
    newRow: (list: string) => newSettingsRow(root.value, list),
    refuse: refused.refuse,
    keptAt: refused.keptAt,
  })
  /** Fields that were made elsewhere, e.g. a renamed zone with its items. */
  const change = (fields: SettingsChange): void => form.act(Object.fromEntries(Object.entries({ ...root.value, ...fields }).filter(([, value]) => value !== undefined)) as DraftRubric)
  return { form, commit, change }
}
