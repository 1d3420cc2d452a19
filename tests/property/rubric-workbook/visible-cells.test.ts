import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/change/canonical-json'
import type { GivenWorkbook } from '../../../shared/import/given-workbook'
import type { RubricReport } from '../../../shared/report/rubric-report'
import { toRubricJson } from '../../../shared/rubric-draft/convert'
import type { DraftItem, DraftNode, DraftRubric } from '../../../shared/rubric-draft/draft'
import { readOwn } from '../../../shared/rubric-import/own/read-own'
import type { Rubric } from '../../../shared/rubric/rubric'
import { drawn, runs, type Draw } from '../generators/draw'
import { rubricOf } from '../generators/rubric'
import { givenOf, reportOfPublished, saidBy } from '../../unit/rubric-workbook/round-trip'

/** Texts that a cell can say by itself. */
const plain = ['甲', '一、乙（2）', '第一行\n第二行', '=1+1', '1-1', '𠮷县', '得5分，定3分 = 8分']

/** A rubric of which everything has a column, and says what a cell can say. */
function sayable(draw: Draw): Rubric {
  const rubric = rubricOf(draw, { requirements: 3 })
  const items = rubric.requirements.flatMap(function below(node): Rubric['requirements'][number][] { return [node, ...(node.children ?? []).flatMap(below)] })
  for (const node of items) {
    node.name = draw.one(plain)
    if (draw.flip()) node.gist = draw.one(plain)
    for (const item of node.items ?? []) {
      Object.assign(item, { content: draw.one(plain), standard: draw.one(['', ...plain]), methods: draw.some(['资料审核', '实地查看']), supportingDepartments: draw.some(['甲局', '乙局']) })
      if (draw.flip()) Object.assign(item, { leadDepartment: draw.one(plain), pillar: '防' })
      for (const field of ['sample', 'evidence', 'advice'] as const) item[field] = draw.one([null, ...plain])
      item.notApplicable = { allowed: draw.flip(), hint: draw.one([null, ...plain]) }
      if (draw.whole(0, 4) === 0) item.feeds = 'rectification'
      if (draw.whole(0, 4) === 0) Object.assign(item, { rule: { kind: 'judged' }, pending: true })
    }
  }
  for (const list of ['bonus', 'penalty', 'vetoes'] as const) {
    for (const item of rubric[list].items) item.content = draw.one(plain)
    if (draw.flip()) rubric[list].note = draw.one(plain)
  }
  return { ...rubric, title: draw.one(plain), version: draw.one(plain), placeholder: draw.flip(), notice: draw.one(plain), domains: ['甲', '乙', '丙'], pillars: draw.some(['人', '防']) }
}

/** The same rubric in its places with something else in every field: nothing of it can come back but by mistake. */
function altered(rubric: DraftRubric): DraftRubric {
  const item = (of: DraftItem): DraftItem => ({
    id: of.id, code: `旧${of.code}`, content: '旧', points: 0.01, standard: '旧', rule: of.rule.kind === 'yesno' ? { kind: 'judged' } : { kind: 'yesno', met: '旧' }, pending: true, feeds: 'rectification', zones: ['旧'], methods: ['旧'], supportingDepartments: ['旧'],
    leadDepartment: '旧', domain: '旧', pillar: '旧', sample: '旧', evidence: '旧', advice: '旧', notApplicable: { allowed: !of.notApplicable.allowed, hint: '旧' },
  })
  const node = (of: DraftNode): DraftNode => ({ key: of.key, code: of.code, name: '旧', gist: '旧', points: 0.01, ...(of.items ? { items: of.items.map(item) } : {}), ...(of.children ? { children: of.children.map(node) } : {}) })
  const claims = (list: DraftRubric['bonus']): DraftRubric['bonus'] => ({ cap: 0.01, note: '旧', items: list.items.map(({ levels }) => ({ code: '旧', content: '旧', cap: 0.01, levels: levels.map(({ id }) => ({ id, label: '旧', points: 0.01 })) })) })
  return {
    format: 1, id: '旧', title: '旧', version: '旧', notice: '旧', placeholder: !rubric.placeholder, basePoints: 1, notApplicablePolicy: rubric.notApplicablePolicy === 'fullMarks' ? 'rescaleTotal' : 'fullMarks', zones: ['旧'], domains: ['旧'], pillars: ['旧'],
    grades: rubric.grades.map(() => ({ name: '旧', min: 1, quota: { percent: 1, round: 'ceil' } })), tieBreak: rubric.tieBreak.map(() => 'domain:旧'),
    requirements: rubric.requirements.map(node), bonus: claims(rubric.bonus), penalty: claims(rubric.penalty), vetoes: { grade: '旧', note: '旧', items: rubric.vetoes.items.map(() => ({ code: '旧', content: '旧' })) },
  }
}

/** The visible sheets of one workbook with the hidden copy of another of the same digest. */
async function mixed(visible: RubricReport, hidden: RubricReport): Promise<GivenWorkbook> {
  const [{ sheets }, { sheets: others }] = await Promise.all([givenOf(visible), givenOf(hidden)])
  return { sheets: [...sheets.slice(0, -1), ...others.slice(-1)] }
}

test('the visible cells say everything that has a column, whatever the hidden copy says', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(drawn(sayable), async (rubric) => {
      const report = reportOfPublished(rubric)
      const own = readOwn(await mixed(report, { ...report, rubric: altered(report.rubric) }), 'x.xlsx')
      expect(saidBy(own)).toBe(canonicalJson(toRubricJson({ rubric: report.rubric })))
    }),
    { numRuns: runs(4), endOnFailure: true },
  )
})
