import { ruleSentences } from '../rule-words/sentences'
import type { Grade, Item } from './rubric'

/** Names of an item's and the rubric's fields in words; a field that is not here is named as the file names it. */
const names: Readonly<Record<string, string>> = {
  content: '考核内容', standard: '评分标准', zones: '适用区域', domain: '领域', pillar: '六位', methods: '考核方式', leadDepartment: '牵头部门', supportingDepartments: '配合部门',
  sample: '抽样', evidence: '应备材料', advice: '整改建议', notApplicable: '合理缺项', feeds: '取数来源', name: '名称', gist: '要旨', code: '编码', points: '分值', rule: '评分规则', pending: '待定规则',
  title: '细则名称', notice: '说明', placeholder: '非正式文件', basePoints: '总分', notApplicablePolicy: '合理缺项折算', domains: '领域', pillars: '六位', grades: '等次和名额', tieBreak: '同分比较',
  cap: '封顶', note: '说明', levels: '档次', grade: '定为',
}
const wordOf = (words: Readonly<Record<string, string>>, name: string): string => (Object.hasOwn(words, name) ? (words[name] ?? name) : name)
export const fieldName = (field: string): string => wordOf(names, field)

const known: Readonly<Record<string, string>> = {
  rescaleTotal: '按总分折算', rescaleRequirement: '先按工作要求、再按总分折算', fullMarks: '缺项按满分计', rectification: '取自上一批次整改情况', floor: '舍去小数', nearest: '四舍五入', ceil: '进一',
}

/** Fields whose values are words of the program; every other text is a person's. */
const coded: ReadonlySet<string> = new Set(['notApplicablePolicy', 'feeds'])

function gradeWords({ name, min, quota }: Grade): string {
  return `${name} ${min} 分起${quota ? `，名额 ${quota.percent}%（${wordOf(known, quota.round)}）` : ''}`
}

/** A value of the file as a person reads it. What is not there is empty. */
export function valueWords(field: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (field === 'grades' && Array.isArray(value)) return (value as Grade[]).map(gradeWords).join('；')
  if (field === 'levels' && Array.isArray(value)) return (value as { label?: string; points: number }[]).map(({ label = '', points }) => `${label} ${points} 分`).join('；')
  if (field === 'notApplicable' && typeof value === 'object') return noneWords(value as Item['notApplicable'])
  if (typeof value === 'string') return coded.has(field) ? wordOf(known, value) : value
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join('、')
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

const noneWords = ({ allowed, hint }: Item['notApplicable']): string => `${allowed ? '可以缺项' : '不可缺项'}${hint ? `：${hint}` : ''}`

export const ruleWords = ({ rule, points }: Pick<Item, 'rule' | 'points'>): string => ruleSentences(rule, points).join('；')
