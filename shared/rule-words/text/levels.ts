import type { Codec } from './codec'
import { idLine, splitId, withIds } from './ids'
import { given, namedLines, withExtra, type Line, type Lines } from './lines'
import { figure, figurePattern, linePattern, words, wordsWithout } from './words'

const levelFields = ['id', 'label', 'description', 'points']
/** `好（10分）：有预警、有建议`; the label is quoted where it holds points in parentheses itself. */
const levelPattern = new RegExp(String.raw`^("(?:[^"\\]|\\.)*"|[^"]*?)[（(]\s*${figurePattern}\s*分\s*[）)]\s*(?:[：:](.*))?$`, 'u')
const labelMarks = new RegExp(String.raw`"|[（(]\s*${figurePattern}\s*分\s*[）)]`, 'u')

function readLevel(lines: Lines, line: Line): { id: string | null; label: string; points: number; description?: string } {
  const { id, rest } = splitId(line)
  const [, label, points, description] = levelPattern.exec(rest) ?? []
  if (label === undefined || points === undefined) throw lines.unreadable(line)
  return { ...line.extra, id, label: lines.wordsOf(line, label), points: Number(points), ...given({ description: description === undefined ? undefined : lines.wordsOf(line, description) }) }
}

export const tier: Codec<'tier'> = {
  sample: 'a 好（10分）：材料齐全\nb 一般（6分）：个别材料不全\nc 差（0分）：没有开展',
  known: ['kind', 'levels'],
  write: ({ levels }) => levels.map((level) => {
    const description = level.description === undefined ? '' : `：${words(level.description)}`
    return withExtra(idLine(level.id, `${wordsWithout(level.label, labelMarks)}（${figure(level.points)}分）${description}`), level, levelFields)
  }),
  read: (lines) => ({ kind: 'tier', levels: withIds(lines.rest().map((line) => readLevel(lines, line))) }),
}

export const yesno: Codec<'yesno'> = {
  sample: '符合：已写入考核方案并实际使用',
  known: ['kind', 'met'],
  write: ({ met }) => namedLines([['符合', met]]),
  read: (lines) => ({ kind: 'yesno', ...given({ met: lines.named('符合') }) }),
}

export const judged: Codec<'judged'> = { sample: '（不用再写）', known: ['kind'], write: () => [], read: () => ({ kind: 'judged' }) }

const scalePattern = linePattern('测评满分#分?')
const proportional = '按比例折算'
const bandPattern = linePattern('#分?及?以上:#分')

export const survey: Codec<'survey'> = {
  sample: '名称：第三方测评得分\n测评满分100\n按比例折算',
  known: ['kind', 'name', 'scale', 'bands'],
  write: ({ name, scale, bands }) => [
    ...namedLines([['名称', name]]),
    `测评满分${figure(scale)}`,
    ...(bands?.map((band) => withExtra(`${figure(band.min)}及以上：${figure(band.points)}分`, band, ['min', 'points'])) ?? [proportional]),
    ...(bands?.length === 0 ? ['区间：无'] : []),
  ],
  read: (lines) => {
    const name = lines.named('名称')
    const [, scale] = lines.need(scalePattern, '测评满分100')
    const isProportional = lines.take(linePattern(proportional)) !== null
    const bands = lines.takeAll(bandPattern).map(({ match: [, min, points], line }) => ({ ...line.extra, min: Number(min), points: Number(points) }))
    const isEmpty = lines.take(linePattern('区间:无')) !== null
    if (isProportional === (bands.length > 0 || isEmpty)) lines.refuse('请写“按比例折算”，或者写几行像“90及以上：10分”这样的区间，只能二选一')
    return { kind: 'survey', ...given({ name }), scale: Number(scale), ...(isProportional ? {} : { bands }) }
  },
}
