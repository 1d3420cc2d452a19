import type { Clause } from '../../rubric/rubric'
import type { Codec } from './codec'
import { idLine, splitId, splitLast, withIds } from './ids'
import { given, namedLines, withExtra, type Line, type Lines } from './lines'
import { figure, fold, linePattern, quotedPattern, readWords, words, wordsWithin } from './words'

const clauseFields = ['id', 'when', 'per', 'points', 'max', 'escalate']
const unitMarks = /扣|得|^[每\d.e+-]|[,:；;"(]/iu

/** `每次扣2分，最多扣6分，重复按2倍`; also a line of the rule shown back. */
export function priceWords({ per, points, max, escalate }: Clause): string {
  const once = per === null ? `扣${figure(points)}分，只扣一次` : `每${wordsWithin(per, unitMarks)}扣${figure(points)}分`
  return `${once}${limits({ max, escalate })}`
}

const limits = ({ max, escalate }: Pick<Clause, 'max' | 'escalate'>): string => `${max === null ? '' : `，最多扣${figure(max)}分`}${escalate === undefined ? '' : `，重复发生按${figure(escalate)}倍`}`

const plainUnit = /^[\p{Script=Han}A-Za-z\d]{1,6}(?:（[\p{Script=Han}]{1,4}）)?$/u
/** A condition that ends with what is counted itself: `会议不少于4次，少`, `逾期`. */
const counts = /^(?:(.*，)?(全年|年内|当年|年度内)?((?:缺少?|少|漏|差|超过?|多|逾期|超期|延期|迟到|发现|发生|出现|有)(?:[\p{Script=Han}]|召开|开展|组织|报送|办结|受理|完成)?)|(.*?)([少缺漏超]))$/u

/** A clause as an office writes it: `未建台账：扣2分，只扣一次`, `会议不少于4次，每少1次扣1分`. */
export function clauseWords(clause: Clause, when: string): string {
  const { per, points } = clause
  if (per === null || !plainUnit.test(per) || unitMarks.test(per)) return `${when}：${priceWords(clause)}`
  const price = `扣${figure(points)}分${limits(clause)}`
  const match = counts.exec(when)
  if (!match) return `${when}：每${per}${price}`
  const [, before = '', span = '', verb, whole = '', last = ''] = match
  return `${before}${span}${whole}每${verb ?? last}1${per}${price}`
}

const pricePattern = linePattern(`(?:每(${quotedPattern}|[^扣得,:"]+?))?扣#分(,只扣一次)?(?:,最多扣#分)?(?:,重复发生按#倍扣?)?`)

interface Price { readonly per: string | null; readonly points: number; readonly max: number | null; readonly escalate?: number }

function readPrice(lines: Lines, line: Line, text: string): Price {
  const match = pricePattern.exec(fold(text))
  const [, per, points, once, max, escalate] = match ?? []
  if (points === undefined || (per !== undefined && once !== undefined)) throw lines.unreadable(line)
  return { per: per === undefined ? null : (readWords(per) ?? per), points: Number(points), max: max === undefined ? null : Number(max), ...(escalate === undefined ? {} : { escalate: Number(escalate) }) }
}

export const deduct: Codec<'deduct'> = {
  sample: 'a 没有预案：扣4分，只扣一次\nb 值守脱岗：每次扣2分\nc 记录不完整：每处扣0.5分，最多扣3分',
  known: ['kind', 'clauses'],
  write: ({ clauses }) => clauses.map((clause) => withExtra(idLine(clause.id, `${words(clause.when)}：${priceWords(clause)}`), clause, clauseFields)),
  read: (lines) => {
    const clauses = lines.rest().map((line) => {
      const { id, rest } = splitId(line)
      const parts = splitLast(lines, line, rest)
      if (!parts) throw lines.unreadable(line)
      return { ...line.extra, id, when: parts.words, ...readPrice(lines, line, parts.rest) }
    })
    return { kind: 'deduct', clauses: withIds(clauses) }
  },
}

const paceWords = (unit: string | undefined, perUnit: number, target: number): string => {
  const each = unit === undefined ? '' : wordsWithin(unit, unitMarks)
  return `每${each}得${figure(perUnit)}分，应完成${figure(target)}${each}`
}
const pacePattern = linePattern(`每(${quotedPattern}|[^扣得,:"]+?)?得#分,应完成#(?:${quotedPattern}|[^\\d.][^:"]*)?`)

export const earn: Codec<'earn'> = {
  sample: '内容：召开会商会并形成清单\n每次得2分，应完成4次',
  known: ['kind', 'what', 'unit', 'perUnit', 'target'],
  write: ({ what, unit, perUnit, target }) => [...namedLines([['内容', what]]), paceWords(unit, perUnit, target)],
  read: (lines) => {
    const what = lines.named('内容')
    const [, unit, perUnit, target] = lines.need(pacePattern, '每次得2分，应完成4次')
    return { kind: 'earn', ...given({ what, unit: unit === undefined ? undefined : (readWords(unit) ?? unit) }), perUnit: Number(perUnit), target: Number(target) }
  },
}

const factorPattern = linePattern('系数:(.*)')

export const checklist: Codec<'checklist'> = {
  sample: 'a 印发年度工作要点：3分\nb 任务分解到部门：4分\n系数：1、0.5、0',
  known: ['kind', 'factors', 'parts'],
  write: ({ factors, parts }) => [
    ...parts.map((part) => withExtra(idLine(part.id, `${words(part.text)}：${figure(part.points)}分`), part, ['id', 'text', 'points'])),
    `系数：${factors.map(figure).join('、')}`,
  ],
  read: (lines) => {
    const [, list = ''] = lines.need(factorPattern, '系数：1、0.5、0')
    const factors = list.split(/[、,]/u).filter((text) => text !== '').map(Number)
    if (factors.some((factor) => !Number.isFinite(factor))) lines.refuse('系数应是 0 到 1 之间的数，用顿号分开，例如“系数：1、0.5、0”')
    const parts = lines.rest().map((line) => {
      const { id, rest } = splitId(line)
      const split = splitLast(lines, line, rest)
      const match = split && linePattern('#分').exec(fold(split.rest))
      if (!match) throw lines.unreadable(line)
      return { ...line.extra, id, text: split.words, points: Number(match[1]) }
    })
    return { kind: 'checklist', factors, parts: withIds(parts) }
  },
}
