import { assertNever } from '../assert-never'
import type { ReportFonts } from './unit-report'

/** Fonts of exports: what this laptop has (自动), always the official-document ones, or always those of every Windows. */
export const fontChoices = ['auto', 'official', 'common'] as const
export type FontChoice = (typeof fontChoices)[number]

/** The families that official documents want and Windows does not bring (workbook.md, Fonts). */
export const officialFamilies = ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312'] as const

/** One font per use: an official-document family where `has` says so, else what every Windows has in its place. */
export function chooseReportFonts(has: (family: string) => boolean): ReportFonts {
  const [title, body, kai] = officialFamilies
  const official = has(title)
  return {
    title: official ? title : '宋体',
    titleBold: !official,
    body: has(body) ? body : '仿宋',
    kai: has(kai) ? kai : '楷体',
    hei: '黑体',
    song: '宋体',
  }
}

/** The fonts that an export uses; `automatic` are those of this laptop. */
export function chosenFonts(choice: FontChoice, automatic: ReportFonts): ReportFonts {
  switch (choice) {
    case 'auto':
      return automatic
    case 'official':
      return chooseReportFonts(() => true)
    case 'common':
      return chooseReportFonts(() => false)
    default:
      return assertNever(choice)
  }
}
