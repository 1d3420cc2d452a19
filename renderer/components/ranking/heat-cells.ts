import { assertNever } from '../../../shared/assert-never'
import { formatRate, lossRate, scoreRate, type Loss } from '../../../shared/analysis'
import { ZERO } from '../../../shared/points'
import type { WhySubject } from '../../../shared/report/why-subject'
import { showPoints } from '../../words/points'
import { heatStep, type HeatStep } from './heat-steps'

/** What the cells say; their colour always is the share lost. */
export type HeatMode = 'points' | 'rate' | 'lost' | 'lossRate'
export const modeWords: Readonly<Record<HeatMode, string>> = { points: '得分', rate: '得分率', lost: '失分', lossRate: '失分率' }
export const unitModes = ['points', 'rate', 'lost'] as const satisfies readonly HeatMode[]
export const departmentModes = ['lost', 'lossRate'] as const satisfies readonly HeatMode[]

export interface HeatCell {
  readonly key: string
  readonly text: string
  /** All of the cell's figures in words. */
  readonly label: string
  /** Null where nothing applies or nothing is scored yet. */
  readonly step: HeatStep | null
  /** Some of its items are without points yet: 暂定. */
  readonly open: boolean
  readonly subject: WhySubject
}

/** What one cell is about. */
export interface CellFigures {
  readonly key: string
  readonly name: string
  readonly loss: Loss
  readonly subject: WhySubject
}

function textOf(mode: HeatMode, loss: Loss): string {
  switch (mode) {
    case 'points': return showPoints(loss.earned)
    case 'rate': return formatRate(scoreRate(loss) ?? lossRate(loss))
    case 'lost': return showPoints(loss.lost)
    case 'lossRate': return formatRate(lossRate(loss))
    default: return assertNever(mode)
  }
}

/** A cell of the heat map. */
export function heatCell(mode: HeatMode, { key, name, loss, subject }: CellFigures): HeatCell {
  const open = loss.open > 0
  if (loss.applicable === ZERO) return { key, text: '缺项', label: `${name}：全部为合理缺项`, step: null, open, subject }
  if (open && loss.earned === ZERO && loss.lost === ZERO) return { key, text: '—', label: `${name}：没有评分`, step: null, open: false, subject }
  const figures = `应考 ${showPoints(loss.applicable)}，得分 ${showPoints(loss.earned)}，失分 ${showPoints(loss.lost)}（${formatRate(lossRate(loss))}）`
  return { key, text: textOf(mode, loss), label: `${name}：${figures}${open ? `，${loss.open} 项没有得分，暂定` : ''}`, step: heatStep(lossRate(loss)), open, subject }
}
