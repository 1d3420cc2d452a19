import type { BackupReason } from '../../../shared/backup/reasons'
import type { CampaignCounts, FileSummary } from '../../../shared/backup/summary'
import type { BackupLook } from '../../../shared/ipc/contract'
import { dayAndTime } from '../../words/dates'

const words: Readonly<Record<BackupReason, string>> = {
  open: '打开时',
  close: '关闭时',
  timer: '每 30 分钟',
  manual: '手动',
  'before-import': '导入之前',
  'before-version': '细则改版之前',
  'before-migration': '升级之前',
  'before-restore': '恢复之前',
}

/** Why a backup was made; what an older version called it is shown as it is. */
export function reasonWords(reason: string): string {
  return reason in words ? words[reason as BackupReason] : reason
}

/** `今天 10:32（关闭时）`, or the file's name where that is no backup's. */
export function lookTitle({ name, at, reason }: Pick<BackupLook, 'name' | 'at' | 'reason'>, now: number): string {
  return at === null ? name : `${dayAndTime(at, now)}${reason === null ? '' : `（${reasonWords(reason)}）`}`
}

/** One line of the comparison; null: the campaign is not there. */
export interface CountRow {
  readonly what: string
  readonly inside: number | null
  readonly now: number | null
  /** `相同`, `+3`, `−12`; empty where there is nothing to compare with. */
  readonly change: string
}

export interface CampaignRows {
  readonly id: string
  readonly title: string
  readonly rows: readonly CountRow[]
}

const kinds: readonly (readonly [keyof CampaignCounts, string])[] = [
  ['units', '单位'],
  ['entries', '评分'],
  ['claims', '加减分'],
  ['vetoes', '一票否决'],
  ['findings', '问题'],
  ['evidence', '佐证材料'],
]

function changeWords(inside: number | null, now: number | null): string {
  if (now === null && inside === null) return ''
  const change = (inside ?? 0) - (now ?? 0)
  if (change === 0) return '相同'
  return change > 0 ? `+${change}` : `−${-change}`
}

function rowsOf(inside: CampaignCounts | undefined, now: CampaignCounts | undefined, compared: boolean): CountRow[] {
  return kinds
    .map(([kind, what]) => ({ kind, what, inside: inside?.[kind] ?? null, now: now?.[kind] ?? null }))
    .filter(({ kind, inside: there, now: here }) => kind === 'units' || kind === 'entries' || (there ?? 0) > 0 || (here ?? 0) > 0)
    .map(({ what, inside: there, now: here }) => ({ what, inside: there, now: here, change: compared ? changeWords(there, here) : '' }))
}

/** What is in a backup beside what is here now (null: cannot be opened), campaign by campaign; those of the backup first. */
export function compareSummaries(inside: FileSummary, now: FileSummary | null): CampaignRows[] {
  const here = new Map((now?.campaigns ?? []).map((campaign) => [campaign.id, campaign]))
  const there = new Set(inside.campaigns.map(({ id }) => id))
  const onlyHere = (now?.campaigns ?? []).filter(({ id }) => !there.has(id))
  const title = (name: string, note: string): string => `${name}${note && `（${note}）`}`
  return [
    ...inside.campaigns.map(({ id, name, counts }) => ({ id, title: title(name, now && !here.has(id) ? '现在没有' : ''), rows: rowsOf(counts, here.get(id)?.counts, now !== null) })),
    ...onlyHere.map(({ id, name, counts }) => ({ id, title: title(name, '备份里没有'), rows: rowsOf(undefined, counts, true) })),
  ]
}

/** `今天 10:32，组员甲`, or that nothing was changed. */
export function lastChangeWords({ lastChange }: FileSummary, now: number): string {
  if (lastChange === null) return '还没有改动'
  return `${dayAndTime(lastChange.at, now)}${lastChange.actor && `，${lastChange.actor}`}`
}
