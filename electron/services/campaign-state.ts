import { AppError } from '../../shared/failure'
import type { Campaign, CampaignState } from '../../shared/campaign/records'
import { compareClocks } from '../../shared/change/clock'
import { listFormerItems, type Version } from '../../shared/rubric-change'
import type { Reader } from '../db/handles'
import { listFieldChanges } from '../db/changes'
import { listRows } from '../db/record-rows'
import { findRubricJson } from '../db/rubric-versions'
import type { Services } from './context'

/** The rubric versions that the campaign had before this one, latest first. */
export function earlierVersions(services: Services, db: Reader, { id, rubricDigest }: Campaign): Version[] {
  const changes = listFieldChanges(db, id, { kind: 'campaign', id }, 'rubricDigest').sort((a, b) => compareClocks(b.change.clock, a.change.clock))
  const digests = new Set(changes.flatMap(({ change }) => (typeof change.value === 'string' && change.value !== rubricDigest ? [change.value] : [])))
  return [...digests].flatMap((digest) => (findRubricJson(db, digest) === null ? [] : [{ digest, rubric: services.rubricOf(db, digest) }]))
}

/** The whole campaign as the window and the reports hold it, deleted rows left out. Throws AppError `not-found`. */
export function loadCampaign(services: Services, db: Reader, campaignId: string): CampaignState {
  const [campaign] = listRows(db, 'campaign', campaignId)
  if (!campaign || campaign.deleted) throw new AppError('not-found')
  const all = listRows(db, 'unit', campaignId).filter(({ deleted }) => !deleted).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  const there = new Set(all.map(({ id }) => id))
  const isThere = (row: { readonly deleted: boolean; readonly unitId: string }): boolean => !row.deleted && there.has(row.unitId)
  const rows = {
    campaign,
    rubric: services.rubricOf(db, campaign.rubricDigest),
    units: all.filter(({ leftOut }) => leftOut === ''),
    leftOut: all.filter(({ leftOut }) => leftOut !== ''),
    people: listRows(db, 'person', campaignId).filter(({ deleted }) => !deleted),
    assessments: listRows(db, 'assessment', campaignId).filter(({ id }) => there.has(id)),
    entries: listRows(db, 'entry', campaignId).filter(isThere),
    claims: listRows(db, 'claim', campaignId).filter(isThere),
    vetoes: listRows(db, 'veto', campaignId).filter(isThere),
    findings: listRows(db, 'finding', campaignId).filter(isThere),
    rectifications: listRows(db, 'rectification', campaignId).filter(isThere),
    progress: listRows(db, 'progress', campaignId).filter(isThere),
    evidence: listRows(db, 'evidence', campaignId).filter(({ deleted }) => !deleted),
    evidenceLinks: listRows(db, 'evidenceLink', campaignId).filter(isThere),
  }
  return { ...rows, formerItems: listFormerItems(rows, earlierVersions(services, db, campaign)) }
}
