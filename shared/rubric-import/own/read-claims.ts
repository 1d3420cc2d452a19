import type { ClaimItem, Rubric } from '../../rubric/rubric'
import { textIn } from '../../rubric-workbook/cells'
import { claimFields, levelFields, vetoFields } from '../../rubric-workbook/claim-fields'
import { listWords, type ClaimColumn, type VetoColumn } from '../../rubric-workbook/words'
import { numbersOf, Once, readRow } from './list-rows'
import type { Reading } from './read-tree'
import type { OwnRow, OwnTable } from './tables'

type List = 'bonus' | 'penalty'
type Level = ClaimItem['levels'][number]
type Veto = Rubric['vetoes']['items'][number]

interface OpenClaim { readonly list: List; readonly index: number | null; item: ClaimItem }

/** An id that no level of the claim has, and none that it had: what was scored under one must not come to mean another. */
function newLevelId({ list, index, item }: OpenClaim, original: Reading['original']): string {
  const levels = [...(index === null ? [] : (original[list].items[index]?.levels ?? [])), ...item.levels]
  const taken = new Set(levels.map(({ id }) => id))
  const letter = [...'abcdefghijklmnopqrstuvwxyz'].find((one) => !taken.has(one))
  for (let next = levels.length + 1; ; next += 1) if (letter !== undefined || !taken.has(`l${next}`)) return letter ?? `l${next}`
}

/** Where a row with the words of an item begins one: in which list, and what it was. */
function beginClaim(row: OwnRow<ClaimColumn>, { original, faults }: Reading, once: Once): OpenClaim | null {
  const read = textIn(row.cell('list'))
  const list = (['bonus', 'penalty'] as const).find((one) => 'value' in read && listWords[one] === read.value)
  if (!list) {
    faults.add(row.place('list'), `类别应为：${listWords.bonus}、${listWords.penalty}`)
    return null
  }
  const kind = (['bonus', 'penalty'] as const).find((one) => numbersOf(row, one) !== null)
  const numbers = kind && numbersOf(row, kind)
  const before = kind && numbers && once.isFirst(`${kind} item`, numbers.slice(0, 1)) ? original[kind].items[numbers[0] ?? -1] : undefined
  const fields = [['code', claimFields.code], ['content', claimFields.content], ['cap', claimFields.cap]] as const
  const item = readRow(row, before ? { ...before, levels: [] } : { code: '', content: '', cap: 0, levels: [] }, fields, faults)
  if (!before && !row.isFilled('cap')) faults.add(row.place('cap'), '没有填本款最多能加、减几分')
  return { list, index: before ? (numbers?.[0] ?? null) : null, item }
}

/** The level of a row: its own one by its mark, else a new one. */
function readLevel(row: OwnRow<ClaimColumn>, open: OpenClaim, { original, faults }: Reading, once: Once): Level | null {
  const numbers = numbersOf(row, open.list)
  const own = numbers !== null && numbers[0] === open.index && !Number.isNaN(numbers[1]) && once.isFirst(open.list, numbers)
  const before = own ? original[open.list].items[numbers[0] ?? -1]?.levels[numbers[1] ?? -1] : undefined
  if (!row.isFilled('label', 'points')) return null
  if (!before && !row.isFilled('points')) faults.add(row.place('points'), '没有填每次分值')
  const level = readRow(row, before ?? { id: newLevelId(open, original), label: '', points: 0 }, [['label', levelFields.label], ['points', levelFields.points]], faults)
  return open.item.levels.some(({ id }) => id === level.id) ? { ...level, id: newLevelId(open, original) } : level
}

/** A level whose first row, with the words of its item, is gone would join the item above. */
function complainOfLost(row: OwnRow<ClaimColumn>, open: OpenClaim, { faults, original }: Reading): void {
  for (const list of ['bonus', 'penalty'] as const) {
    const [index] = numbersOf(row, list) ?? []
    if (index === undefined || (list === open.list && index === open.index)) continue
    const code = original[list].items[index]?.code ?? ''
    faults.add(row.place('label'), `这一档原来属于 ${code}，上面却不是 ${code} 了。仍属于它的，请把它的第一行恢复；属于上面一款的，请另插一行写这一档，再删去这一行`)
  }
}

/** 加减分 with every edit: a row with an item's words begins it, the rows below are its further levels. */
export function readClaims(table: OwnTable<ClaimColumn>, reading: Reading): Record<List, ClaimItem[]> {
  const once = new Once()
  const claims: OpenClaim[] = []
  // Below a row whose 类别 cannot be read, nothing is known to belong anywhere.
  let open: OpenClaim | null = null
  let lost = false
  for (const row of table.rows) {
    if (numbersOf(row, 'end') !== null || !row.isFilled('list', 'code', 'content', 'cap', 'label', 'points')) continue
    if (row.isFilled('list', 'code', 'content', 'cap')) {
      open = beginClaim(row, reading, once)
      lost = open === null
      if (open) claims.push(open)
    } else if (open) complainOfLost(row, open, reading)
    if (!open) {
      if (!lost) reading.faults.add(row.place('list'), '上面没有加分或减分的一款。请写类别、编码、情形和本款最多')
      continue
    }
    const level = readLevel(row, open, reading, once)
    if (level) open.item = { ...open.item, levels: [...open.item.levels, level] }
  }
  const of = (list: List): ClaimItem[] => claims.filter((one) => one.list === list).map(({ item }) => item)
  return { bonus: of('bonus'), penalty: of('penalty') }
}

/** 一票否决 with every edit. */
export function readVetoes(table: OwnTable<VetoColumn>, { original, faults }: Reading): Veto[] {
  const once = new Once()
  return table.rows.filter((row) => numbersOf(row, 'end') === null && row.isFilled('code', 'content')).map((row) => {
    const numbers = numbersOf(row, 'veto')
    const before = numbers && once.isFirst('veto', numbers) ? original.vetoes.items[numbers[0] ?? -1] : undefined
    return readRow<Veto, VetoColumn>(row, before ?? { code: '', content: '' }, [['code', vetoFields.code], ['content', vetoFields.content]], faults)
  })
}
