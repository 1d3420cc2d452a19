import { parseDecimal } from '../number/decimal'
import { parsePoints } from '../points'
import type { Complain } from './check-rule'
import type { ClaimItem, Rubric } from './rubric'

type At = (where: string) => Complain

function checkClaimItem(item: ClaimItem, complain: Complain): void {
  const cap = parsePoints(item.cap)
  if (cap === null) complain('not-points', '封顶应为最多两位小数的数')
  else if (cap <= 0) complain('not-positive', '封顶应大于 0')
  if (item.levels.length === 0) complain('empty-list', '档次不能为空')
  if (new Set(item.levels.map(({ id }) => id)).size < item.levels.length) complain('repeated-id', '档次编号重复')
  for (const level of item.levels) {
    const points = parsePoints(level.points)
    if (points === null || points < 0) complain('not-points', '档次分值应为不小于 0、最多两位小数的数')
  }
}

/** Bonus, penalty and veto codes are unique together. */
export function checkClaimLists(rubric: Pick<Rubric, 'bonus' | 'penalty' | 'vetoes'>, at: At): void {
  const codes = new Set<string>()
  for (const { code } of [...rubric.bonus.items, ...rubric.penalty.items, ...rubric.vetoes.items]) {
    if (codes.has(code)) at(code)('repeated', '编码重复')
    codes.add(code)
  }
  for (const [name, list] of [['加分', rubric.bonus], ['减分', rubric.penalty]] as const) {
    const cap = parsePoints(list.cap)
    if (cap === null || cap <= 0) at('rubric')('not-positive', `${name}封顶应大于 0、最多两位小数`)
    for (const item of list.items) checkClaimItem(item, at(item.code))
  }
}

export function checkGrades(rubric: Pick<Rubric, 'grades'>, at: At): void {
  if (rubric.grades.length === 0) at('rubric')('empty-list', '等次不能为空')
  const names = new Set<string>()
  rubric.grades.forEach((grade, index) => {
    const complain = at(grade.name)
    const last = index === rubric.grades.length - 1
    if (names.has(grade.name)) complain('repeated', '等次名称重复')
    names.add(grade.name)
    if (parseDecimal(grade.min) === null) complain('not-decimal', '等次下限应为最多六位小数的数')
    if (index > 0 && grade.min >= (rubric.grades[index - 1]?.min ?? 0)) complain('bad-order', '等次下限应依次降低')
    if (last && grade.min !== 0) complain('bad-last', '最后一个等次的下限应为 0')
    if (last && grade.quota) complain('bad-quota', '最后一个等次不能有名额')
    if (grade.quota && (parseDecimal(grade.quota.percent) === null || grade.quota.percent < 0 || grade.quota.percent > 100)) complain('bad-quota', '名额比例应在 0 到 100 之间')
  })
}

export function checkVetoes(rubric: Pick<Rubric, 'grades' | 'vetoes'>, at: At): void {
  if (!rubric.grades.some(({ name }) => name === rubric.vetoes.grade)) at('rubric')('unknown-grade', `一票否决的等次“${rubric.vetoes.grade}”不存在`)
}

/** Codes that a tie-break may name. */
export interface TreeCodes {
  readonly items: ReadonlySet<string>
  readonly nodes: ReadonlySet<string>
  readonly requirements: ReadonlySet<string>
}

export function checkTieBreak(rubric: Pick<Rubric, 'tieBreak' | 'domains'>, { items, nodes, requirements }: TreeCodes, at: At): void {
  const known: Record<string, (name: string) => boolean> = {
    item: (name) => items.has(name),
    indicator: (name) => nodes.has(name),
    requirement: (name) => requirements.has(name),
    domain: (name) => (rubric.domains ?? []).includes(name),
  }
  for (const text of rubric.tieBreak) {
    const colon = text.indexOf(':')
    const kind = text.slice(0, Math.max(0, colon))
    const exists = text === 'base' || (colon > 0 && Object.hasOwn(known, kind) && known[kind]?.(text.slice(colon + 1)) === true)
    if (!exists) at(text)('unknown-tie-break', '同分比较的依据不存在')
  }
}
