import { personSchema, type Person, type StateRecord } from '../../shared/campaign/records'
import { contract, type Me } from '../../shared/ipc/contract'
import type { Reader, Tx } from '../db/handles'
import { findRow, listCampaignIds } from '../db/record-rows'
import { findSetting, saveSetting } from '../db/settings'
import type { Services } from './context'
import { RecordWriter } from './record-writer'
import { findStandIn } from './stand-in'

/** Who works at this laptop, or null before the first run. */
export function findMe(db: Reader): Me | null {
  const parsed = contract['me.save'].request.safeParse(findSetting(db, 'me'))
  return parsed.success ? parsed.data : null
}

function findPerson(tx: Tx, campaignId: string): Person | null {
  const id = findSetting(tx, `person:${campaignId}`)
  const row = typeof id === 'string' ? findRow(tx, 'person', campaignId, id) : null
  return row ? personSchema.parse(row) : null
}

/**
 * The person record of me in a campaign, made when it is missing. Another name is another person; post and role follow.
 * Its id is the actor of the changes, or that of the 代录 under way; empty where nobody has said who they are.
 */
export function ensureActor(services: Services, tx: Tx, campaignId: string): { id: string; records: StateRecord[] } {
  const me = findMe(tx)
  if (!me) return { id: '', records: [] }
  const known = findPerson(tx, campaignId)
  const standIn = findStandIn(tx, campaignId, me)?.id
  const id = known && known.name === me.name && !known.deleted ? known.id : services.randomId()
  if (known && known.id === id && known.post === me.post && known.role === me.role) return { id: standIn ?? id, records: [] }
  const writer = new RecordWriter(services, tx, campaignId, id)
  writer.set('person', id, me)
  saveSetting(tx, `person:${campaignId}`, id)
  return { id: standIn ?? id, records: writer.records }
}

/** me.save: remembers who I am, and follows in every campaign of this folder. */
export function saveMe(services: Services, me: Me): Record<string, never> {
  services.db.transaction((tx) => {
    saveSetting(tx, 'me', { ...me })
    for (const campaignId of listCampaignIds(tx)) ensureActor(services, tx, campaignId)
  })
  return {}
}
