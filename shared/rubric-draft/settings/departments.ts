import type { DraftItem, DraftRubric } from '../draft'
import { listDraftItems } from '../draft-tree'
import { mapItems, type SettingsChange } from './tags'

/** A department as items write it, with how many items it leads and supports. */
export interface DepartmentUse {
  readonly name: string
  readonly lead: number
  readonly support: number
}

const marks = /[、，,；;\n]/
const namesIn = (text: string): string[] => text.split(marks).map((name) => name.trim()).filter((name) => name !== '')
const leadsOf = (item: DraftItem): string[] => namesIn(item.leadDepartment ?? '')
const supportsOf = (item: DraftItem): string[] => (item.supportingDepartments ?? []).flatMap(namesIn)

/** Every department that items name, in order of first appearance. */
export function departmentUses(rubric: DraftRubric): DepartmentUse[] {
  const uses = new Map<string, { lead: number; support: number }>()
  const count = (name: string, part: 'lead' | 'support'): void => {
    const use = uses.get(name) ?? { lead: 0, support: 0 }
    uses.set(name, { ...use, [part]: use[part] + 1 })
  }
  for (const item of listDraftItems(rubric)) {
    for (const name of new Set(leadsOf(item))) count(name, 'lead')
    for (const name of new Set(supportsOf(item))) count(name, 'support')
  }
  return [...uses].map(([name, use]) => ({ name, ...use }))
}

/** A field with one name in place of another, each name once; the marks between the names stay where nothing is named twice. */
function renamedIn(text: string, from: string, to: string): string {
  const names = namesIn(text)
  if (!names.includes(from)) return text
  const renamed = names.map((name) => (name === from ? to : name))
  if (new Set(renamed).size < renamed.length) return [...new Set(renamed)].join('、')
  return text.split(/([、，,；;\n])/).map((piece) => (piece.trim() === from ? piece.replace(from, () => to) : piece)).join('')
}

function renamedItem(item: DraftItem, from: string, to: string): DraftItem {
  const leads = leadsOf(item)
  const supports = supportsOf(item)
  if (![...leads, ...supports].includes(from)) return item
  const lead = item.leadDepartment === undefined ? {} : { leadDepartment: renamedIn(item.leadDepartment, from, to) }
  if (item.supportingDepartments === undefined) return { ...item, ...lead }
  const nowLeads = new Set(leads.map((name) => (name === from ? to : name)))
  const texts = item.supportingDepartments.map((text) => renamedIn(text, from, to))
  // Two ways of writing one department make it lead and support the same item: it leads. What the office itself wrote twice stays.
  const isDouble = (text: string, index: number): boolean => text === to && (nowLeads.has(to) || texts.indexOf(to) < index)
  const isTouched = supports.includes(from) || leads.includes(from)
  return { ...item, ...lead, supportingDepartments: isTouched ? texts.filter((text, index) => !isDouble(text, index)) : texts }
}

/** A department renamed in every item; named as one that is there already, the two become one. */
export function renameDepartment(rubric: DraftRubric, from: string, text: string): SettingsChange {
  const to = text.trim()
  return to === '' || to === from ? {} : { requirements: mapItems(rubric, (item) => renamedItem(item, from, to)) }
}
