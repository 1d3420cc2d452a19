import { describe, expect, it } from 'vitest'
import { recognise } from '../../../shared/rule-words/recognise'
import { sameScoring } from '../../../shared/rule-words/same-rule'
import { ruleFaults } from '../../../shared/rule-words/try-rule'
import { figuresOf, measure, readCorpus, table } from '../../bench/recognition'
import { readAudited } from './labelled-standards'

const standIn = readCorpus('resources/rubric/haixi-default.json')
const dev = readCorpus('tests/fixtures/standards/dev.json')
const dev2 = readCorpus('tests/fixtures/standards/dev2.json')
const dev3 = readCorpus('tests/fixtures/standards/dev3.json')
const held = readAudited()
const held2 = readCorpus('tests/fixtures/standards/held-out-2.json')
const wrong = (list: ReturnType<typeof measure>): string[] => list.filter(({ verdict }) => verdict === 'wrong').map(({ labelled, given }) => `${labelled.standard} ${JSON.stringify(given)}`)

describe('recognition of rules', () => {
  it('reads every standard of the stand-in as its own rule, in every field that decides points', () => {
    expect(standIn).toHaveLength(100)
    for (const { standard, points, rule } of standIn) {
      const recognised = recognise(standard, points)
      expect(recognised.kind === 'rule' && sameScoring(recognised.rule, rule), `${standard} ${JSON.stringify(recognised)}`).toBe(true)
    }
  })
  it.each([['dev', dev, 0.95], ['dev2', dev2, 0.95], ['dev3', dev3, 0.85], ['held-out, audited', held, 0.9], ['held-out-2', held2, 0.85], ['stand-in', standIn, 1]] as const)('gives no wrong rule on the standards of many offices, and reads nearly all that are certain: %s', (_, corpus, least) => {
    const measured = measure(corpus)
    expect(wrong(measured)).toEqual([])
    expect(figuresOf(measured).recall).toBeGreaterThanOrEqual(least)
  })
  it('gives only rules that the item can have', () => {
    const all = [...dev, ...dev2, ...dev3, ...held, ...held2, ...standIn].filter((_, index) => process.env['QIANFEN_FULL'] === '1' || index % 6 === 0)
    for (const { standard, points } of all) {
      for (const other of [points, points + 1, 0.5]) {
        const recognised = recognise(standard, other)
        if (recognised.kind === 'rule') expect(ruleFaults(recognised.rule, other), standard).toEqual([])
        else expect(recognised.why).toMatch(/^[\u4e00-\u9fff].+$/u)
      }
    }
  })
  it('measures another file of labelled standards where QIANFEN_CORPUS names one', () => {
    const file = process.env['QIANFEN_CORPUS']
    const measured = measure(file === undefined ? dev.slice(0, 20) : readCorpus(file))
    if (file !== undefined) console.log(table(measured).join('\n'))
    expect(figuresOf(measured).precision).toBeGreaterThanOrEqual(0.99)
    expect(figuresOf(measured).recall).toBeGreaterThanOrEqual(0.8)
  })
})

const full = (text: string): string => text.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const variants: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['full width', full],
  ['half width', (text) => text.normalize('NFKC').replace(/分$/u, '分。')],
  ['NFD', (text) => text.normalize('NFD')],
  ['line breaks between clauses', (text) => text.replace(/([；。])(?=.)/gu, '$1\r\n')],
  ['a line break in the middle of a clause', (text) => text.replace(/扣(?=\d)/u, '\n扣')],
  ['blanks', (text) => text.replace(/(\d)分/gu, ' $1 分')],
  ['a number before it', (text) => `1.${text}`],
  ['no full stop', (text) => text.replace(/。$/u, '')],
]

describe('the same standard in other clothes', () => {
  it.each(variants)('%s', (_, change) => {
    for (const { standard, points, rule } of [...standIn.filter((__, index) => index % 3 === 0), ...dev.filter((one) => one.rule.kind === 'deduct')]) {
      // A number of its own would stand before the numbers that are there.
      if (/^[①1（(一]/u.test(standard) && change(standard).startsWith('1.')) continue
      const [plain, changed] = [recognise(standard, points), recognise(change(standard), points)]
      expect(changed.kind, `${change(standard)} ${JSON.stringify(changed)}`).toBe(plain.kind)
      if (plain.kind === 'rule' && changed.kind === 'rule') expect(sameScoring(plain.rule, changed.rule), change(standard)).toBe(true)
      expect(rule).toBeDefined()
    }
  })
  it('Chinese numerals, percentages in words, circled and bracketed numbers', () => {
    const same = (a: string, b: string, points: number): void => {
      const [one, other] = [recognise(a, points), recognise(b, points)]
      expect(one.kind, a).toBe('rule')
      expect(other.kind, b).toBe('rule')
      expect(one.kind === 'rule' && other.kind === 'rule' && sameScoring(one.rule, other.rule), b).toBe(true)
    }
    same('每发现1处隐患扣0.5分，扣完为止。', '每发现一处隐患扣零点五分，扣完为止。', 5)
    same('整改率达到90%得满分，每低1个百分点扣0.5分。', '整改率达到百分之九十得满分，每低一个百分点扣半分。', 5)
    same('①有方案得2分；②有总结得3分。', '（一）有方案得2分；（二）有总结得3分。', 5)
    same('①有方案得2分；②有总结得3分。', '1．有方案（2分）。2．有总结（3分）。', 5)
    same('脱岗的，每次扣2分。', '脱岗的，扣2分/次。', 6)
    same('发生事故，每起扣2分。', '发生事故，每起（件）扣2分。', 6)
  })
})

describe('what is not certain', () => {
  const cases: readonly (readonly [points: number, standard: string])[] = [
    [5, '工作不力的酌情扣1—3分。'], [5, '每发现一处扣1-2分。'], [5, '未制定方案扣2分，排名靠后的扣3分。'], [10, '每发现3处扣1分。'], [10, '发生1起扣2分，每增加1起再扣1分。'],
    [5, '超过3天扣1分，超过5天扣2分。'], [10, '国家级每个得3分，省级每个得2分，最高10分。'], [8, '根据工作情况得分。'], [10, '满意度达到90%得满分，80%以下不得分。'],
    [10, '同比下降10%以上得10分，下降10%以内得5分，上升不得分。'], [6, '按排名得分，第一名6分，第二名4分。'], [5, '达到90%得满分，每低1个百分点扣0.5分，低于80%加倍扣分。'],
    [5, '未落实的扣2分，经督办仍不整改的取消评优资格。'], [10, '甲得6分，乙得5分。'], [5, '好得5分，差得2分，另行加1分。'], [10, '按州委政法委当年通知执行。'], [4, '各扣1分。'], [5, ''], [5, '   '],
    [10, '全年发案数低于全省平均数的得满分，每高1%扣1分。'], [5, '每月未报送的扣1分。'], [10, '每低1个百分点扣1分。'], [5, '基础分3分，每有一项创新加1分，最高5分。'],
  ]
  it.each(cases)('%d分 %s', (points, standard) => {
    const recognised = recognise(standard, points)
    expect(recognised, JSON.stringify(recognised)).toMatchObject({ kind: 'judged' })
  })
  it('has no rule without points', () => {
    expect(recognise('每次扣1分，扣完为止。', null)).toEqual({ kind: 'judged', certain: false, why: '还没有分值，填了分值才能看懂评分标准' })
  })
})

describe('where the deduction ends is no reason for one', () => {
  const plain = recognise('较大事故每发生一起扣5分，一般事故每发生一起扣2分。', 10)
  it.each([
    '直至该项分扣完', '直至扣完', '直到扣光为止', '直至本项得分为零', '直至0分', '直至扣到零分为止', '直至本项不得分', '直至该项得分扣至为零', '直到清零', '扣完该项分值', '本项分数扣光即止', '直至扣完10分',
  ])('%s', (end) => {
    for (const standard of [`较大事故每发生一起扣5分，一般事故每发生一起扣2分，${end}。`, `较大事故每发生一起扣5分；一般事故每发生一起扣2分；${end}。`]) {
      const recognised = recognise(standard, 10)
      expect(recognised.kind === 'rule' && plain.kind === 'rule' && sameScoring(recognised.rule, plain.rule), JSON.stringify(recognised)).toBe(true)
    }
  })
  it.each(['全部分值扣完', '以该项分扣完为限', '该项分扣完', '所有分扣光', '全部扣完', '一直到扣完', '直至剩余分值全部扣除'])('nor where it is said in words that are not known: %s', (end) => {
    const recognised = recognise(`较大事故每发生一起扣5分，一般事故每发生一起扣2分，${end}。`, 10)
    if (recognised.kind === 'rule') expect(plain.kind === 'rule' && sameScoring(recognised.rule, plain.rule), JSON.stringify(recognised)).toBe(true)
  })
})

describe('a rate has its own target', () => {
  it.each([
    '空气质量优良天数比例达到年度目标得10分，每低0.5个百分点扣1分，扣完为止。', '空气质量优良天数比例，达到年度目标得10分，每低1个百分点扣1分。', '空气质量优良天数比例：达到年度目标得10分，每低1个百分点扣1分。',
    '森林覆盖率完成省定目标的得10分，每低1个百分点扣1分。', '群众满意度实现年度目标的得满分，每低1个百分点扣1分。',
  ])('that is not named as a number: %s', (standard) => {
    expect(recognise(standard, 10)).toMatchObject({ kind: 'judged' })
  })
  it('but a task that is fulfilled is a hundred percent of it', () => {
    expect(recognise('完成年度造林任务的得10分，每低1个百分点扣1分。', 10)).toMatchObject({ kind: 'rule', rule: { kind: 'ratio', target: 100 } })
  })
})

describe('words that cannot change points stand anywhere', () => {
  const plain = recognise('每发现1处隐患扣0.5分。', 5)
  it.each([
    '坚持问题导向，压实各级责任。每发现1处隐患扣0.5分。', '每发现1处隐患扣0.5分。数据由州应急管理局提供。', '每发现1处隐患扣0.5分。（责任单位：州应急管理局）', '随机抽查10家企业，每发现1处隐患扣0.5分。',
    '按照每300户1个网格的要求，每发现1处隐患扣0.5分，以现场检查记录为准。', '采用倒扣分制。每发现1处隐患扣0.5分，共计5分，扣完为止。', '每发现1处隐患-0.5，扣完止。',
  ])('%s', (standard) => {
    const recognised = recognise(standard, 5)
    expect(recognised.kind === 'rule' && plain.kind === 'rule' && sameScoring(recognised.rule, plain.rule), JSON.stringify(recognised)).toBe(true)
  })
  it.each([
    '每发现1处隐患扣0.5分。分母为零的按合理缺项处理。', '每发现1处隐患扣0.5分。主动整改的从轻。', '每发现1处隐患扣0.5分。有负面舆情的本项减半。', '每发现1处隐患扣0.5分（不含居民自建房）。', '每发现1处隐患扣0.5分。特殊情况由考核组研究。',
    '每发现1处隐患扣0.5分，经整改到位的扣0.2分。', '每逾期1个工作日扣0.5分，超过3天的，每天扣1分。', '知晓率、满意率均达到95%以上得5分，每低1个百分点扣0.5分。', '得分=（0.6×归集率+0.4×共享率）×5。', '得分=（本县值-最小值）/（最大值-最小值）×5。',
  ])('and those that could are never passed over: %s', (standard) => {
    expect(recognise(standard, 5)).toMatchObject({ kind: 'judged' })
  })
})

describe('why there is no rule', () => {
  it.each(['按工作实绩酌情给分。', '由考核组综合评定。', '未落实的扣1—3分。', '工作不力的，视情节扣分。', '发现问题的适当扣分。'])('the standard itself leaves it to a person: %s', (standard) => {
    expect(recognise(standard, 5)).toMatchObject({ kind: 'judged', certain: true })
  })
  it.each([
    ['每发现1处扣0.5分，整改到位的返还一半。', '整改到位的返还一半'], ['未建台账扣2分；每缺1项扣1分；在年度总分中再扣2分。', '在年度总分中再扣2分'], ['按州委政法委当年通知执行。', '按州委政法委当年通知执行'],
  ])('it was not understood, and says which piece: %s', (standard, piece) => {
    expect(recognise(standard, 5)).toEqual({ kind: 'judged', certain: false, why: `没有看懂：${piece}` })
  })
  it('names at most 40 characters', () => {
    const seen = recognise(`每发现1处扣1分，${'另据有关情况'.repeat(20)}。`, 5)
    expect(seen.kind === 'judged' && seen.why.length).toBe(45)
  })
})

describe('any text at all', () => {
  it('answers a cell of 32,767 characters within milliseconds, and the longest that is read within little more', () => {
    const pieces = ['a', '每', '一', '每一', '扣', '分', '得', '1', '扣1分', '每次扣1分，', '每1起', '(', '（含）', '“', '“”', '%', '90%', '-', '至', '。', '第', '第1名', '下降', '，得', '÷', '=', '×', '的', '最高', '每低1个百分点扣', ' ', '\n', '、', '不足', '一是', '①', '满分']
    for (const piece of pieces) {
      for (const [length, limit] of [[32_767, 50], [2000, 250], [239, 250]] as const) {
        const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
        const before = performance.now()
        recognise(text, 10)
        recognise(`甲${text}分`.slice(0, length), 10)
        expect(performance.now() - before, `${piece} × ${length}`).toBeLessThan(limit)
      }
    }
  })
})
