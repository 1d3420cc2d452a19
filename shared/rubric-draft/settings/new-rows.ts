import type { DraftRubric } from '../draft'
import { freeId, rowsAt } from '../rule-form/edit-rule'

/** The next code after the last of a list, e.g. K7 after K6, that none of the three lists has. */
function nextCode(rubric: DraftRubric, list: 'bonus' | 'penalty' | 'vetoes'): string {
  const taken = new Set([...rubric.bonus.items, ...rubric.penalty.items, ...rubric.vetoes.items].map(({ code }) => code))
  const last = rubric[list].items.at(-1)?.code ?? ''
  const [, lead = '', number = ''] = /^(.*?)(\d+)$/.exec(last) ?? []
  const prefix = lead === '' && number === '' ? { bonus: 'J', penalty: 'K', vetoes: 'V' }[list] : lead
  let next = number === '' ? 1 : Number(number) + 1
  while (taken.has(`${prefix}${next}`)) next++
  return `${prefix}${next}`
}

/** A row to put into one of the rubric’s own lists; its words are left to its writer. */
export function newSettingsRow(rubric: DraftRubric, list: string): unknown {
  if (list === 'grades') return { name: '', min: 0 }
  if (list === 'vetoes.items') return { code: nextCode(rubric, 'vetoes'), content: '' }
  if (list === 'bonus.items' || list === 'penalty.items') return { code: nextCode(rubric, list === 'bonus.items' ? 'bonus' : 'penalty'), content: '', cap: 1, levels: [{ id: 'a', label: '', points: 1 }] }
  return { id: freeId(rowsAt(rubric, list)), label: '', points: 1 }
}

/** A grade that is renamed takes the veto's grade along. */
export function withVetoGrade(before: DraftRubric, after: DraftRubric): DraftRubric {
  if (before.grades.length !== after.grades.length || before.vetoes.grade !== after.vetoes.grade) return after
  const at = before.grades.findIndex(({ name }) => name === before.vetoes.grade)
  const name = after.grades[at]?.name
  const isRenamed = name !== undefined && !after.grades.some((grade) => grade.name === before.vetoes.grade)
  return isRenamed ? { ...after, vetoes: { ...after.vetoes, grade: name } } : after
}

/** The fields in which two states of the rubric differ; undefined stands for one that was taken away. */
export function changedFields(before: DraftRubric, after: DraftRubric): Partial<DraftRubric> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return Object.fromEntries([...names].filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]))
}
