import { useRoute, useRouter } from 'vue-router'
import type { Progress, StateRecord } from '../../shared/campaign/records'
import { isFailure, useCampaignStore } from '../stores/campaign'
import { useDraftStore } from '../stores/draft'
import { useToastStore } from '../stores/toast'

/** The finding that a record is about, or null. */
function findingOfRecord(record: StateRecord, progress: readonly Progress[]): string | null {
  if (record.kind === 'finding' || record.kind === 'rectification') return record.row.id
  if (record.kind === 'progress') return record.row.findingId
  if (record.kind !== 'evidenceLink') return null
  const { target, targetId } = record.row
  return target === 'finding' ? targetId : target === 'progress' ? (progress.find(({ id }) => id === targetId)?.findingId ?? null) : null
}

/** The finding that an act was about, where it was about nothing else; contents of evidence are about whatever they are linked to. */
function findingOf(records: readonly StateRecord[], progress: readonly Progress[]): string | null {
  const ids = records.filter(({ kind }) => kind !== 'evidence').map((record) => findingOfRecord(record, progress))
  return ids.length > 0 && ids.every((id) => id !== null) ? (ids[0] ?? null) : null
}

/** Undo and redo across items and screens: takes the act back, goes where it was, says what it was. */
export function useRevert() {
  const campaign = useCampaignStore()
  const draft = useDraftStore()
  const toast = useToastStore()
  const route = useRoute()
  const router = useRouter()

  async function revert(direction: 'undo' | 'redo'): Promise<void> {
    // What is offered on the screen is what Ctrl+Z takes back.
    const takeBack = direction === 'undo' && route.name !== 'draft' ? (toast.toast?.takeBack ?? null) : null
    if (takeBack) {
      toast.close()
      return takeBack()
    }
    const word = direction === 'undo' ? '撤销' : '重做'
    // A draft of a rubric has steps of its own, and the campaign's are not meant while it is looked at.
    if (route.name === 'draft') {
      const step = draft.revert(direction)
      return step === null ? toast.tell(`没有可以${word}的操作`) : toast.say(`已${word}：${step}`)
    }
    if (!campaign.state) return
    const result = await campaign[direction]()
    if (isFailure(result)) return toast.fail(result)
    if (!result) return toast.tell(`没有可以${word}的操作`)
    toast.say(`已${word}：${result.label}`)
    const findingId = findingOf(result.saved.records, campaign.state.progress)
    // A fact that was written beside the bill is looked at there.
    const beside = route.name === 'score' && result.itemId !== null && result.saved.records.every(({ kind }) => kind === 'finding')
    if (findingId && !beside) return void (await router.push({ name: 'findings', params: { findingId } }))
    if (result.itemId === null) return
    // What was done to many units at once, or is looked at item by item, is shown there.
    if (result.unitId === null || route.name === 'item') await router.push({ name: 'item', params: { itemId: result.itemId, unitId: result.unitId ?? '' } })
    else await router.push({ name: route.name === 'transcribe' ? 'transcribe' : 'score', params: { unitId: result.unitId, itemId: result.itemId } })
  }

  return { undo: () => revert('undo'), redo: () => revert('redo') }
}
