import { isGood, type Drill, type Drilled } from '../../../shared/backup/drill'
import { dayAndTime } from '../../words/dates'
import { reasonWords } from './backup-words'

const faults: Readonly<Record<string, string>> = {
  'backup-damaged': '未通过检查，不能恢复',
  'backup-foreign': '不是千分的备份',
  'backup-newer': '由更新的版本写成，升级后才能恢复',
  'backup-gone': '演练时文件不见了',
  'backup-unreadable': '读不出来',
}

/** `上次演练 今天 10:32：8 份都能打开`, or how many cannot. */
export function drillWords({ at, results }: Drill, now: number): string {
  const bad = results.filter((each) => !isGood(each)).length
  const count = results.length
  const found = count === 0 ? '还没有备份可以打开' : bad === 0 ? `${count} 份都能打开，佐证齐全` : `${count} 份里 ${count - bad} 份完好，${bad} 份有问题`
  return `上次演练 ${dayAndTime(at, now)}：${found}`
}

/** `今天 10:32（关闭时），第二处：缺 3 个佐证文件`. */
export function drilledWords({ place, at, reason, fault, missingEvidence }: Drilled, now: number): string {
  const what = fault === null ? `能打开，但缺 ${missingEvidence} 个佐证文件` : (faults[fault] ?? '打不开')
  return `${dayAndTime(at, now)}（${reasonWords(reason)}），${place === 'here' ? '本机' : '第二处'}：${what}`
}
