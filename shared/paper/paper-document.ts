import type { UnitReport } from '../report/unit-report'
import { digestFoot, inGroups, placeholderMark, secrecyText } from '../report/words'
import { clipText } from '../report/clean-text'
import { appendixPages } from './appendix'
import { blankPages } from './blank-sheet'
import { filledPages } from './filled-sheet'
import type { PaperSheet } from './order'
import type { PageOfRows } from './paginate'
import { campaignTitle, printedText } from './top-rows'

/** A page with its running head and foot; numbers count within the unit's own sheet. */
export interface PaperPage extends PageOfRows {
  readonly number: number
  readonly count: number
  /** From the second page on. */
  readonly header: { readonly left: string; readonly right: string } | null
  readonly footer: { readonly left: string; readonly center: string; readonly right: string }
}

export interface PaperDocument {
  readonly unitId: string
  readonly unitName: string
  readonly sheet: PaperSheet
  readonly titleBold: boolean
  readonly pages: readonly PaperPage[]
}

/** What the paper can be checked against: the rubric it was printed from, and a filled sheet its unit's fingerprint. */
export const proofText = ({ fingerprint, rubricDigest }: Pick<UnitReport, 'fingerprint' | 'rubricDigest'>, { kind }: PaperSheet): string =>
  `${kind === 'filled' ? `指纹 ${inGroups(fingerprint.slice(0, 16), '-')}    ` : ''}${digestFoot(rubricDigest)}`

/** The sheet of one unit with all its pages, texts too long for their cells at the end. */
export function paperDocument(report: UnitReport, sheet: PaperSheet): PaperDocument {
  const own = sheet.kind === 'filled' ? filledPages(report) : blankPages(report, sheet)
  const pages = [...own, ...appendixPages(own)]
  const mark = report.rubric.placeholder ? `〔${placeholderMark}〕` : ''
  const headed = (subject: string): PaperPage['header'] => ({
    left: `${clipText(report.unit.name, 16)}  ${clipText(campaignTitle(report), 20)}  ${clipText(subject, 24)}${mark}`,
    right: `细则版本 ${clipText(report.rubric.version, 16)}  ${printedText(report.exportDate)}`,
  })
  return {
    unitId: report.unit.id,
    unitName: report.unit.name,
    sheet,
    titleBold: report.fonts.titleBold,
    pages: pages.map((page, index) => ({
      ...page,
      number: index + 1,
      count: pages.length,
      header: index === 0 ? null : headed(page.subject),
      footer: { left: proofText(report, sheet), center: secrecyText, right: `第 ${index + 1} 页 共 ${pages.length} 页` },
    })),
  }
}
