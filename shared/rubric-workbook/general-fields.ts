import type { DraftRubric } from '../rubric-draft/draft'
import type { Grade } from '../rubric/rubric'
import { listField, numberField, numberIn, textField, textIn, without, wordField, type Field, type Taken } from './cells'
import { no, parseTie, policyWords, roundWords, tieSample, tieText, yes } from './words'

/** A row of 总则. */
export interface GeneralRow {
  /** In the row's mark. */
  readonly key: string
  readonly name: string
  readonly note: string
  readonly field: Field<DraftRubric>
}

const missing = { fault: '没有填数' } as const
const names = '用顿号隔开'

/** 说明 of a list; absent where there is none. */
function noteField(list: 'bonus' | 'penalty' | 'vetoes'): Field<DraftRubric> {
  return textField((of) => of[list].note, (of, note) => ({ ...of, [list]: note === '' ? without<DraftRubric[typeof list], 'note'>(of[list], 'note') : { ...of[list], note } }))
}
function capField(list: 'bonus' | 'penalty'): Field<DraftRubric> {
  return numberField((of) => of[list].cap, (of, cap) => (cap === null ? missing : { value: { ...of, [list]: { ...of[list], cap } } }))
}
function namesField(list: 'domains' | 'pillars'): Field<DraftRubric> {
  return listField((of) => of[list], (of, given) => ({ ...of, [list]: given }))
}

export const generalRows: readonly GeneralRow[] = [
  { key: 'title', name: '细则名称', note: '', field: textField(({ title }) => title, (of, title) => ({ ...of, title })) },
  { key: 'version', name: '版本', note: '发布时可以再改', field: textField(({ version }) => version, (of, version) => ({ ...of, version })) },
  { key: 'id', name: '细则编号', note: '同一份细则的各版相同，一般不改', field: textField(({ id }) => id, (of, id) => ({ ...of, id })) },
  { key: 'placeholder', name: '默认替代稿', note: '是或否；正式细则填否', field: wordField<DraftRubric, boolean | undefined>([[yes, true], [no, false], ['', undefined]], ({ placeholder }) => placeholder, (of, placeholder) => (placeholder === undefined ? without(of, 'placeholder') : { ...of, placeholder })) },
  { key: 'notice', name: '替代稿说明', note: '印在每张表上；正式细则不用填', field: textField(({ notice }) => notice, (of, notice) => (notice === '' ? without(of, 'notice') : { ...of, notice })) },
  { key: 'basePoints', name: '总分', note: '考核内容分值之和必须等于它', field: numberField(({ basePoints }) => basePoints, (of, basePoints) => (basePoints === null ? missing : { value: { ...of, basePoints } })) },
  { key: 'policy', name: '合理缺项的处理', note: policyWords.map(([word]) => word).join('、'), field: wordField<DraftRubric, DraftRubric['notApplicablePolicy']>(policyWords, (of) => of.notApplicablePolicy, (of, notApplicablePolicy) => ({ ...of, notApplicablePolicy })) },
  { key: 'zones', name: '适用区域', note: names, field: listField(({ zones }) => zones, (of, zones) => ({ ...of, zones })) },
  { key: 'domains', name: '领域', note: names, field: namesField('domains') },
  { key: 'pillars', name: '六位', note: names, field: namesField('pillars') },
  { key: 'bonusCap', name: '加分最多', note: '各款加起来的上限', field: capField('bonus') },
  { key: 'bonusNote', name: '加分说明', note: '', field: noteField('bonus') },
  { key: 'penaltyCap', name: '减分最多', note: '各款加起来的上限', field: capField('penalty') },
  { key: 'penaltyNote', name: '减分说明', note: '', field: noteField('penalty') },
  { key: 'vetoGrade', name: '一票否决后的等次', note: '应是下面等次中的一个', field: textField(({ vetoes }) => vetoes.grade, (of, grade) => ({ ...of, vetoes: { ...of.vetoes, grade } })) },
  { key: 'vetoNote', name: '一票否决说明', note: '', field: noteField('vetoes') },
]

type Quota = NonNullable<Grade['quota']>
const newQuota: Quota = { percent: Number.NaN, round: 'floor' }

function setPercent(of: Grade, percent: number | null): Taken<Grade> {
  if (percent === null) return { value: without(of, 'quota') }
  return { value: { ...of, quota: { ...(of.quota ?? newQuota), percent } } }
}

/** 名额比例 in percent; a cell that is formatted as a percentage says the same. */
const percentField: Field<Grade> = {
  print: ({ quota }) => quota?.percent ?? null,
  take: (cell, of) => {
    const plain = cell?.kind === 'number' && cell.percent ? { kind: 'number' as const, value: Number((cell.value * 100).toPrecision(15)) } : cell
    const read = numberIn(plain, 6)
    return 'fault' in read ? read : setPercent(of, read.value)
  },
}

/** Comes after the percentage: a quota without one is none, and one that is new says how it is rounded. */
const roundField: Field<Grade> = {
  print: ({ quota }) => roundWords.find(([, value]) => value === quota?.round)?.[0] ?? null,
  take: (cell, of) => {
    const read = textIn(cell)
    if ('fault' in read) return read
    const words = roundWords.map(([word]) => word).join('、')
    if (of.quota === undefined) return read.value === '' ? { value: of } : { fault: '没有名额比例，这一格应空着' }
    const found = roundWords.find(([word]) => word === read.value)
    return found ? { value: { ...of, quota: { ...of.quota, round: found[1] } } } : { fault: `有名额比例的，要写怎样取整：${words}` }
  },
}

export const gradeFields: Readonly<Record<'name' | 'value' | 'percent' | 'round', Field<Grade>>> = {
  name: textField(({ name }) => name, (of, name) => ({ ...of, name })),
  value: numberField(({ min }) => min, (of, min) => (min === null ? { fault: '没有填下限' } : { value: { ...of, min } }), 6),
  percent: percentField,
  round: roundField,
}

/** A criterion by itself. */
export const tieField: Field<string> = {
  print: tieText,
  take: (cell) => {
    const read = textIn(cell)
    if ('fault' in read) return read
    const criterion = parseTie(read.value)
    return criterion === null ? { fault: `看不出是什么依据。应写${tieSample}` } : { value: criterion }
  },
}
