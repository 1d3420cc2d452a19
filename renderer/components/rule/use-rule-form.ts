import { computed, nextTick, onBeforeUnmount, reactive, shallowRef, watch } from 'vue'
import { isSameJson } from '../../../shared/change/canonical-json'
import type { DraftItem } from '../../../shared/rubric-draft/draft'
import type { RefusedText } from '../../../shared/rubric-draft/refused-text'
import { newRow, withValue, type RowList } from '../../../shared/rubric-draft/rule-form/edit-rule'
import { fieldFaults } from '../../../shared/rubric-draft/rule-form/field-faults'
import type { Rule, RuleKind } from '../../../shared/rubric/rubric'
import type { RuleForm } from './rule-form'
import { useRefused } from './use-refused'

/** The item whose rule is edited. */
export type RuleItem = Pick<DraftItem, 'id' | 'content' | 'points' | 'standard' | 'rule' | 'pending'>

/**
 * The state of one rule editor: the rule as it is being typed, and when it is handed over. A rule is handed over whole, with the id of its item,
 * because a field may be left only when another item is already shown.
 */
export function useRuleForm(item: () => RuleItem, kept: () => readonly RefusedText[], hand: (rule: Rule, id: string) => void, tell: (texts: readonly RefusedText[], id: string) => void) {
  let id = item().id
  /** What the page has, or was last given. */
  let known: Rule = item().rule
  const rule = shallowRef<Rule>(known)
  const refused = useRefused(kept, (texts) => tell(texts, id))
  /** The last rule of each kind, so that trying another kind loses nothing while the item is open. */
  const tried = new Map<RuleKind, Rule>()

  function commit(): void {
    if (rule.value === known || isSameJson(rule.value, known)) return
    known = rule.value
    hand(known, id)
  }
  function load(): void {
    id = item().id
    known = item().rule
    rule.value = known
  }
  watch(() => item().id, () => {
    commit()
    tried.clear()
    load()
    refused.begin()
    void nextTick(refused.settle)
  }, { flush: 'sync' })
  watch(() => item().rule, (given) => {
    if (!isSameJson(given, known)) load()
    else known = given
  })
  onBeforeUnmount(commit)

  function act(next: Rule): void {
    tried.set(rule.value.kind, rule.value)
    rule.value = next
    commit()
  }
  const faults = computed(() => fieldFaults(rule.value, item().points))
  const form: RuleForm = reactive({
    root: rule,
    points: computed(() => item().points),
    faultsAt: (path: string) => faults.value.filter(({ field }) => field === path).map(({ message }) => message),
    newRow: (list: string) => newRow(rule.value, list as RowList, item().points),
    edit: (path: string, value: unknown) => void (rule.value = withValue(rule.value, path, value)),
    act,
    refuse: refused.refuse,
    keptAt: refused.keptAt,
  })
  return { form, faults, commit, triedAs: (kind: RuleKind) => tried.get(kind) }
}
