import { againstMean, bandLines, readBands } from './bands'
import type { Codec } from './codec'
import { betterLine, readBetter } from './figures'
import { given, namedLines, type Lines } from './lines'
import { figure, linePattern } from './words'

const scopeWords = { group: '同组单位', campaign: '全部单位' } as const
type Scope = keyof typeof scopeWords
const scopeLines = (scope: Scope | undefined): string[] => (scope === undefined ? [] : [`比较范围：${scopeWords[scope]}`])
function readScope(lines: Lines): { scope?: Scope } {
  const match = lines.take(linePattern('比较范围:(同组单位|全部单位)'))
  return match ? { scope: match[1] === scopeWords.group ? 'group' : 'campaign' } : {}
}

/** `第1名：10分`, and places of the same points together: `第2至3名：8分`. */
function placeLines(table: readonly number[]): string[] {
  const lines: string[] = []
  for (let from = 0; from < table.length;) {
    let to = from
    while (to + 1 < table.length && table[to + 1] === table[from]) to += 1
    lines.push(`第${from + 1}${to > from ? `至${to + 1}` : ''}名：${figure(table[from] ?? 0)}分`)
    from = to + 1
  }
  return lines
}

const mostPlaces = 1000

function readPlaces(lines: Lines): number[] {
  const table: number[] = []
  for (const { match: [, from, to, points], line } of lines.takeAll(/^第(\d{1,6})(?:至(\d{1,6}))?名:(.+)分$/u)) {
    const last = Number(to ?? from)
    if (Number(from) !== table.length + 1 || last < Number(from) || last > mostPlaces || !linePattern('#').test(points ?? '')) throw lines.unreadable(line)
    while (table.length < last) table.push(Number(points))
  }
  return table
}

export const rank: Codec<'rank'> = {
  sample: '数据：人均办件数\n数值高为好\n第1名：10分\n第2至3名：8分\n其余名次：5分\n并列：都取最好的名次',
  known: ['kind', 'measure', 'better', 'table', 'beyond', 'scope', 'ties'],
  write: ({ measure, better, table, beyond, scope, ties }) => [
    ...namedLines([['数据', measure]]), betterLine(better), ...placeLines(table), `其余名次：${figure(beyond)}分`,
    `并列：${ties === 'best' ? '都取最好的名次' : '取所占名次得分的平均'}`, ...scopeLines(scope),
  ],
  read: (lines) => {
    const names = given({ measure: lines.named('数据') })
    const better = readBetter(lines)
    const table = readPlaces(lines)
    const [, beyond] = lines.need(linePattern('其余名次:#分'), '其余名次：5分')
    const [, ties] = lines.need(linePattern('并列:(都取最好的名次|取所占名次得分的平均)'), '并列：都取最好的名次')
    return { kind: 'rank', ...names, better, table, beyond: Number(beyond), ties: ties === '都取最好的名次' ? 'best' : 'average', ...readScope(lines) }
  },
}

export const relative: Codec<'relative'> = {
  sample: '数据：人均办件数\n数值高为好\n与平均值比较\n等于平均值或高于平均值：10分\n低于平均值不超过20%：6分\n其余：0分',
  known: ['kind', 'measure', 'better', 'to', 'scope', 'bands'],
  write: ({ measure, better, to, scope, bands }) => [
    ...namedLines([['数据', measure]]), betterLine(better), to === 'best' ? '与最好值比较，按比例得分' : '与平均值比较',
    ...bandLines(bands ?? [], againstMean), ...(bands?.length === 0 ? ['区间：无'] : []), ...scopeLines(scope),
  ],
  read: (lines) => {
    const names = given({ measure: lines.named('数据') })
    const better = readBetter(lines)
    const [, to] = lines.need(linePattern('与(最好值|平均值)比较(?:,按比例得分)?'), '与平均值比较')
    const bands = readBands(lines, againstMean)
    const isEmpty = lines.take(linePattern('区间:无')) !== null
    return { kind: 'relative', ...names, better, to: to === '最好值' ? 'best' : 'mean', ...readScope(lines), ...(bands.length > 0 || isEmpty ? { bands } : {}) }
  },
}
