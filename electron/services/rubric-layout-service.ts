import { z } from 'zod'
import type { Answer, Request } from '../../shared/ipc/contract'
import { rememberedLayoutSchema, type RememberedLayout } from '../../shared/rubric-import/layout'
import type { Reader } from '../db/handles'
import { findSetting, saveSetting } from '../db/settings'
import type { Services } from './context'

/** Shapes of workbooks that a laptop remembers. */
const shapeLimit = 30

/** How people read workbooks as rubrics on this laptop, newest first. What an older version wrote and this one cannot read is left out. */
export function listRubricLayouts(db: Reader): RememberedLayout[] {
  const stored = z.array(z.unknown()).safeParse(findSetting(db, 'rubricLayouts'))
  return (stored.success ? stored.data : []).flatMap((one) => {
    const layout = rememberedLayoutSchema.safeParse(one)
    return layout.success ? [layout.data] : []
  })
}

export const rubricLayoutHandlers = ({ db }: Services) => ({
  'rubric.rememberLayout': (layout: Request<'rubric.rememberLayout'>): Answer<'rubric.rememberLayout'> => {
    db.transaction((tx) => {
      const others = listRubricLayouts(tx).filter(({ shape }) => shape !== layout.shape)
      saveSetting(tx, 'rubricLayouts', [layout, ...others].slice(0, shapeLimit))
    })
    return {}
  },
})
