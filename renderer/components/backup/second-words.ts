import type { SecondPlaceState } from '../../../shared/ipc/contract'
import { errorText } from '../../../shared/words/errors'
import { dayAndTime } from '../../words/dates'

export interface SecondWords {
  readonly tone: 'ok' | 'attn' | 'q2'
  readonly icon: 'check' | 'warn' | 'sync'
  readonly text: string
  /** What happened, is the data safe, what to do; empty where all is well. */
  readonly more: string
}

/** Short names of what is wrong with the second place, for a line that also says since when. */
const short: Readonly<Record<string, string>> = {
  'second-absent': '第二处没有插上',
  'second-full': '第二处满了',
  'second-read-only': '第二处不能写入',
  'second-moved': '第二处要重新选择',
  'second-skipped': '有备份没有复制到第二处',
}

/** What is wrong in a few words, or null. */
export function secondTrouble({ failure }: Pick<SecondPlaceState, 'failure'>): string | null {
  return failure && (short[failure.code] ?? '第二处没有复制全')
}

/** How the second place stands: all there, being copied, or what is missing and since when. */
export function secondWords(second: SecondPlaceState, now: number): SecondWords {
  const { failure, copying, since, completeAt } = second
  if (copying) return { tone: 'q2', icon: 'sync', text: '正在复制到第二处…', more: '' }
  const complete = completeAt === null ? '' : `；${dayAndTime(completeAt, now)} 为止的都在那里`
  const trouble = secondTrouble(second)
  if (failure && trouble !== null) return { tone: 'attn', icon: 'warn', text: `${trouble}${since === null ? '' : `，从 ${dayAndTime(since, now)} 起`}${complete}`, more: errorText(failure) }
  if (since !== null) return { tone: 'q2', icon: 'sync', text: `第二处还没有复制全${complete}，会自动接着复制`, more: '' }
  return { tone: 'ok', icon: 'check', text: completeAt === null ? '第二处已选好，下一次备份时复制' : `第二处：备份和佐证材料都在（${dayAndTime(completeAt, now)}）`, more: '' }
}
