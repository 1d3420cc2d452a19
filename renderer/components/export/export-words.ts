import { kindNames, type ExportKind } from '../../../shared/export/kinds'
import type { Since } from '../../../shared/export/past'
import type { Answer, Exported } from '../../../shared/ipc/contract'
import { errorText } from '../../../shared/words/errors'
import { dayAndTime } from '../../words/dates'

export type Past = Answer<'export.past'>['exports'][number]

/** What a kind is, under its name. */
export const kindTexts: Readonly<Record<ExportKind, string>> = {
  campaign: '一个文件四张表：排名汇总、部门汇总、失分分析、整改台账',
  ledger: '单独一个文件，全部单位的问题和整改，可以筛选',
  unit: '每个单位一个文件五张表：评分表、扣分明细、合理缺项说明、加减分及一票否决、整改清单',
}

export const sinceWords: Readonly<Record<Since, string>> = { same: '没有变化', changed: '有变化', new: '那次没有导出' }

/** `昨天 18:05 组员甲，9 个文件（2026年度平安建设考核_导出_20261120）`. */
export function pastLabel({ at, by, files, folder }: Past, now: number): string {
  return `${dayAndTime(at, now)}${by === '' ? '' : ` ${by}`}，${files} 个文件（${folder}）`
}

/** What each failed part is called. */
function partName({ kind, unitId }: Exported['failures'][number], nameOf: (unitId: string) => string): string {
  if (kind === 'index') return '目录'
  return unitId === null ? kindNames[kind] : nameOf(unitId)
}

/** Failures with one sentence are said once, with the names of all that it befell. */
export function groupFailures(failures: Exported['failures'], nameOf: (unitId: string) => string): { names: string; text: string }[] {
  const bySentence = new Map<string, string[]>()
  for (const failure of failures) {
    const text = errorText(failure.error)
    bySentence.set(text, [...(bySentence.get(text) ?? []), partName(failure, nameOf)])
  }
  return [...bySentence].map(([text, names]) => ({ text, names: names.length > 3 ? `${names.slice(0, 3).join('、')}等 ${names.length} 个` : names.join('、') }))
}

/** The head of the result. */
export function resultTitle({ cancelled, files, failures, index }: Exported): string {
  const count = `${files.length} 个文件${index === null ? '' : '和目录'}`
  if (cancelled) return `已取消，写完的文件保留：${count}`
  return failures.length > 0 ? `导出完成，有 ${failures.length} 个没有写出：${count}` : `导出完成：${count}`
}
