import { formats, looks, type Look } from './looks'

/** Formats of the campaign's sheets: a loss of zero is a dash, a rate stands in per cent. */
export const campaignFormats = { loss: '0.00_ ;-0.00_ ;"—"_ ', rate: '0.00%_ ', share: '0.00%_ ', whole: '0', sum: '0.00' } as const

const dense = (look: Look, more: Partial<Look> = {}): Look => ({ ...look, size: 9, ...more })
const headGrey = looks.head.fill

/** What cells of the campaign's sheets look like: figures of 9, units and grades of 10 (workbook.md, Campaign workbook). */
export const campaignLooks = {
  head: looks.head,
  denseHead: dense(looks.head),
  place: { ...looks.serial, size: 10, bold: true },
  unit: { ...looks.head, size: 10, fill: null },
  fullName: { ...looks.state, size: 10 },
  figure: dense(looks.number),
  figureBold: dense(looks.number, { bold: true }),
  loss: dense(looks.number, { format: campaignFormats.loss }),
  rate: dense(looks.number, { format: campaignFormats.rate }),
  final: { ...looks.number, size: 10, bold: true },
  change: dense(looks.change),
  byPoints: { ...looks.state, wrap: true },
  grade: { ...looks.head, size: 10, fill: null },
  veto: { ...looks.state, wrap: true },
  whole: dense(looks.serial),
  name: looks.content,
  bar: { ...looks.state, size: 7.5, horizontal: 'left' },
  block: looks.requirementName,
  totalName: looks.totalName,
  averageName: dense(looks.totalName),
  total: dense(looks.totalNumber),
  totalChange: dense(looks.totalNumber, { format: formats.change }),
  totalRate: dense(looks.totalNumber, { format: campaignFormats.rate }),
  totalWhole: dense(looks.totalNumber, { horizontal: 'center', format: campaignFormats.whole }),
  totalBlank: looks.totalNote,

  ledgerGroup: dense(looks.head),
  ledgerHead: { ...looks.head, size: 8 },
  ledgerSerial: { ...looks.serial, size: 8 },
  ledgerCode: { ...looks.code, size: 8 },
  ledgerText: { ...looks.small, size: 8 },
  ledgerShort: { ...looks.smallCentered, size: 8 },
  ledgerClosed: { ...looks.smallCentered, size: 8, bold: true },
  ledgerLost: { ...looks.number, size: 8 },
  ledgerDate: { ...looks.date, size: 8 },
  ledgerTotalName: { ...looks.totalName, size: 10 },
  ledgerTotal: { ...looks.totalNumber, size: 8, format: campaignFormats.sum },
  ledgerCountName: { ...looks.totalName, size: 9 },
  ledgerCount: { ...looks.totalNumber, size: 9, horizontal: 'center', format: campaignFormats.whole },
  ledgerShare: { ...looks.totalNumber, size: 9, horizontal: 'center', format: campaignFormats.share },
  ledgerBlank: { ...looks.totalNote, fill: headGrey },
} as const satisfies Record<string, Look>
