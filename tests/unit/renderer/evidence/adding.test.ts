// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useCampaignStore } from '../../../../renderer/stores/campaign'
import { useEvidenceStore } from '../../../../renderer/stores/evidence'
import { sendEvidence } from '../../../../renderer/stores/send-evidence'
import { filesOf } from '../../../../renderer/composables/use-file-intake'
import type { ReducePhoto } from '../../../../renderer/photo/photo-reducer'
import { evidenceLinkId } from '../../../../shared/campaign/record-ids'
import { fileLimit, pieceLimit } from '../../../../shared/evidence/limits'
import type { Bridge } from '../../../../shared/ipc/channels'
import type { Request } from '../../../../shared/ipc/contract'
import { bytesOf as anyBytes, jpegHead } from '../../evidence/files'
import { campaignState } from '../score/score-fixture'

type Asked = readonly [channel: string, request: unknown]
let asked: Asked[]
let broken: string | null
/** Runs while a content is being kept. */
let meanwhile: () => void
/** Answers for the data worker: a content's id is its first letter, as often as an id is long. */
function bridge(): Bridge {
  let name = ''
  const call = (channel: string, request: unknown): unknown => {
    asked.push([channel, request])
    if (channel === 'campaign.open') return { ok: true, value: campaignState() }
    if (channel === broken) return { ok: false, error: { code: 'evidence-disk-full', detail: { name } } }
    if (channel === 'evidence.begin') {
      name = (request as Request<'evidence.begin'>).name
      return { ok: true, value: { upload: 'u' } }
    }
    if (channel === 'evidence.piece') return { ok: true, value: {} }
    if (channel === 'evidence.keep') meanwhile()
    if (channel === 'evidence.keep') return { ok: true, value: { id: name.slice(0, 1).repeat(64), name } }
    if (channel === 'evidence.add') {
      const { files, target, targetId } = request as Request<'evidence.add'>
      const records = files.flatMap(({ id, name: called, width, height, capturedAt }) => [
        { kind: 'evidence', row: { id, name: called, mediaType: 'application/pdf', size: 1, width, height, capturedAt, deleted: false } },
        { kind: 'evidenceLink', row: { id: evidenceLinkId(id, target, targetId), evidenceId: id, target, targetId, unitId: 'u1', caption: '', deleted: false } },
      ])
      return { ok: true, value: { savedAt: 1, records } }
    }
    return { ok: false, error: { code: 'internal', detail: {} } }
  }
  return { call: (channel, request) => Promise.resolve(call(channel, request)), on: () => () => undefined }
}
const channels = (): string[] => asked.map(([channel]) => channel).filter((channel) => channel.startsWith('evidence.'))

beforeEach(() => {
  asked = []
  broken = null
  meanwhile = () => undefined
  setActivePinia(createPinia())
  Object.assign(window, { qianfen: bridge() })
})

/** On a buffer of its own, as the DOM wants it. */
const bytesOf = (...parts: (string | number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> => new Uint8Array(anyBytes(...parts))
const pdf = (name: string, more = 0): File => new File([bytesOf('%PDF-1.7', new Uint8Array(more))], name)
const never: ReducePhoto = () => Promise.reject(new Error('no picture here'))
const nobody = (): void => undefined

describe('sending one file', () => {
  it('goes in pieces that nobody feels, in order, and says how far it is', async () => {
    const shares: number[] = []
    const content = pdf('a.pdf', pieceLimit * 2)
    expect(await sendEvidence(content, never, (share) => shares.push(share))).toEqual({ ok: true, value: { id: 'a'.repeat(64), name: 'a.pdf', width: 0, height: 0, capturedAt: '' } })
    const pieces = asked.filter(([channel]) => channel === 'evidence.piece').map(([, request]) => (request as Request<'evidence.piece'>).bytes.byteLength)
    expect(pieces).toEqual([pieceLimit, pieceLimit, 8])
    expect(shares.at(-1)).toBe(1)
    expect(asked[0]).toEqual(['evidence.begin', { name: 'a.pdf', size: content.size }])
  })

  it('judges by the content before anything is sent', async () => {
    const codes = []
    for (const file of [new File(['MZ'], '照片.jpg'), new File([''], '空.pdf'), new File([bytesOf('GARBAGE', [0, 1])], 'x.dat')]) {
      const result = await sendEvidence(file, never, nobody)
      codes.push(result.ok ? 'ok' : result.error.code)
    }
    expect(codes).toEqual(['evidence-program', 'evidence-empty', 'evidence-type'])
    const big = pdf('录像.pdf')
    Object.defineProperty(big, 'size', { value: fileLimit + 1 })
    expect(await sendEvidence(big, never, nobody)).toEqual({ ok: false, error: { code: 'evidence-too-large', detail: { name: '录像.pdf', size: '50 MB', limit: '50 MB' } } })
    expect(channels()).toEqual([])
  })

  it('says so when the file cannot be read any more', async () => {
    const gone = pdf('gone.pdf')
    Object.assign(gone, { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) })
    expect(await sendEvidence(gone, never, nobody)).toEqual({ ok: false, error: { code: 'evidence-unreadable', detail: { name: 'gone.pdf' } } })
  })

  it('sends of a picture what was reduced, under its own name and with its time', async () => {
    const photo = new File([bytesOf(jpegHead(null))], '现场.JPG')
    const content = new Blob([bytesOf([1, 2, 3])])
    const sent = await sendEvidence(photo, () => Promise.resolve({ ok: true, value: { content, width: 20, height: 10, capturedAt: '2026-11-23 10:32:07' } }), nobody)
    expect(sent).toMatchObject({ ok: true, value: { name: '现场.JPG', width: 20, height: 10, capturedAt: '2026-11-23 10:32:07' } })
    expect(asked[0]).toEqual(['evidence.begin', { name: '现场.JPG', size: 3 }])
  })
})

describe('an act of adding', () => {
  const subject = { target: 'entry', targetId: 'u1/R01S1I01/team' } as const
  async function opened() {
    await useCampaignStore().open('c1')
    return useEvidenceStore()
  }

  it('makes one call for all rows; a file that fails does not keep the others, and is named', async () => {
    const evidence = await opened()
    const { added, failures } = await evidence.add('c1', subject, [pdf('a.pdf'), new File(['MZ'], 'b.exe'), pdf('c.pdf')])
    expect([added.map(({ name }) => name), failures.map(({ code, detail }) => [code, detail['name']])]).toEqual([['a.pdf', 'c.pdf'], [['evidence-program', 'b.exe']]])
    expect(channels().filter((channel) => channel === 'evidence.add')).toHaveLength(1)
    expect(channels().at(-1)).toBe('evidence.add')
    expect(evidence.failures.get('entry/u1/R01S1I01/team')).toHaveLength(1)
    expect(evidence.adding.size).toBe(0)
    evidence.dismiss('entry/u1/R01S1I01/team')
    expect(evidence.failures.get('entry/u1/R01S1I01/team')).toEqual([])
  })

  it('links the same content once, also when it hangs there already', async () => {
    const evidence = await opened()
    const first = await evidence.add('c1', subject, [pdf('a.pdf'), pdf('a2.pdf')])
    expect([first.added.length, first.known.length]).toEqual([1, 1])
    const again = await evidence.add('c1', subject, [pdf('a.pdf')])
    expect([again.added.length, again.known.length]).toEqual([0, 1])
    expect(channels().filter((channel) => channel === 'evidence.add')).toHaveLength(1)
    const elsewhere = await evidence.add('c1', { target: 'progress', targetId: 'p1' }, [pdf('a.pdf')])
    expect(elsewhere.added).toHaveLength(1)
  })

  it('takes at most a hundred at once, and no folders', async () => {
    const evidence = await opened()
    const key = 'entry/u1/R01S1I01/team'
    await evidence.add('c1', subject, Array.from({ length: 101 }, (_, at) => pdf(`${at}.pdf`)))
    expect(evidence.failures.get(key)).toEqual([{ code: 'evidence-too-many', detail: { limit: '100' } }])
    await evidence.add('c1', subject, [], [{ code: 'evidence-folder', detail: { name: '照片' } }])
    expect(evidence.failures.get(key)).toEqual([{ code: 'evidence-folder', detail: { name: '照片' } }])
    expect(channels()).toEqual([])
  })

  it('stops after the present file when it is cancelled, and keeps what is done', async () => {
    const evidence = await opened()
    const seen: unknown[] = []
    meanwhile = () => {
      seen.push(evidence.adding.get('entry/u1/R01S1I01/team'))
      evidence.cancel('entry/u1/R01S1I01/team')
    }
    const { added, cancelled } = await evidence.add('c1', subject, [pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf')])
    expect([added.map(({ name }) => name), cancelled]).toEqual([['a.pdf'], true])
    expect(seen).toEqual([{ total: 3, done: 0, share: 1, name: 'a.pdf' }])
  })

  it('goes one after the other, and to the campaign that was open', async () => {
    const evidence = await opened()
    const both = await Promise.all([evidence.add('c1', subject, [pdf('a.pdf')]), evidence.add('c1', { target: 'progress', targetId: 'p1' }, [pdf('b.pdf')])])
    expect(both.map(({ added }) => added.length)).toEqual([1, 1])
    expect(channels().indexOf('evidence.add')).toBeLessThan(channels().lastIndexOf('evidence.begin'))
    const late = await evidence.add('another', subject, [pdf('z.pdf')])
    expect([late.added, late.failures.map(({ code }) => code)]).toEqual([[], ['not-found']])
  })

  it('says what the disk refused', async () => {
    const evidence = await opened()
    broken = 'evidence.keep'
    const { failures } = await evidence.add('c1', subject, [pdf('a.pdf')])
    expect(failures.map(({ code }) => code)).toEqual(['evidence-disk-full'])
    expect(channels()).not.toContain('evidence.add')
  })
})

it('tells folders from files in what was dropped', () => {
  const file = new File(['x'], 'a.txt')
  const item = (name: string, isDirectory: boolean) => ({ kind: 'file', webkitGetAsEntry: () => ({ name, isDirectory }) })
  const transfer = { items: [item('a.txt', false), item('照片', true)], files: [file, new File([''], '照片')] } as unknown as DataTransfer
  expect(filesOf(transfer)).toEqual({ files: [file], folders: ['照片'] })
  expect(filesOf(null)).toEqual({ files: [], folders: [] })
})
