import { AppError } from '../../shared/failure'
import type { ClaimRecord } from '../../shared/campaign/records'
import type { Answer, Request } from '../../shared/ipc/contract'
import { checkInput } from './check-input'
import type { Services } from './context'
import { getOpenUnit } from './unit-phase'
import { act, getLiveRow, type ActName, type Work } from './work'

export const claimListNames = { bonus: '加分', penalty: '减分' } as const satisfies Record<ClaimRecord['list'], string>

type ClaimFields = Omit<ClaimRecord, 'id' | 'deleted' | 'findingId' | 'setAsideFrom' | 'review'> & { readonly findingId?: string | undefined }

/** Adds or corrects a bonus or penalty claim; one that was set aside counts again (放回). Throws AppError `not-found`, `phase-closed`, `bad-entry`. */
export function saveClaim(work: Work, claimId: string | null, { findingId = '', ...fields }: ClaimFields): ActName {
  const unit = getOpenUnit(work, fields.unitId)
  const before = claimId === null ? null : getLiveRow(work, 'claim', claimId)
  if (before && before.unitId !== unit.id) throw new AppError('not-found')
  const { list, item, level, count, matter } = fields
  checkInput(work, unit, { [list]: [{ item, level, count, matter }] })
  work.writer.set('claim', claimId ?? work.services.randomId(), { ...fields, findingId, setAsideFrom: '', review: null })
  return { label: `${unit.name} ${item} ${before && before.setAsideFrom !== '' ? '放回移出的' : ''}${claimListNames[list]}`, unitId: unit.id, itemId: null }
}

export function removeClaim(work: Work, claimId: string): ActName {
  const claim = getLiveRow(work, 'claim', claimId)
  const unit = getOpenUnit(work, claim.unitId)
  work.writer.set('claim', claimId, { deleted: true })
  return { label: `${unit.name} 删除${claimListNames[claim.list]} ${claim.item}`, unitId: unit.id, itemId: null }
}

export const claimHandlers = (services: Services) => ({
  'claim.save': ({ campaignId, claimId, ...fields }: Request<'claim.save'>): Answer<'claim.save'> =>
    act(services, campaignId, (work) => saveClaim(work, claimId, fields)),
  'claim.remove': ({ campaignId, claimId }: Request<'claim.remove'>): Answer<'claim.remove'> => act(services, campaignId, (work) => removeClaim(work, claimId)),
})
