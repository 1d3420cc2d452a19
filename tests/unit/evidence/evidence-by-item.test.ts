import { expect, test } from 'vitest'
import { evidenceLinkId, findingId } from '../../../shared/campaign/record-ids'
import type { EvidenceTarget } from '../../../shared/campaign/records'
import { evidenceByItem } from '../../../shared/evidence/evidence-by-item'
import { findingState, row } from '../report/finding-state'

const piece = (id: string) => row('evidence', id, { name: `${id}.jpg`, mediaType: 'image/jpeg' })
const link = (evidenceId: string, target: EvidenceTarget, targetId: string, more: object = {}) => row('evidenceLink', evidenceLinkId(evidenceId, target, targetId), { unitId: 'A', ...more })

test('proofs of entries and findings belong to their item, each once; those of progress and of other units do not', () => {
  const state = findingState({
    findings: [row('finding', 'free', { unitId: 'A', itemId: 'JUD' }), row('finding', 'none', { unitId: 'A', itemId: '' })],
    evidence: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map(piece),
    evidenceLinks: [
      link('p1', 'entry', 'A/DED/team', { caption: ' 值班室照片 ' }), link('p1', 'finding', findingId({ unitId: 'A', itemId: 'DED', clause: 'a', n: 1 })), link('p2', 'finding', findingId({ unitId: 'A', itemId: 'DED', clause: 'a', n: 2 })),
      link('p3', 'finding', 'free'), link('p4', 'finding', 'none'), link('p5', 'progress', 'x'), link('p6', 'entry', 'B/DED/team', { unitId: 'B' }), link('p6', 'entry', 'A/DED/team', { deleted: true }), link('gone', 'entry', 'A/DED/team'),
    ],
  })
  expect([...evidenceByItem(state, 'A')].map(([itemId, proofs]) => [itemId, proofs.map(({ name }) => name)])).toEqual([['DED', ['值班室照片', 'p2']], ['JUD', ['p3']]])
})
