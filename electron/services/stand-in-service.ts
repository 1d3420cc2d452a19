import { AppError } from '../../shared/failure'
import type { Answer, Request, StandIn } from '../../shared/ipc/contract'
import { saveSetting } from '../db/settings'
import { findMe } from './actor'
import type { Services } from './context'
import { getLiveRow, inCampaign, type Work } from './work'

/**
 * 代录 begins: from here on changes carry a person record of their own that says for whom and why. Only a lead or the secretariat.
 * Throws AppError `lead-only`, `reason-needed`, `not-found`.
 */
function begin({ services, tx, campaignId, writer }: Work, { personId, reason }: StandIn): void {
  const me = findMe(tx)
  if (!me || me.role === 'assessor') throw new AppError('lead-only')
  if (reason.trim() === '') throw new AppError('reason-needed')
  const person = getLiveRow({ tx, campaignId }, 'person', personId)
  const id = services.randomId()
  writer.set('person', id, { ...me, onBehalfOf: person.id, reason: reason.trim() })
  saveSetting(tx, `standIn:${campaignId}`, { id, personId, reason: reason.trim() })
}

function standIn(services: Services, { campaignId, standIn: wanted }: Request<'me.standIn'>): Answer<'me.standIn'> {
  return inCampaign(services, campaignId, (work) => {
    if (wanted) begin(work, wanted)
    else saveSetting(work.tx, `standIn:${campaignId}`, null)
  }).saved
}

export const standInHandlers = (services: Services) => ({
  'me.standIn': (request: Request<'me.standIn'>): Answer<'me.standIn'> => standIn(services, request),
})
