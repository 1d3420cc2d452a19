import { describe, expect, it } from 'vitest'
import { chooseReportFonts, chosenFonts, officialFamilies } from '../../../shared/report/report-fonts'

describe('fonts of exports', () => {
  const nothing = chooseReportFonts(() => false)
  it('are the official ones, each where the laptop has it', () => {
    expect(nothing).toEqual({ title: '宋体', titleBold: true, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' })
    expect(chooseReportFonts((family) => family === '仿宋_GB2312')).toEqual({ ...nothing, body: '仿宋_GB2312' })
    expect(chooseReportFonts((family) => family === officialFamilies[0])).toEqual({ ...nothing, title: '方正小标宋简体', titleBold: false })
  })
  it('follow what was chosen, whatever the laptop has', () => {
    const all = chooseReportFonts(() => true)
    expect([chosenFonts('auto', nothing), chosenFonts('auto', all)]).toEqual([nothing, all])
    expect(chosenFonts('official', nothing)).toEqual({ title: '方正小标宋简体', titleBold: false, body: '仿宋_GB2312', kai: '楷体_GB2312', hei: '黑体', song: '宋体' })
    expect(chosenFonts('common', all)).toEqual(nothing)
  })
})
