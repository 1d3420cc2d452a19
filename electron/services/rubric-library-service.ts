import type { Answer, Request } from '../../shared/ipc/contract'
import { parsePoints } from '../../shared/points'
import type { Draft } from '../../shared/rubric-draft/draft'
import type { LibraryDraft, LibraryVersion } from '../../shared/rubric-draft/library'
import { countWrong, proveDraft } from '../../shared/rubric-draft/prove-draft'
import { sumOfDraft } from '../../shared/rubric-draft/draft-sums'
import { listItems } from '../../shared/rubric/tree'
import { listDraftRows, type DraftRow } from '../db/rubric-drafts'
import { listRubricVersions } from '../db/rubric-versions'
import { listCampaigns } from './campaign-service'
import type { Services } from './context'
import { bundledVersion, getVersion } from './rubric-library'

/** Published versions, the newest first; the stand-in is among them even while nothing uses it. */
function listVersions(services: Services): LibraryVersion[] {
  const bundled = bundledVersion(services).digest
  const kept = listRubricVersions(services.db).map(({ digest, publishedAt }) => ({ digest, publishedAt }))
  const all = kept.some(({ digest }) => digest === bundled) ? kept : [...kept, { digest: bundled, publishedAt: 0 }]
  const campaigns = listCampaigns(services)
  return all.map(({ digest, publishedAt }) => {
    const rubric = getVersion(services, digest)
    const { id, title, version, placeholder = false, basePoints, zones } = rubric
    const users = campaigns.filter(({ rubricDigest }) => rubricDigest === digest).map(({ id: campaignId, name, sample }) => ({ id: campaignId, name, sample }))
    return { digest, id, title, version, publishedAt, items: listItems(rubric).length, points: parsePoints(basePoints) ?? 0, placeholder, zones, bundled: digest === bundled, campaigns: users }
  })
}

function summaryOf({ id, title, json, updatedAt }: DraftRow): LibraryDraft {
  const draft = JSON.parse(json) as Draft
  const { items, below } = sumOfDraft(draft.rubric)
  return { id, title, version: draft.rubric.version, updatedAt, items, points: below, wrong: countWrong(proveDraft(draft)), basedOn: draft.basedOn, file: draft.file }
}

export function rubricLibraryHandlers(services: Services) {
  // A draft of 2,000 items is proved in tens of milliseconds: once per state of it.
  const known = new Map<string, LibraryDraft>()
  const summary = (row: DraftRow): LibraryDraft => {
    const kept = known.get(row.id)
    const now = kept?.updatedAt === row.updatedAt ? kept : summaryOf(row)
    known.set(row.id, now)
    return now
  }
  return {
    'rubric.library': (): Answer<'rubric.library'> => ({ versions: listVersions(services), drafts: listDraftRows(services.db).map(summary) }),
    'rubric.get': ({ digest }: Request<'rubric.get'>): Answer<'rubric.get'> => ({ rubric: getVersion(services, digest) }),
  }
}
