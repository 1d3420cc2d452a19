import type { Unit } from '../../../shared/campaign/records'
import type { RawDraft } from '../../../shared/entry-form/raw-draft'
import { needsJudgement, readEntry, type Reading } from '../../../shared/entry-form/read-entry'
import type { Item } from '../../../shared/rubric/rubric'
import type { Entry } from '../../../shared/scoring/entry'
import type { ItemScore } from '../../../shared/scoring/scorecard'
import { showPoints } from '../../words/points'
import { itemStatus, type ItemStatus } from '../score/item-status'
import { shownText, type AcrossColumn } from './item-columns'

/** Why a unit's row cannot be changed: in a word, and in a sentence. */
export interface RowLock {
  readonly word: string
  readonly reason: string
}

/** What is known of one unit for the item. */
export interface RowFacts {
  readonly unit: Unit
  readonly stored: Entry | null
  /** The form with what is being typed. */
  readonly raw: RawDraft
  /** The form differs from what is stored. */
  readonly isDraft: boolean
  /** The field that is being typed, or null: half an entry is no fault yet. */
  readonly typing: string | null
  readonly failed: boolean
  readonly factMissing: boolean
  readonly score: ItemScore | undefined
  readonly lock: RowLock | null
  /** 自评 of the unit: its points, and how it disagrees in words; null where it reported nothing. */
  readonly self: { readonly points: string; readonly difference: string } | null
}

export interface AcrossCell {
  readonly text: string
  /** The sentence of a refused cell. */
  readonly fault: string
  /** Why the cell cannot be filled, or empty. */
  readonly closed: string
}

export interface AcrossRow extends RowFacts {
  readonly reading: Reading
  readonly cells: readonly AcrossCell[]
  readonly points: string
  readonly status: Pick<ItemStatus, 'text' | 'icon' | 'tone'>
  /** What is wrong or missing in the row, or empty. */
  readonly message: string
}

function closedBy(column: AcrossColumn, { lock, raw }: RowFacts, judging: boolean): string {
  if (lock) return lock.reason
  if (raw.mode === 'notApplicable' && column.group !== 'na') return '本单位按不适用处理；先删去不适用理由，再填数'
  return column.group === 'judged' && !judging ? '数据已能算出得分，不用人工定分' : ''
}

function statusOf(item: Item, facts: RowFacts, reading: Reading): AcrossRow['status'] {
  const open = facts.isDraft && facts.typing === null
  if (open && reading.kind === 'incomplete') return { text: '未填完', icon: 'half', tone: 'cut' }
  return itemStatus(item, { score: facts.score, factMissing: facts.factMissing, refused: open && reading.kind === 'refused', unsaved: facts.failed })
}

function pointsOf({ score }: RowFacts, isOpen: boolean): string {
  return isOpen || !score || score.state === 'unscored' || score.state === 'waiting' ? '—' : showPoints(score.points)
}

/** A row of the grid as it is shown. */
export function acrossRow(item: Item, columns: readonly AcrossColumn[], facts: RowFacts): AcrossRow {
  const reading = readEntry(item, facts.raw)
  const judging = needsJudgement(item, facts.raw) && facts.raw.mode === 'rule'
  const isOpen = facts.isDraft && reading.kind !== 'input'
  const cells = columns.map((column): AcrossCell => {
    const isOther = facts.raw.mode === 'notApplicable' ? column.group !== 'na' : column.group === 'na'
    const text = isOther || (column.group === 'judged' && !judging) ? '' : shownText(column, facts.raw.texts[column.field] ?? '')
    return { text, fault: facts.isDraft && facts.typing !== column.field ? (reading.faults[column.field] ?? '') : '', closed: closedBy(column, facts, judging) }
  })
  const message = isOpen && facts.typing === null ? reading.message : ''
  return { ...facts, reading, cells, points: pointsOf(facts, isOpen), status: statusOf(item, facts, reading), message }
}

/** The columns that have something to show: 加重 where it was asked for or is counted, 人工定分 where a row leaves the points to the team. */
export function shownColumns(item: Item, columns: readonly AcrossColumn[], raws: readonly RawDraft[], repeat: boolean): readonly AcrossColumn[] {
  const isCounted = ({ field }: AcrossColumn): boolean => raws.some(({ texts }) => !['', '0'].includes((texts[field] ?? '').trim()))
  const judging = raws.some((raw) => raw.mode === 'rule' && needsJudgement(item, raw))
  const repeats = repeat || columns.some((column) => column.group === 'repeat' && isCounted(column))
  return columns.filter(({ group }) => (group === 'repeat' ? repeats : group === 'judged' ? judging : true))
}

/** The form after some fields were given other texts; all values gone is a form with nothing in it, so that a row without numbers is 未评. */
export function withTexts(columns: readonly AcrossColumn[], raw: RawDraft, changes: Readonly<Record<string, string>>): RawDraft {
  const texts = { ...raw.texts, ...changes }
  const isFilled = (column: AcrossColumn): boolean => (texts[column.field] ?? '').trim() !== ''
  if ('naReason' in changes) {
    const { naReason = '', ...rest } = texts
    return naReason.trim() === '' ? { mode: 'rule', texts: raw.mode === 'notApplicable' ? rest : texts } : { mode: 'notApplicable', texts }
  }
  const shown = columns.filter(({ group }) => group === 'value' || group === 'repeat')
  return shown.some(isFilled) ? { mode: 'rule', texts } : { mode: 'rule', texts: {} }
}
