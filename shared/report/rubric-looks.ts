import { looks, type Look } from './looks'

const text = (look: Look): Look => ({ ...look, format: '@' })

/** Cells that people write: texts stay texts, so that `1-1` is no date and `=` no formula. */
export const rubricLooks = {
  code: looks.code,
  level: looks.smallCentered,
  content: text(looks.content),
  small: text(looks.small),
  centered: text(looks.smallCentered),
  points: looks.number,
  rule: text({ ...looks.small, font: 'kai' }),
  topCode: looks.requirementCode,
  topLevel: { ...looks.requirementBlank, horizontal: 'center' },
  topName: text({ ...looks.requirementName, wrap: true }),
  topNumber: looks.requirementNumber,
  topText: text({ ...looks.requirementBlank, wrap: true }),
  nodeCode: looks.indicatorCode,
  nodeLevel: looks.smallCentered,
  nodeName: text({ ...looks.indicatorName, wrap: true }),
  nodeNumber: looks.indicatorNumber,
  nodeText: text(looks.small),
  sumName: looks.totalName,
  sumNumber: looks.totalNumber,
  sumText: { ...looks.totalNote, font: 'hei' },
  hint: looks.resultNote,
} as const satisfies Record<string, Look>
