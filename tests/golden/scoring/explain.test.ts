import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compare } from '../../../shared/number/rational'
import { fromPoints } from '../../../shared/number/decimal'
import { checkRubric, rankUnits, scoreUnit } from '../../../shared/scoring'
import type { Scorecard } from '../../../shared/scoring/scorecard'
import { evaluateExplain } from '../../property/explain/evaluate'
import { entriesJson, item, rubricOf, type Json } from '../../unit/scoring/small-rubric'

interface WorkedCase { name: string; do: string; rubric: unknown; entries?: unknown }

const cases = JSON.parse(readFileSync('tests/fixtures/scoring-cases.json', 'utf8')) as WorkedCase[]
const bundled = JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8')) as unknown

function scorecardsOf(worked: WorkedCase): Scorecard[] {
  const rubric = checkRubric(worked.rubric === 'haixi-default' ? bundled : worked.rubric)
  if (!rubric.ok || worked.do === 'validate') return []
  if (worked.do === 'score') {
    const scored = scoreUnit(rubric.value, worked.entries)
    return scored.ok ? [scored.value] : []
  }
  const ranked = rankUnits(rubric.value, worked.entries as unknown[])
  return ranked.ok ? ranked.value.map(({ scorecard }) => scorecard) : []
}

describe('every line of arithmetic in the worked cases', () => {
  const lines = cases.flatMap((worked) => scorecardsOf(worked).flatMap((card) => Object.entries(card.items).flatMap(([id, score]) => (score.state === 'scored' ? [{ worked, id, score }] : []))))
  it('is there, and comes to the points of its item', () => {
    expect(lines.length).toBeGreaterThan(3900)
    for (const { worked, id, score } of lines) {
      const { computed, printed } = evaluateExplain(score.explain ?? '')
      const holds = compare(computed, printed) === 0 && compare(computed, fromPoints(score.points)) === 0
      if (!holds) throw new Error(`${worked.name} ${id}: ${score.explain ?? ''}`)
    }
  })
})

describe('the words of a line', () => {
  const explainOf = (points: number, rule: Json, entry: Json, unit: Json = {}): string | undefined => {
    const scored = scoreUnit(rubricOf([item('A', points, rule)]), entriesJson({ A: entry }, unit))
    if (!scored.ok) throw new Error(JSON.stringify(scored.errors))
    const { explain } = scored.value.items['A'] ?? {}
    if (explain !== undefined && explain.includes(' = ')) evaluateExplain(explain)
    return explain
  }
  const clause = (id: string, when: string, per: string | null, points: number, more: Json = {}): Json => ({ id, when, per, points, max: null, ...more })
  const ratio = (more: Json): Json => ({ kind: 'ratio', better: 'high', target: 98, slopes: [{ until: null, step: 1, deduct: 2 }], partialStep: 'linear', zeroBeyond: 90, whenDenominatorZero: 'manual', ...more })
  const survey = { kind: 'survey', scale: 100 }
  const judged = (reason: string): Json => ({ kind: 'judged', points: 3, reason })

  it.each<[string, number, Json, Json, string]>([
    ['deductions as the handbook has them', 10, { kind: 'deduct', clauses: [clause('a', '未部署', '个', 2), clause('b', '无记录', '个', 1)] }, { kind: 'deduct', counts: { a: 2, b: 1 } }, '满分10分 − 未部署2个×2分 − 无记录1个×1分 = 5分'],
    ['nothing found', 10, { kind: 'deduct', clauses: [clause('a', '未部署', '个', 2)] }, { kind: 'deduct' }, '满分10分 = 10分'],
    ['a clause that is met once or not', 10, { kind: 'deduct', clauses: [clause('a', '没有方案', null, 2)] }, { kind: 'deduct', counts: { a: 1 } }, '满分10分 − 没有方案2分 = 8分'],
    ['escalation and a limit', 10, { kind: 'deduct', clauses: [clause('a', '未整改', '处', 1, { max: 3, escalate: 1.5 })] }, { kind: 'deduct', counts: { a: 2 }, escalated: { a: 2 } }, '满分10分 − (未整改2处×1分 ＋ 未整改（加重）2处×1分×1.5，最多3分) = 7分'],
    ['more lost than there was', 3, { kind: 'deduct', clauses: [clause('a', '未整改', '处', 2)] }, { kind: 'deduct', counts: { a: 2 } }, '满分3分 − 未整改2处×2分，扣完为止 = 0分'],
    ['words with digits', 10, { kind: 'deduct', clauses: [clause('a', '停用超过48小时', '处', 2)] }, { kind: 'deduct', counts: { a: 1 } }, '满分10分 − “停用超过48小时”1处×2分 = 8分'],
    ['more than the target', 10, { kind: 'earn', unit: '次', perUnit: 2.5, target: 4 }, { kind: 'earn', count: 7 }, '7次×2.5分，最多10分 = 10分'],
    ['parts', 10, { kind: 'checklist', factors: [1, 0.5], parts: [{ id: 'a', text: '', points: 3 }, { id: 'b', text: '', points: 7 }] }, { kind: 'checklist', parts: { a: 1, b: 0.5 } }, '①3分×1 ＋ ②7分×0.5 = 6.5分'],
    ['a level', 10, { kind: 'tier', levels: [{ id: 'a', label: '第1档“好”', points: 10 }] }, { kind: 'tier', level: 'a' }, '评为“第1档‘好’”，得10分 = 10分'],
    ['yes', 10, { kind: 'yesno' }, { kind: 'yesno', met: true }, '符合，得10分 = 10分'],
    ['no', 10, { kind: 'yesno' }, { kind: 'yesno', met: false }, '不符合，得0分 = 0分'],
    ['a judgement with anything in its reason', 10, { kind: 'judged' }, judged('5月\n集体研究 = 3分；“定”\u30001分'), '“5月 集体研究 = 3分；‘定’ 1分”，定3分 = 3分'],
    ['a survey', 24, survey, { kind: 'survey', value: 88.123 }, '24分×88.123÷100 = 21.15分'],
    ['a survey in bands', 24, { ...survey, bands: [{ min: 90, points: 24 }, { min: 80, points: 12 }] }, { kind: 'survey', value: 88 }, '测评88；不低于80，得12分 = 12分'],
    ['a survey below all bands', 24, { ...survey, bands: [{ min: 90, points: 24 }] }, { kind: 'survey', value: 88 }, '测评88；不在任何一档，得0分 = 0分'],
    ['a rate as the design has it', 16, ratio({}), { kind: 'ratio', numerator: 329, denominator: 342 }, '329÷342×100=96.1988…；满分16分 − (98−96.1988…)×2分 = 12.4分'],
    ['a rate that is reached', 16, ratio({}), { kind: 'ratio', numerator: 98, denominator: 100 }, '98÷100×100=98；不低于98，得满分16分 = 16分'],
    ['a rate far off', 16, ratio({}), { kind: 'ratio', numerator: 8, denominator: 9 }, '8÷9×100=88.8888…；低于90，得0分 = 0分'],
    ['a rounded rate and broken steps', 16, ratio({ rateDecimals: 2, partialStep: 'ceil', slopes: [{ until: 97, step: 0.3, deduct: 1 }, { until: null, step: 1, deduct: 2 }] }), { kind: 'ratio', numerator: 329, denominator: 342 }, '329÷342×100=96.1988…，按2位小数为96.2；(98−97)÷0.3=3.3333…，不足一档算一档，计4档；(97−96.2)=0.8，不足一档算一档，计1档；满分16分 − 4档×1分 − 1档×2分 = 10分'],
    ['steps that are not counted', 16, ratio({ better: 'low', target: 5, zeroBeyond: null, partialStep: 'floor' }), { kind: 'ratio', numerator: 8, denominator: 120 }, '8÷120×100=6.6666…；(6.6666…−5)=1.6666…，不足一档不算，计1档；满分16分 − 1档×2分 = 14分'],
    ['a zero denominator', 16, ratio({}), { kind: 'ratio', numerator: 0, denominator: 0, judged: { points: 3, reason: '没有对象' } }, '分母为零，“没有对象”，定3分 = 3分'],
    ['a change on the year', 14, { kind: 'yoy', better: 'low', bands: [{ op: '<=', value: -20, points: 14 }, { op: '<=', value: -10, points: 12 }, { op: 'else', points: 0 }], whenBaseZero: { currentZero: 'full', currentPositive: 'zero' } }, { kind: 'yoy', current: 186, previous: 214 }, '(186−214)÷214×100=−13.0841…%；属“≤−10%”档，得12分 = 12分'],
    ['a rate on the year', 9, { kind: 'yoyPP', better: 'high', bands: [{ op: '>=', value: 5, points: 9 }, { op: 'else', points: 1 }], ceilingRate: 95, whenDenominatorZero: 'na' }, { kind: 'yoyPP', current: { numerator: 80, denominator: 90 }, previous: { numerator: 85, denominator: 100 } }, '80÷90×100−85÷100×100=3.8888…个百分点；属“其他情况”档，得1分 = 1分'],
    ['a rate past the ceiling', 9, { kind: 'yoyPP', better: 'high', bands: [{ op: '>=', value: 5, points: 9 }, { op: 'else', points: 1 }], ceilingRate: 95, whenDenominatorZero: 'na' }, { kind: 'yoyPP', current: { numerator: 96, denominator: 100 }, previous: { numerator: 85, denominator: 100 } }, '96÷100×100=96；不低于95，得满分9分 = 9分'],
  ])('%s', (_what, points, rule, entry, line) => { expect(explainOf(points, rule, entry)).toBe(line) })

  it('of units that are compared', () => {
    const rubric = rubricOf([
      item('R', 10, { kind: 'rank', better: 'high', table: [10, 8, 5], beyond: 0, ties: 'average' }),
      item('B', 10, { kind: 'relative', better: 'low', to: 'best' }),
      item('M', 10, { kind: 'relative', better: 'high', to: 'mean', bands: [{ op: '>', value: 0, points: 10 }, { op: 'else', points: 5 }] }),
    ])
    const unit = (code: string, values: [number, number, number]): Json => entriesJson({ R: { kind: 'rank', value: values[0] }, B: { kind: 'relative', value: values[1] }, M: { kind: 'relative', value: values[2] } }, { unit: { code } })
    const ranked = rankUnits(rubric, [unit('1', [9, 3, 1]), unit('2', [7, 2, 2]), unit('3', [7, 4, 7])])
    if (!ranked.ok) throw new Error(JSON.stringify(ranked.errors))
    const lines = (code: string): (string | undefined)[] => ['R', 'B', 'M'].map((id) => ranked.value.find(({ unit: one }) => one === code)?.scorecard.items[id]?.explain)
    expect(lines('1')).toEqual(['9在3个单位中列第1名，得10分 = 10分', '10分×2÷3 = 6.67分', '平均10÷3=3.3333…；(1−3.3333…)÷3.3333…×100=−70%；属“其他情况”档，得5分 = 5分'])
    expect(lines('2')[0]).toBe('7并列第2至3名；(8分＋5分)÷2 = 6.5分')
    for (const line of [...lines('1'), ...lines('2'), ...lines('3')]) evaluateExplain(line ?? '')
  })

  it('would be told if they did not hold', () => {
    for (const wrong of ['满分10分 − 未部署2个×2分 = 5分', '329÷342×100=96.1989…；满分16分 − (98−96.1989…)×2分 = 12.4分', '测评79；不低于80，得12分 = 12分', '(186−214)÷214×100=−13.0841…%；属“≤−20%”档，得14分 = 14分', '满分16分 − (98−96.1988…)×2分 = 12.4分']) {
      expect(() => {
        const { computed, printed } = evaluateExplain(wrong)
        if (compare(computed, printed) !== 0) throw new Error('off')
      }).toThrow()
    }
  })
})
