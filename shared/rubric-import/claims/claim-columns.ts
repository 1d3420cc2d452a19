import type { SheetGrid } from '../grid'
import { plainHead } from '../head-words'
import type { ColumnRole } from '../layout'
import { readPoints } from '../points-text'

/** From the top: the first that fits wins. What fits none is not read, and said. */
const words: readonly (readonly [RegExp, ColumnRole | 'text'])[] = [
  [/^(?:序号|编号|编码|代码|项号|序|no)$/i, 'code'],
  [/最高|最多|上限|封顶|限额|限分/, 'cap'],
  [/^(?:加减分?|加扣分?|加减分?|加分减分)?(?:类别|类型|性质)$|^加\/[减扣]分?$/, 'claimList'],
  [/自评|自报|申报|实得|考核得分|核定|审核|得分|佐证|材料|依据|责任|牵头|部门|单位$|负责|认定|时限/, 'ignore'],
  [/^备注$|^说明$|^附注$/, 'note'],
  [/标准|办法|计分|评分|赋分|档次|细则|方法|规则|幅度/, 'standard'],
  [/分值|分数|^[加减扣]分$|^分$/, 'points'],
  [/内容|事项|情形|项目|条件|因素|指标|情况|行为|事由|类目|要点|名称|加分项|减分项|扣分项|否决项|条款/, 'text'],
]
const roleOf = (text: string): ColumnRole | 'text' | null => words.find(([shape]) => shape.test(text))?.[1] ?? null
const levels = ['level1', 'level2', 'level3'] as const

/** The head of a list: short words, of which at least two are known and one says what the entries are. */
export function isClaimHead(grid: SheetGrid, row: number): boolean {
  const filled = grid.filled(row)
  if (filled.length < 2 || filled.some((column) => readPoints(grid.value(row, column)).kind === 'points')) return false
  const heads = filled.map((column) => plainHead(grid.text(row, column)))
  const roles = heads.map(roleOf)
  const known = roles.filter((role) => role !== null).length
  return heads.every((head) => head !== '' && head.length <= 14) && known >= 2 && known >= filled.length - 1 && (roles.includes('text') || roles.includes('standard'))
}

/** Which column of a list is what. The last of several texts is the content, the ones before it are above it. */
export function claimColumns(grid: SheetGrid, row: number): Map<number, ColumnRole> {
  const found = grid.filled(row).map((column) => [column, roleOf(plainHead(grid.text(row, column)))] as const)
  const texts = found.filter(([, role]) => role === 'text').map(([column]) => column)
  const columns = new Map<number, ColumnRole>()
  const once = new Set<ColumnRole>()
  for (const [column, role] of found) {
    const at = texts.indexOf(column)
    const own = role === 'text' ? (at === texts.length - 1 ? 'content' : (levels[at] ?? 'ignore')) : role
    if (own === null || own === 'ignore' || once.has(own)) continue
    once.add(own)
    columns.set(column, own)
  }
  return columns
}
