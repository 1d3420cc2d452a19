import { assertNever } from '../../shared/assert-never'
import { canonicalJson } from '../../shared/change/canonical-json'
import { AppError } from '../../shared/failure'
import type { Answer, Request } from '../../shared/ipc/contract'
import { blankDraft, draftFromJson, draftOf } from '../../shared/rubric-draft/convert'
import type { Draft } from '../../shared/rubric-draft/draft'
import type { DraftOrigin } from '../../shared/rubric-draft/library'
import { listObstacles } from '../../shared/rubric-draft/prove-draft'
import { toPublished } from '../../shared/rubric-draft/publish'
import type { Tx } from '../db/handles'
import { findDraftRow, markDraft, saveDraftRow } from '../db/rubric-drafts'
import { listRubricVersions, saveRubricVersion } from '../db/rubric-versions'
import { bundledRubric } from './bundled-rubric'
import { readRubricJson, type Services } from './context'
import { bundledVersion, getVersion } from './rubric-library'

/** Throws AppError `not-found`. */
function getDraft({ db }: Services, draftId: string): Draft {
  const row = findDraftRow(db, draftId)
  if (!row) throw new AppError('not-found')
  return JSON.parse(row.json) as Draft
}

function draftOfFile(services: Services, text: string): Draft {
  const json = readRubricJson(text, 'rubric-file')
  const read = draftFromJson(json, services.randomId)
  if (!read.ok) throw new AppError('rubric-file', { message: read.errors.slice(0, 3).map(({ message }) => message).join('；') })
  const digest = services.sha256(canonicalJson(json))
  const isKnown = listRubricVersions(services.db).some((version) => version.digest === digest)
  return { ...read.value, basedOn: isKnown ? digest : null }
}

/** Throws AppError `not-found`, `rubric-file`. */
function draftFrom(services: Services, from: DraftOrigin): Draft {
  switch (from.kind) {
    case 'version': return draftOf(getVersion(services, from.digest), from.digest, services.randomId)
    case 'blank': return blankDraft(services.randomId)
    case 'draft': return from.draft
    case 'json': return draftOfFile(services, from.text)
    default: return assertNever(from)
  }
}

function writeDraft(services: Services, tx: Tx, id: string, draft: Draft): number {
  const updatedAt = services.now()
  saveDraftRow(tx, { id, title: draft.rubric.title, json: canonicalJson(draft), updatedAt })
  return updatedAt
}

function createDraft(services: Services, from: DraftOrigin): { draftId: string } {
  const draft = draftFrom(services, from)
  const draftId = services.randomId()
  services.db.transaction((tx) => writeDraft(services, tx, draftId, draft))
  return { draftId }
}

/** The whole draft as it is now. Throws AppError `not-found`, also for one that was removed. */
function saveDraft(services: Services, draftId: string, draft: Draft): { savedAt: number } {
  return services.db.transaction((tx) => {
    if (!findDraftRow(tx, draftId)) throw new AppError('not-found')
    return { savedAt: writeDraft(services, tx, draftId, draft) }
  })
}

function setRemoved(services: Services, draftId: string, removed: boolean): { savedAt: number } {
  services.db.transaction((tx) => {
    if (!markDraft(tx, draftId, removed)) throw new AppError('not-found')
  })
  return { savedAt: services.now() }
}

/** Throws AppError `version-same`, `version-taken`: a name stands for one content for ever. */
function checkNew(services: Services, tx: Tx, { digest, id, version, title }: { digest: string; id: string; version: string; title: string }): void {
  const bundled = bundledVersion(services)
  const { rubric } = bundledRubric(services)
  const known = [...listRubricVersions(tx), { digest: bundled.digest, id: rubric.id, version: rubric.version }]
  if (known.some((one) => one.digest === digest)) throw new AppError('version-same', { title, version })
  if (known.some((one) => one.id === id && one.version === version)) throw new AppError('version-taken', { title, version })
}

/** Proves the draft again. Throws AppError `not-found`, `version-blank`, `draft-wrong`, `version-same`, `version-taken`. */
function publishDraft(services: Services, draftId: string, name: string): { digest: string } {
  const draft = getDraft(services, draftId)
  const version = name.trim().normalize('NFC')
  if (version === '') throw new AppError('version-blank')
  const obstacles = listObstacles(draft)
  if (obstacles.length > 0) throw new AppError('draft-wrong', { count: String(obstacles.length), message: obstacles.slice(0, 3).join('；') })
  const { id, title } = draft.rubric
  const json = canonicalJson(toPublished(draft, version, bundledRubric(services).rubric))
  const digest = services.sha256(json)
  return services.db.transaction((tx) => {
    checkNew(services, tx, { digest, id, version, title })
    saveRubricVersion(tx, { digest, id, version, json, publishedAt: services.now() })
    markDraft(tx, draftId, true)
    return { digest }
  })
}

export const draftHandlers = (services: Services) => ({
  'draft.open': ({ draftId }: Request<'draft.open'>): Answer<'draft.open'> => ({ draft: getDraft(services, draftId) }),
  'draft.create': ({ from }: Request<'draft.create'>): Answer<'draft.create'> => createDraft(services, from),
  'draft.save': ({ draftId, draft }: Request<'draft.save'>): Answer<'draft.save'> => saveDraft(services, draftId, draft),
  'draft.remove': ({ draftId }: Request<'draft.remove'>): Answer<'draft.remove'> => setRemoved(services, draftId, true),
  'draft.restore': ({ draftId }: Request<'draft.restore'>): Answer<'draft.restore'> => setRemoved(services, draftId, false),
  'draft.publish': ({ draftId, version }: Request<'draft.publish'>): Answer<'draft.publish'> => publishDraft(services, draftId, version),
})
