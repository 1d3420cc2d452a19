import { previousFigure, withPrevious, type Figure, type FigureSource } from '../../../shared/campaign/last-year'
import type { Unit } from '../../../shared/campaign/records'
import { isSameJson } from '../../../shared/change/canonical-json'
import type { Item } from '../../../shared/rubric/rubric'
import { checkEntry } from '../../../shared/scoring'
import { figureWords } from '../../words/entry-words'
import type { PasteTarget } from './item-paste'

/** What taking last year's figure would do to one unit. */
export interface LastYearLine {
  readonly unit: Unit
  readonly before: string
  readonly after: string
  readonly state: 'fill' | 'overwrite' | 'same' | 'kept' | 'none' | 'locked' | 'fault'
  readonly message: string
  readonly figure: Figure | null
}

const previousFields = ['previous', 'previous.numerator', 'previous.denominator']

/** 上年同期 as the row shows it, stored or typed; empty where there is none. */
function shownPrevious({ stored, previous, raw }: PasteTarget): string {
  const typed = previousFields.map((field) => (raw.texts[field] ?? '').trim()).filter((text) => text !== '')
  if (typed.length > 0) return typed.join('/')
  const figure = previousFigure(stored) ?? previous
  return figure === null ? '' : figureWords(figure)
}

/** An entry that is there and would be wrong with the figure says so: a zero that leaves the points to the team. */
function faultWith(item: Item, { stored }: PasteTarget, figure: Figure): string {
  const next = stored && withPrevious(item.rule, stored, figure)
  const [fault] = next ? checkEntry(item, next) : []
  return fault ? fault.message.replace(`${item.code} ${item.content}：`, '') : ''
}

/** Blank fields are filled; those that hold something only where a person says so. */
export function planLastYear(item: Item, targets: readonly PasteTarget[], source: FigureSource, overwrite: boolean): readonly LastYearLine[] {
  const figures = new Map(source.figures.map(({ unitId, figure }) => [unitId, figure]))
  return targets.map((target): LastYearLine => {
    const figure = figures.get(target.unit.id) ?? null
    const before = shownPrevious(target)
    const line = (state: LastYearLine['state'], message = ''): LastYearLine => ({ unit: target.unit, before, after: figure === null ? '' : figureWords(figure), state, message, figure })
    if (figure === null) return line('none', '那里没有数')
    if (isSameJson(previousFigure(target.stored) ?? (target.stored === null ? target.previous : null), figure)) return line('same')
    if (target.lock !== null) return line('locked', target.lock)
    if (before !== '' && !overwrite) return line('kept', '已有数，不动')
    const fault = faultWith(item, target, figure)
    return fault === '' ? line(before === '' ? 'fill' : 'overwrite') : line('fault', fault)
  })
}

/** The campaign of the year before, where there is one; else the latest with figures. */
export function likelySource<S extends { readonly cycle: string }>(sources: readonly S[], cycle: string): S | null {
  return sources.find((source) => source.cycle === String(Number(cycle) - 1)) ?? sources[0] ?? null
}
