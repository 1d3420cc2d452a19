import type { Answer, Request } from '../../shared/ipc/contract'
import { chosenFonts, fontChoices, type FontChoice } from '../../shared/report/report-fonts'
import type { ReportFonts } from '../../shared/report/unit-report'
import type { Reader } from '../db/handles'
import { findSetting, saveSetting } from '../db/settings'
import type { Services } from './context'

/** What was chosen in 设置 on this laptop; 自动 where nothing was. */
export function findFontChoice(db: Reader): FontChoice {
  const kept = findSetting(db, 'fonts')
  return fontChoices.find((choice) => choice === kept) ?? 'auto'
}

/** The fonts of an export on this laptop; `automatic` are those that it has. */
export const fontsOf = ({ db }: Services, automatic: ReportFonts): ReportFonts => chosenFonts(findFontChoice(db), automatic)

export const fontHandlers = ({ db }: Services) => ({
  'fonts.choose': ({ choice }: Request<'fonts.choose'>): Answer<'fonts.choose'> => {
    db.transaction((tx) => saveSetting(tx, 'fonts', choice))
    return {}
  },
})
