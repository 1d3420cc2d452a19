import type { Rubric } from '../../../shared/rubric/rubric'
import { checkRubric } from '../../../shared/scoring'
import { accepted } from './report-of'

type Json = Record<string, unknown>

const item = (code: string, content: string, points: number, rule: Json, more: Json = {}): Json => ({
  id: `I${code}`, code, content, points, standard: `${content}的评分标准。`, rule, zones: ['城', '牧'], methods: ['资料审核', '实地查看'], leadDepartment: '州公安局', advice: `整改${content}`,
  notApplicable: { allowed: true, hint: null }, ...more,
})

const deduct: Json = { kind: 'deduct', clauses: [{ id: 'a', when: '没有台账', per: '处', points: 0.5, max: null }, { id: 'b', when: '没有预案', per: null, points: 3, max: null }] }
const ratio: Json = { kind: 'ratio', name: '办结率', better: 'high', target: 95, slopes: [{ until: null, step: 1, deduct: 0.4 }], partialStep: 'linear', zeroBeyond: 60, whenDenominatorZero: 'na' }

/** Hand-made: requirements of two, three and four levels, every kind of state, base 500.5. */
export function smallRubric(more: Json = {}): Rubric {
  return accepted(checkRubric({
    format: 1, id: 'small', title: '小细则', version: '试行-1', notice: '仅供试用。', placeholder: true, basePoints: 500.5, notApplicablePolicy: 'rescaleTotal', zones: ['城', '牧', '矿'],
    grades: [{ name: '优秀', min: 450.000001, quota: { percent: 30, round: 'floor' } }, { name: '合格', min: 300.5 }, { name: '不合格', min: 0 }], tieBreak: [],
    requirements: [
      { code: '1', name: '直接列项的要求', points: 200.5, items: [item('1-1', '值班值守', 100, deduct), item('1-2', '矛盾化解', 100.5, ratio)] },
      { code: '2', name: '三级要求', points: 200, children: [
        { code: '2-1', name: '矿区', points: 80, items: [item('2-1-1', '矿区巡查', 80, { kind: 'yesno', met: '已建立' }, { zones: ['矿'] })] },
        { code: '2-2', name: '四级', points: 120, children: [{ code: '2-2-1', name: '细目', points: 120, items: [item('2-2-1-1', '群众评价', 60, { kind: 'survey', scale: 100 }), item('2-2-1-2', '破案率比较', 60, { kind: 'relative', better: 'high', to: 'best' })] }] },
      ] },
      { code: '3', name: '其他', points: 100, items: [item('3-1', '免考项', 40, { kind: 'judged' }), item('3-2', '集体评议', 60, { kind: 'judged' })] },
    ],
    bonus: { cap: 30, note: '附证明文件', items: [{ code: 'J1', content: '经验推广', cap: 12, levels: [{ id: 'a', label: '国家级', points: 10 }, { id: 'b', label: '省级', points: 5.25 }] }, { code: 'J2', content: '受表彰', cap: 8, levels: [{ id: 'a', label: '省级', points: 4 }] }] },
    penalty: { cap: 80, items: [{ code: 'K1', content: '被通报', cap: 20, levels: [{ id: 'a', label: '每次', points: 2.5 }] }] },
    vetoes: { grade: '不合格', items: [{ code: 'V1', content: '重大责任事故' }, { code: 'V2', content: '弄虚作假' }] },
    ...more,
  }))
}

/** Entries for `smallRubric`: deductions, a zero denominator is left out, one item waits for other units, one is exempt. */
export const smallEntries = {
  format: 1,
  unit: { code: '632802', name: '德令哈市', group: '市县', zones: ['城', '牧'] },
  entries: {
    'I1-1': { kind: 'deduct', counts: { a: 3, b: 1 } },
    'I1-2': { kind: 'ratio', numerator: 181, denominator: 200 },
    'I2-2-1-1': { kind: 'survey', value: 93.125 },
    'I2-2-1-2': { kind: 'relative', value: 88 },
    'I3-2': { kind: 'judged', points: 58.5, reason: '集体评议定分' },
  },
  bonus: [{ item: 'J1', level: 'b', count: 2, matter: '牧区联防做法' }, { item: 'J2', level: 'a', count: 1, matter: '牧区联防做法' }, { item: 'J1', level: 'a', count: 1, matter: '' }],
  penalty: [{ item: 'K1', level: 'a', count: 3, matter: '三次通报' }],
  vetoes: [{ item: 'V1', state: 'lead' }],
  exempt: ['I3-1'],
}
