import { expect, test } from 'vitest'
import type { Evidence, EvidenceLink } from '../../../shared/campaign/records'
import { evidenceLinkId } from '../../../shared/campaign/record-ids'
import { countEvidence, isLinked, piecesOf } from '../../../shared/evidence/pieces'
import { pictureEdge } from '../../../shared/evidence/limits'
import { fitPicture, reductionSteps } from '../../../shared/evidence/reduction'

const row = (id: string, name: string, capturedAt = '', mediaType = 'image/jpeg'): Evidence => ({ id, name, mediaType, size: 1, width: 1, height: 1, capturedAt, deleted: false })
const link = (evidenceId: string, targetId: string, caption = '', target: EvidenceLink['target'] = 'entry'): EvidenceLink => ({ id: evidenceLinkId(evidenceId, target, targetId), evidenceId, target, targetId, unitId: 'u', caption, deleted: false })

test('pieces come by the camera’s time, then by name with its numbers counted; a link whose content is not here shows nothing', () => {
  const state = {
    evidence: [row('a', '照片10.jpg'), row('b', '照片2.jpg'), row('c', '后.jpg', '2026-11-23 10:00:00'), row('d', '先.jpg', '2026-11-22 09:00:00'), row('e', '台账.pdf', '', 'application/pdf')],
    evidenceLinks: [link('a', 'x'), link('b', 'x', '值班室'), link('c', 'x'), link('d', 'x'), link('gone', 'x'), link('e', 'y'), link('e', 'x', '', 'finding')],
  }
  expect(piecesOf(state, { target: 'entry', targetId: 'x' }).map(({ title }) => title)).toEqual(['先', '后', '值班室', '照片10'])
  expect(piecesOf(state, { target: 'entry', targetId: 'y' })).toMatchObject([{ title: '台账', picture: false }])
  expect([...countEvidence(state, 'entry')]).toEqual([['x', 5], ['y', 1]])
  expect([isLinked(state, 'e', { target: 'entry', targetId: 'y' }), isLinked(state, 'e', { target: 'progress', targetId: 'y' })]).toEqual([true, false])
})

test('a picture keeps its proportions, is never enlarged, and never vanishes', () => {
  expect(fitPicture({ width: 8000, height: 6000 })).toEqual({ width: pictureEdge, height: pictureEdge * 0.75 })
  expect(fitPicture({ width: 3000, height: 12000 })).toEqual({ width: pictureEdge / 4, height: pictureEdge })
  expect(fitPicture({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 })
  expect(fitPicture({ width: 60_000, height: 10 })).toEqual({ width: pictureEdge, height: 1 })
})

test('what is tried after a step has fewer pixels or less quality', () => {
  for (const [at, step] of reductionSteps.slice(1).entries()) expect(step.scale < reductionSteps[at]!.scale || step.quality < reductionSteps[at]!.quality).toBe(true)
})
