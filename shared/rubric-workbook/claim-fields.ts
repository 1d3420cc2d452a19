import type { ClaimItem, Rubric } from '../rubric/rubric'
import { numberField, textField, type Field } from './cells'

type Level = ClaimItem['levels'][number]
type Veto = Rubric['vetoes']['items'][number]
const missing = { fault: '没有填分值' } as const

export const claimFields: Readonly<Record<'code' | 'content' | 'cap', Field<ClaimItem>>> = {
  code: textField(({ code }) => code, (of, code) => ({ ...of, code })),
  content: textField(({ content }) => content, (of, content) => ({ ...of, content })),
  cap: numberField(({ cap }) => cap, (of, cap) => (cap === null ? missing : { value: { ...of, cap } })),
}

export const levelFields: Readonly<Record<'label' | 'points', Field<Level>>> = {
  label: textField(({ label }) => label, (of, label) => ({ ...of, label })),
  points: numberField(({ points }) => points, (of, points) => (points === null ? missing : { value: { ...of, points } })),
}

export const vetoFields: Readonly<Record<'code' | 'content', Field<Veto>>> = {
  code: textField(({ code }) => code, (of, code) => ({ ...of, code })),
  content: textField(({ content }) => content, (of, content) => ({ ...of, content })),
}
