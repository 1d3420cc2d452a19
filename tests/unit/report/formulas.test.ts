import { describe, expect, it } from 'vitest'
import { cleanText, cellLimit, clipText } from '../../../shared/report/clean-text'
import { columnName, gradeFormula, lookUp, sumFormula } from '../../../shared/report/formulas'
import { chineseNumber, heading, periodText } from '../../../shared/report/words'

describe('formulas', () => {
  it('names columns', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
  it('sums neighbours as ranges and takes no more than 255 arguments', () => {
    expect(sumFormula(8, [8, 9, 10, 12])).toBe('ROUND(SUM(H8:H10,H12),2)')
    expect(sumFormula(8, [])).toBe('0')
    const many = sumFormula(4, Array.from({ length: 450 }, (_, index) => index * 2 + 6))
    expect(many).toMatch(/^ROUND\(SUM\(SUM\(D6,D8,/)
    for (const inside of many.match(/SUM\([^()]*\)/g) ?? []) expect(inside.split(',').length).toBeLessThanOrEqual(200)
  })
  it('nests the grades, edges to the last decimal, quotes doubled', () => {
    const grades = [{ name: '优"秀', min: 899.995001 }, { name: '良', min: 0.000001 }, { name: '差', min: 0 }]
    expect(gradeFormula(grades, 'G9')).toBe('IF(G9>=899.995001,"优""秀",IF(G9>=0.000001,"良","差"))')
    expect(gradeFormula([{ name: '合格', min: 0 }], 'G9')).toBe('"合格"')
  })
  it('looks codes up, and points where MATCH could be mistaken', () => {
    const where = (code: string) => ({ rows: [6, 40] as const, row: 12, code, codeCell: '$B7' })
    expect(lookUp('评分表', 'H', where('1-1-1'))).toBe("INDEX('评分表'!$H$6:$H$40,MATCH($B7,'评分表'!$A$6:$A$40,0))")
    expect(['1*', 'a?', '~1', 'A-1', '1'.repeat(256)].map((code) => lookUp('评分表', 'H', where(code)))).toEqual(Array.from({ length: 5 }, () => "'评分表'!$H$12"))
  })
})

describe('texts for cells', () => {
  it('drops what XML cannot hold', () => {
    expect(cleanText('甲\u0000\u0008乙\uFFFE\uFFFF丙\uD800丁\r\n戊\t😀')).toBe('甲乙丙丁\n戊\t😀')
  })
  it('keeps a text that looks like a formula', () => {
    expect(['=1+1', '+86', '-5', '@x'].map(cleanText)).toEqual(['=1+1', '+86', '-5', '@x'])
  })
  it('ends at the limit without half a character', () => {
    const cut = cleanText('😀'.repeat(20_000))
    expect(cut.length).toBeLessThanOrEqual(cellLimit)
    expect(cut.endsWith('😀…')).toBe(true)
    expect(clipText('甲乙丙', 3)).toBe('甲乙丙')
    expect(clipText('甲乙丙丁', 3)).toBe('甲乙…')
  })
})

describe('words', () => {
  it('counts as official papers do', () => {
    expect([1, 10, 11, 20, 21, 99, 100, 105, 110, 115, 120, 999].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九', '一百', '一百零五', '一百一十', '一百一十五', '一百二十', '九百九十九'])
  })
  it('numbers a heading once', () => {
    expect([heading('责任', 2, 0), heading('责任', 2, 1), heading('责任', 2, 2), heading('二、责任', 2, 0), heading('（二）责任', 2, 1)]).toEqual(['二、责任', '（二）责任', '2．责任', '二、责任', '（二）责任'])
  })
  it('says what dates share once', () => {
    expect(periodText('2026-11-18', '2026-11-19')).toBe('2026年11月18日至19日')
    expect(periodText('2026-09-01', '2026-11-30')).toBe('2026年9月1日至11月30日')
    expect(periodText('2026-12-30', '2027-01-02')).toBe('2026年12月30日至2027年1月2日')
    expect(periodText('2026-12-30', '2026-12-30')).toBe('2026年12月30日')
  })
})
