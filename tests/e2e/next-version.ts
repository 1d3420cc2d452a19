import type { Page } from '@playwright/test'
import type { Item, Rubric, RubricNode } from '../../shared/rubric/rubric'
import { stored, tell } from './harness'

/** Of an indicator's items: one with dearer clauses and a reworded standard takes the points of one that goes; another gets another id. */
function changed(items: readonly Item[], dearer: Item): Item[] {
  const [renamed, gone] = items.filter((item) => item !== dearer)
  return items.filter((item) => item !== gone).map((item) => {
    if (item === renamed) return { ...item, id: 'REVISED-2' }
    if (item !== dearer || item.rule.kind !== 'deduct') return item
    return { ...item, points: item.points + (gone?.points ?? 0), standard: `${item.standard}（修订）`, rule: { ...item.rule, clauses: item.rule.clauses.map((clause) => ({ ...clause, points: clause.points * 2 })) } }
  })
}

/** The same tree, changed in the first indicator that has three items, one of them with clauses. */
function revised(requirements: readonly RubricNode[]): RubricNode[] {
  let done = false
  const walk = (node: RubricNode): RubricNode => {
    const dearer = node.items?.find(({ rule }) => rule.kind === 'deduct')
    if (node.items && dearer && node.items.length > 2 && !done) {
      done = true
      return { ...node, items: changed(node.items, dearer) }
    }
    return node.children ? { ...node, children: node.children.map(walk) } : node
  }
  return requirements.map(walk)
}

/** Of 加分 J2 goes on under another code, with other words; 减分 K1 costs more; the vetoes are reworded. */
function revisedAdjusts({ bonus, penalty, vetoes }: Rubric): Pick<Rubric, 'bonus' | 'penalty' | 'vetoes'> {
  return {
    bonus: { ...bonus, items: bonus.items.map((item) => (item.code === 'J2' ? { ...item, code: 'J29', content: `${item.content}（以正式文件为准）` } : item)) },
    penalty: { ...penalty, items: penalty.items.map((item) => (item.code === 'K1' ? { ...item, levels: item.levels.map((level) => ({ ...level, points: level.points + 1 })) } : item)) },
    vetoes: { ...vetoes, items: vetoes.items.map((item) => ({ ...item, content: `${item.content}，经核实的` })) },
  }
}

/** The rubric of the open campaign, revised and published as 修订-2; its digest. */
export async function publishRevision(page: Page): Promise<string> {
  const { campaign } = await stored(page)
  const { rubric } = await tell(page, 'rubric.get', { digest: campaign.rubricDigest })
  const next: Rubric = { ...rubric, ...revisedAdjusts(rubric), version: '修订-2', requirements: revised(rubric.requirements) }
  const { draftId } = await tell(page, 'draft.create', { from: { kind: 'json', text: JSON.stringify(next) } })
  return (await tell(page, 'draft.publish', { draftId, version: '修订-2' })).digest
}
