import type { Rule } from '../../rubric/rubric'
import { bandLines, percentChange, pointsChange, readBands } from './bands'
import { outcomeOf, outcomePattern, outcomeWords, type Codec } from './codec'
import { given, namedLines, withExtra, type Lines } from './lines'
import { figure, linePattern } from './words'

const betterWords = { high: '数值高为好', low: '数值低为好' } as const
export const betterLine = (better: 'high' | 'low'): string => betterWords[better]
export function readBetter(lines: Lines): 'high' | 'low' {
  const [, better] = lines.need(/^数值(高|低)(?:者)?为好$/u, '数值低为好')
  return better === '高' ? 'high' : 'low'
}

const partialWords = { linear: '按比例扣', ceil: '按一档扣', floor: '不扣' } as const
type Partial = keyof typeof partialWords
const sides = { high: ['低', '低于'], low: ['高', '高于'] } as const

const fractionNames = (rule: { name?: string | undefined; numerator?: string | undefined; denominator?: string | undefined }): string[] =>
  namedLines([['名称', rule.name], ['分子', rule.numerator], ['分母', rule.denominator]])
const readFractionNames = (lines: Lines): { name?: string; numerator?: string; denominator?: string } =>
  given({ name: lines.named('名称'), numerator: lines.named('分子'), denominator: lines.named('分母') })

const zeroLine = (how: keyof typeof outcomeWords): string => `分母为零：${outcomeWords[how]}`
const readZero = (lines: Lines): keyof typeof outcomeWords => outcomeOf(lines.need(linePattern(`分母为零:${outcomePattern}`), '分母为零：按合理缺项处理')[1])

export const ratio: Codec<'ratio'> = {
  sample: '名称：化解率\n分子：已化解件数\n分母：排查登记件数\n达到98%得满分\n每低1个百分点扣2分\n不足一档：按比例扣\n低于90%不得分\n分母为零：按合理缺项处理',
  known: ['kind', 'name', 'numerator', 'denominator', 'better', 'target', 'slopes', 'partialStep', 'zeroBeyond', 'rateDecimals', 'whenDenominatorZero'],
  write: (rule) => {
    const [below, beyond] = sides[rule.better]
    return [
      ...fractionNames(rule),
      rule.better === 'high' ? `达到${figure(rule.target)}%得满分` : `不超过${figure(rule.target)}%得满分`,
      ...rule.slopes.map((slope) => withExtra(`${slope.until === null ? '' : `到${figure(slope.until)}%为止，`}每${below}${figure(slope.step)}个百分点扣${figure(slope.deduct)}分`, slope, ['until', 'step', 'deduct'])),
      `不足一档：${partialWords[rule.partialStep]}`,
      ...(rule.zeroBeyond === null ? [] : [`${beyond}${figure(rule.zeroBeyond)}%不得分`]),
      ...(rule.rateDecimals === undefined ? [] : [rule.rateDecimals === null ? '比率不先舍入' : `比率先四舍五入到${figure(rule.rateDecimals)}位小数`]),
      zeroLine(rule.whenDenominatorZero),
    ]
  },
  read: (lines) => {
    const names = readFractionNames(lines)
    const [, how, target] = lines.need(linePattern('(达到|不超过)#%得满分'), '达到98%得满分')
    const better = how === '达到' ? 'high' : 'low'
    const [below, beyond] = sides[better]
    const slopes = lines.takeAll(linePattern(`(?:到#%为止,)?每${below}#个百分点扣#分`))
      .map(({ match: [, until, step, deduct], line }) => ({ ...line.extra, until: until === undefined ? null : Number(until), step: Number(step), deduct: Number(deduct) }))
    const [, partial] = lines.need(linePattern('不足一档:(按比例扣|按一档扣|不扣)'), '不足一档：按比例扣')
    const partialStep = (Object.keys(partialWords) as Partial[]).find((key) => partialWords[key] === partial) ?? 'linear'
    const zeroBeyond = lines.take(linePattern(`${beyond}#%不得分`))
    const decimals = lines.take(linePattern('比率(?:不先舍入|先四舍五入到#位小数)'))
    return {
      kind: 'ratio', ...names, better, target: Number(target), slopes, partialStep, zeroBeyond: zeroBeyond ? Number(zeroBeyond[1]) : null,
      ...(decimals ? { rateDecimals: decimals[1] === undefined ? null : Number(decimals[1]) } : {}), whenDenominatorZero: readZero(lines),
    }
  },
}

type Outcome = Extract<Rule, { kind: 'yoy' }>['whenBaseZero']['currentZero']
function readBaseZero(lines: Lines, current: string): { readonly outcome: Outcome; readonly extra: Readonly<Record<string, unknown>> } {
  const { match, line } = lines.needLine(linePattern(`上年同期为零,本年${current}:(得满分|不得分|人工定分)`), `上年同期为零，本年${current}：得满分`)
  const outcome = outcomeOf(match[1])
  return { outcome: outcome === 'na' ? 'manual' : outcome, extra: line.extra }
}

export const yoy: Codec<'yoy'> = {
  sample: '数据：刑事案件立案数\n单位：起\n数值低为好\n下降10%及以上：10分\n持平或下降：6分\n其余：0分\n上年同期为零，本年也为零：得满分\n上年同期为零，本年不为零：人工定分',
  known: ['kind', 'measure', 'unit', 'better', 'bands', 'whenBaseZero'],
  write: ({ measure, unit, better, bands, whenBaseZero }) => [
    ...namedLines([['数据', measure], ['单位', unit]]), betterLine(better), ...bandLines(bands, percentChange),
    withExtra(`上年同期为零，本年也为零：${outcomeWords[whenBaseZero.currentZero]}`, whenBaseZero, ['currentZero', 'currentPositive']),
    `上年同期为零，本年不为零：${outcomeWords[whenBaseZero.currentPositive]}`,
  ],
  read: (lines) => {
    const names = given({ measure: lines.named('数据'), unit: lines.named('单位') })
    const better = readBetter(lines)
    const bands = readBands(lines, percentChange)
    const [zero, positive] = [readBaseZero(lines, '也为零'), readBaseZero(lines, '不为零')]
    return { kind: 'yoy', ...names, better, bands, whenBaseZero: { ...zero.extra, currentZero: zero.outcome, currentPositive: positive.outcome } }
  },
}

export const yoyPP: Codec<'yoyPP'> = {
  sample: '名称：破案率\n分子：破案数\n分母：立案数\n数值高为好\n上升5个百分点及以上：10分\n持平或上升：6分\n其余：0分\n本年达到98%：得满分\n分母为零：按合理缺项处理',
  known: ['kind', 'name', 'numerator', 'denominator', 'better', 'bands', 'ceilingRate', 'whenDenominatorZero'],
  write: (rule) => [
    ...fractionNames(rule), betterLine(rule.better), ...bandLines(rule.bands, pointsChange),
    ...(rule.ceilingRate === null ? [] : [`本年达到${figure(rule.ceilingRate)}%：得满分`]), zeroLine(rule.whenDenominatorZero),
  ],
  read: (lines) => {
    const names = readFractionNames(lines)
    const better = readBetter(lines)
    const bands = readBands(lines, pointsChange)
    const ceiling = lines.take(linePattern('本年达到#%:?得满分'))
    return { kind: 'yoyPP', ...names, better, bands, ceilingRate: ceiling ? Number(ceiling[1]) : null, whenDenominatorZero: readZero(lines) }
  },
}
