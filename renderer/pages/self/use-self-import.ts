import { computed, ref, shallowRef } from 'vue'
import { workbookBytes } from '../../../shared/import/limits'
import type { Failure, Request } from '../../../shared/ipc/contract'
import { listItems } from '../../../shared/rubric/tree'
import { call } from '../../api/bridge'
import { unitLock } from '../../components/across/row-lock'
import { formLines, importOf, type Decision, type GivenForm } from '../../components/self/form-lines'
import { useCampaignStore } from '../../stores/campaign'
import { useSessionStore } from '../../stores/session'
import { useToastStore } from '../../stores/toast'

type FileRef = Request<'self.read'>['file']
interface Waiting {
  readonly name: string
  /** Null where the file is refused before it is read. */
  readonly file: () => Promise<FileRef | Failure>
}
const isFailure = (file: FileRef | Failure): file is Failure => 'code' in file

/** 导入自评表: reads one file after another, shows what they say, and writes what is ticked. */
export function useSelfImport() {
  const campaign = useCampaignStore()
  const session = useSessionStore()
  const toast = useToastStore()

  const isOpen = ref(false)
  const busy = ref(false)
  const failure = shallowRef<Failure | null>(null)
  const given = shallowRef<readonly GivenForm[]>([])
  const decisions = shallowRef<ReadonlyMap<string, Decision>>(new Map())
  const reading = shallowRef<{ done: number; total: number; name: string } | null>(null)
  let stopped = false
  let keys = 0

  const lines = computed(() =>
    formLines(given.value, decisions.value, {
      items: campaign.rubric ? listItems(campaign.rubric) : [],
      units: campaign.units,
      recordsOf: (unitId) => campaign.entriesOf(unitId, 'self'),
      lockOf: (unit) => unitLock(unit, campaign.phaseOf(unit.id), session.readOnly)?.reason ?? null,
    }),
  )

  async function readOne({ name, file }: Waiting): Promise<GivenForm> {
    keys += 1
    const key = String(keys)
    const ref = await file()
    if (isFailure(ref)) return { key, name, failure: ref, form: null }
    const reply = await call('self.read', { campaignId: campaign.state?.campaign.id ?? '', file: ref })
    return reply.ok ? { key, name, failure: null, form: reply.value } : { key, name, failure: reply.error, form: null }
  }
  async function readAll(waiting: readonly Waiting[]): Promise<void> {
    stopped = false
    for (const [done, one] of waiting.entries()) {
      reading.value = { done, total: waiting.length, name: one.name }
      const read = await readOne(one)
      if (stopped) break
      // Put right and chosen again: the file of the same name takes the place of the one before.
      const before = given.value.filter(({ name, form }) => !(name === read.name && (form === null || read.form === null || form.unitId === read.form.unitId)))
      given.value = [...before, read]
    }
    reading.value = null
  }

  async function chooseFiles(): Promise<void> {
    failure.value = null
    const reply = await call('self.choose', {})
    if (!reply.ok) failure.value = reply.error
    else await readAll(reply.value.files.map(({ id, name }): Waiting => ({ name, file: () => Promise.resolve({ kind: 'chosen', id }) })))
  }
  async function bytesOf(file: File): Promise<FileRef | Failure> {
    if (file.size > workbookBytes) return { code: 'import-too-big', detail: { size: (file.size / 1024 / 1024).toFixed(0) } }
    try {
      return { kind: 'dropped', bytes: new Uint8Array(await file.arrayBuffer()) }
    } catch {
      return { code: 'import-unreadable', detail: { file: file.name, errno: 'EIO' } }
    }
  }
  async function dropFiles(files: readonly File[]): Promise<void> {
    if (reading.value || busy.value) return
    failure.value = null
    await readAll(files.map((file): Waiting => ({ name: file.name, file: () => bytesOf(file) })))
  }
  async function stop(): Promise<void> {
    stopped = true
    await call('self.cancel', {})
  }

  const decide = (key: string, decision: Decision): void => void (decisions.value = new Map(decisions.value).set(key, { ...decisions.value.get(key), ...decision }))
  /** Of the files of one unit, at most one. */
  function choose(key: string, chosen: boolean): void {
    const unit = lines.value.find((line) => line.key === key)?.unit?.id
    for (const twin of lines.value) if (chosen && twin.key !== key && unit !== undefined && twin.unit?.id === unit) decide(twin.key, { chosen: false })
    decide(key, { chosen })
  }

  async function save(): Promise<void> {
    const units = importOf(lines.value)
    const count = units.reduce((sum, { items }) => sum + items.length, 0)
    busy.value = true
    failure.value = await campaign.importSelf(units)
    busy.value = false
    if (failure.value) return
    isOpen.value = false
    void call('self.cancel', {})
    toast.say(`已导入 ${units.length} 个单位的自评表，共 ${count} 项`, { undoable: true })
  }

  return {
    isOpen, busy, failure, lines, reading, chooseFiles, dropFiles, stop, choose, save,
    skip: (key: string, skips: boolean) => decide(key, { skips }),
    open: () => {
      failure.value = null
      given.value = []
      decisions.value = new Map()
      isOpen.value = true
    },
    close: () => {
      isOpen.value = false
      void stop()
    },
  }
}
