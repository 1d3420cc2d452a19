import type { Item } from '../../../shared/rubric/rubric'
import { feedWords } from '../rubric/rubric-words'

export interface ItemFact {
  readonly name: string
  readonly text: string
  /** Gone first where the window is low. */
  readonly low: boolean
}

/** What the rubric says about an item, line by line; empty lines are left out. */
export function itemFacts(item: Item): readonly ItemFact[] {
  const methods = item.methods?.join('、') ?? ''
  const sample = item.sample ?? ''
  const departments = [item.leadDepartment ? `牵头 ${item.leadDepartment}` : '', item.supportingDepartments?.length ? `配合 ${item.supportingDepartments.join('、')}` : ''].filter(Boolean).join('；')
  const facts: readonly ItemFact[] = [
    { name: '评分标准', text: item.standard, low: false },
    { name: '数据来源', text: feedWords(item) ?? '', low: false },
    { name: '抽样', text: sample && methods ? `${sample}（${methods}）` : sample, low: false },
    { name: '方式', text: sample ? '' : methods, low: true },
    { name: '应备材料', text: item.evidence ?? '', low: true },
    { name: '责任部门', text: departments, low: true },
  ]
  return facts.filter(({ text }) => text !== '')
}
