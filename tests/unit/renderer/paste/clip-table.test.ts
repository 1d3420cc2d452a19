// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { clipTable, type Clip } from '../../../../renderer/components/paste/clip-table'
import { parseHtmlTable } from '../../../../renderer/components/paste/parse-html-table'
import { formatTsv, parseTsv } from '../../../../renderer/components/paste/parse-tsv'
import { excel, word, wps } from './clips'

const rowsOf = (clip: Clip): unknown => {
  const read = clipTable(clip)
  return read.kind === 'table' ? read.rows : read
}

describe('tab-separated text', () => {
  it.each<[string, string, string[][]]>([
    ['nothing', '', []],
    ['one cell', '5', [['5']]],
    ['rows of Windows', '甲\t1\r\n乙\t2\r\n', [['甲', '1'], ['乙', '2']]],
    ['rows of Linux without an end', '甲\t1\n乙\t2', [['甲', '1'], ['乙', '2']]],
    ['rows of an old Mac', '甲\t1\r乙\t2\r', [['甲', '1'], ['乙', '2']]],
    ['blank cells and rows', '\t\r\n\r\n\t3\r\n', [['', ''], [''], ['', '3']]],
    ['a line break in a cell', '甲\t"两行\n说明"\r\n', [['甲', '两行\n说明']]],
    ['a tab in a cell', '"一\t二"\t3', [['一\t二', '3']]],
    ['doubled quotes', '"他说""好"""\t1', [['他说"好"', '1']]],
    ['a quote inside a plain cell', '5"屏\t1', [['5"屏', '1']]],
    ['a quote that never closes', '"没有完\t1', [['"没有完', '1']]],
    ['quotes that close too early', '"甲"乙\t1', [['"甲"乙', '1']]],
    ['a zero byte at the end', '甲\t1\r\n\0', [['甲', '1']]],
  ])('%s', (_what, text, rows) => expect(parseTsv(text)).toEqual(rows))

  it('is written so that it reads the same', () => {
    const rows = [['', '甲"乙', '一\t二'], ['两\n行', '', '']]
    expect(parseTsv(formatTsv(rows))).toEqual(rows)
    expect(formatTsv([['甲', '1']])).toBe('甲\t1\r\n')
  })
})

describe('tables of HTML', () => {
  it('collapses the white space of the source and keeps the lines of a cell', () => {
    expect(parseHtmlTable('<table><tr><td>德令哈\n   市 </td><td>一<br>\n  二</td><td><p>甲</p><p>乙</p></td><td>&nbsp;</td></tr></table>')).toEqual([['德令哈 市', '一\n二', '甲\n乙', '']])
  })
  it('leaves merged cells blank but for their first', () => {
    expect(parseHtmlTable('<table><tr><td rowspan=2>单位</td><td colspan="2">本年</td></tr><tr><td>破案</td><td>立案</td></tr></table>')).toEqual([['单位', '本年', ''], ['', '破案', '立案']])
  })
  it('takes no hidden text, no inner table and no script', () => {
    expect(parseHtmlTable('<table><tr><td>5<span style="display:none">6</span><script>7</script><table><tr><td>8</td></tr></table></td></tr></table>')).toEqual([['5']])
  })
  it('is null without one', () => expect(parseHtmlTable('<p>5</p>')).toBeNull())
})

describe('what programs put on the clipboard', () => {
  const rows = [['单位', '本年', '说明'], ['德令哈市', '1,234', ''], ['格尔木市', '98.5%', '第一行\n第二行'], ['乌兰县', '', '他说"好"']]
  it.each([['Excel', excel], ['WPS', wps], ['Word', word]] as const)('%s', (_name, make) => expect(rowsOf(make(rows))).toEqual(rows))
  it('Excel and WPS are read from their text, which is exact', () => {
    expect(rowsOf({ ...excel(rows), html: excel([['别的']]).html })).toEqual(rows)
    expect(rowsOf({ ...wps(rows), html: wps([['别的']]).html })).toEqual(rows)
  })
  it('Word and web pages are read from their table, which knows what is one cell', () => {
    expect(rowsOf({ text: '德令哈市\n5\n', html: '<meta charset="utf-8"><table><tr><td>德令哈市</td><td>5</td></tr></table>' })).toEqual([['德令哈市', '5']])
  })
  it('HTML alone, or text alone', () => {
    expect(rowsOf({ text: '', html: excel(rows).html })).toEqual(rows)
    expect(rowsOf({ text: excel(rows).text, html: '' })).toEqual(rows)
    expect(rowsOf({ text: '5', html: '<b>5</b>' })).toEqual([['5']])
  })
  it('drops blank rows at the end and blank columns at the right, and makes rows alike', () => {
    expect(rowsOf({ text: '甲\t1\t\t\r\n乙\r\n\t\t\r\n', html: '' })).toEqual([['甲', '1'], ['乙', '']])
  })
  it('says when there is no table, or one that cannot be meant', () => {
    expect(clipTable({ text: ' \t\r\n', html: '' })).toEqual({ kind: 'empty' })
    expect(clipTable({ text: '1\n'.repeat(2001), html: '' })).toEqual({ kind: 'tooBig', rows: 2001, columns: 1 })
    expect(clipTable({ text: '1\t'.repeat(201), html: '' })).toMatchObject({ kind: 'tooBig', columns: 201 })
  })
})
