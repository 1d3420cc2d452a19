// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import EvidenceSection from '../../../../renderer/components/evidence/EvidenceSection.vue'
import { captureWords, typeWord } from '../../../../renderer/components/evidence/evidence-words'
import { evidenceField, evidenceSubject, evidenceValue } from '../../../../renderer/words/journal-evidence'
import { isTold } from '../../../../renderer/words/journal-words'
import type { JournalLine } from '../../../../shared/ipc/contract'
import { evidenceLinkId } from '../../../../shared/campaign/record-ids'
import type { EvidencePiece } from '../../../../shared/evidence/pieces'
import { campaignState } from '../score/score-fixture'

const piece = (name: string, mediaType = 'image/jpeg', capturedAt = '2026-11-23 10:32:07'): EvidencePiece => ({
  linkId: `${name}/entry/x`, caption: '', picture: mediaType.startsWith('image/'), title: name, evidence: { id: 'a'.repeat(64), name: `${name}.jpg`, mediaType, size: 480_000, width: 2048, height: 1536, capturedAt, deleted: false },
})
let section: VueWrapper
function show(props: Partial<InstanceType<typeof EvidenceSection>['$props']> = {}): VueWrapper {
  section = mount(EvidenceSection, {
    attachTo: document.body,
    props: { pieces: [], label: '德令哈市 1-2-2', asked: false, readonlyReason: null, adding: null, failures: [], version: 0, inspect: () => Promise.resolve('there' as const), ...props },
  })
  return section
}
afterEach(() => section.unmount())

describe('佐证材料', () => {
  it('is asked for where points are lost and nothing is there yet; else it is only possible', () => {
    expect(show({ asked: true }).text()).toContain('请附佐证')
    section.unmount()
    expect(show({ asked: true, pieces: [piece('甲')] }).text()).not.toContain('请附佐证')
    section.unmount()
    expect(show().text()).not.toContain('请附佐证')
    expect(section.find('.strip').exists()).toBe(false)
    expect(section.findAll('button').map((button) => button.text())).toEqual(['添加'])
  })

  it('of a closed unit is shown and not offered; with nothing to show it is not there', () => {
    expect(show({ asked: true, readonlyReason: '本单位已提交', pieces: [piece('甲')] }).text()).toContain('本单位已提交')
    expect(section.findAll('button')).toHaveLength(1)
    section.unmount()
    expect(show({ asked: true, readonlyReason: '本单位已提交' }).find('section').exists()).toBe(false)
  })

  it('shows name and time of each piece, and takes one away by Delete', async () => {
    show({ pieces: [piece('IMG_1'), piece('台账', 'application/pdf', '')] })
    expect(section.findAll('.piece').map((each) => each.text().replace(/\s+/g, ' '))).toEqual(['IMG_111月23日 10:32', 'JPG台账'])
    await section.findAll('.piece')[1]!.trigger('keydown', { key: 'Delete' })
    expect(section.emitted('remove')?.[0]).toMatchObject([{ title: '台账' }])
  })

  it('takes files from the clipboard wherever the focus is, and leaves texts alone', () => {
    const paste = (types: string[], files: File[] = [new File(['x'], 'a.png')]): boolean => {
      const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: { types, files, items: [] } })
      document.body.dispatchEvent(event)
      return event.defaultPrevented
    }
    show({ pastes: true })
    expect([paste(['Files']), paste(['text/plain']), paste(['text/plain', 'text/html', 'Files'])]).toEqual([true, false, false])
    expect(section.emitted('add')).toHaveLength(1)
    section.unmount()
    show({ pastes: true, readonlyReason: '只读', pieces: [piece('甲')] })
    expect(paste(['Files'])).toBe(false)
    section.unmount()
    show()
    expect(paste(['Files'])).toBe(false)
  })

  it('says how far it is and what failed', async () => {
    show({ adding: { total: 3, done: 1, share: 0.5, name: 'IMG_2.jpg' }, failures: [{ code: 'evidence-empty', detail: { name: '空.pdf' } }] })
    expect(section.find('[role=status]').text()).toBe('正在添加 2/3：IMG_2.jpg')
    expect(section.find('progress').attributes('value')).toBe('50')
    expect(section.find('[role=alert]').text()).toContain('“空.pdf”是空文件')
    await section.findAll('button').find((button) => button.text() === '取消其余')?.trigger('click')
    await section.findAll('button').find((button) => button.text() === '知道了')?.trigger('click')
    expect([section.emitted('cancel')?.length, section.emitted('dismiss')?.length]).toEqual([1, 1])
  })

  it('opens a piece large; a missing content is said there, and nothing is offered that cannot work', async () => {
    const inspect = vi.fn(() => Promise.resolve('missing' as const))
    show({ pieces: [piece('甲')], inspect })
    await section.find('.piece').trigger('click')
    await flushPromises()
    const dialog = document.querySelector('.el-dialog')
    expect(dialog?.textContent).toContain('佐证文件缺失：“甲.jpg”')
    expect([...(dialog?.querySelectorAll('.el-dialog__footer button') ?? [])].map((button) => button.textContent?.trim())).toEqual(['移除', '关闭'])
  })
})

it('writes times and types for people', () => {
  expect([captureWords('2026-11-03 09:05:59'), captureWords('')]).toEqual(['2026年11月3日 09:05', ''])
  expect([typeWord('a.PDF'), typeWord('b.xlsx'), typeWord('c')]).toEqual(['PDF 文件', 'Excel 表格', '文件'])
})

describe('操作日志', () => {
  const id = 'b'.repeat(64)
  const state = { ...campaignState(), evidence: [{ ...piece('甲').evidence, id, name: '现场.jpg' }], progress: [{ id: 'p1', findingId: 'u1/R01S1I01/a/1', unitId: 'u1', date: '', author: '', text: '', deleted: false }] }
  const line = (kind: string, recordId: string, field: string, from: JournalLine['from'] = null, to: JournalLine['from'] = null): JournalLine => ({ hash: '', at: 0, actor: '', device: '', kind, recordId, field, from, to })

  it('tells of links by what they hang on', () => {
    const unit = state.units[0]!.name
    const subjects = (['entry', 'finding', 'progress'] as const).map((target) => evidenceSubject(line('evidenceLink', evidenceLinkId(id, target, { entry: 'u1/R01S1I01/team', finding: 'u1/R01S1I01/a/1', progress: 'p1' }[target]), 'caption'), state))
    expect(subjects).toEqual([`${unit} 1-1-1 佐证材料“现场.jpg”`, `${unit} 1-1-1 问题的佐证材料“现场.jpg”`, `${unit} 1-1-1 进展的佐证材料“现场.jpg”`])
    const added = line('evidenceLink', evidenceLinkId(id, 'entry', 'u1/R01S1I01/team'), 'unitId', null, 'u1')
    expect([isTold(added), evidenceField(added), evidenceValue(added, null, state), evidenceValue(added, 'u1', state)]).toEqual([true, '添加', '无', '“现场.jpg”'])
    expect([evidenceSubject(added, state), evidenceField(line('evidenceLink', added.recordId, 'deleted'))]).toEqual([`${unit} 1-1-1 佐证材料`, '移除'])
  })

  it('tells of contents only another name', () => {
    const renamed = line('evidence', id, 'name', '旧名.jpg', '现场.jpg')
    expect([evidenceSubject(renamed, state), isTold(renamed), isTold(line('evidence', id, 'name', null, '现场.jpg'))]).toEqual(['佐证材料“现场.jpg”', true, false])
    expect([isTold(line('evidence', id, 'width')), isTold(line('evidence', id, 'size')), isTold(line('entry', 'u1/R01S1I01/team', 'unitId'))]).toEqual([false, false, false])
  })
})
