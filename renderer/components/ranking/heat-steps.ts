import type { Rate } from '../../../shared/analysis'

/** Six steps of the share lost of the points that apply (design.md, Ranking): half-open, as grades are. */
export type HeatStep = 0 | 1 | 2 | 3 | 4 | 5

export const heatSteps: readonly { readonly step: HeatStep; readonly below: number; readonly words: string }[] = [
  { step: 0, below: 300, words: '3% 内' },
  { step: 1, below: 800, words: '3–8' },
  { step: 2, below: 1300, words: '8–13' },
  { step: 3, below: 1800, words: '13–18' },
  { step: 4, below: 2500, words: '18–25' },
  { step: 5, below: Infinity, words: '25+' },
]

export function heatStep(rate: Rate): HeatStep {
  return heatSteps.find(({ below }) => rate < below)?.step ?? 5
}
