import type { Rubric } from '../rubric/rubric'

/** Names of the sheets; the reader finds its tables by their heads and marks, whatever the sheets are called. */
export const rubricSheetNames = { tree: '评分细则', claims: '加减分', vetoes: '一票否决', general: '等次与总则', guide: '修改说明', copy: '细则原稿' } as const

/** Heads of the tree's columns; they are found by them, wherever they stand. */
export const treeHeads = {
  code: '编码',
  level: '层级',
  name: '名称、考核内容',
  points: '分值',
  standard: '评分标准',
  rule: '评分规则',
  methods: '考核方式',
  leadDepartment: '牵头部门',
  supportingDepartments: '配合部门',
  zones: '适用区域',
  domain: '领域',
  pillar: '六位',
  sample: '抽样',
  evidence: '应备材料',
  advice: '整改建议',
  allowed: '可否\n不适用',
  hint: '不适用的情形',
  feeds: '上年\n整改',
  pending: '待定\n规则',
} as const
export type TreeColumn = keyof typeof treeHeads

export const claimHeads = { list: '类别', code: '编码', content: '情形', cap: '本款最多', label: '档次', points: '每次分值' } as const
export type ClaimColumn = keyof typeof claimHeads

export const vetoHeads = { code: '否决编码', content: '否决情形' } as const
export type VetoColumn = keyof typeof vetoHeads

export const generalHeads = { name: '项目', value: '内容', percent: '名额比例（%）', round: '名额取整', note: '怎样填' } as const
export type GeneralColumn = keyof typeof generalHeads

/** 层级 of the nodes by depth, and of the items. */
export const nodeLevels = ['一级', '二级', '三级'] as const
export const itemLevel = '考核内容'
export const levelWords: readonly string[] = [...nodeLevels, itemLevel]

export const yes = '是'
export const no = '否'
export const listWords = { bonus: '加分', penalty: '减分' } as const

export const policyWords = [
  ['总分折算', 'rescaleTotal'],
  ['按工作要求折算', 'rescaleRequirement'],
  ['缺项计满分', 'fullMarks'],
] as const satisfies readonly (readonly [string, Rubric['notApplicablePolicy']])[]

export const roundWords = [['舍去', 'floor'], ['四舍五入', 'nearest'], ['进一', 'ceil']] as const

const tieWords = [['考核内容', 'item'], ['指标', 'indicator'], ['工作要求', 'requirement'], ['领域', 'domain']] as const
export const tieBase = '基础分'
export const tieSample = `${tieBase}，或者“考核内容 1-1-1”“指标 6-1”“工作要求 2”“领域 治安安全”`

/** A tie-break as people say it: `item:10-1-1` is `考核内容 10-1-1`. */
export function tieText(criterion: string): string {
  if (criterion === 'base') return tieBase
  const found = tieWords.find(([, kind]) => criterion.startsWith(`${kind}:`))
  return found ? `${found[0]} ${criterion.slice(found[1].length + 1)}` : criterion
}

/** Null where the text says none. */
export function parseTie(text: string): string | null {
  if (text === tieBase) return 'base'
  const found = tieWords.find(([word]) => text.startsWith(word))
  const name = found ? text.slice(found[0].length).replace(/^[\s:：]+/u, '') : ''
  return found && name !== '' ? `${found[1]}:${name}` : null
}
