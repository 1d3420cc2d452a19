import type { Band } from '../../rubric/rubric'
import { withExtra, type Lines } from './lines'
import { figure, linePattern } from './words'

/** How a band speaks of less and more: `下降20%及以上`, `高于平均值5%以内`. */
export interface Directions { readonly down: string; readonly up: string; readonly same: string; readonly unit: string }
export const percentChange: Directions = { down: '下降', up: '上升', same: '持平', unit: '%' }
export const pointsChange: Directions = { down: '下降', up: '上升', same: '持平', unit: '个百分点' }
export const againstMean: Directions = { down: '低于平均值', up: '高于平均值', same: '等于平均值', unit: '%' }

type Op = Exclude<Band['op'], 'else'>
/** A bound on its own side of zero: `及以上` reaches it, `超过` does not; the other two hold everything on the other side as well. */
const ends: Readonly<Record<'down' | 'up', Readonly<Record<Op, readonly [before: string, after: string]>>>> = {
  down: { '<=': ['', '及以上'], '<': ['超过', ''], '>=': ['不超过', ''], '>': ['不足', ''] },
  up: { '>=': ['', '及以上'], '>': ['超过', ''], '<=': ['不超过', ''], '<': ['不足', ''] },
}
const ops: readonly Op[] = ['<=', '<', '>=', '>']

function atZero(op: Op, { down, up, same }: Directions): string {
  return { '<': down, '<=': `${same}或${down}`, '>': up, '>=': `${same}或${up}` }[op]
}

/** The changes that a band holds, as its line begins. */
export function bandWords({ op, value }: Band, directions: Directions): string {
  if (op === 'else') return '其余'
  if (value === undefined) return `界限没有填${op}`
  if (value === 0) return atZero(op, directions)
  const side = value < 0 ? 'down' : 'up'
  const [before, after] = ends[side][op]
  return `${directions[side]}${before}${figure(Math.abs(value))}${directions.unit}${after}`
}

/** `下降20%及以上：14分`. A value that `else` does not need is a further field. */
export function bandLines(bands: readonly Band[], directions: Directions): string[] {
  return bands.map((band) => withExtra(`${bandWords(band, directions)}：${figure(band.points)}分`, band, band.op === 'else' ? ['op', 'points'] : ['op', 'value', 'points']))
}

function readBand(head: string, directions: Directions): Pick<Band, 'op' | 'value'> | null {
  if (head === '其余') return { op: 'else' }
  for (const op of ops) {
    if (head === `界限没有填${op}`) return { op }
    if (head === atZero(op, directions)) return { op, value: 0 }
    for (const side of ['down', 'up'] as const) {
      const [before, after] = ends[side][op]
      const [, value] = linePattern(`${directions[side]}${before}#${directions.unit}${after}`).exec(head) ?? []
      if (value !== undefined && !value.startsWith('-')) return { op, value: side === 'down' ? 0 - Number(value) : Number(value) }
    }
  }
  return null
}

/** The lines of bands among `lines`, in their order. */
export function readBands(lines: Lines, directions: Directions): Band[] {
  return lines.takeAll(linePattern(`((?:其余|界限没有填|${directions.down}|${directions.up}|${directions.same}).*):#分`)).map(({ match: [, head = '', points], line }) => {
    const band = readBand(head, directions)
    if (!band) throw lines.unreadable(line)
    return { ...line.extra, ...band, points: Number(points) }
  })
}
