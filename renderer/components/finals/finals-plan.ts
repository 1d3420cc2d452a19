import { isFinalText, type FinalSource } from '../../../shared/campaign/last-year'
import type { Unit } from '../../../shared/campaign/records'
import { formatPoints, parsePoints } from '../../../shared/points'
import { cleanNumber } from '../../../shared/entry-form/clean-cell'
import type { PasteField } from '../paste/layout'
import { cellKey, pastedText, rowTwice, type Pasted, type PreviewCell, type PreviewColumn, type PreviewLine } from '../paste/preview-line'

/** A unit with its 上年度最终得分, and why it cannot be changed. */
export interface FinalTarget {
  readonly unit: Unit
  readonly lock: string | null
}

/** A row and what it writes where its state is `change`. */
export interface FinalLine extends PreviewLine {
  readonly final: string
}

export const finalColumns: readonly PreviewColumn[] = [{ field: 'final', label: '上年度最终得分', kind: 'number' }]
export const finalFields: readonly PasteField[] = [{ field: 'final', label: '上年度最终得分', heads: ['最终得分', '上年得分', '上年最终得分', '得分', '总分', '考核得分', '分数', '最终', '上年'], ranked: true, options: [] }]

/** The same by value: 861.5 and 861.50. */
const isSame = (a: string | null, b: string): boolean => a !== null && parsePoints(a) === parsePoints(b)

function read(text: string): { readonly final: string; readonly fault: string; readonly note: string } {
  const cleaned = cleanNumber(text, { units: ['分'], percent: false })
  if (cleaned.kind === 'fault') return { final: '', fault: cleaned.message, note: '' }
  const plain = cleaned.text.replace(/[。．｡·]/g, '.').normalize('NFKC')
  const points = isFinalText(plain) ? parsePoints(plain) : null
  if (plain !== '' && points === null) return { final: '', fault: '应为最多两位小数的数', note: '' }
  return { final: points === null ? '' : formatPoints(points), fault: '', note: cleaned.note }
}

/** What pasting 单位 and 得分 would write, row by row. */
export function planFinals(targets: readonly FinalTarget[], pasted: Pasted): readonly FinalLine[] {
  const { table, layout, rows } = pasted
  const fieldAt = layout.roles.findIndex(({ kind }) => kind === 'field')
  const labelAt = layout.roles.flatMap((role, at) => (role.kind === 'unit' ? [at] : []))
  return table.slice(layout.headRows).map((cells, index): FinalLine => {
    const row = index + layout.headRows
    const by = rows[index] ?? { kind: 'unknown', message: '' }
    const target = by.kind === 'unit' ? targets.find(({ unit }) => unit.id === by.unitId) : undefined
    const text = fieldAt < 0 ? '' : pastedText(pasted, row, fieldAt)
    const { final, fault, note } = read(text)
    const twice = rowTwice(pasted, index)
    const [state, message] = ((): readonly [FinalLine['state'], string] => {
      if (by.kind === 'passed') return ['passed', by.message]
      if (final === '' && fault === '') return ['passed', '没有填，不动']
      if (!target) return ['fault', by.kind === 'unknown' ? by.message : '']
      if (twice !== null) return ['fault', `和第 ${twice} 行是同一个单位`]
      if (fault !== '') return ['fault', '']
      if (isSame(target.unit.previousFinal, final)) return ['same', '']
      return target.lock === null ? ['change', ''] : ['locked', target.lock]
    })()
    const before = target?.unit.previousFinal ?? ''
    const cell: PreviewCell = { field: 'final', at: cellKey(row, fieldAt), text, before, after: fault === '' ? final || before : text, fault: state === 'fault' ? fault : '', note }
    return { row, label: labelAt.map((at) => (cells[at] ?? '').trim()).filter(Boolean).join(' '), unit: target?.unit ?? null, by, state, message, cells: fieldAt < 0 ? [] : [cell], final }
  })
}

/** What taking another campaign's frozen results would do. */
export interface TakenFinal {
  readonly unit: Unit
  readonly before: string
  readonly after: string
  readonly state: 'change' | 'same' | 'none' | 'locked'
  readonly message: string
}

export function takeFinals(targets: readonly FinalTarget[], source: FinalSource): readonly TakenFinal[] {
  const finals = new Map(source.finals.map(({ unitId, final }) => [unitId, final]))
  return targets.map(({ unit, lock }): TakenFinal => {
    const after = finals.get(unit.id) ?? ''
    const line = (state: TakenFinal['state'], message = ''): TakenFinal => ({ unit, before: unit.previousFinal ?? '', after, state, message })
    if (after === '') return line('none', source.open.includes(unit.id) ? '那里还没有定稿，没有取' : '那里没有这个单位')
    if (isSame(unit.previousFinal, after)) return line('same')
    return lock === null ? line('change') : line('locked', lock)
  })
}
