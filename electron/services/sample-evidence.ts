import { entryRecordId } from '../../shared/campaign/record-ids'
import { listItems } from '../../shared/rubric/tree'
import { listRows } from '../db/record-rows'
import { addEvidence } from './evidence-service'
import type { EvidenceStore, KeptFile } from './evidence-store'
import { samplePictures, type SamplePicture } from './sample-pictures'
import type { Work } from './work'

export interface KeptPicture {
  readonly kept: KeptFile
  readonly about: Pick<SamplePicture, 'width' | 'height' | 'capturedAt'>
}

/** The sample's pictures in `evidence/`, durable before any row names them. Without a store there are none, as in tests of other use cases. */
export async function keepSamplePictures(store: EvidenceStore | undefined): Promise<readonly KeptPicture[]> {
  const kept: KeptPicture[] = []
  for (const { name, bytes, ...about } of store ? samplePictures() : []) if (store) kept.push({ kept: await store.put(name, bytes), about })
  return kept
}

/** Puts pictures to the deductions of a unit that is still open: all of them to the first ones, fewer to the next, none to most. */
export function proveSampleUnit(work: Work, unitId: string, pictures: readonly KeptPicture[]): void {
  const explained = new Set(listRows(work.tx, 'entry', work.campaignId).filter((row) => row.unitId === unitId && row.slot === 'team' && row.note !== '').map(({ itemId }) => itemId))
  const items = listItems(work.rubric).filter(({ id }) => explained.has(id))
  for (const [at, { id }] of items.slice(0, 2 * pictures.length).entries()) {
    addEvidence(work, { target: 'entry', targetId: entryRecordId(unitId, id, 'team') }, pictures.slice(Math.floor(at / 2)))
  }
}
