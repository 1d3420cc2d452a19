import { describe, expect, it } from 'vitest'
import { fileNamePart, unitFileName } from '../../../shared/report/file-name'
import { reportOf } from './report-of'
import { smallEntries, smallRubric } from './small-report'

const report = reportOf(smallRubric(), smallEntries)
const named = (name: string, code = '632802'): string => unitFileName({ ...report, unit: { ...report.unit, name, code } })
const complete = { ...report, scorecard: { ...report.scorecard, complete: true } }

describe('file names', () => {
  it('says the stage', () => {
    expect(unitFileName({ ...report, phase: 'finalized' })).toBe('德令哈市_2026年度_评分表_定稿_20261120.xlsx')
    expect(unitFileName(report)).toBe('德令哈市_2026年度_评分表_暂定_20261120.xlsx')
    expect(unitFileName(complete)).toBe('德令哈市_2026年度_评分表_初评_20261120.xlsx')
    expect(unitFileName({ ...complete, phase: 'submitted' })).toBe('德令哈市_2026年度_评分表_初评_20261120.xlsx')
    expect(unitFileName({ ...complete, campaign: { ...report.campaign, cycle: '' } })).toBe('德令哈市_评分表_初评_20261120.xlsx')
  })
  it.each([
    ['甲\\乙/丙:丁*戊?己"庚<辛>壬|癸', '甲＼乙／丙：丁＊戊？己＂庚＜辛＞壬｜癸_'],
    ['县\u202Ecod.exe\u202C', '县cod.exe_'],
    ['..\\..\\evil', '＼..＼evil_'],
    ['  名称...  ', '名称_'],
    ['换\r\n行\u0000\u0007', '换行_'],
    ['\uD83D坏\uDE00', '坏_'],
  ])('%j is harmless', (name, beginning) => {
    expect(named(name).startsWith(beginning)).toBe(true)
  })
  it('never has a name that a file system refuses', () => {
    for (const name of ['甲'.repeat(300), 'x'.repeat(300), '😀'.repeat(150), '. . .', '\u202E', '', '/', 'CON', 'com1.txt', ' nul ']) {
      const file = named(name)
      expect(file).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}\u202a-\u202e]/u)
      expect(file).toMatch(/^[^\s.].*_评分表_暂定_20261120\.xlsx$/)
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(210)
    }
    expect(named('', '632802')).toBe('单位632802_2026年度_评分表_暂定_20261120.xlsx')
  })
  it('keeps device names from being whole parts', () => {
    expect(['CON', 'nul', 'COM1', 'lpt9.txt', 'aux.'].map((name) => fileNamePart(name, 50, 'x'))).toEqual(['_CON', '_nul', '_COM1', '_lpt9.txt', '_aux'])
    expect(['CONTRACT', 'com10', '德令哈'].map((name) => fileNamePart(name, 50, 'x'))).toEqual(['CONTRACT', 'com10', '德令哈'])
  })
})
