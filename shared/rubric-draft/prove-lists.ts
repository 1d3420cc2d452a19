import { parsePoints } from '../points'
import { checkClaimLists, checkGrades, checkTieBreak, checkVetoes } from '../rubric/check-rubric-lists'
import { importedClaim } from './settings/claims'
import { isBlank } from '../text'
import type { DraftRubric } from './draft'
import { pointsOfNode, sumOfDraft, sumOfNode } from './draft-sums'
import { listDraftItems, walkDraft } from './draft-tree'
import type { ProofField, Report } from './proof'
import { inWords, lessOrMore } from './prove-tree'
import { ruleAdvice } from './rule-advice'

function fieldOfClaim(rubric: DraftRubric, code: string): ProofField {
  if (rubric.bonus.items.some((item) => item.code === code)) return 'bonus'
  return rubric.penalty.items.some((item) => item.code === code) ? 'penalty' : 'vetoes'
}

/** What belongs to the rubric as a whole has no name of its own: `rubric`. */
function proveRest(rubric: DraftRubric, report: Report): void {
  const at = (field: (where: string) => ProofField, own: boolean) => (where: string) => (code: string, message: string): void =>
    report({ weight: 'wrong', where: own ? where : 'rubric', field: field(where), message: where === 'rubric' ? message : `${where}：${message}`, advice: ruleAdvice(code) })
  checkClaimLists(rubric, (where) => (code, message) => {
    const field = where === 'rubric' ? (message.startsWith('加分') ? 'bonus' : 'penalty') : fieldOfClaim(rubric, where)
    at(() => field, true)(where)(code, message)
  })
  checkGrades(rubric, at(() => 'grades', false))
  checkVetoes(rubric, at(() => 'vetoes', false))
  const nodes = new Set<string>()
  walkDraft(rubric, ({ code }) => nodes.add(code))
  const codes = { nodes, items: new Set(listDraftItems(rubric).map(({ code }) => code)), requirements: new Set(rubric.requirements.map(({ code }) => code)) }
  checkTieBreak(rubric, codes, at(() => 'tieBreak', false))
}

/** What an import could not read with certainty. */
function provePendingClaims(rubric: DraftRubric, report: Report): void {
  for (const [field, list] of [['bonus', rubric.bonus], ['penalty', rubric.penalty]] as const) {
    for (const item of list.items) {
      if (importedClaim(item).pending) report({ weight: 'check', where: item.code, field, message: `${item.code}：待定，没有从原文里确认出档次、分值和封顶`, advice: '照原文填写，再点“已核对”' })
    }
  }
}

function proveClaimTexts(rubric: DraftRubric, report: Report): void {
  const lists = [['bonus', '加分事项', rubric.bonus.items], ['penalty', '减分事项', rubric.penalty.items], ['vetoes', '一票否决事项', rubric.vetoes.items]] as const
  for (const [field, name, items] of lists) {
    items.forEach(({ code, content }, index) => {
      const title = isBlank(code) ? `${name}第 ${index + 1} 项` : code
      if (isBlank(code)) report({ weight: 'wrong', where: code || 'rubric', field, message: `${title}：没有编码`, advice: '请填写编码' })
      if (isBlank(content)) report({ weight: 'wrong', where: code || 'rubric', field, message: `${title}：没有内容`, advice: '请填写内容' })
    })
  }
}

/** Where the sum goes wrong: the requirements that are not what is below them, or else their own sum. */
function whereOff(rubric: DraftRubric): string {
  const off = rubric.requirements.flatMap((node) => {
    const { below } = sumOfNode(node)
    const points = pointsOfNode(node)
    return points === null || points === below ? [] : [`${node.code} ${node.name} 写的是 ${inWords(points)}、下级合计 ${inWords(below)}（${lessOrMore(below, points)}）`]
  })
  if (off.length > 0) return `差在：${off.join('；')}`
  const given = rubric.requirements.map((node) => `${node.code} 是 ${node.points ?? inWords(sumOfNode(node).below)}`)
  return rubric.requirements.length > 0 ? `各工作要求与其下级都相符，差在工作要求的分值：${given.join('、')}` : '还没有工作要求'
}

function proveSum(rubric: DraftRubric, report: Report): void {
  const say = (field: ProofField, message: string, advice: string, weight: 'wrong' | 'check' = 'wrong'): void => report({ weight, where: 'rubric', field, message, advice })
  const items = listDraftItems(rubric)
  const base = parsePoints(rubric.basePoints)
  const { below: sum, open: missing } = sumOfDraft(rubric)
  if (items.length === 0) say('points', '没有考核内容', '添加工作要求和考核内容')
  if (base === null || base <= 0) return say('basePoints', `总分 ${rubric.basePoints} 不对`, '总分应大于 0、最多两位小数，一般是 1000')
  const rest = missing > 0 ? `，还有 ${missing} 项没有分值` : ''
  if (sum !== base) say('points', `考核内容分值之和 ${inWords(sum)}，总分 ${inWords(base)}，${lessOrMore(sum, base)}${rest}。${whereOff(rubric)}`, `把分值改到正好合计 ${inWords(base)}`)
  if (base !== 100_000) say('basePoints', `总分是 ${inWords(base)}，不是 1000`, '确认就是这个总分，或改为 1000', 'check')
}

/** What belongs to the rubric as a whole: title, the sum, grades, tie order, bonus, penalty and veto items. */
export function proveWhole(rubric: DraftRubric, report: Report): void {
  if (isBlank(rubric.title)) report({ weight: 'wrong', where: 'rubric', field: 'title', message: '细则没有名称', advice: '请填写细则名称' })
  if (isBlank(rubric.id)) report({ weight: 'wrong', where: 'rubric', field: 'id', message: '细则没有内部标识', advice: '新建一份草稿，再把内容导入' })
  proveSum(rubric, report)
  proveRest(rubric, report)
  proveClaimTexts(rubric, report)
  provePendingClaims(rubric, report)
}
