import { AppError } from '../../shared/failure'
import { nameWithoutEnding } from '../../shared/evidence/evidence-name'
import { evidenceLinkId, parseEntryRecordId, parseFindingId } from '../../shared/campaign/record-ids'
import type { EvidenceLink } from '../../shared/campaign/records'
import type { Answer, Request } from '../../shared/ipc/contract'
import { listItems } from '../../shared/rubric/tree'
import type { Services } from './context'
import type { EvidenceStore, KeptFile } from './evidence-store'
import { getOpenUnit } from './unit-phase'
import { act, getLiveRow, type ActName, type Work } from './work'

type Subject = Pick<EvidenceLink, 'target' | 'targetId'>
type NewFile = Request<'evidence.add'>['files'][number]

/** What a link belongs to, and where the window goes to show it. */
interface Place {
  readonly unitId: string
  readonly itemId: string | null
}

function placeOfFinding(work: Work, id: string): Place {
  const known = parseFindingId(id)
  if (known) return { unitId: known.unitId, itemId: known.itemId }
  const { unitId, itemId } = getLiveRow(work, 'finding', id)
  return { unitId, itemId: itemId || null }
}

/** Throws AppError `not-found` where there is nothing that could have evidence. */
function placeOf(work: Work, { target, targetId }: Subject): Place {
  if (target === 'finding') return placeOfFinding(work, targetId)
  if (target === 'progress') return placeOfFinding(work, getLiveRow(work, 'progress', targetId).findingId)
  const entry = parseEntryRecordId(targetId)
  if (!entry || !listItems(work.rubric).some(({ id }) => id === entry.itemId)) throw new AppError('not-found')
  return { unitId: entry.unitId, itemId: entry.itemId }
}

/** Evidence of scores and findings is closed with the unit; that of the rectification goes on after 定稿. */
function openPlace(work: Work, subject: Subject): Place & { readonly name: string } {
  const place = placeOf(work, subject)
  const unit = subject.target === 'progress' ? getLiveRow(work, 'unit', place.unitId) : getOpenUnit(work, place.unitId)
  const code = listItems(work.rubric).find(({ id }) => id === place.itemId)?.code
  return { ...place, name: [unit.name, code].filter(Boolean).join(' ') }
}

const called = (names: readonly string[]): string => (names.length === 1 ? `“${nameWithoutEnding(names[0] ?? '')}”` : `${names.length}份`)

/** Rows and links of contents that are kept already; linking the same content again is no second link. Throws AppError `not-found`, `phase-closed`. */
export function addEvidence(work: Work, subject: Subject, files: readonly { readonly kept: KeptFile; readonly about: Pick<NewFile, 'width' | 'height' | 'capturedAt'> }[]): ActName {
  const { unitId, itemId, name } = openPlace(work, subject)
  for (const { kept, about } of files) {
    const { width, height } = kept.type.kind === 'picture' ? about : { width: 0, height: 0 }
    work.writer.set('evidence', kept.id, { name: kept.name, mediaType: kept.type.mediaType, size: kept.size, width, height, capturedAt: about.capturedAt, deleted: false })
    work.writer.set('evidenceLink', evidenceLinkId(kept.id, subject.target, subject.targetId), { unitId, deleted: false })
  }
  return { label: `${name} 添加佐证${called(files.map(({ kept }) => kept.name))}`, unitId, itemId }
}

function linkAct(work: Work, linkId: string, what: string, fields: { readonly deleted: boolean } | { readonly caption: string }): ActName {
  const link = getLiveRow(work, 'evidenceLink', linkId)
  const { unitId, itemId, name } = openPlace(work, link)
  work.writer.set('evidenceLink', linkId, fields)
  return { label: `${name} ${what}${called([getLiveRow(work, 'evidence', link.evidenceId).name])}`, unitId, itemId }
}

/** Takes a link away. The content and its row stay: undo and kept backups name them. Throws AppError `not-found`, `phase-closed`. */
export function unlinkEvidence(work: Work, linkId: string): ActName {
  return linkAct(work, linkId, '移除佐证', { deleted: true })
}

export function captionEvidence(work: Work, linkId: string, caption: string): ActName {
  return linkAct(work, linkId, '佐证说明', { caption: caption.trim() })
}

function storeOf({ evidence, place }: Services): EvidenceStore {
  const readOnly = place?.readOnly()
  if (readOnly) throw new AppError('read-only')
  if (!evidence) throw new AppError('internal')
  return evidence
}

async function add(services: Services, { campaignId, files, target, targetId }: Request<'evidence.add'>): Promise<Answer<'evidence.add'>> {
  const store = storeOf(services)
  // Only what lies on disk gets a row; type and size are what the disk says.
  const kept = await Promise.all(files.map(async (about) => ({ about, kept: await store.describe(about.id, about.name) })))
  return act(services, campaignId, (work) => addEvidence(work, { target, targetId }, kept))
}

export const evidenceHandlers = (services: Services) => ({
  'evidence.begin': async ({ name, size }: Request<'evidence.begin'>): Promise<Answer<'evidence.begin'>> => ({ upload: await storeOf(services).begin(name, size) }),
  'evidence.piece': ({ upload, bytes }: Request<'evidence.piece'>): Answer<'evidence.piece'> => {
    storeOf(services).piece(upload, bytes)
    return {}
  },
  'evidence.keep': async ({ upload }: Request<'evidence.keep'>): Promise<Answer<'evidence.keep'>> => {
    const { id, name } = await storeOf(services).keep(upload)
    return { id, name }
  },
  'evidence.add': (request: Request<'evidence.add'>): Promise<Answer<'evidence.add'>> => add(services, request),
  'evidence.unlink': ({ campaignId, linkId }: Request<'evidence.unlink'>): Answer<'evidence.unlink'> => act(services, campaignId, (work) => unlinkEvidence(work, linkId)),
  'evidence.caption': ({ campaignId, linkId, caption }: Request<'evidence.caption'>): Answer<'evidence.caption'> =>
    act(services, campaignId, (work) => captionEvidence(work, linkId, caption)),
  'evidence.inspect': async ({ ids }: Request<'evidence.inspect'>): Promise<Answer<'evidence.inspect'>> => {
    const { evidence } = services
    if (!evidence) throw new AppError('internal')
    return { states: await Promise.all(ids.map(async (id) => ({ id, state: await evidence.inspect(id) }))) }
  },
})
