import { z } from 'zod'
import { personSchema } from '../../shared/campaign/records'
import type { Me, StandIn } from '../../shared/ipc/contract'
import type { Reader } from '../db/handles'
import { findRow, listCampaignIds } from '../db/record-rows'
import { findSetting } from '../db/settings'

/** What this laptop remembers of a 代录: `id` is the person record under which the changes are written. */
const rememberedSchema = z.strictObject({ id: z.string(), personId: z.string(), reason: z.string() })

/** The 代录 under way in a campaign; it ends when another person works here, or the same in another role. */
export function findStandIn(db: Reader, campaignId: string, me: Me | null): z.infer<typeof rememberedSchema> | null {
  const remembered = rememberedSchema.safeParse(findSetting(db, `standIn:${campaignId}`))
  const row = remembered.success ? findRow(db, 'person', campaignId, remembered.data.id) : null
  if (!remembered.success || !row || !me) return null
  const { deleted, name, role } = personSchema.parse(row)
  return !deleted && name === me.name && role === me.role ? remembered.data : null
}

/** 代录 at this laptop, by campaign. */
export function listStandIns(db: Reader, me: Me | null): Record<string, StandIn> {
  return Object.fromEntries(listCampaignIds(db).flatMap((campaignId) => {
    const found = findStandIn(db, campaignId, me)
    return found ? [[campaignId, { personId: found.personId, reason: found.reason }]] : []
  }))
}
