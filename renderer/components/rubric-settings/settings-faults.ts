import type { DraftRubric } from '../../../shared/rubric-draft/draft'
import type { Proof } from '../../../shared/rubric-draft/proof'

const lists = { 'bonus.items': 'bonus', 'penalty.items': 'penalty', 'vetoes.items': 'vetoes' } as const

/** The words of a proof without the name that it begins with, where that stands above it. */
const bare = (message: string, name: string): string => (name !== '' && message.startsWith(`${name}：`) ? message.slice(name.length + 1) : message)

function ofRow(rubric: DraftRubric, proofs: readonly Proof[], list: string, index: number): string[] {
  if (list === 'grades') {
    const name = rubric.grades[index]?.name ?? ''
    return name === '' ? [] : proofs.filter(({ field, message }) => field === 'grades' && message.startsWith(`${name}：`)).map(({ message }) => bare(message, name))
  }
  const field = lists[list as keyof typeof lists]
  const code = rubric[field]?.items[index]?.code ?? ''
  return code === '' ? [] : proofs.filter((proof) => proof.field === field && proof.where === code).map(({ message }) => bare(message, code))
}

/** What the proof says of the whole of a section, and of no row of it. */
function ofSection(rubric: DraftRubric, proofs: readonly Proof[], section: string): string[] {
  const names = section === 'grades' ? rubric.grades.map(({ name }) => name) : []
  return proofs.filter(({ field, where, message }) => field === section && where === 'rubric' && !names.some((name) => name !== '' && message.startsWith(`${name}：`))).map(({ message }) => message)
}

/** Sentences of the proof at a place of the settings: `title`, `basePoints`, `grades`, `grades.1`, `bonus`, `bonus.items.3`, `tieBreak`, `vetoes`. */
export function faultsAtPlace(rubric: DraftRubric, proofs: readonly Proof[], path: string): string[] {
  const row = /^(grades|(?:bonus|penalty|vetoes)\.items)\.(\d+)$/.exec(path)
  if (row) return [...new Set(ofRow(rubric, proofs, row[1] ?? '', Number(row[2])))]
  return ['title', 'basePoints', 'grades', 'tieBreak', 'bonus', 'penalty', 'vetoes'].includes(path) ? [...new Set(ofSection(rubric, proofs, path))] : []
}
