import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rubricSchema, type Rule, type RuleKind } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { ruleWords } from '../../../shared/rule-words/kind-words'
import { parseRuleText, ruleText } from '../../../shared/rule-words/rule-text'
import { ruleSentences } from '../../../shared/rule-words/sentences'
import { codecs } from '../../../shared/rule-words/text/codecs'

const items = listItems(rubricSchema.parse(JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8'))))
const ruleOf = (id: string): Rule => {
  const item = items.find((candidate) => candidate.id === id)
  if (!item) throw new Error(id)
  return item.rule
}
const wrong = (text: string): string => {
  const parsed = parseRuleText(text)
  return parsed.ok ? 'ok' : `${parsed.line}: ${parsed.message.split('\n')[0] ?? ''}`
}

describe('the text of a rule in a cell', () => {
  it('gives back every rule of the stand-in', () => {
    expect(items).toHaveLength(100)
    for (const { rule } of items) expect(parseRuleText(ruleText(rule))).toEqual({ ok: true, value: rule })
  })
  it('is plain Chinese, a line for each thing', () => {
    expect(ruleText(ruleOf('R05S2I04'))).toBe('扣分\na 设备停用超过48小时：每处扣2分\nb 视频巡逻无记录：每日扣0.5分，最多扣4分\nc 发现违法未处置：每次扣1分')
    expect(ruleText(ruleOf('R01S2I01'))).toBe('比率\n名称：责任清单覆盖率\n分子：已明确责任清单的单位数\n分母：应明确的单位数\n达到100%得满分\n每低1个百分点扣0.4分\n不足一档：按比例扣\n低于80%不得分\n分母为零：按合理缺项处理')
    expect(ruleText(ruleOf('R06S1I01'))).toBe('同比\n数据：刑事案件立案数\n单位：起\n数值低为好\n下降20%及以上：14分\n下降10%及以上：12分\n下降：10分\n持平或下降：8.5分\n上升不超过5%：4分\n其余：0分\n上年同期为零，本年也为零：得满分\n上年同期为零，本年不为零：人工定分')
    expect(ruleText(ruleOf('R01S1I01'))).toBe('计次\n内容：专题研究并形成纪要\n每次得2.5分，应完成4次\n其他：{"oncePer":"季度"}')
  })
  it('reads what a person types in their own way: no ids, half width, spaces, a full stop', () => {
    expect(parseRuleText('扣分\n没有预案: 扣4分\n值守脱岗：每 次扣 2 分，最多扣6分。')).toEqual({ ok: true, value: { kind: 'deduct', clauses: [
      { id: 'a', when: '没有预案', per: null, points: 4, max: null }, { id: 'b', when: '值守脱岗', per: '次', points: 2, max: 6 },
    ] } })
    expect(parseRuleText('分档\nb 好(10分)：齐全\n差（0分）')).toEqual({ ok: true, value: { kind: 'tier', levels: [{ id: 'b', label: '好', description: '齐全', points: 10 }, { id: 'a', label: '差', points: 0 }] } })
  })
  it('has a right sample for each kind', () => {
    for (const [kind, name] of Object.entries(ruleWords)) {
      const sample = kind === 'judged' ? name : `${name}\n${codecs[kind as RuleKind].sample}`
      expect(parseRuleText(sample), kind).toMatchObject({ ok: true, value: { kind } })
    }
  })
  it('says in Chinese what is wrong, where, and how it is written', () => {
    expect(wrong('')).toContain('1: 没有写评分规则')
    expect(wrong('减分\n甲')).toMatch(/^1: 第1行应只写规则的名称，是下列之一：扣分、计次/u)
    expect(wrong('扣分\na 没有预案：罚4分')).toBe('2: 第2行“a 没有预案：罚4分”看不懂。可以这样写：')
    expect(wrong('扣分\n\na 没有预案')).toMatch(/^3: 第3行/u)
    expect(wrong('比率\n每低1个百分点扣2分\n不足一档：按比例扣\n分母为零：得满分')).toContain('没有写“达到98%得满分”这样的一行')
    expect(wrong('比率\n达到98%得满分\n每低1个百分点扣2分\n不足一档：看情况\n分母为零：得满分')).toContain('不足一档：按比例扣')
    expect(wrong('测评\n测评满分100\n按比例折算\n90及以上：10分')).toContain('只能二选一')
    expect(wrong('排名\n数值高为好\n第2名：8分\n其余名次：0分\n并列：都取最好的名次')).toContain('第3行“第2名：8分”看不懂')
    expect(wrong('扣分\na 甲：每次扣2分 ｜{"x":')).toContain('花括号')
    expect(wrong(`扣分\n${'甲'.repeat(40_000)}`)).toContain('太长')
    const shown = parseRuleText('是否\n不对')
    expect(shown.ok ? '' : shown.message).toBe('第2行“不对”看不懂。可以这样写：\n是否\n符合：已写入考核方案并实际使用')
  })
  it('answers any text of a cell at once', () => {
    for (const piece of ['a', '每', '：', '"', '\\"', '第1名：', '下降', '｜{', '其他：{', '\n', '每次扣1分，', 'a 甲：每次扣2分\n']) {
      for (const kind of ['扣分', '计次', '同比', '分档', '排名']) {
        const text = `${kind}\n${piece.repeat(32_000 / piece.length)}`
        const before = performance.now()
        parseRuleText(text)
        expect(performance.now() - before, `${kind} ${piece}`).toBeLessThan(400)
      }
    }
  })
})

describe('the rule shown back', () => {
  it('reads like the office wrote it', () => {
    expect(ruleSentences(ruleOf('R05S2I04'), 12)).toEqual(['满分12分，有下列情形的扣分，扣完为止', '设备停用超过48小时：每处扣2分', '视频巡逻无记录：每日扣0.5分，最多扣4分', '发现违法未处置：每次扣1分'])
    expect(ruleSentences({ kind: 'deduct', clauses: [{ id: 'a', when: '全年召开会议不少于4次，少', per: '次', points: 1, max: null }, { id: 'b', when: '逾期', per: '天', points: 0.5, max: 2 }, { id: 'c', when: '到省上访', per: '批（次）', points: 1, max: null, escalate: 2 }] }, 10).slice(1))
      .toEqual(['全年召开会议不少于4次，每少1次扣1分', '每逾期1天扣0.5分，最多扣2分', '到省上访：每批（次）扣1分，重复发生按2倍'])
    expect(ruleSentences(ruleOf('R01S1I04'), 10)).toEqual(['满分10分，逐项核对', '①印发年度工作要点：3分', '②任务分解到部门和乡镇（街道）：4分', '③逐项写明完成时限和责任人：3分', '符合得全分，部分符合得一半，不符合不得分'])
    expect(ruleSentences(ruleOf('R06S2I01'), 14)).toEqual(['满分14分，刑事案件破案率＝破案数÷立案数×100%，与上年同期相比', '数值高为好', '上升5个百分点及以上：14分', '上升2个百分点及以上：12分', '上升（即上升不足2个百分点）：10分', '持平或上升（即持平）：8.5分', '下降不超过2个百分点：4分', '其余：0分', '本年达到98%：得满分', '分母为零：按合理缺项处理'])
    expect(ruleSentences({ kind: 'relative', better: 'low', to: 'mean', bands: [{ op: '<', value: 0, points: 5 }, { op: '<=', value: 0, points: 3 }, { op: 'else', points: 0 }] }, 5)).toContain('等于平均值或低于平均值（即等于平均值）：3分')
    expect(ruleSentences(ruleOf('R10S1I01'), 24)).toEqual(['第三方测评得分满分100，按比例折算成24分'])
    expect(ruleSentences(ruleOf('R01S3I03'), 8)).toEqual(['已写入本地年度考核方案并实际使用：是得8分，否不得分'])
    expect(ruleSentences(ruleOf('R01S1I01'), 10)).toEqual(['专题研究并形成纪要：每次得2.5分，应完成4次', '最多得10分'])
  })
})
