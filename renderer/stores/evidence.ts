import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { filesAtOnce } from '../../shared/evidence/limits'
import { isLinked, subjectKey, type EvidenceSubject } from '../../shared/evidence/pieces'
import type { Failure } from '../../shared/ipc/contract'
import { call } from '../api/bridge'
import { openPhotoReducer } from '../photo/photo-reducer'
import { useCampaignStore } from './campaign'
import { sendEvidence, type SentFile } from './send-evidence'

/** Files of one act on their way. */
export interface Adding {
  readonly total: number
  /** Files that are done with, and the share of the present one. */
  readonly done: number
  readonly share: number
  readonly name: string
}

/** What came of an act. */
export interface Added {
  readonly added: readonly SentFile[]
  /** Contents that hung there already. */
  readonly known: readonly SentFile[]
  readonly failures: readonly Failure[]
  readonly cancelled: boolean
}

interface Job {
  readonly campaignId: string
  readonly subject: EvidenceSubject
  readonly files: readonly File[]
  /** What was refused before it was sent. */
  readonly refused: readonly Failure[]
  cancelled: boolean
}

/**
 * Evidence on its way into the data folder. One act after the other, one file after the other, whatever screen is shown meanwhile: the files
 * become durable one by one, then one call makes their rows, so that one Ctrl+Z takes the act back.
 */
export const useEvidenceStore = defineStore('evidence', () => {
  const campaign = useCampaignStore()
  const adding = shallowRef<ReadonlyMap<string, Adding>>(new Map())
  const failures = shallowRef<ReadonlyMap<string, readonly Failure[]>>(new Map())
  /** Grows with every act: a picture that was missing may be there now. */
  const version = shallowRef(0)
  const jobs = new Map<string, Job[]>()
  const reducer = openPhotoReducer()
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  function tell(key: string, now: Adding | null): void {
    const next = new Map(adding.value)
    if (now) next.set(key, now)
    else next.delete(key)
    adding.value = next
  }
  const fail = (key: string, list: readonly Failure[]): unknown => (failures.value = new Map([...failures.value, [key, list]]))

  async function sendAll(job: Job): Promise<{ sent: SentFile[]; refused: Failure[] }> {
    const key = subjectKey(job.subject)
    const sent: SentFile[] = []
    const refused = [...job.refused]
    for (const [done, file] of job.files.entries()) {
      if (job.cancelled) break
      const say = (share: number): void => tell(key, { total: job.files.length, done, share, name: file.name })
      say(0)
      const result = await sendEvidence(file, reducer.reduce, say)
      if (result.ok) sent.push(result.value)
      else refused.push(result.error)
    }
    return { sent, refused }
  }

  async function run(job: Job): Promise<Added> {
    const { sent, refused } = await sendAll(job)
    const first = sent.filter(({ id }, at) => sent.findIndex((other) => other.id === id) === at)
    const isKnown = ({ id }: SentFile): boolean => campaign.state !== null && isLinked(campaign.state, id, job.subject)
    const added = first.filter((file) => !isKnown(file))
    const failure = added.length > 0 ? await campaign.addEvidence(job.campaignId, { ...job.subject, files: added }) : null
    version.value += 1
    return { added: failure ? [] : added, known: sent.filter((file) => !added.includes(file)), failures: failure ? [...refused, failure] : refused, cancelled: job.cancelled }
  }

  async function runInTurn(job: Job): Promise<Added> {
    waiting += 1
    const work = last.then(() => run(job))
    last = work.catch(() => undefined)
    try {
      return await work
    } finally {
      waiting -= 1
      if (waiting === 0) reducer.close()
    }
  }

  /** Adds files to a subject as one act; answers when their rows are on disk. A file that fails does not keep the others. */
  async function add(campaignId: string, subject: EvidenceSubject, files: readonly File[], refused: readonly Failure[] = []): Promise<Added> {
    const key = subjectKey(subject)
    const tooMany: Failure[] = files.length > filesAtOnce ? [{ code: 'evidence-too-many', detail: { limit: String(filesAtOnce) } }] : []
    fail(key, [...refused, ...tooMany])
    if (files.length === 0 || tooMany.length > 0) return { added: [], known: [], failures: [...refused, ...tooMany], cancelled: false }
    const job: Job = { campaignId, subject, files, refused, cancelled: false }
    jobs.set(key, [...(jobs.get(key) ?? []), job])
    tell(key, { total: files.length, done: 0, share: 0, name: files[0]?.name ?? '' })
    try {
      const result = await runInTurn(job)
      fail(key, result.failures)
      return result
    } finally {
      const rest = (jobs.get(key) ?? []).filter((other) => other !== job)
      jobs.set(key, rest)
      if (rest.length === 0) tell(key, null)
    }
  }

  return {
    adding, failures, version, add,
    /** Stops after the present file; what is done is kept. */
    cancel: (key: string) => (jobs.get(key) ?? []).forEach((job) => (job.cancelled = true)),
    dismiss: (key: string) => fail(key, []),
    inspect: async (id: string) => {
      const reply = await call('evidence.inspect', { ids: [id] })
      return reply.ok ? (reply.value.states[0]?.state ?? 'there') : 'there'
    },
    saveAs: (id: string, name: string) => call('evidence.saveAs', { id, name }),
  }
})
