import type { EntryRecord, Unit } from '../../../shared/campaign/records'
import type { Failure } from '../../../shared/ipc/contract'
import type { Item } from '../../../shared/rubric/rubric'
import type { SelfForm } from '../../../shared/self-assessment/form'
import { planForm, type PlannedItem } from '../../../shared/self-assessment/plan-import'

/** A file that was given, and what came of reading it. */
export interface GivenForm {
  readonly key: string
  /** Of the file. */
  readonly name: string
  readonly failure: Failure | null
  readonly form: SelfForm | null
}

/** What the person decided for a file; what is not there is the default. */
export interface Decision {
  readonly chosen?: boolean
  /** Leave out the items with faults and import the others. */
  readonly skips?: boolean
}

/** A file as the preview shows it. */
export interface FormLine extends GivenForm {
  readonly unit: Unit | null
  /** Why nothing of the unit can be changed now, or null. */
  readonly lock: string | null
  readonly planned: readonly PlannedItem[]
  readonly news: readonly PlannedItem[]
  readonly changed: readonly PlannedItem[]
  readonly same: number
  /** Other files of the same unit. */
  readonly twin: boolean
  readonly skips: boolean
  readonly chosen: boolean
  /** Why it cannot be ticked, or empty. */
  readonly refusal: string
}

interface Circumstances {
  readonly items: readonly Item[]
  readonly units: readonly Unit[]
  readonly recordsOf: (unitId: string) => ReadonlyMap<string, EntryRecord>
  readonly lockOf: (unit: Unit) => string | null
}

/** Items that faults leave out; rows that belong to none count by themselves. */
export function faultyCount({ faults }: SelfForm): number {
  const items = new Set(faults.flatMap(({ itemId }) => (itemId === '' ? [] : [itemId])))
  return items.size + faults.filter(({ itemId }) => itemId === '').length
}

function refusalOf(form: SelfForm | null, lock: string | null, changes: number, skips: boolean): string {
  if (!form) return '没有读出来'
  if (lock !== null) return lock
  if (form.faults.length > 0 && !skips) return '有误，改好后重新选文件，或勾选略过'
  return changes === 0 ? '没有要写入的改动' : ''
}

/** Every file with what importing it would do; nothing is ticked that a person has to decide. */
export function formLines(given: readonly GivenForm[], decisions: ReadonlyMap<string, Decision>, { items, units, recordsOf, lockOf }: Circumstances): readonly FormLine[] {
  return given.map((one): FormLine => {
    const { form } = one
    const unit = units.find(({ id }) => id === form?.unitId) ?? null
    const planned = form && unit ? planForm(form, items, recordsOf(unit.id)) : []
    const { chosen, skips = false } = decisions.get(one.key) ?? {}
    const twin = given.some((other) => other.key !== one.key && form !== null && other.form?.unitId === form.unitId)
    const [news, changed] = [planned.filter(({ kind }) => kind === 'new'), planned.filter(({ kind }) => kind === 'changed')]
    const lock = unit ? lockOf(unit) : null
    const refusal = refusalOf(form, lock, news.length + changed.length, skips)
    return { ...one, unit, lock, planned, news, changed, same: planned.length - news.length - changed.length, twin, skips, refusal, chosen: refusal === '' && (chosen ?? !twin) }
  })
}

/** What the ticked files write. */
export function importOf(lines: readonly FormLine[]) {
  return lines.filter(({ chosen }) => chosen).flatMap(({ unit, news, changed }) => (unit ? [{ unitId: unit.id, items: [...news, ...changed].map(({ read: { itemId, input, note } }) => ({ itemId, input, note })) }] : []))
}
