import { canonicalJson } from '../../shared/change/canonical-json'
import type { Campaign } from '../../shared/campaign/records'
import type { Tx } from '../db/handles'
import { saveRubricVersion } from '../db/rubric-versions'
import { parseRubric, type Services } from './context'
import { RecordWriter } from './record-writer'

/** Publishes a rubric version and starts a campaign on it, with nothing else in it yet. Throws AppError `bad-rubric`. */
export function startCampaign(services: Services, tx: Tx, rubricText: string, fields: Omit<Campaign, 'id' | 'rubricDigest' | 'exempt' | 'deleted'>): string {
  const rubric = parseRubric(rubricText)
  const json = canonicalJson(JSON.parse(rubricText))
  const digest = services.sha256(json)
  saveRubricVersion(tx, { digest, id: rubric.id, version: rubric.version, json, publishedAt: services.now() })
  const campaignId = services.randomId()
  new RecordWriter(services, tx, campaignId, '').set('campaign', campaignId, { ...fields, rubricDigest: digest, exempt: [], deleted: false })
  return campaignId
}
