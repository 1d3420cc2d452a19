import type { DraftRubric } from '../draft'
import { listDraftItems, walkDraft } from '../draft-tree'

export type TieKind = 'base' | 'item' | 'indicator' | 'requirement' | 'domain'
export interface TieChoice {
  /** As the rubric writes it: `base`, `item:1-1-1`. */
  readonly tie: string
  readonly words: string
}

/** Everything that a tie may be broken by, of one kind, in printed order. */
export function tieChoices(rubric: DraftRubric, kind: TieKind): TieChoice[] {
  const named = (code: string, name: string): TieChoice[] => (code === '' ? [] : [{ tie: `${kind}:${code}`, words: `${code} ${name}` }])
  switch (kind) {
    case 'base': return [{ tie: 'base', words: '折算基础分' }]
    case 'item': return listDraftItems(rubric).flatMap(({ code, content }) => named(code, content))
    case 'domain': return (rubric.domains ?? []).map((name) => ({ tie: `domain:${name}`, words: name }))
    case 'requirement': return rubric.requirements.flatMap(({ code, name }) => named(code, name))
    case 'indicator': {
      const tops = new Set(rubric.requirements)
      const choices: TieChoice[] = []
      walkDraft(rubric, (node) => {
        if (!tops.has(node)) choices.push(...named(node.code, node.name))
      })
      return choices
    }
  }
}

export const tieKinds: ReadonlyArray<readonly [TieKind, string]> = [['base', '折算基础分'], ['requirement', '工作要求'], ['indicator', '指标'], ['item', '考核内容'], ['domain', '领域']]

/** A criterion in words; one that names nothing any more says so. */
export function tieWords(rubric: DraftRubric, tie: string): string {
  const colon = tie.indexOf(':')
  const kind = colon < 0 ? tie : tie.slice(0, colon)
  const known = tieKinds.find(([name]) => name === kind)
  if (!known) return `${tie}（不认识）`
  // `indicator:` may name a requirement as well (scoring.md 2).
  const choices = [...tieChoices(rubric, known[0]), ...(known[0] === 'indicator' ? tieChoices(rubric, 'requirement').map(({ tie: other, words }) => ({ tie: other.replace('requirement:', 'indicator:'), words })) : [])]
  const found = choices.find((choice) => choice.tie === tie)
  if (known[0] === 'base') return '折算基础分'
  return `${known[1]} ${found?.words ?? `${tie.slice(colon + 1)}（已经不在细则里）`}`
}
