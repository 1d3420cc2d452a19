import { AppError } from '../../shared/failure'
import { phaseNames } from '../../shared/campaign/phase'
import type { CampaignState } from '../../shared/campaign/records'
import { canonicalJson } from '../../shared/change/canonical-json'
import type { Answer, Request } from '../../shared/ipc/contract'
import { migrateScores, planChange, toMatches, type ChangePlan, type ScoredRecords, type Versions } from '../../shared/rubric-change'
import { showPlan, type ShownPlan } from '../../shared/rubric-change/shown-plan'
import type { Reader } from '../db/handles'
import { findRubricJson, saveRubricVersion } from '../db/rubric-versions'
import { listRows } from '../db/record-rows'
import { loadCampaign } from './campaign-state'
import { findMe } from './actor'
import type { Services } from './context'
import { getVersion, getVersionJson } from './rubric-library'
import { act, type ActName, type Work } from './work'

/** What a submitted unit is sent back with. */
export const versionReason = '评分细则改版'

type Wanted = Pick<Request<'version.plan'>, 'campaignId' | 'digest' | 'matches'>

/** Every row that names items, also of units that were removed: what an undo brings back must fit the version of the day. */
function allRecords(db: Reader, campaign: CampaignState['campaign']): ScoredRecords {
  const rows = { campaign, units: listRows(db, 'unit', campaign.id), leftOut: [] }
  return {
    ...rows,
    entries: listRows(db, 'entry', campaign.id), claims: listRows(db, 'claim', campaign.id), vetoes: listRows(db, 'veto', campaign.id), findings: listRows(db, 'finding', campaign.id),
    rectifications: listRows(db, 'rectification', campaign.id), progress: listRows(db, 'progress', campaign.id), evidenceLinks: listRows(db, 'evidenceLink', campaign.id),
  }
}

interface Planned {
  readonly state: CampaignState
  readonly records: ScoredRecords
  readonly plan: ChangePlan
  readonly shown: ShownPlan
  readonly rubric: CampaignState['rubric']
  /** Digest of what is shown: a change is done only as it was seen. */
  readonly seen: string
}

/** Throws AppError `not-found`, `version-in-use`, `version-matches`. */
function planFor(services: Services, db: Reader, { campaignId, digest, matches }: Wanted): Planned {
  const state = loadCampaign(services, db, campaignId)
  const from = { digest: state.campaign.rubricDigest, rubric: state.rubric }
  if (from.digest === digest) throw new AppError('version-in-use', { version: state.rubric.version })
  const to = { digest, rubric: getVersion(services, digest) }
  const known = (of: string): CampaignState['rubric'] | null => (of === digest ? to.rubric : findRubricJson(db, of) === null ? null : services.rubricOf(db, of))
  const confirmed = toMatches(from.rubric, to.rubric, matches)
  if (!confirmed) throw new AppError('version-matches')
  const versions: Versions = { from, to, rubricOf: known }
  const records = allRecords(db, state.campaign)
  const plan = planChange(records, versions, confirmed)
  const shown = showPlan(state, records, plan, versions)
  return { state, records, plan, shown, rubric: to.rubric, seen: services.sha256(canonicalJson({ digest, matches, shown })) }
}

/** Throws AppError `version-finalized` naming the units, `version-plan-changed`. */
function checkPlan({ state, shown, seen }: Planned, asked: string): void {
  const frozen = state.units.filter(({ id }) => shown.finalized.includes(id)).map(({ name }) => name)
  if (frozen.length > 0) throw new AppError('version-finalized', { units: frozen.join('、'), phase: phaseNames.finalized })
  if (seen !== asked) throw new AppError('version-plan-changed')
}

/** A version is kept in the file from its first use on. */
function keepVersion({ services, tx }: Work, digest: string): void {
  if (findRubricJson(tx, digest) !== null) return
  const json = getVersionJson(services, digest)
  const { id, version } = getVersion(services, digest)
  saveRubricVersion(tx, { digest, id, version, json, publishedAt: 0 })
}

/** 改用新版本: every score moves as the plan says, in one act and one transaction. Throws AppError as `planFor` and `checkPlan`, and `secretariat-only`. */
function changeVersion(work: Work, { seen, ...wanted }: Request<'version.change'>): ActName {
  if (work.role !== 'secretariat') throw new AppError('secretariat-only')
  const planned = planFor(work.services, work.tx, wanted)
  checkPlan(planned, seen)
  keepVersion(work, wanted.digest)
  for (const unitId of planned.shown.submitted) work.writer.set('assessment', unitId, { phase: 'returned', reason: versionReason })
  for (const { kind, id, fields } of migrateScores(planned.records, planned.plan)) work.writer.setFields(kind, id, fields)
  return { label: `改用细则版本 ${planned.rubric.version}`, unitId: null, itemId: null }
}

/** Backs up first, but not for what would be refused. Throws AppError `backup-failed` and as `changeVersion`. */
async function changeSafely(services: Services, request: Request<'version.change'>): Promise<Answer<'version.change'>> {
  if (findMe(services.db)?.role !== 'secretariat') throw new AppError('secretariat-only')
  checkPlan(planFor(services, services.db, request), request.seen)
  if (!services.place) throw new AppError('internal')
  await services.place.backUp('before-version')
  return act(services, request.campaignId, (work) => changeVersion(work, request))
}

export const versionChangeHandlers = (services: Services) => ({
  'version.plan': (request: Request<'version.plan'>): Answer<'version.plan'> => {
    const { shown, rubric, seen } = planFor(services, services.db, request)
    return { plan: shown, rubric, seen }
  },
  'version.change': (request: Request<'version.change'>): Promise<Answer<'version.change'>> => changeSafely(services, request),
})
