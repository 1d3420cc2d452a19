import { AppError } from '../../shared/failure'
import type { Answer } from '../../shared/ipc/contract'
import { findLastWriteTime } from '../db/changes'
import { findSetting } from '../db/settings'
import { findMe, saveMe } from './actor'
import { listCampaigns } from './campaign-service'
import type { Place, Services } from './context'
import { listStandIns } from './stand-in'

const nowhere: Place = {
  version: '',
  platform: '',
  dataFolder: '',
  recovered: false,
  readOnly: () => null,
  backup: () => Promise.resolve({ lastAt: null, failure: null }),
  backUp: () => Promise.reject(new AppError('internal')),
}

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
    lastSavedAt: findLastWriteTime(db),
    backup: await place.backup(),
    readOnly: place.readOnly(),
    recovered: place.recovered,
  }
}

export const startHandlers = (services: Services) => ({
  'app.start': (): Promise<Answer<'app.start'>> => start(services),
  'me.save': (me: Parameters<typeof saveMe>[1]): Answer<'me.save'> => saveMe(services, me),
})
