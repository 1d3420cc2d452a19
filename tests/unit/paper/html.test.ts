import { expect, test } from 'vitest'
import { element, toHtml } from '../../../shared/paper/element'
import { filesOfOrder, paperElementSchema } from '../../../shared/paper/order'
import { pageElements } from '../../../shared/paper/page-element'
import { paperDocument } from '../../../shared/paper/paper-document'
import { paperFileName } from '../../../shared/paper/paper-file-name'
import { paperHtml } from '../../../shared/paper/paper-html'
import { listItems } from '../../../shared/rubric/tree'
import { reportOf } from '../report/report-of'
import { smallEntries, smallRubric } from '../report/small-report'

const whole = { kind: 'blank', department: null } as const
const payload = `</td><script>alert(1)</script><img src=x onerror="alert(1)">'&amp;`

test('texts are escaped, attributes are numbers and class names of our own', () => {
  expect(toHtml(element('td', 'bold', [payload, element('span', '', ['乙'])], { span: 2 }))).toBe(
    '<td class="bold" colspan="2">&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;amp;<span>乙</span></td>',
  )
})

test('payloads in every text of a sheet leave the file with the tags of a harmless one', () => {
  const tags = (html: string): string => (html.match(/<[^>]*>/g) ?? []).join('')
  const spoil = (more: string) => {
    const rubric = smallRubric()
    for (const item of listItems(rubric)) {
      item.content = more
      item.standard = more
      item.leadDepartment = more
    }
    rubric.requirements.forEach((requirement) => (requirement.name = more))
    const report = reportOf(rubric, smallEntries, { notes: { 'I1-1': more } })
    const named = { ...report, rubric: { ...report.rubric, notice: more, version: more }, unit: { ...report.unit, name: more, code: more }, campaign: { ...report.campaign, name: more }, teamName: more }
    return paperHtml([paperDocument(named, whole), paperDocument(named, { kind: 'filled' })], more)
  }
  const html = spoil(payload)
  expect(html).toContain('&lt;script&gt;')
  const used = new Set((tags(html).match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/ (class|colspan|width|height)="[\w -]+"/g, '')))
  expect([...used].sort()).toEqual(['<!doctype html>', '</body>', '</colgroup>', '</div>', '</head>', '</html>', '</section>', '</span>', '</table>', '</tbody>', '</td>', '</title>', '</tr>', '<body>', '<col>', '<colgroup>', '<div>', '<head>', '<html lang="zh-CN">', '<link rel="stylesheet" href="/paper.css">', '<meta charset="utf-8">', '<section>', '<span>', '<table>', '<tbody>', '<td>', '<title>', '<tr>'])
})

test('a page crosses to the window as data', () => {
  const pages = pageElements(paperDocument(reportOf(smallRubric(), smallEntries), whole))
  for (const page of pages) expect(paperElementSchema.parse(JSON.parse(JSON.stringify(page)))).toEqual(page)
})

test('files are named after what is in them, legally', () => {
  const report = reportOf(smallRubric(), smallEntries)
  expect(paperFileName([report], [whole])).toBe('德令哈市_2026年度_空白评分表_20261120.pdf')
  expect(paperFileName([report], [{ kind: 'blank', department: '州公安局' }])).toBe('德令哈市_州公安局_2026年度_空白评分表_20261120.pdf')
  expect(paperFileName([report], [{ kind: 'filled' }])).toBe('德令哈市_2026年度_已填评分表_暂定_20261120.pdf')
  expect(paperFileName([report, report], [{ kind: 'blank', department: 'a' }, { kind: 'blank', department: 'b' }])).toBe('2个部门_2026年度_空白评分表_2个单位_20261120.pdf')
  expect(paperFileName([{ ...report, unit: { ...report.unit, name: '../CON:\u202e甲' } }], [{ kind: 'blank', department: 'A/B' }])).toBe('／CON：甲_A／B_2026年度_空白评分表_20261120.pdf')
  expect(paperFileName([report], [{ kind: 'part', name: '第一小组', itemIds: ['a'] }])).toBe('德令哈市_第一小组_2026年度_空白评分表_20261120.pdf')
  const longest = paperFileName([{ ...report, unit: { ...report.unit, name: '长'.repeat(300) }, phase: 'finalized' }], [{ kind: 'blank', department: '门'.repeat(300) }])
  expect(new TextEncoder().encode(longest).length).toBeLessThanOrEqual(250)
})

test('an order becomes one file, one per unit or one per department', () => {
  const order = { unitIds: ['u1', 'u2'], sheets: [{ kind: 'blank', department: '甲' }, { kind: 'blank', department: '乙' }] as const }
  const sheets = [...order.sheets]
  expect(filesOfOrder({ ...order, sheets }, 'one')).toEqual([{ unitIds: ['u1', 'u2'], sheets }])
  expect(filesOfOrder({ ...order, sheets }, 'unit')).toEqual([{ unitIds: ['u1'], sheets }, { unitIds: ['u2'], sheets }])
  expect(filesOfOrder({ ...order, sheets }, 'department')).toEqual([{ unitIds: ['u1', 'u2'], sheets: [sheets[0]] }, { unitIds: ['u1', 'u2'], sheets: [sheets[1]] }])
})
