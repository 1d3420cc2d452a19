import { AppError } from '../../shared/failure'
import { restoredSchema, type Answer, type Restored } from '../../shared/ipc/contract'
import { findLastWriteTime } from '../db/changes'
import type { Reader } from '../db/handles'
import { findLastDraftTime } from '../db/rubric-drafts'
import { findSetting, saveSetting } from '../db/settings'
import { findMe, saveMe } from './actor'
import { listCampaigns } from './campaign-service'
import type { Place, Services } from './context'
import { findFontChoice } from './font-service'
import { listStandIns } from './stand-in'

const nowhere: Place = {
  version: '',
  platform: '',
  dataFolder: '',
  recovered: false,
  readOnly: () => null,
  backup: () => Promise.resolve({ lastAt: null, failure: null, second: null, drill: null }),
  backUp: () => Promise.reject(new AppError('internal')),
}

/** The restore that this data comes from, until somebody has seen it. */
function findRestored(db: Reader): Restored | null {
  const parsed = restoredSchema.safeParse(findSetting(db, 'restored'))
  return parsed.success ? parsed.data : null
}

const lastOf = (...times: readonly (number | null)[]): number | null => times.reduce((last, time) => (time !== null && (last === null || time > last) ? time : last), null)

async function start(services: Services): Promise<Answer<'app.start'>> {
  const { db, device, place = nowhere } = services
  const campaigns = listCampaigns(services)
  const last = findSetting(db, 'lastCampaign')
  return {
    version: place.version,
    platform: place.platform,
    dataFolder: place.dataFolder,
    device,
    me: findMe(db),
    standIns: listStandIns(db, findMe(db)),
    campaigns,
    lastCampaignId: campaigns.find(({ id }) => id === last)?.id ?? null,
    lastSavedAt: lastOf(findLastWriteTime(db), findLastDraftTime(db)),
    backup: await place.backup(),
    restored: findRestored(db),
    fontChoice: findFontChoice(db),
    readOnly: place.readOnly(),
    recovered: place.recovered,
  }
}

export const startHandlers = (services: Services) => ({
  'app.start': (): Promise<Answer<'app.start'>> => start(services),
  'restored.seen': (): Answer<'restored.seen'> => {
    services.db.transaction((tx) => saveSetting(tx, 'restored', null))
    return {}
  },
  'me.save': (me: Parameters<typeof saveMe>[1]): Answer<'me.save'> => saveMe(services, me),
})
